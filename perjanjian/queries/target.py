"""Targets that performance is measured against: the agreement in force, else the plan in force."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Final

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import BigIntegerField, F, IntegerField, OuterRef, QuerySet

from perjanjian.models import ItemPerjanjian, TargetPeriode
from renstra.models import TargetTahunan
from renstra.queries.berlaku import SAH
from renstra.rules import Pembanding, Target
from sakip.siap import Isian, KueriSiap

PK: Final = "PK"
RENSTRA: Final = "RENSTRA"


@dataclass(frozen=True)
class TargetObjek:
    """Targets of one object in one year.

    sumber: PK or RENSTRA.  target: of the year.  per_periode: period id -> target of that period in the sense in which
    its values are entered (period alone or to date); empty where no rencana aksi was made.
    """

    objek_id: int
    target: Target
    sumber: str
    indikator_versi_id: int
    perjanjian_id: int | None = None
    per_periode: Mapping[int, Decimal] = field(default_factory=dict)


def target_bulanan(objek_ids: Iterable[int], tahun: int) -> dict[int, TargetObjek]:
    """Targets of objects in a year by object id; objects without any target are absent. At most two queries."""
    ids = set(objek_ids)
    hasil = _dari_perjanjian(ids, tahun)
    if sisa := ids - set(hasil):
        hasil |= _dari_rencana(sisa, tahun)
    return hasil


def _dari_perjanjian(ids: set[int], tahun: int) -> dict[int, TargetObjek]:
    """Of several promises on one object the last in order counts: the one that was not taken over from above."""
    return {
        objek: TargetObjek(objek, _target(*isi), PK, versi, perjanjian, dict(zip(periode, nilai, strict=True)))
        for objek, versi, perjanjian, periode, nilai, *isi in _BARIS_ITEM(objek=ids, tahun=tahun)
    }


def _dari_rencana(ids: set[int], tahun: int) -> dict[int, TargetObjek]:
    baris = _BARIS_RENCANA(objek=ids, tahun=tahun)
    return {objek: TargetObjek(objek, _target(*isi), RENSTRA, versi) for objek, versi, *isi in baris if objek in ids}


_PEMBANDING = {satu.value: satu for satu in Pembanding}


def _target(nilai: Decimal | None, bawah: Decimal | None, atas: Decimal | None, teks: str, banding: str) -> Target:
    return Target(nilai, bawah, atas, teks, _PEMBANDING[banding])


def _susun_item() -> QuerySet:
    bertahap = TargetPeriode.objects.filter(item=OuterRef("pk"), nilai__isnull=False).order_by("periode_id")
    return (
        ItemPerjanjian.objects.filter(
            objek__salah=Isian("objek", BigIntegerField()),
            perjanjian__tahun=Isian("tahun", IntegerField()),
            perjanjian__status="ditandatangani",
        )
        .annotate(periode=ArraySubquery(bertahap.values("periode_id")), per=ArraySubquery(bertahap.values("nilai")))
        .order_by(F("dari").asc(nulls_last=True), "-id")
        .values_list(
            "objek_id", "indikator_versi_id", "perjanjian_id", "periode", "per",
            "target_nilai", "target_bawah", "target_atas", "target_teks", "pembanding",
        )
    )  # fmt: skip


_BARIS_ITEM = KueriSiap(_susun_item)
_BARIS_RENCANA = KueriSiap(
    lambda: (
        TargetTahunan.objects.filter(
            tahun=Isian("tahun", IntegerField()),
            indikator__indikator__objek__id__salah=Isian("objek", BigIntegerField()),
            indikator__versi__status__in=SAH,
        )
        .order_by("indikator__versi__tanggal", "indikator__versi__nomor")
        .values_list("indikator__indikator__objek", "indikator_id", "nilai", "bawah", "atas", "teks", "pembanding")
    )
)
