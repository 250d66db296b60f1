"""Walking the tree of units and the lineage, on plain pairs of ids."""

from collections import defaultdict
from collections.abc import Iterable, Mapping


def turunan(akar: int, induk: Mapping[int, int | None]) -> frozenset[int]:
    """The unit and everything below it; `induk` maps each unit to its parent (None for the root)."""
    anak: dict[int, list[int]] = defaultdict(list)
    for unit, atas in induk.items():
        if atas is not None:
            anak[atas].append(unit)
    return _jalan({akar}, anak)


def pendahulu(unit: Iterable[int], silsilah: Iterable[tuple[int, int]]) -> frozenset[int]:
    """The units and all they descend from; `silsilah` holds pairs (old, new)."""
    asal: dict[int, list[int]] = defaultdict(list)
    for lama, baru in silsilah:
        asal[baru].append(lama)
    return _jalan(set(unit), asal)


def turunan_dan_pendahulu(
    akar: int, induk: Mapping[int, int | None], silsilah: Iterable[tuple[int, int]]
) -> frozenset[int]:
    """What somebody in charge of a unit answers for: all below it, and what these took over from units that are no more.

    A unit that still exists (a key of `induk`) answers for itself, whatever it has passed on: its heirs do not reach it.
    """
    warisan = [(lama, baru) for lama, baru in silsilah if lama not in induk]
    return pendahulu(turunan(akar, induk), warisan)


def _jalan(mulai: set[int], tetangga: Mapping[int, list[int]]) -> frozenset[int]:
    terlihat = set(mulai)
    antrean = list(mulai)
    while antrean:
        for berikut in tetangga.get(antrean.pop(), []):
            if berikut not in terlihat:
                terlihat.add(berikut)
                antrean.append(berikut)
    return frozenset(terlihat)
