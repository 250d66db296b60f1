"""Whether the projection says what the values say."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import batched
from typing import Any

from pengukuran.queries.proyeksi import KOLOM, proyeksi, tersimpan
from renstra.models import ObjekUkur

SEKALI = 500


@dataclass(frozen=True, slots=True)
class Beda:
    """One difference: which row and column, what is stored, what it should be."""

    objek_id: int
    periode_id: int
    hal: str
    tersimpan: Any
    seharusnya: Any

    def __str__(self) -> str:
        return (
            f"objek {self.objek_id}, periode {self.periode_id}, {self.hal}: "
            f"tersimpan {self.tersimpan}, seharusnya {self.seharusnya}"
        )


@dataclass(frozen=True, slots=True)
class HasilPeriksa:
    """Rows looked at, and the differences."""

    diperiksa: int
    beda: Sequence[Beda]


def beda_proyeksi(tahun: int, *, unit: int | None = None) -> HasilPeriksa:
    """Rebuild the projection of a year in memory and compare; writes nothing."""
    objek = ObjekUkur.objects.order_by("pk")
    if unit:
        objek = objek.filter(unit=unit)
    jumlah, beda = 0, []
    ids = list(objek.values_list("pk", flat=True))
    for bagian in batched(ids, SEKALI):
        ada = tersimpan(bagian, tahun)
        baru = {
            (satu.objek_id, satu.periode_id): tuple(getattr(satu, nama) for nama in KOLOM)
            for satu in proyeksi(bagian, tahun)
        }
        jumlah += len(baru)
        for kunci in sorted(ada.keys() | baru.keys()):
            beda += _bandingkan(kunci, ada.get(kunci), baru.get(kunci))
    return HasilPeriksa(jumlah, beda)


def _bandingkan(kunci: tuple[int, int], ada: tuple[Any, ...] | None, baru: tuple[Any, ...] | None) -> list[Beda]:
    if ada is None or baru is None:
        return [Beda(*kunci, "baris", "ada" if ada else "tidak ada", "ada" if baru else "tidak ada")]
    return [Beda(*kunci, nama, x, y) for nama, x, y in zip(KOLOM, ada, baru, strict=True) if x != y]
