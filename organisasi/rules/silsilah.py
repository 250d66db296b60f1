"""Lineage of units: how work passed from old units to new ones, and reading the past as organised at another time.

Three readings (`Bacaan`): as of a date (the versions themselves), as organised at a later date (`pemetaan`, `utuh`),
restated (`nyatakan_ulang`).
Shares are Decimals in (0, 1]; for each event the shares that leave one unit sum to exactly 1.
"""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal, localcontext

from sakip.pilihan import Pilihan

# One millionth: shares are kept with six decimals.
TELITI = Decimal("0.000001")
# Chains multiply shares; so many digits keep products of many of them exact.
_DIGIT = 200

type Peta = dict[int, dict[int, Decimal]]


class Bacaan(Pilihan):
    """How figures of the past are read after units have changed."""

    TANGGAL = "tanggal", "Menurut tanggalnya"
    KINI = "kini", "Menurut susunan sekarang"
    ULANG = "ulang", "Disajikan kembali"


@dataclass(frozen=True)
class Untai:
    """One strand: on a date, by an event, this share of the old unit's work went to the new one (or stayed)."""

    tanggal: dt.date
    peristiwa: int
    asal: int
    tujuan: int
    bagian: Decimal


def bagi_rata(jumlah: int) -> list[Decimal]:
    """`jumlah` shares, as equal as six decimals allow, that sum to exactly 1."""
    if jumlah < 1:
        raise ValueError("Jumlah bagian paling sedikit satu.")
    satu = (Decimal(1) / jumlah).quantize(TELITI)
    return [*[satu] * (jumlah - 1), 1 - satu * (jumlah - 1)]


def bagian_tak_utuh(untai: Iterable[Untai]) -> list[tuple[int, int, Decimal]]:
    """(event, unit, sum) wherever the shares that leave a unit do not sum to 1."""
    jumlah: dict[tuple[int, int], Decimal] = defaultdict(Decimal)
    for satu in untai:
        jumlah[satu.peristiwa, satu.asal] += satu.bagian
    return [(peristiwa, unit, total) for (peristiwa, unit), total in jumlah.items() if total != 1]


def pemetaan(unit: Iterable[int], untai: Iterable[Untai]) -> Peta:
    """Where the work of each unit has gone through all given events, in their order: old id -> {new id: share}.

    The caller picks the strands (after the date of reading, up to the date of comparison).  Shares multiply along
    chains and sum to 1 for each old unit.  A unit without a successor stays itself, so that nothing gets lost.
    """
    hasil: Peta = {satu: {satu: Decimal(1)} for satu in unit}
    with localcontext(prec=_DIGIT):
        for pindah in _per_peristiwa(untai):
            hasil = {lama: _geser(bagian, pindah) for lama, bagian in hasil.items()}
    return hasil


def utuh(peta: Mapping[int, Mapping[int, Decimal]]) -> Peta:
    """The mapping without dividing: each old unit wholly to the one that carries on the largest share of its work.

    Of equal shares the lowest id counts, so that the result never depends on order.
    """
    return {lama: {min(bagian, key=lambda baru: (-bagian[baru], baru)): Decimal(1)} for lama, bagian in peta.items()}


def nyatakan_ulang(
    nilai_per_unit: Mapping[int, Decimal | None], silsilah: Mapping[int, Mapping[int, Decimal]]
) -> dict[int, Decimal | None]:
    """Values of old units restated for the new ones: Σ value × share.  Only for values that may be added up.

    The total is conserved.  Empty is not zero: a new unit to which an empty value flows is None.  Units that the
    mapping does not name keep their values.
    """
    hasil: dict[int, Decimal | None] = {}
    with localcontext(prec=_DIGIT):
        for lama, nilai in nilai_per_unit.items():
            for baru, bagian in silsilah.get(lama, {lama: Decimal(1)}).items():
                sebelum = hasil.get(baru, Decimal(0))
                hasil[baru] = None if nilai is None or sebelum is None else sebelum + nilai * bagian
    return hasil


def keluarga(unit: int, pasangan: Iterable[tuple[int, int]]) -> frozenset[int]:
    """The unit, all its ancestors and all its descendants along pairs (old, new); not its cousins."""
    daftar = [satu for satu in pasangan if satu[0] != satu[1]]
    return _jangkau(unit, daftar) | _jangkau(unit, [(baru, lama) for lama, baru in daftar])


def rumpun(unit: int, pasangan: Iterable[tuple[int, int]]) -> frozenset[int]:
    """All units tied to a unit by any chain of pairs (old, new), whichever way: within them totals are conserved."""
    daftar = list(pasangan)
    return _jangkau(unit, [*daftar, *((baru, lama) for lama, baru in daftar)])


def _jangkau(mulai: int, pasangan: list[tuple[int, int]]) -> frozenset[int]:
    terlihat, antrean = {mulai}, [mulai]
    while antrean:
        kini = antrean.pop()
        baru = {tujuan for asal, tujuan in pasangan if asal == kini} - terlihat
        terlihat |= baru
        antrean.extend(baru)
    return frozenset(terlihat)


def _per_peristiwa(untai: Iterable[Untai]) -> list[Peta]:
    """The strands of each event as a mapping, in the order of date, then of recording."""
    per: dict[tuple[dt.date, int], Peta] = defaultdict(lambda: defaultdict(dict))
    for satu in untai:
        per[satu.tanggal, satu.peristiwa][satu.asal][satu.tujuan] = satu.bagian
    return [per[kunci] for kunci in sorted(per)]


def _geser(bagian: Mapping[int, Decimal], pindah: Mapping[int, Mapping[int, Decimal]]) -> dict[int, Decimal]:
    hasil: dict[int, Decimal] = defaultdict(Decimal)
    for unit, besar in bagian.items():
        for tujuan, porsi in pindah.get(unit, {unit: Decimal(1)}).items():
            hasil[tujuan] += besar * porsi
    return dict(hasil)
