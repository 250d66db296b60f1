"""Wordings that say nearly the same, found without comparing each with each.

Two sets of words are similar when the words that both have are at least `AMBANG` of the words that either has
(Jaccard). Sets that similar share one of their rarest words (prefix filter), so only those are compared.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from typing import Final

AMBANG: Final = Fraction(4, 5)
MINIMAL_KATA: Final = 4


def kemiripan(a: frozenset[str], b: frozenset[str]) -> Fraction:
    """Share of the words of either that both have, 0 to 1. Words with digits have to be the same, or it is 0."""
    if _bernomor(a) != _bernomor(b) or not a | b:
        return Fraction(0)
    return Fraction(len(a & b), len(a | b))


def _bernomor(kata: frozenset[str]) -> frozenset[str]:
    return frozenset(satu for satu in kata if any(huruf.isdigit() for huruf in satu))


def pasangan_mirip(kata: Sequence[frozenset[str]]) -> Iterator[tuple[int, int, Fraction]]:
    """Pairs (i < j) of similar word sets with their similarity. Sets of fewer than four words are too short to tell."""
    sering = Counter(satu for himpunan in kata for satu in himpunan)
    penuh: dict[str, list[int]] = defaultdict(list)
    for j, himpunan in enumerate(kata):
        if len(himpunan) < MINIMAL_KATA:
            continue
        for i in sorted(_calon(himpunan, sering, penuh)):
            if (nilai := kemiripan(kata[i], himpunan)) >= AMBANG:
                yield i, j, nilai
        for satu in _awalan(himpunan, sering):
            penuh[satu].append(j)


def _awalan(himpunan: frozenset[str], sering: Mapping[str, int]) -> list[str]:
    """The rarest words, so many that a similar set must have one of them among its own."""
    urut = sorted(himpunan, key=lambda satu: (sering[satu], satu))
    return urut[: len(urut) - -(-len(urut) * AMBANG.numerator // AMBANG.denominator) + 1]


def _calon(himpunan: frozenset[str], sering: Mapping[str, int], penuh: Mapping[str, list[int]]) -> set[int]:
    return {i for satu in _awalan(himpunan, sering) for i in penuh.get(satu, ())}
