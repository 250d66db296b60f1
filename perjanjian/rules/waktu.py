"""Whether an agreement was signed in time: at most one month after the budget document (DPA) is ratified.

Source: PermenPANRB 53/2014.
"""

import calendar
import datetime as dt
from dataclasses import dataclass

from sakip import tanggal as kalender
from sakip.pilihan import Pilihan


class Ketepatan(Pilihan):
    """How an agreement stands against its deadline."""

    TEPAT = "TEPAT", "Tepat waktu"
    TERLAMBAT = "TERLAMBAT", "Terlambat"
    BERJALAN = "BERJALAN", "Belum jatuh tempo"
    LEWAT = "LEWAT", "Lewat tenggat"
    TANPA_BATAS = "TANPA_BATAS", "Tenggat belum diketahui"


TANDA_KETEPATAN = {
    Ketepatan.TEPAT: "baik",
    Ketepatan.TERLAMBAT: "buruk",
    Ketepatan.BERJALAN: "info",
    Ketepatan.LEWAT: "buruk",
    Ketepatan.TANPA_BATAS: "kosong",
}


@dataclass(frozen=True, slots=True)
class HasilWaktu:
    """The verdict, the last day in time, and one sentence."""

    ketepatan: Ketepatan
    batas: dt.date | None
    kalimat: str

    @property
    def tanda(self) -> str:
        """Look of the sign on a page."""
        return TANDA_KETEPATAN[self.ketepatan]


def sebulan_sesudah(tanggal: dt.date) -> dt.date:
    """The same day of the next month, or its last day where there is none (31 January → 28 or 29 February)."""
    tahun, bulan = (tanggal.year + 1, 1) if tanggal.month == 12 else (tanggal.year, tanggal.month + 1)
    return dt.date(tahun, bulan, min(tanggal.day, calendar.monthrange(tahun, bulan)[1]))


def batas_tanda_tangan(*, dpa_sah: dt.date | None, tenggat: dt.date | None) -> dt.date | None:
    """Last day in time: a month after the unit's DPA where its date is known, else the year's general deadline."""
    return sebulan_sesudah(dpa_sah) if dpa_sah else tenggat


def tepat_waktu(*, ditandatangani: dt.date | None, batas: dt.date | None, hari_ini: dt.date) -> HasilWaktu:
    """Compare the date of the paper (None while unsigned) with the deadline."""
    if batas is None:
        return HasilWaktu(Ketepatan.TANPA_BATAS, None, "Tenggat belum diketahui: tanggal pengesahan DPA belum dicatat.")
    sampai = kalender.tulis(batas)
    if ditandatangani is None:
        if hari_ini <= batas:
            return HasilWaktu(
                Ketepatan.BERJALAN, batas, f"Paling lambat {sampai}, {(batas - hari_ini).days} hari lagi."
            )
        return HasilWaktu(Ketepatan.LEWAT, batas, f"Lewat {(hari_ini - batas).days} hari dari tenggat {sampai}.")
    if ditandatangani <= batas:
        return HasilWaktu(Ketepatan.TEPAT, batas, f"Tepat waktu: {kalender.tulis(ditandatangani)} (tenggat {sampai}).")
    lambat = (ditandatangani - batas).days
    return HasilWaktu(Ketepatan.TERLAMBAT, batas, f"Terlambat {lambat} hari dari tenggat {sampai}.")


def tanggal_acuan(tahun: int, hari_ini: dt.date) -> dt.date:
    """The date on which a year is looked at: today within it, else its last day (past) or its first (to come)."""
    if hari_ini.year == tahun:
        return hari_ini
    return dt.date(tahun, 12, 31) if hari_ini.year > tahun else dt.date(tahun, 1, 1)


def periksa_tanggal_naskah(tanggal: dt.date, tahun: int) -> str:
    """What is wrong with the date of a paper for a year; "" where nothing is: December before it to the end of it."""
    if dt.date(tahun - 1, 12, 1) <= tanggal <= dt.date(tahun, 12, 31):
        return ""
    return (
        f"Tanggal naskah {kalender.tulis(tanggal)} di luar tahun perjanjian {tahun}; isi tanggal dalam tahun {tahun}."
    )
