"""Which periods an indicator is recorded in, and in which month a period is due."""

from collections.abc import Iterable, Mapping
from itertools import pairwise
from typing import Final

from renstra.rules import Frekuensi
from sakip.tanggal import BULAN

# Kind of period (as rows of `Periode` name it) of each frequency.
JENIS_PERIODE: Final[Mapping[Frekuensi, str]] = {
    Frekuensi.BULANAN: "bulan",
    Frekuensi.TRIWULANAN: "triwulan",
    Frekuensi.SEMESTERAN: "semester",
    Frekuensi.TAHUNAN: "tahun",
}
BULAN_SINGKAT: Final = ("Jan", "Feb", "Mar", "Apr", "Mei", "Jun", "Jul", "Agu", "Sep", "Okt", "Nov", "Des")


def lebar(frekuensi: Frekuensi | str) -> int:
    """Months in a period of the frequency: 1, 3, 6 or 12."""
    return 12 // Frekuensi(frekuensi).jumlah_periode


def bulan_tutup(frekuensi: Frekuensi | str, nomor: int) -> int:
    """The month (1-12) in which period `nomor` (from 1) of the frequency ends."""
    return nomor * lebar(frekuensi)


def nomor_pada(frekuensi: Frekuensi | str, bulan: int) -> int | None:
    """The period that ends in a month, None where none is due then."""
    utuh, sisa = divmod(bulan, lebar(frekuensi))
    return None if sisa else utuh


def nama_periode(jenis: str, nomor: int, tahun: int) -> str:
    """A period in words: "Juni", "Triwulan II", "Semester I", "Tahun 2026"."""
    if jenis == "bulan":
        return BULAN[nomor - 1]
    if jenis == "tahun":
        return f"Tahun {tahun}"
    return f"{jenis.capitalize()} {('I', 'II', 'III', 'IV')[nomor - 1]}"


def sebut_bulan(nomor: Iterable[int]) -> str:
    """Months in words, runs of three and more as a range: "Januari, Maret–Mei"; "–" for none."""
    urut = sorted(set(nomor))
    kelompok: list[list[int]] = [[satu] for satu in urut[:1]]
    for sebelum, satu in pairwise(urut):
        if satu == sebelum + 1:
            kelompok[-1].append(satu)
        else:
            kelompok.append([satu])
    bagian: list[str] = []
    for deret in kelompok:
        nama = [BULAN[satu - 1] for satu in deret]
        bagian += [f"{nama[0]}–{nama[-1]}"] if len(nama) > 2 else nama
    return ", ".join(bagian) or "–"
