"""Grades (predikat) and answers of an evaluation. Source: PermenPANRB 88/2021."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from sakip import angka
from sakip.pilihan import Pilihan

SERATUS = Decimal(100)


class NilaiSalah(ValueError):
    """A value is outside 0 to 100; the message is a sentence for the user."""


class Predikat(Pilihan):
    """Grade of an evaluation, best first."""

    AA = "AA", "Sangat Memuaskan"
    A = "A", "Memuaskan"
    BB = "BB", "Sangat Baik"
    B = "B", "Baik"
    CC = "CC", "Cukup"
    C = "C", "Kurang"
    D = "D", "Sangat Kurang"


class Jawaban(Pilihan):
    """Answer on a sub-component, best first; not the grade, though the letters agree."""

    AA = "AA", "Terpenuhi, dipertahankan lama atau menjadi percontohan nasional"
    A = "A", "Terpenuhi, dipertahankan atau disertai upaya yang patut dihargai"
    BB = "BB", "Seluruh kriteria terpenuhi"
    B = "B", "Lebih dari 75% kriteria terpenuhi"
    CC = "CC", "Lebih dari 50% sampai 75% kriteria terpenuhi"
    C = "C", "Lebih dari 25% sampai 50% kriteria terpenuhi"
    D = "D", "Sampai 25% kriteria terpenuhi"
    E = "E", "Tidak ada kriteria yang terpenuhi"

    @property
    def nilai(self) -> Decimal:
        """Value of the answer on the scale of 100."""
        return NILAI_JAWABAN[self.value]


NILAI_JAWABAN: dict[str, Decimal] = {
    kode: Decimal(nilai)
    for kode, nilai in (
        ("AA", 100),
        ("A", 90),
        ("BB", 80),
        ("B", 70),
        ("CC", 60),
        ("C", 50),
        ("D", 30),
        ("E", 0),
    )
}


@dataclass(frozen=True, slots=True)
class Pita:
    """One band of grades: above `di_atas` (exclusive; None for the lowest band)."""

    di_atas: Decimal | None
    predikat: Predikat


PITA_88_2021: tuple[Pita, ...] = (
    Pita(Decimal(90), Predikat.AA),
    Pita(Decimal(80), Predikat.A),
    Pita(Decimal(70), Predikat.BB),
    Pita(Decimal(60), Predikat.B),
    Pita(Decimal(50), Predikat.CC),
    Pita(Decimal(30), Predikat.C),
    Pita(None, Predikat.D),
)


def predikat(nilai: Decimal | int, pita: Sequence[Pita] = PITA_88_2021) -> Predikat:
    """Grade of a total from 0 to 100.

    Rounds once itself, half up to two places, then compares: the lower bound of a band is
    outside it, the upper inside, so 90.00 is A and 90.01 is AA. Raises `NilaiSalah` outside
    0 to 100, TypeError for a float. Source: PermenPANRB 88/2021.
    """
    bulat = angka.bulatkan(nilai)
    if not 0 <= angka.pasti(nilai) <= SERATUS:
        raise NilaiSalah(f"Nilai {angka.tulis(nilai)} di luar 0 sampai 100.")
    for baris in pita:
        if baris.di_atas is None or bulat > baris.di_atas:
            return baris.predikat
    raise NilaiSalah("Pita predikat tidak mencakup nilai terendah.")


def batas_bawah(sasaran: Predikat, pita: Sequence[Pita] = PITA_88_2021) -> Decimal | None:
    """The bound that a total must exceed for a grade; None for the lowest."""
    for baris in pita:
        if baris.predikat is sasaran:
            return baris.di_atas
    raise NilaiSalah(f"Predikat {sasaran} tidak ada pada pita ini.")


def rentang(sasaran: Predikat, pita: Sequence[Pita] = PITA_88_2021) -> str:
    """The band of a grade in words: ``>80–90``; the lowest one ``0–30``."""
    atas = SERATUS
    for baris in pita:
        if baris.predikat is sasaran:
            bawah = "0" if baris.di_atas is None else f">{angka.tulis(baris.di_atas)}"
            return f"{bawah}–{angka.tulis(atas)}"
        atas = atas if baris.di_atas is None else baris.di_atas
    raise NilaiSalah(f"Predikat {sasaran} tidak ada pada pita ini.")


def predikat_berikut(kini: Predikat, pita: Sequence[Pita] = PITA_88_2021) -> Predikat | None:
    """The next better grade; None at the top."""
    urutan = [baris.predikat for baris in pita]
    nomor = urutan.index(kini)
    return urutan[nomor - 1] if nomor else None
