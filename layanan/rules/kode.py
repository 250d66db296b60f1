"""The verification code of an issued document: easy to read aloud and to type, with a check character.

Eleven random characters and one check character from 31 that look like nothing else (no 0, 1, I, L, O). 31 is prime and
the weights differ, so every single wrong character and every swap of two is noticed.
"""

from collections.abc import Sequence

ABJAD = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"
PANJANG_ACAK = 11
PANJANG = PANJANG_ACAK + 1


def _pemeriksa(isi: str) -> str:
    jumlah = sum((urutan + 2) * ABJAD.index(huruf) for urutan, huruf in enumerate(isi))
    return ABJAD[-jumlah % len(ABJAD)]


def susun(acak: Sequence[int]) -> str:
    """A code from eleven random numbers (each taken modulo 31)."""
    isi = "".join(ABJAD[angka % len(ABJAD)] for angka in acak)
    if len(isi) != PANJANG_ACAK:
        raise ValueError(f"Perlu {PANJANG_ACAK} bilangan acak, bukan {len(isi)}.")
    return isi + _pemeriksa(isi)


def baca(teks: str) -> str | None:
    """The code that somebody typed, with or without dashes and spaces, in any case; None where it cannot be one."""
    kode = "".join(huruf for huruf in teks.upper() if huruf.isalnum())
    if len(kode) != PANJANG or not set(kode) <= set(ABJAD) or _pemeriksa(kode[:-1]) != kode[-1]:
        return None
    return kode


def tulis(kode: str) -> str:
    """The code in groups of four: ``K7QM-3XPD-9RTA``."""
    return "-".join(kode[awal : awal + 4] for awal in range(0, len(kode), 4))
