"""The periods of a year and the deadlines and categories a year starts with."""

import calendar
import datetime as dt
from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True)
class Rentang:
    """A period: kind, number from 1, first and last day."""

    jenis: str
    nomor: int
    mulai: dt.date
    selesai: dt.date


_LEBAR = (("bulan", 1), ("triwulan", 3), ("semester", 6), ("tahun", 12))


def periode_setahun(tahun: int) -> list[Rentang]:
    """The 12 months, 4 quarters, 2 semesters and the year itself: 19 periods that each cover the year without gap."""
    return [
        Rentang(jenis, nomor, dt.date(tahun, akhir - lebar + 1, 1), akhir_bulan(tahun, akhir))
        for jenis, lebar in _LEBAR
        for nomor, akhir in enumerate(range(lebar, 13, lebar), start=1)
    ]


def akhir_bulan(tahun: int, bulan: int) -> dt.date:
    """Last day of a month."""
    return dt.date(tahun, bulan, calendar.monthrange(tahun, bulan)[1])


def geser_tahun(tanggal: dt.date, jumlah: int) -> dt.date:
    """The same day some years later; the last day of February stays the last day of February."""
    if tanggal.month == 2 and tanggal == akhir_bulan(tanggal.year, 2):
        return akhir_bulan(tanggal.year + jumlah, 2)
    return tanggal.replace(year=tanggal.year + jumlah)


def tanggal_acuan(tahun: int, hari_ini: dt.date) -> dt.date:
    """The day on which a year is looked at: today within the running year, else the year's nearest day."""
    return min(max(hari_ini, dt.date(tahun, 1, 1)), dt.date(tahun, 12, 31))


@dataclass(frozen=True)
class TenggatBawaan:
    """A deadline a new year starts with: a date, or a day of the following month for monthly ones."""

    kegiatan: str
    tanggal: dt.date | None = None
    hari: int | None = None


def tenggat_bawaan(tahun: int) -> list[TenggatBawaan]:
    """Usual deadlines of a year of performance; a regency changes them as data.  Source: domain, sections 2, 6 and 10."""
    return [
        TenggatBawaan("perjanjian", dt.date(tahun, 1, 31)),
        TenggatBawaan("rencana_aksi", dt.date(tahun, 1, 31)),
        TenggatBawaan("lkjip_opd", akhir_bulan(tahun + 1, 2)),
        TenggatBawaan("lkjip_daerah", dt.date(tahun + 1, 3, 31)),
        TenggatBawaan("evaluasi_internal", dt.date(tahun + 1, 7, 31)),
        TenggatBawaan("data_bulanan", hari=10),
    ]


# Name, lower bound (inclusive, per cent), look.  Source: Permendagri 86/2017.
KATEGORI_BAWAAN: tuple[tuple[str, Decimal, str], ...] = (
    ("Sangat Tinggi", Decimal(91), "baik"),
    ("Tinggi", Decimal(76), "baik"),
    ("Sedang", Decimal(66), "awas"),
    ("Rendah", Decimal(51), "buruk"),
    ("Sangat Rendah", Decimal(0), "buruk"),
)
