"""Markup that templates would write too slowly or too often: rows of the grid, charts of an indicator."""

from collections.abc import Iterable

from django.urls import reverse
from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString, mark_safe

from datakinerja.rules import BULAN_SINGKAT, AturanKunci
from pengukuran.queries.capaian import Ukur
from pengukuran.queries.indikator import RincianIndikator
from pengukuran.queries.petak import BarisPetak, KolomBulan, Petak, Sel
from sakip.angka import persen
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
        return format_html('<span class="tanda t-kosong">–</span><small>{}</small>', ukur.sebab or "Belum ada nilai")
    return format_html(
        '<span class="tanda t-{}">{}</span><small>{}</small>',
        ukur.lampu.warna,
        persen(ukur.capaian, 1),
        ukur.kategori or "",
    )


def baris_petak(petak: Petak) -> SafeString:
    """The rows of the grid: row header with link, a cell per month, achievement."""
    isi = "".join(_baris(satu, petak) for satu in petak.baris)
    return mark_safe(isi)  # noqa: S308 -- every part is escaped where it is put together


def _baris(baris: BarisPetak, petak: Petak) -> str:
    u = baris.ukuran
    alamat = reverse("pengukuran:isi", args=[petak.tahun, petak.unit_id, u.objek_id])
    sel = "".join(_sel(satu, kolom) for satu, kolom in zip(baris.sel, petak.kolom, strict=True))
    kepala = f'<a href="{alamat}">{conditional_escape(u.uraian)}</a><small>{conditional_escape(_rinci(baris))}</small>'
    rasio = " data-r" if u.agregasi == "RASIO" else ""
    return f'<tr data-o="{u.objek_id}"{rasio}><th scope="row">{kepala}</th>{sel}<td class="c" data-c>{tanda_capaian(baris.capaian.kini)}</td></tr>'


def _rinci(baris: BarisPetak) -> str:
    u = baris.ukuran
    cara = "kumulatif" if u.cara_entri == "KUMULATIF" else AGREGASI[u.agregasi]
    target = f"target {baris.capaian.target.teks}" if baris.capaian.target.teks else "target belum ada"
    return " · ".join(filter(None, (u.simbol or u.satuan, cara, ARAH[u.polaritas], target)))


def _sel(sel: Sel | None, kolom: KolomBulan) -> str:
    if sel is None:
        return '<td class="x" aria-label="tidak jatuh tempo"></td>'
    kelas = [nama for nama, ya in (("k", kolom.kunci.terkunci), ("s", sel.sementara), ("v", sel.versi > 1)) if ya]
    atribut = f' class="{" ".join(kelas)}"' if kelas else ""
    beda = f' data-t="{conditional_escape(sel.teks)}"' if sel.teks != sel.tampil else ""
    return f'<td{atribut} data-p="{sel.periode_id}" data-b="{sel.bulan}" data-v="{sel.versi}"{beda}>{conditional_escape(sel.tampil)}</td>'


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
    return [f"{nama[0] if len(nama) == 1 else f'{nama[0]}–{nama[-1]}'} terkunci ({sebab})" for nama, sebab in hasil if sebab]
