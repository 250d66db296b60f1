"""Targets that performance is measured against: the agreement in force, else the plan in force."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Final

from django.db.models import F

from perjanjian.models import ItemPerjanjian, TargetPeriode
from perjanjian.queries.isi import target_butir
from renstra.models import TargetTahunan
from renstra.queries.berlaku import SAH
from renstra.queries.pohon import target_dari
from renstra.rules import Target

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
    """Targets of objects in a year by object id; objects without any target are absent. At most three queries."""
    ids = set(objek_ids)
    hasil = _dari_perjanjian(ids, tahun)
    if sisa := ids - set(hasil):
        hasil |= _dari_rencana(sisa, tahun)
    return hasil


def _dari_perjanjian(ids: set[int], tahun: int) -> dict[int, TargetObjek]:
    """Of several promises on one object the last in order counts: the one that was not taken over from above."""
    item = {
        satu.pk: satu
        for satu in ItemPerjanjian.objects.filter(
            objek__in=ids, perjanjian__tahun=tahun, perjanjian__status="ditandatangani"
        ).order_by(F("dari").asc(nulls_last=True), "-id")
    }
    periode: dict[int, dict[int, Decimal]] = {}
    if item:
        baris = TargetPeriode.objects.filter(item__in=item, nilai__isnull=False).values_list(
            "item_id", "periode_id", "nilai"
        )
        for item_id, periode_id, nilai in baris:
            periode.setdefault(item_id, {})[periode_id] = nilai
    return {
        satu.objek_id: TargetObjek(
            objek_id=satu.objek_id,
            target=target_butir(satu),
            sumber=PK,
            indikator_versi_id=satu.indikator_versi_id,
            perjanjian_id=satu.perjanjian_id,
            per_periode=periode.get(pk, {}),
        )
        for pk, satu in item.items()
    }


def _dari_rencana(ids: set[int], tahun: int) -> dict[int, TargetObjek]:
    baris = (
        TargetTahunan.objects.filter(tahun=tahun, indikator__indikator__objek__in=ids, indikator__versi__status__in=SAH)
        .annotate(objek=F("indikator__indikator__objek"))
        .order_by("indikator__versi__tanggal", "indikator__versi__nomor")
    )
    return {
        satu.objek: TargetObjek(satu.objek, target_dari(satu), RENSTRA, satu.indikator_id)
        for satu in baris
        if satu.objek in ids
    }
