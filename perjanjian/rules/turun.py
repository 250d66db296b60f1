"""How promises come down: an item takes over, breaks down or shares an item of the superior's agreement.

Source: PermenPANRB 89/2021 (cascading to the individual), 53/2014.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Context, Decimal, localcontext
from typing import Final

from sakip import angka
from sakip.pilihan import Pilihan

SERATUS: Final = Decimal(100)
KONTEKS: Final = Context(prec=34, rounding=ROUND_HALF_UP)


class CaraTurun(Pilihan):
    """Ways in which an item serves the superior's."""

    AMBIL = "AMBIL", "Diambil alih"
    JABAR = "JABAR", "Dijabarkan"
    BAGI = "BAGI", "Dibagi dengan bobot"


@dataclass(frozen=True, slots=True)
class Bagian:
    """A share of an item: whose it is, and its weight in per cent."""

    nama: str
    bobot: Decimal | None


@dataclass(frozen=True, slots=True)
class HasilBobot:
    """What the shares of an item add up to. `kalimat`: what is wrong, "" where they give 100."""

    jumlah: Decimal
    kalimat: str = ""

    @property
    def lebih(self) -> bool:
        """More than there is was given away: that stops a submission; too little is only not yet all."""
        return self.jumlah > SERATUS


def periksa_bobot(bagian: Iterable[Bagian]) -> HasilBobot:
    """Check the shares of one item against 100 per cent; no shares at all are no fault."""
    bagian = list(bagian)
    jumlah = sum((satu.bobot or Decimal(0) for satu in bagian), Decimal(0))
    if not bagian or jumlah == SERATUS:
        return HasilBobot(jumlah)
    tanpa = [satu.nama for satu in bagian if satu.bobot is None]
    if tanpa:
        return HasilBobot(jumlah, f"Bobot belum diisi untuk {', '.join(tanpa)}.")
    selisih = angka.tulis(abs(jumlah - SERATUS))
    kata = "lebih" if jumlah > SERATUS else "kurang"
    return HasilBobot(jumlah, f"Jumlah bobot {angka.tulis(jumlah)}, {kata} {selisih} dari 100.")


def target_bagian(target: Decimal, bobot: Decimal, *, dijumlah: bool, desimal: int) -> Decimal:
    """Target of a share: that part of a sum, rounded to `desimal` places; the whole target where values are not summed."""
    if not dijumlah:
        return target
    with localcontext(KONTEKS):
        return angka.bulatkan(target * bobot / SERATUS, desimal)


def usulan_induk(jalur: Mapping[int, int | None], mulai: int, milik_atasan: Mapping[int, int]) -> int | None:
    """The superior's item that a node of the plan serves: the first one met going up from it; None where none is met.

    jalur: node → parent.  milik_atasan: node → item of the superior's agreement.
    """
    kini: int | None = mulai
    terlewati: set[int] = set()
    while kini is not None and kini not in terlewati:
        if kini in milik_atasan:
            return milik_atasan[kini]
        terlewati.add(kini)
        kini = jalur.get(kini)
    return None
