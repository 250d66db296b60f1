"""What a journey starts from: a plan as found, what fills its gaps, and what is measured later; and filling the template with it."""

import datetime as dt
import io
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import openpyxl

from renstra.lembar import buku_rencana
from sakip.lembar import Kolom

BARIS_KEPALA = 3
type Baris = Mapping[str, Any]
type Isian = Mapping[str, str]
type Realisasi = Callable[[int], str]


@dataclass(frozen=True, slots=True)
class Rusak:
    """A cell spoiled on purpose: sheet, address, what is put there, and words of the reason the page gives."""

    lembar: str
    alamat: str
    isi: str
    sebab: str


@dataclass(frozen=True, slots=True)
class Masukan:
    """One plan and its year. `lembar`: rows by sheet as found; `lengkapi`: fields to fill per indicator code;
    `realisasi`: what is entered in a month per code; `kekosongan`: places the dry run must name as gaps."""

    judul: str
    tahun_awal: int
    tahun_akhir: int
    tanggal: dt.date
    lembar: Mapping[str, Sequence[Baris]]
    rusak: Sequence[Rusak]
    kekosongan: Sequence[str]
    halangan: int
    tujuan: tuple[str, str]
    indikator_tujuan: Isian
    lengkapi: Mapping[str, Isian]
    realisasi: Mapping[str, Realisasi]
    jawaban: Mapping[str, str]

    @property
    def kode_sasaran(self) -> list[str]:
        """Codes of the sasaran as found."""
        return [str(baris["kode"]) for baris in self.lembar["Sasaran"]]


def isi_templat(templat: bytes, masukan: Masukan, rusak: Sequence[Rusak] = ()) -> bytes:
    """The downloaded template with the rows of the plan typed below its headers, as a person would in Excel."""
    kerja = openpyxl.load_workbook(io.BytesIO(templat))
    buku = buku_rencana(range(masukan.tahun_awal, masukan.tahun_akhir + 1))
    for lembar in buku.lembar:
        halaman = kerja[lembar.nama]
        halaman.delete_rows(BARIS_KEPALA + 1, halaman.max_row)
        judul = {str(sel.value).removesuffix(" *"): sel.column for sel in halaman[BARIS_KEPALA] if sel.value}
        for nomor, baris in enumerate(masukan.lembar.get(lembar.nama, ()), BARIS_KEPALA + 1):
            for kolom in lembar.kolom:
                if (nilai := baris.get(kolom.nama)) is not None:
                    halaman.cell(nomor, judul[kolom.judul], _ketik(kolom, nilai))
    for satu in rusak:
        kerja[satu.lembar][satu.alamat] = satu.isi
    hasil = io.BytesIO()
    kerja.save(hasil)
    return hasil.getvalue()


def _ketik(kolom: Kolom, nilai: Any) -> Any:
    """A choice by its label, a plain target as a number, everything else as it stands."""
    if kolom.nama.startswith("target_") and str(nilai).isdecimal():
        return int(nilai)
    return kolom.label(nilai)


def tetap(nilai: str) -> Realisasi:
    """The same every month."""
    return lambda bulan: nilai


def menuju(akhir: int, awal: int = 0) -> Realisasi:
    """A whole number that grows evenly to `akhir` in December."""
    return lambda bulan: str(awal + (akhir - awal) * bulan // 12)


def bagian(akhir: int, dari: int) -> Realisasi:
    """A ratio whose numerator grows evenly to `akhir` out of `dari`."""
    return lambda bulan: f"{akhir * bulan // 12} / {dari}"


def jawaban(*, bb: str = "") -> dict[str, str]:
    """Answers to the twelve sub-components of the worksheet: B, and BB for those named."""
    sub = [f"{komponen}{dimensi}" for komponen in "1234" for dimensi in "abc"]
    return {kode: "BB" if kode in bb.split() else "B" for kode in sub}
