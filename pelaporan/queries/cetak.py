"""The report on paper.  Source: PermenPANRB 53/2014."""

import datetime as dt
from typing import Any

from django.template.loader import render_to_string

from layanan import qr
from layanan.rules.kode import tulis
from organisasi.queries import KopSurat, lambang_daerah, penandatangan_unit
from organisasi.rules.periode import tanggal_acuan
from pelaporan.models import Laporan
from pelaporan.queries.isi import isi_laporan
from pelaporan.queries.tulisan import bagian_laporan
from pelaporan.rules import IsiLaporan
from pelaporan.rules.bagian import kode_analisis
from sakip import tanggal as kalender
from sakip.bagan import Titik, batang
from sakip.pdf import cetak


def cetak_laporan(laporan: Laporan, *, hari_ini: dt.date, kode: str = "", penanda: int | None = None) -> bytes:
    """PDF of a report; until it is issued every page says DRAF. The same content gives the same bytes.

    penanda: the position that signs on behalf of the head. Raises PdfGagal, ValidationError (penanda).
    """
    isi = isi_laporan(laporan, hari_ini=hari_ini)
    resmi = bool(kode) or laporan.status in {"terbit", "diganti"}
    return cetak(
        render_to_string("pelaporan/cetak.html", konteks_cetak(laporan, isi, kode, hari_ini, penanda)),
        judul=f"{isi.judul} – {isi.kepala.unit}",
        ukuran=isi.kepala.kertas,
        draf=not resmi,
        tanggal=laporan.tanggal,
    )


def konteks_cetak(
    laporan: Laporan, isi: IsiLaporan, kode: str, hari_ini: dt.date, penanda: int | None = None
) -> dict[str, Any]:
    """What the template of the paper shows: figures, sections by chapter, letterhead, signature block, code."""
    k = isi.kepala
    tulisan = {baku.kode: satu.isi for baku, satu in bagian_laporan(laporan, isi)}
    return {
        "isi": isi,
        "judul": isi.judul,
        "laporan": laporan,
        "kop": KopSurat(k.daerah, k.unit, k.alamat, k.kontak, lambang=lambang_daerah()).baris,
        "kaki": f"{isi.judul} · {k.unit}{f' · {tulis(kode)}' if kode else ''}",
        "tulisan": tulisan,
        "analisis": [
            (kelompok, tulisan.get(kode_analisis(nomor, kelompok.kode), ""))
            for nomor, kelompok in enumerate(isi.sasaran, start=1)
        ],
        "lain": [satu for satu in isi.kelompok if satu.jenis != "SASARAN"],
        "blok": blok_tanda_tangan(laporan, k.ibu_kota, hari_ini, penanda),
        "bagan": bagan_sasaran(isi),
        "kode": tulis(kode) if kode else "",
        "qr": qr.svg(kode) if kode else "",
        "alamat": qr.alamat(kode) if kode else "",
    }


def blok_tanda_tangan(laporan: Laporan, tempat: str, hari_ini: dt.date, penanda: int | None) -> list[dict[str, Any]]:
    """The block of the head below the preface, as of the paper's date; empty while the position is vacant."""
    tanggal = laporan.tanggal or tanggal_acuan(laporan.tahun_id, hari_ini)
    siapa = penandatangan_unit(laporan.unit_id, tanggal, penanda=penanda)
    if siapa is None:
        return []
    return [
        {
            "tempat_tanggal": f"{tempat}, {kalender.tulis(laporan.tanggal) if laporan.tanggal else '………………'}",
            "jabatan": list(siapa.blok.atas),
            "nama": siapa.blok.bawah[0],
            "rinci": list(siapa.blok.bawah[1:]),
        }
    ]


def bagan_sasaran(isi: IsiLaporan) -> str:
    """Bars of the mean achievement per sasaran, per cent; empty text where there is none."""
    titik = [Titik(f"Sasaran {n}", satu.rerata) for n, satu in enumerate(isi.sasaran, start=1)]
    return batang(titik, judul="Rata-rata capaian per sasaran", satuan="%", desimal=2) if titik else ""
