"""The decree on key performance indicators (IKU) on paper and as a spreadsheet.  Source: PermenPAN 9/2007; PermenPANRB 53/2014."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.template.loader import render_to_string

from layanan import qr
from layanan.rules.kode import tulis
from organisasi.queries import kop_surat, penandatangan_unit
from renstra.models import VersiRencana
from renstra.queries.pohon import pohon
from renstra.rules import JenisIndikator
from renstra.rules.isi import IsiIndikator
from sakip import tanggal as kalender
from sakip.lembar import BukuKerja, Kolom, Lembar, tulis_ekspor
from sakip.pdf import cetak

# Which indicators a decree names: those of an OPD, or those of the regency in its own plan.
UTAMA = (JenisIndikator.IKU, JenisIndikator.IKD)
TITIK = "………………"


@dataclass(frozen=True, slots=True)
class BarisIku:
    """An indicator with the goal that it measures, in words."""

    tempat: str
    isi: IsiIndikator


def baris_iku(versi: VersiRencana) -> list[BarisIku]:
    """The key indicators of a version in reading order.  Three queries."""
    isi = pohon(versi)
    return [BarisIku(simpul.uraian, satu) for simpul in isi.simpul for satu in simpul.indikator if satu.jenis in UTAMA]


def cetak_iku(
    versi: VersiRencana,
    baris: Sequence[BarisIku],
    *,
    nomor: str,
    tanggal: dt.date,
    kode: str = "",
    penanda: int | None = None,
) -> bytes:
    """The decree as a PDF; without `kode` a draft of it. penanda: the position that signs for the head.

    Raises PdfGagal, ValidationError (penanda).
    """
    unit = versi.dokumen.unit
    kop = kop_surat(unit.pk, tanggal)
    judul = f"Indikator Kinerja Utama {kop.unit or unit}"
    html = render_to_string(
        "renstra/iku_pdf.html",
        {
            "judul": judul,
            "kop": kop.baris,
            "kaki": f"{judul} · {tulis(kode) if kode else 'DRAF'}",
            "nomor": nomor,
            "versi": versi,
            "rows": [(satu, rumus(satu.isi)) for satu in baris],
            "blok": [_blok(unit.pk, tanggal, kop.ibu_kota, penanda)],
            "kode": tulis(kode) if kode else "",
            "qr": qr.svg(kode) if kode else "",
            "alamat": qr.alamat(kode) if kode else "",
        },
    )
    return cetak(html, judul=judul, ukuran=kop.kertas, mendatar=True, draf=not kode, tanggal=tanggal)


def _blok(unit_id: int, tanggal: dt.date, tempat: str, penanda: int | None) -> dict[str, Any]:
    """The signature of the head of the unit, or of who signs for her; dots where the position is vacant."""
    pejabat = penandatangan_unit(unit_id, tanggal, penanda=penanda)
    isi = {"tempat_tanggal": f"{tempat or TITIK}, {kalender.tulis(tanggal)}"}
    if pejabat is None:
        return isi | {"jabatan": ["Kepala"], "nama": TITIK, "rinci": []}
    return isi | {
        "jabatan": list(pejabat.blok.atas),
        "nama": pejabat.blok.bawah[0],
        "rinci": list(pejabat.blok.bawah[1:]),
    }


def lembar_iku(baris: Sequence[BarisIku]) -> bytes:
    """The same indicators as a workbook."""
    kolom = (
        ("sasaran", "Tujuan atau sasaran", 40), ("kode", "Kode", 12), ("uraian", "Indikator kinerja utama", 50),
        ("satuan", "Satuan", 14), ("alasan", "Alasan", 40), ("formula", "Formula", 40), ("sumber", "Sumber data", 28),
        ("penanggung_jawab", "Penanggung jawab", 30),
    )  # fmt: skip
    lembar = Lembar(
        nama="IKU",
        kolom=tuple(Kolom(nama=nama, judul=judul, lebar=lebar) for nama, judul, lebar in kolom),
        kunci=("kode",),
    )
    rows = [
        {nama: getattr(satu.isi, nama) for nama, *_ in kolom[1:]} | {"sasaran": satu.tempat, "formula": rumus(satu.isi)}
        for satu in baris
    ]
    return tulis_ekspor(BukuKerja([lembar], judul="Indikator kinerja utama", kode="iku"), {"IKU": rows})


def rumus(satu: IsiIndikator) -> str:
    """The formula in words: as written, else numerator over denominator."""
    bagi = f"{satu.pembilang} ÷ {satu.penyebut}" if satu.pembilang and satu.penyebut else ""
    return " ".join(filter(None, (satu.formula, f"({bagi})" if satu.formula and bagi else bagi)))
