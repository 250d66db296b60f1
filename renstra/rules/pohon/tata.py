"""Layout of a tree on a grid, after Reingold and Tilford: parents over the middle of their children, subtrees as close as they fit.

Children that are all leaves stand below each other in one column, as trees of this kind are drawn on paper; so a tree of
hundreds of conditions stays of a width that can be read. Positions are whole half-columns and rows: exact, the same everywhere.
"""

from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

# Leaves stand in a column from so many on.
TUMPUK_MULAI: Final = 2
LEBAR: Final = 2  # half-columns that a box and the gap after it take


@dataclass(frozen=True, slots=True)
class Kotak:
    """Place of a node: `x` in half-columns from the left, `y` in rows from the top. `tumpuk`: it stands in a column of leaves."""

    x: int
    y: int
    tumpuk: bool = False


@dataclass(slots=True)
class _Bagian[K]:
    """A subtree laid out around its root at x = 0: places relative to it, and the contour, row by row from the root's."""

    letak: dict[K, tuple[int, int, bool]]
    kontur: list[tuple[int, int]]


def tata[K: Hashable](akar: Sequence[K], anak: Callable[[K], Sequence[K]]) -> dict[K, Kotak]:
    """Where each node stands. anak: the visible children of a node. Nodes of one row never overlap; order is kept."""
    bagian = [_susun(satu, anak) for satu in akar]
    geser, _ = _rapatkan(bagian)
    mentah = {
        kunci: (x + dx, y, tumpuk)
        for satu, dx in zip(bagian, geser, strict=True)
        for kunci, (x, y, tumpuk) in satu.letak.items()
    }
    kiri = min((x for x, _, _ in mentah.values()), default=0)
    return {kunci: Kotak(x - kiri, y, tumpuk) for kunci, (x, y, tumpuk) in mentah.items()}


def _susun[K: Hashable](satu: K, anak: Callable[[K], Sequence[K]]) -> _Bagian[K]:
    bawah = list(anak(satu))
    if not bawah:
        return _Bagian({satu: (0, 0, False)}, [(0, 0)])
    if len(bawah) >= TUMPUK_MULAI and not any(anak(x) for x in bawah):
        letak: dict[K, tuple[int, int, bool]] = {satu: (0, 0, False)}
        letak |= {x: (0, nomor, True) for nomor, x in enumerate(bawah, 1)}
        return _Bagian(letak, [(0, 0)] * (len(bawah) + 1))
    bagian = [_susun(x, anak) for x in bawah]
    geser, kontur = _rapatkan(bagian)
    tengah = (geser[0] + geser[-1]) // 2
    letak = {satu: (0, 0, False)}
    for x, dx in zip(bagian, geser, strict=True):
        letak |= {kunci: (px + dx - tengah, py + 1, tumpuk) for kunci, (px, py, tumpuk) in x.letak.items()}
    return _Bagian(letak, [(0, 0), *((kiri - tengah, kanan - tengah) for kiri, kanan in kontur)])


def _rapatkan[K](bagian: Sequence[_Bagian[K]]) -> tuple[list[int], list[tuple[int, int]]]:
    """Shifts that bring subtrees side by side as close as they fit, and the contour of them all."""
    geser: list[int] = []
    luar: list[tuple[int, int]] = []
    for satu in bagian:
        dx = max((luar[y][1] + LEBAR - kiri for y, (kiri, _) in enumerate(satu.kontur) if y < len(luar)), default=0)
        geser.append(dx)
        for y, (kiri, kanan) in enumerate(satu.kontur):
            if y < len(luar):
                luar[y] = (luar[y][0], kanan + dx)
            else:
                luar.append((kiri + dx, kanan + dx))
    return geser, luar


def ukuran(letak: Mapping[Hashable, Kotak]) -> tuple[int, int]:
    """Width in half-columns and height in rows that a layout takes; (0, 0) for an empty one."""
    if not letak:
        return 0, 0
    return max(kotak.x for kotak in letak.values()) + LEBAR, max(kotak.y for kotak in letak.values()) + 1


def bungkus(teks: str, *, huruf: int, baris: int) -> list[str]:
    """A text in lines of at most so many letters; the last one ends in “…” where more was said. Words longer than a line are cut."""
    hasil: list[str] = []
    kini = ""
    for kata in teks.split():
        potong = [kata[n : n + huruf] for n in range(0, len(kata), huruf)]
        for satu in potong:
            calon = f"{kini} {satu}".strip()
            if len(calon) <= huruf:
                kini = calon
            else:
                hasil.append(kini)
                kini = satu
    if kini:
        hasil.append(kini)
    if len(hasil) > baris:
        hasil = hasil[:baris]
        hasil[-1] = hasil[-1][: huruf - 1].rstrip() + "…"
    return hasil
