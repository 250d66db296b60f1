"""Lineage read from the database: mappings between dates, and the family tree of a unit."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from organisasi.models import Silsilah, Unit, VersiUnit
from organisasi.queries.unit import nama_unit
from organisasi.rules import silsilah as rules
from organisasi.rules.silsilah import Peta, Untai
from organisasi.rules.sotk import JenisPeristiwa


def untai_silsilah(*, sesudah: dt.date | None = None, sampai: dt.date | None = None) -> list[Untai]:
    """Strands of events that stand, with sesudah < date ≤ sampai.  One query."""
    baris = Silsilah.objects.filter(peristiwa__dibatalkan=None)
    if sesudah:
        baris = baris.filter(peristiwa__tanggal__gt=sesudah)
    if sampai:
        baris = baris.filter(peristiwa__tanggal__lte=sampai)
    return [Untai(*satu) for satu in baris.values_list("peristiwa__tanggal", "peristiwa", "asal", "tujuan", "bagian")]


def pemetaan_unit(unit_ids: Iterable[int], *, dari: dt.date, ke: dt.date) -> Peta:
    """Units of one date as organised on a later one: old id -> {new id: share}; shares sum to 1."""
    return rules.pemetaan(unit_ids, untai_silsilah(sesudah=dari, sampai=ke))


def pemetaan_kini(tanggal: dt.date, *, kini: dt.date) -> dict[int, list[tuple[int, Decimal]]]:
    """All units that existed on a date as organised now: old id -> [(new id, share)], largest share first."""
    unit = VersiUnit.objects.filter(berlaku__contains=tanggal).values_list("unit", flat=True)
    peta = pemetaan_unit(unit, dari=tanggal, ke=kini)
    return {lama: sorted(bagian.items(), key=lambda satu: (-satu[1], satu[0])) for lama, bagian in peta.items()}


def penerus(unit: Unit | int, *, dari: dt.date, ke: dt.date) -> list[tuple[int, Decimal]]:
    """Where one unit's work has gone: [(unit, share)], largest first; itself where nothing happened."""
    satu = unit if isinstance(unit, int) else unit.pk
    bagian = pemetaan_unit([satu], dari=dari, ke=ke)[satu]
    return sorted(bagian.items(), key=lambda isi: (-isi[1], isi[0]))


@dataclass(frozen=True)
class Kerabat:
    """A unit in a family tree: last name, life span (selesai None: it still exists), and its column from the oldest, 0."""

    id: int
    nama: str
    mulai: dt.date | None
    selesai: dt.date | None
    tingkat: int


@dataclass(frozen=True)
class Ikatan:
    """What passed from one unit to another, when, by what."""

    asal: int
    tujuan: int
    bagian: Decimal
    tanggal: dt.date
    jenis: JenisPeristiwa
    dasar_hukum: str
    peristiwa_id: int


@dataclass(frozen=True)
class Keluarga:
    """The family tree of a unit: its ancestors and descendants and the ties between them."""

    kerabat: tuple[Kerabat, ...]
    ikatan: tuple[Ikatan, ...]


def silsilah_keluarga(unit: Unit | int) -> Keluarga:
    """Ancestors and descendants of a unit with the events between them, oldest first.  Three queries."""
    pusat = unit if isinstance(unit, int) else unit.pk
    semua = [
        Ikatan(asal, tujuan, bagian, tanggal, JenisPeristiwa(jenis), dasar, peristiwa)
        for asal, tujuan, bagian, tanggal, jenis, dasar, peristiwa in Silsilah.objects.filter(
            peristiwa__dibatalkan=None
        )
        .order_by("peristiwa__tanggal", "peristiwa", "pk")
        .values_list(
            "asal", "tujuan", "bagian", "peristiwa__tanggal", "peristiwa__jenis", "peristiwa__dasar_hukum", "peristiwa"
        )
    ]
    anggota = rules.keluarga(pusat, [(satu.asal, satu.tujuan) for satu in semua])
    ikatan = [satu for satu in semua if {satu.asal, satu.tujuan} <= anggota and satu.asal != satu.tujuan]
    return Keluarga(_kerabat(anggota, _tingkat(anggota, ikatan)), tuple(ikatan))


def _kerabat(anggota: frozenset[int], tingkat: dict[int, int]) -> tuple[Kerabat, ...]:
    nama = nama_unit(anggota, dt.date.max)
    masa: dict[int, list[tuple[dt.date, dt.date]]] = {}
    for unit, berlaku in VersiUnit.objects.filter(unit__in=anggota).values_list("unit", "berlaku"):
        masa.setdefault(unit, []).append((berlaku.lower or dt.date.min, berlaku.upper or dt.date.max))
    return tuple(
        Kerabat(
            id=unit,
            nama=nama.get(unit, ""),
            mulai=min(rentang)[0] if rentang else None,
            selesai=None if not rentang or (akhir := max(r[1] for r in rentang)) == dt.date.max else akhir,
            tingkat=tingkat[unit],
        )
        for unit in sorted(anggota, key=lambda satu: (tingkat[satu], nama.get(satu, "")))
        for rentang in [masa.get(unit, [])]
    )


def _tingkat(anggota: frozenset[int], ikatan: list[Ikatan]) -> dict[int, int]:
    """Column of each unit: one more than the furthest of those it descends from; ties come in order of date."""
    hasil = dict.fromkeys(anggota, 0)
    for satu in ikatan:
        hasil[satu.tujuan] = max(hasil[satu.tujuan], hasil[satu.asal] + 1)
    return hasil
