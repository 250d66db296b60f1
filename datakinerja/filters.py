"""Filters of values and documents, the same for page and API."""

import django_filters
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from datakinerja.models import LembarData, Nilai, Pembukaan
from datakinerja.rules.alur import ALUR_LEMBAR, ALUR_PEMBUKAAN


class SaringNilai(django_filters.FilterSet):
    """Values by unit, year, object and period; `kini` leaves only the newest version of each."""

    unit = django_filters.NumberFilter(field_name="objek__unit")
    tahun = django_filters.NumberFilter(field_name="periode__tahun")
    indikator = django_filters.NumberFilter(field_name="objek__indikator")
    kini = django_filters.BooleanFilter(label="Hanya versi terbaru", method="terbaru")

    class Meta:
        model = Nilai
        fields = ["unit", "tahun", "indikator", "objek", "periode", "kini"]

    def terbaru(self, queryset: QuerySet, nama: str, nilai: bool) -> QuerySet:
        lebih = Nilai.objects.filter(objek=OuterRef("objek"), periode=OuterRef("periode"), versi__gt=OuterRef("versi"))
        return queryset.filter(~Exists(lebih)) if nilai else queryset


class SaringLembar(django_filters.FilterSet):
    """Verification documents by unit, year, month and state."""

    tahun = django_filters.NumberFilter(field_name="periode__tahun")
    bulan = django_filters.NumberFilter(field_name="periode__nomor")
    status = django_filters.ChoiceFilter(choices=ALUR_LEMBAR.pilihan())

    class Meta:
        model = LembarData
        fields = ["unit", "tahun", "bulan", "status"]


class SaringPembukaan(django_filters.FilterSet):
    """Openings by state; `berlaku` leaves those that are in force today."""

    status = django_filters.ChoiceFilter(choices=ALUR_PEMBUKAAN.pilihan(), label="Status", empty_label="Semua")
    berlaku = django_filters.ChoiceFilter(
        label="Masa",
        choices=[("ya", "Berlaku hari ini"), ("tidak", "Tidak berlaku")],
        empty_label="Semua",
        method="kini",
    )

    class Meta:
        model = Pembukaan
        fields = ["status"]

    def kini(self, queryset: QuerySet, nama: str, nilai: str) -> QuerySet:
        kini = Q(status="diberikan", sampai__gte=timezone.localdate())
        return queryset.filter(kini if nilai == "ya" else ~kini)
