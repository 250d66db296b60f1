"""Plausible values of an indicator through a year, from its target and how well the unit does. Pure but for its inputs."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from beranda.contoh.undian import antara, undi
from datakinerja.queries import Ukuran
from evaluasi.rules import predikat
from renstra.rules import Agregasi, Polaritas, Target
from sakip.angka import bulatkan, tulis

SERATUS = Decimal(100)


def nilai_setahun(ukuran: Ukuran, target: Target, mutu: Decimal, tahun: int) -> Iterator[dict[str, Any]]:
    """Values of all periods of a year in order, as fields of `Nilai`.  mutu: 1 where the year's target is just met."""
    banyak = ukuran.frekuensi.jumlah_periode
    if not target.berangka:
        yield from ({"teks": target.teks} for _ in range(banyak))
        return
    mutu += antara("-0.07", "0.07", "mutu", ukuran.kode, ukuran.unit_id, tahun)
    akhir = _akhir(ukuran, target, mutu)
    if ukuran.agregasi is Agregasi.RASIO:
        yield from _rasio(ukuran, akhir, banyak, tahun)
    elif ukuran.agregasi is Agregasi.JUMLAH:
        yield from _jumlah(ukuran, akhir, banyak, tahun)
    else:
        yield from _tunggal(ukuran, target, akhir, banyak, tahun)


def _akhir(ukuran: Ukuran, target: Target, mutu: Decimal) -> Decimal:
    """The value that the year comes to."""
    if target.nilai is None:
        return ((target.bawah or 0) + (target.atas or 0)) / Decimal(2)
    akhir = target.nilai * (2 - mutu if ukuran.polaritas is Polaritas.TURUN else mutu)
    return min(akhir, SERATUS) if ukuran.persentase else akhir


def _rasio(ukuran: Ukuran, akhir: Decimal, banyak: int, tahun: int) -> Iterator[dict[str, Any]]:
    """Numerator and denominator of each period; their sums give about the year's percentage."""
    for nomor in range(banyak):
        penyebut = Decimal(240 + undi(900, "penyebut", ukuran.objek_id, tahun, nomor))
        persen = min(akhir * antara("0.97", "1.03", "rasio", ukuran.objek_id, tahun, nomor), SERATUS)
        yield {"pembilang": bulatkan(penyebut * persen / SERATUS, 0), "penyebut": penyebut}


def _jumlah(ukuran: Ukuran, akhir: Decimal, banyak: int, tahun: int) -> Iterator[dict[str, Any]]:
    """Parts that grow towards the end of the year and add up to its value."""
    bobot = [antara("0.7", "1.3", "bobot", ukuran.objek_id, tahun, n) * (banyak + n) for n in range(banyak)]
    lalu, berjalan = Decimal(0), Decimal(0)
    for satu in bobot:
        berjalan += satu
        kini = bulatkan(akhir * berjalan / sum(bobot), ukuran.presisi)
        yield {"nilai": kini - lalu}
        lalu = kini


def _tunggal(ukuran: Ukuran, target: Target, akhir: Decimal, banyak: int, tahun: int) -> Iterator[dict[str, Any]]:
    """Last values, means, extremes: a way from last year's level to this year's, with some unrest."""
    turun = ukuran.polaritas is Polaritas.TURUN
    awal = akhir * Decimal("1.06" if turun else "0.94") if ukuran.agregasi is Agregasi.TERAKHIR else akhir
    for nomor in range(1, banyak + 1):
        goyang = antara("0.985", "1.015", "goyang", ukuran.objek_id, tahun, nomor) if nomor < banyak else Decimal(1)
        nilai = bulatkan((awal + (akhir - awal) * nomor / banyak) * goyang, ukuran.presisi)
        yield {"nilai": nilai, "teks": f"{predikat(nilai).value} ({tulis(nilai, 2)})" if "(" in target.teks else ""}
