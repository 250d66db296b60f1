"""Indonesian dates, in and out: ``31 Januari 2026``."""

import datetime
import re

BULAN = (
    "Januari",
    "Februari",
    "Maret",
    "April",
    "Mei",
    "Juni",
    "Juli",
    "Agustus",
    "September",
    "Oktober",
    "November",
    "Desember",
)
_SEBUTAN_LAIN = {
    "pebruari": 2,
    "feb": 2,
    "peb": 2,
    "mrt": 3,
    "agt": 8,
    "ags": 8,
    "sept": 9,
    "nopember": 11,
    "nop": 11,
}
_KATA = re.compile(r"^([0-9]{1,2}) ?([A-Za-z]+)\.? ?([0-9]{4})$")
_ANGKA = re.compile(r"^([0-9]{1,2})[-/.]([0-9]{1,2})[-/.]([0-9]{4})$")
_ISO = re.compile(r"^([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})(?:[T ]00:00(?::00)?)?$")


class TanggalSalah(ValueError):
    """The text is no date; the message is a sentence for the user."""


def nama_bulan(nomor: int) -> str:
    """Name of month 1 to 12."""
    if not 1 <= nomor <= 12:
        raise TanggalSalah(f"Bulan {nomor} tidak ada; bulan bernomor 1 sampai 12.")
    return BULAN[nomor - 1]


def nomor_bulan(nama: str) -> int | None:
    """Number of a month from its name or a usual abbreviation; None for other words."""
    kecil = nama.strip().rstrip(".").lower()
    if kecil in _SEBUTAN_LAIN:
        return _SEBUTAN_LAIN[kecil]
    for nomor, bulan in enumerate(BULAN, start=1):
        if kecil in (bulan.lower(), bulan[:3].lower()):
            return nomor
    return None


def tulis(tanggal: datetime.date | None) -> str:
    """Write a date: ``31 Januari 2026``. None is ``–``."""
    if tanggal is None:
        return "–"
    return f"{tanggal.day} {BULAN[tanggal.month - 1]} {tanggal.year}"


def tulis_waktu(waktu: datetime.datetime | None, zona: str = "") -> str:
    """Write a moment as given: ``3 Februari 2026 10.14``, with the zone's short name if told.

    The caller brings an aware time into the zone of the regency first. None is ``–``.
    """
    if waktu is None:
        return "–"
    return f"{tulis(waktu)} {waktu:%H.%M}" + (f" {zona}" if zona else "")


def baca(teks: str | datetime.date) -> datetime.date:
    """Read ``31 Januari 2026``, ``31-01-2026``, ``31/1/2026``, ``2026-01-31`` or a date cell.

    Day before month, the year with four digits. Raises `TanggalSalah`.
    """
    if isinstance(teks, datetime.datetime):
        return teks.date()
    if isinstance(teks, datetime.date):
        return teks
    if not isinstance(teks, str):
        raise TanggalSalah(f"Isian berjenis {type(teks).__name__} bukan tanggal; tulis misalnya 31 Januari 2026.")
    bersih = re.sub(r"\s+", " ", teks).strip()
    if not bersih:
        raise TanggalSalah("Tanggal belum diisi; tulis misalnya 31 Januari 2026.")
    tahun, bulan, hari = _bagian(bersih)
    try:
        return datetime.date(tahun, bulan, hari)
    except ValueError:
        raise TanggalSalah(f"Tanggal “{bersih}” tidak ada di kalender.") from None


def _bagian(teks: str) -> tuple[int, int, int]:
    if cocok := _KATA.match(teks):
        bulan = nomor_bulan(cocok[2])
        if bulan is None:
            raise TanggalSalah(f"Nama bulan “{cocok[2]}” tidak dikenal; tulis misalnya 31 Januari 2026.")
        return int(cocok[3]), bulan, int(cocok[1])
    if cocok := _ANGKA.match(teks):
        return int(cocok[3]), int(cocok[2]), int(cocok[1])
    if cocok := _ISO.match(teks):
        return int(cocok[1]), int(cocok[2]), int(cocok[3])
    raise TanggalSalah(f"“{teks}” bukan tanggal; tulis misalnya 31 Januari 2026 atau 31-01-2026.")
