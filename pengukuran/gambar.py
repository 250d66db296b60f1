"""Markup that templates would write too slowly: rows of tables and of the grid, charts. Whatever comes from data is escaped here."""

from collections.abc import Iterable
from html import escape

from django.urls import reverse
from django.utils.safestring import SafeString

from datakinerja.queries import Ukuran
from datakinerja.rules import BULAN_SINGKAT, AturanKunci, Kunci
from pengukuran.queries.bulan import BarisBulan, PetakBulan
from pengukuran.queries.capaian import BarisCapaian, Ukur
from pengukuran.queries.indikator import RincianIndikator
from pengukuran.queries.petak import BarisPetak, KolomBulan, Petak, Sel
from pengukuran.rules.hitung import Acuan
from sakip.angka import persen, tulis
from sakip.bagan import Titik, figur, garis, tabel_deret

AGREGASI = {
    "JUMLAH": "jumlah",
    "TERAKHIR": "nilai akhir",
    "RERATA": "rata-rata",
    "MAKS": "tertinggi",
    "MIN": "terendah",
    "RASIO": "rasio",
}
ARAH = {"NAIK": "", "TURUN": "makin rendah makin baik", "RENTANG": "dalam rentang"}


def bagan_indikator(rincian: RincianIndikator, *, ringkas: bool = False) -> SafeString:
    """Achieved values to date against the year's target, as a line; with its table unless `ringkas`."""
    judul = f"Realisasi {rincian.ukuran.uraian}"
    satuan = rincian.capaian.satuan
    deret = [
        Titik(_label(satu.periode.jenis, satu.periode.nomor), satu.ukur.realisasi if satu.nilai else None)
        for satu in rincian.periode
    ]
    target = rincian.capaian.setahun.target
    svg = garis(deret, judul=judul, target=target, satuan=satuan, ringkas=ringkas)
    return svg if ringkas else figur(svg, tabel_deret(deret, judul=judul, satuan=satuan, target=target))


def _label(jenis: str, nomor: int) -> str:
    return {"bulan": BULAN_SINGKAT[nomor - 1], "triwulan": f"TW {nomor}", "semester": f"Smt {nomor}"}.get(
        jenis, "Tahun"
    )


def tanda_capaian(ukur: Ukur) -> SafeString:
    """Achievement with its light: shape, figure, and category in words."""
    if ukur.capaian is None:
        return SafeString(
            f'<span class="tanda t-kosong">–</span><small>{escape(ukur.sebab) or "Belum ada nilai"}</small>'
        )
    angka = persen(ukur.capaian, 1)
    return SafeString(
        f'<span class="tanda t-{ukur.lampu.warna}">{angka}</span><small>{escape(ukur.kategori or "")}</small>'
    )


def baris_capaian(baris: Iterable[BarisCapaian], tahun: int, unit_id: int) -> SafeString:
    """Rows of a table of achievement, each with a link to its indicator."""
    alamat = reverse("pengukuran:indikator", args=[tahun, unit_id, 0]).removesuffix("0/")
    return SafeString("".join(_baris_capaian(satu, alamat) for satu in baris))


_SUMBER = {"PK": "PK", "RENSTRA": "Renstra"}


def _baris_capaian(satu: BarisCapaian, alamat: str) -> str:
    kini, setahun = tanda_capaian(satu.kini), tanda_capaian(satu.setahun)
    rinci = escape(f"{satu.kode} · {satu.satuan}" if satu.satuan else satu.kode)
    return (
        f'<tr><th scope="row"><a href="{alamat}{satu.objek_id}/">{escape(satu.uraian)}</a><small>{rinci}</small></th>'
        f'<td class="k">{target_ukur(satu.kini) if satu.kini.periode else "–"}</td>'
        f'<td class="k">{escape(satu.kini.teks)}<small>{satu.kini.periode}</small></td><td class="c">{kini}</td>'
        f'<td class="k">{escape(satu.target.teks or "–")}<small>{_SUMBER.get(satu.sumber, "belum ada")}</small></td>'
        f'<td class="c">{setahun}</td></tr>'
    )


def target_ukur(ukur: Ukur) -> str:
    """The target that an achievement is measured against, in Indonesian."""
    return tulis(ukur.target) if ukur.target_atas is None else f"{tulis(ukur.target)}–{tulis(ukur.target_atas)}"


def baris_petak(petak: Petak) -> SafeString:
    """The rows of the grid: row header with link, a cell per month, achievement."""
    alamat = reverse("pengukuran:isi", args=[petak.tahun, petak.unit_id, 0]).removesuffix("0/")
    isi = "".join(_baris(satu, petak, alamat) for satu in petak.baris)
    return SafeString(isi)


def _baris(baris: BarisPetak, petak: Petak, alamat: str) -> str:
    u = baris.ukuran
    sel = "".join(_sel(satu, kolom.untuk(u.objek_id)) for satu, kolom in zip(baris.sel, petak.kolom, strict=True))
    kepala = f'<a href="{alamat}{u.objek_id}/">{escape(u.uraian)}</a><small>{escape(_rinci(baris))}</small>'
    rasio = " data-r" if u.agregasi == "RASIO" else ""
    return f'<tr data-o="{u.objek_id}"{rasio}><th scope="row">{kepala}</th>{sel}<td class="c" data-c>{tanda_capaian(baris.kini)}</td></tr>'


def _rinci(baris: BarisPetak) -> str:
    u = baris.ukuran
    target = f"target {baris.target.teks}" if baris.target.teks else "target belum ada"
    return " · ".join(filter(None, (u.simbol or u.satuan, _cara(u), ARAH[u.polaritas], target)))


def _cara(u: Ukuran) -> str:
    return "kumulatif" if u.cara_entri == "KUMULATIF" else AGREGASI[u.agregasi]


def baris_bulan(petak: PetakBulan) -> SafeString:
    """The rows of one month: name, unit of measure, target to date, the value before, the cell to fill, achievement."""
    alamat = reverse("pengukuran:isi", args=[petak.tahun, petak.unit_id, 0]).removesuffix("0/")
    return SafeString("".join(_baris_bulan(satu, petak.tahun, alamat) for satu in petak.baris))


def _baris_bulan(baris: BarisBulan, tahun: int, alamat: str) -> str:
    u = baris.ukuran
    rinci = " · ".join(filter(None, (u.kode, _cara(u), ARAH[u.polaritas])))
    rasio = " data-r" if u.agregasi == "RASIO" else ""
    setahun = "" if baris.bertahap or baris.acuan == Acuan() else "<small>setahun</small>"
    lama = f"<small>{escape(baris.nama_lalu)}</small>" if baris.lalu and u.frekuensi != "BULANAN" else ""
    lalu = _aman(baris.lalu.tampil) if baris.lalu else ""
    return (
        f'<tr data-o="{u.objek_id}"{rasio}><th scope="row"><a href="{alamat}{u.objek_id}/">{escape(u.uraian)}</a>'
        f'<small>{escape(rinci)}</small></th><td class="i">{escape(u.simbol or u.satuan)}</td>'
        f'<td class="i t">{teks_acuan(baris.acuan)}{setahun}</td><td class="i l">{lalu or "–"}{lama}</td>'
        f'{_sel(baris.sel, baris.kunci)}<td class="c" data-c>{tanda_sampai(baris.ukur)}</td></tr>'
    )


def teks_acuan(acuan: Acuan) -> str:
    """A target to date as people write it, escaped."""
    if acuan.nilai is None:
        return escape(acuan.teks or "–")
    return tulis(acuan.nilai) if acuan.atas is None else f"{tulis(acuan.nilai)}–{tulis(acuan.atas)}"


def tanda_sampai(ukur: Ukur) -> SafeString:
    """Achievement with its light, and up to when it counts."""
    if ukur.capaian is None:
        return tanda_capaian(ukur)
    bagian = " · ".join(filter(None, (ukur.kategori, ukur.periode)))
    return SafeString(
        f'<span class="tanda t-{ukur.lampu.warna}">{persen(ukur.capaian, 1)}</span><small>{escape(bagian)}</small>'
    )


def _sel(sel: Sel | None, kunci: Kunci) -> str:
    if sel is None:
        return '<td class="x" aria-label="tidak jatuh tempo"></td>'
    kelas = [nama for nama, ya in (("k", kunci.terkunci), ("s", sel.sementara), ("v", sel.versi > 1)) if ya]
    atribut = f' class="{" ".join(kelas)}"' if kelas else ""
    beda = f' data-t="{_aman(sel.teks)}"' if sel.teks != sel.tampil else ""
    return f'<td{atribut} data-p="{sel.periode_id}" data-b="{sel.bulan}" data-v="{sel.versi}"{beda}>{_aman(sel.tampil)}</td>'


_TANPA_MARKUP = frozenset("0123456789.,-/ ")


def _aman(teks: str) -> str:
    """Escaped; a plain number, as nearly every cell holds, needs no look at each sign of markup."""
    return teks if _TANPA_MARKUP.issuperset(teks) else escape(teks)


_SEBAB_KUNCI = {
    AturanKunci.TAHUN: "tahun ditutup",
    AturanKunci.STATUS: "sudah diajukan",
    AturanKunci.BELUM_DIBUKA: "belum dibuka",
    AturanKunci.LEWAT: "batas waktu lewat",
}


def ringkas_kunci(kolom: Iterable[KolomBulan]) -> list[str]:
    """Which months are locked and why, shortly: "Jan–Sep terkunci (batas waktu lewat)"; the cell tells the rest."""
    hasil: list[tuple[list[str], str]] = []
    for satu in kolom:
        sebab = _SEBAB_KUNCI.get(satu.kunci.aturan, "") if satu.kunci.terkunci else ""
        if hasil and hasil[-1][1] == sebab:
            hasil[-1][0].append(satu.nama)
        else:
            hasil.append(([satu.nama], sebab))
    return [
        f"{nama[0] if len(nama) == 1 else f'{nama[0]}–{nama[-1]}'} terkunci ({sebab})" for nama, sebab in hasil if sebab
    ]
