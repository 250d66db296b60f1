"""Budget beside performance: absorption and efficiency. Source: PermenPANRB 53/2014."""

from dataclasses import dataclass
from decimal import Decimal, localcontext

from pengukuran.rules.rumus import KONTEKS, SERATUS
from sakip import angka


@dataclass(frozen=True, slots=True)
class Efisiensi:
    """Size of capaian − serapan in percentage points, and its sign in words."""

    nilai: Decimal
    tanda: str


def serapan(*, pagu: Decimal | None, realisasi: Decimal | None) -> Decimal | None:
    """Budget absorbed in per cent of `pagu` (both in rupiah); None without a budget or a figure."""
    if pagu is None or realisasi is None or pagu <= 0:
        return None
    with localcontext(KONTEKS):
        return angka.pasti(realisasi) * SERATUS / angka.pasti(pagu)


def efisiensi(*, capaian: Decimal | None, serapan: Decimal | None) -> Efisiensi | None:
    """Efficiency = capaian − serapan in percentage points; None where either is missing.

    Source: PermenPANRB 53/2014 (efficiency of the use of resources).
    """
    if capaian is None or serapan is None:
        return None
    with localcontext(KONTEKS):
        nilai = angka.pasti(capaian) - angka.pasti(serapan)
    tanda = "Efisien" if nilai > 0 else "Tidak efisien" if nilai < 0 else "Seimbang"
    return Efisiensi(nilai, tanda)
