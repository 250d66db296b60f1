"""Markup that templates would write too slowly: rows of tables and of the grid, charts. Whatever comes from data is escaped here."""

from collections.abc import Iterable
from html import escape

from django.urls import reverse
from django.utils.safestring import SafeString

from datakinerja.rules import BULAN_SINGKAT, AturanKunci
from pengukuran.queries.capaian import BarisCapaian, Ukur
from pengukuran.queries.indikator import RincianIndikator
from pengukuran.queries.petak import BarisPetak, KolomBulan, Petak, Sel
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
    sel = "".join(_sel(satu, kolom) for satu, kolom in zip(baris.sel, petak.kolom, strict=True))
    kepala = f'<a href="{alamat}{u.objek_id}/">{escape(u.uraian)}</a><small>{escape(_rinci(baris))}</small>'
    rasio = " data-r" if u.agregasi == "RASIO" else ""
    return f'<tr data-o="{u.objek_id}"{rasio}><th scope="row">{kepala}</th>{sel}<td class="c" data-c>{tanda_capaian(baris.kini)}</td></tr>'


def _rinci(baris: BarisPetak) -> str:
    u = baris.ukuran
    cara = "kumulatif" if u.cara_entri == "KUMULATIF" else AGREGASI[u.agregasi]
    target = f"target {baris.target.teks}" if baris.target.teks else "target belum ada"
    return " · ".join(filter(None, (u.simbol or u.satuan, cara, ARAH[u.polaritas], target)))


def _sel(sel: Sel | None, kolom: KolomBulan) -> str:
    if sel is None:
        return '<td class="x" aria-label="tidak jatuh tempo"></td>'
    kelas = [nama for nama, ya in (("k", kolom.kunci.terkunci), ("s", sel.sementara), ("v", sel.versi > 1)) if ya]
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
