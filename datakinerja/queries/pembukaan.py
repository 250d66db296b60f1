"""Openings as lists and pages show them."""

import datetime as dt
from typing import Any

from django.contrib.postgres.aggregates import ArrayAgg
from django.db.models import Case, F, OuterRef, QuerySet, Subquery, Value, When
from django.db.models.functions import Coalesce

from datakinerja.models import Pembukaan
from organisasi.models import VersiUnit

BERAKHIR = "Berakhir"


def pembukaan_terlihat(user: Any, tahun: int, *, hari_ini: dt.date) -> QuerySet[Pembukaan]:
    """Openings of a year that the user may see, those that wait first.

    Annotated: `nomor_bulan` (numbers of the months), `nama_unit`, `menunggu` (0 for those that wait, else 1).  One query.
    """
    nama = VersiUnit.objects.filter(unit=OuterRef("unit"), berlaku__contains=hari_ini).values("nama")[:1]
    bulan = (
        Pembukaan.periode.through.objects.filter(pembukaan=OuterRef("pk"))
        .order_by()
        .values("pembukaan")
        .annotate(isi=ArrayAgg("periode__nomor", order_by="periode__nomor"))
        .values("isi")
    )
    milik = Pembukaan.periode.through.objects.filter(periode__tahun=tahun).values("pembukaan")
    return (
        Pembukaan.objects.for_user(user)
        .filter(pk__in=milik)
        .select_related("pemohon")
        .annotate(
            nomor_bulan=Subquery(bulan),
            nama_unit=Coalesce(Subquery(nama), Value("–")),
            menunggu=Case(When(status="diajukan", then=Value(0)), default=Value(1)),
        )
        .order_by("menunggu", F("dibuat").desc())
    )


def tanda_pembukaan(satu: Pembukaan, hari_ini: dt.date) -> tuple[str, str]:
    """Look and words of an opening's state; one whose last day is over says so."""
    if satu.berakhir(hari_ini):
        return ("kosong", BERAKHIR)
    return (satu.status_kini.tanda, satu.status_kini.label)
