"""A yearly figure read in one of three ways after units have changed: as then, as organised now, restated.

What may be added up across units is added: amounts as they are, ratios by numerator and denominator.  Anything else
(a last value, a mean, an extreme, a text) is never divided or added; it only passes on where one unit follows one.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal, localcontext

from organisasi.rules.silsilah import Bacaan, Peta, nyatakan_ulang, utuh
from renstra.rules import Agregasi

_DIGIT = 60
# What a reading does to the figures, as the page says it.
KALIMAT = {
    Bacaan.TANGGAL: "Tiap angka tampil pada unit yang mencatatnya, dengan nama unit pada akhir tahun itu.",
    Bacaan.KINI: (
        "Angka unit lama tidak dibagi: seluruhnya dibaca pada unit yang kini meneruskan bagian terbesar urusannya."
    ),
    Bacaan.ULANG: "Angka unit lama dibagi kepada penerusnya menurut bagian urusan pada silsilah, lalu dijumlahkan.",
}
CARA = {
    Agregasi.JUMLAH: "Jumlah semua unit sama pada ketiga bacaan.",
    Agregasi.RASIO: "Pembilang dan penyebut dihitung sendiri-sendiri, baru kemudian dibagi.",
}
TAK_TERJUMLAH = (
    "Nilai indikator ini tidak dapat dijumlahkan antarunit. Nilai unit lama hanya diteruskan bila satu unit meneruskan "
    "satu unit; selain itu dikosongkan."
)


@dataclass(frozen=True, slots=True)
class Besaran:
    """A figure of one unit in one year; for a ratio also its numerator and denominator. None: not filled in."""

    nilai: Decimal | None
    pembilang: Decimal | None = None
    penyebut: Decimal | None = None


def peta_bacaan(bacaan: Bacaan, peta: Peta) -> Peta:
    """Whither the figures of each unit go in a reading: old id -> {id shown: share}; shares sum to 1."""
    if bacaan is Bacaan.TANGGAL:
        return {lama: {lama: Decimal(1)} for lama in peta}
    return utuh(peta) if bacaan is Bacaan.KINI else peta


def baca_ulang(
    besaran: Mapping[int, Besaran], peta: Peta, *, cara: Agregasi, pengali: Decimal = Decimal(100)
) -> dict[int, Decimal | None]:
    """Figures by unit as the mapping of a reading (`peta_bacaan`) has them; None where one of the parts is empty."""
    if cara is Agregasi.RASIO:
        atas = nyatakan_ulang({unit: satu.pembilang for unit, satu in besaran.items()}, peta)
        bawah = nyatakan_ulang({unit: satu.penyebut for unit, satu in besaran.items()}, peta)
        return {unit: rasio(atas[unit], bawah[unit], pengali) for unit in atas}
    if cara is Agregasi.JUMLAH:
        return nyatakan_ulang({unit: satu.nilai for unit, satu in besaran.items()}, peta)
    return _diteruskan({unit: satu.nilai for unit, satu in besaran.items()}, peta)


def jumlah(besaran: Mapping[int, Besaran], *, cara: Agregasi, pengali: Decimal = Decimal(100)) -> Decimal | None:
    """The figure of all units together, the same in each reading; None where it may not be added up or one is empty."""
    if not besaran or cara not in CARA:
        return None
    return baca_ulang(besaran, {unit: {0: Decimal(1)} for unit in besaran}, cara=cara, pengali=pengali)[0]


def rasio(atas: Decimal | None, bawah: Decimal | None, pengali: Decimal) -> Decimal | None:
    """Numerator by denominator; None where one is missing or the denominator is zero."""
    if atas is None or not bawah:
        return None
    with localcontext(prec=_DIGIT):
        return atas / bawah * pengali


def kalimat(bacaan: Bacaan, cara: Agregasi) -> str:
    """How the figures of a reading were made."""
    if bacaan is Bacaan.TANGGAL:
        return KALIMAT[bacaan]
    return f"{KALIMAT[bacaan]} {CARA[cara]}" if cara in CARA else TAK_TERJUMLAH


def _diteruskan(nilai: Mapping[int, Decimal | None], peta: Peta) -> dict[int, Decimal | None]:
    pemberi: dict[int, list[int]] = {}
    for lama in nilai:
        for baru in peta.get(lama, {lama: Decimal(1)}):
            pemberi.setdefault(baru, []).append(lama)
    return {
        baru: nilai[lama[0]] if len(lama) == 1 and peta.get(lama[0], {baru: Decimal(1)}).get(baru) == 1 else None
        for baru, lama in pemberi.items()
    }
