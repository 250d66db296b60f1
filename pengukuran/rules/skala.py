"""Text values on a scale of ranks: opinions, grades."""

from collections.abc import Mapping
from decimal import Decimal

from pengukuran.rules.rumus import capaian
from renstra.rules import Polaritas

# Ranks, best last. Source: opinions of BPK; grades of PermenPANRB 88/2021.
SKALA_OPINI: Mapping[str, Decimal] = {
    "TMP": Decimal(1),
    "TW": Decimal(2),
    "WDP": Decimal(3),
    "WTP": Decimal(4),
}
SKALA_PREDIKAT: Mapping[str, Decimal] = {
    nama: Decimal(urutan) for urutan, nama in enumerate(("D", "C", "CC", "B", "BB", "A", "AA"), start=1)
}


class SkalaSalah(ValueError):
    """The text is not on the scale; the message is a sentence for the user."""


def capaian_teks(
    *, target: str, realisasi: str | None, skala: Mapping[str, Decimal], batas: Decimal | None = None
) -> Decimal | None:
    """Achievement of a text value ("WTP", "BB") through the ranks of `skala`; None while empty.

    A higher rank is better. Raises `SkalaSalah` for a text that the scale does not know.
    """
    if not target or not realisasi:
        return None
    return capaian(
        target=peringkat(target, skala),
        realisasi=peringkat(realisasi, skala),
        polaritas=Polaritas.NAIK,
        batas=batas,
    )


def peringkat(teks: str, skala: Mapping[str, Decimal]) -> Decimal:
    """Rank of a text on a scale; a bracketed remark ("BB (72,50)") is ignored."""
    kunci = teks.partition("(")[0].strip().upper()
    if kunci not in skala:
        raise SkalaSalah(f"“{teks}” tidak ada pada skala; pilihan: {', '.join(skala)}.")
    return skala[kunci]
