"""Roll-up of achievements: a simple mean, told together with what it is a mean of. Source: PermenPANRB 53/2014."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal, localcontext

from pengukuran.rules.rumus import KONTEKS


@dataclass(frozen=True, slots=True)
class Gulungan:
    """Mean of the achievements that can be computed; None where there is none."""

    nilai: Decimal | None
    terhitung: int
    jumlah: int

    @property
    def kalimat(self) -> str:
        """The rule in words, with what was left out."""
        if not self.jumlah:
            return "belum ada indikator"
        sisa = self.jumlah - self.terhitung
        awal = f"rata-rata sederhana dari {self.terhitung} indikator" if self.terhitung else "belum dapat dihitung"
        return awal + (f", {sisa} tidak dapat dihitung" if sisa else "")


def rerata_capaian(capaian: Iterable[Decimal | None]) -> Gulungan:
    """Simple mean of achievements as shown (capped); those that cannot be computed are left out and counted."""
    semua = list(capaian)
    terhitung = [satu for satu in semua if satu is not None]
    with localcontext(KONTEKS):
        nilai = sum(terhitung, Decimal(0)) / len(terhitung) if terhitung else None
    return Gulungan(nilai, len(terhitung), len(semua))
