"""Filters of lists, the same for page and API."""

import django_filters
from django.db.models import Q, QuerySet

from renstra.models import DokumenRencana, IndikatorVersi, VersiRencana
from renstra.rules import JenisIndikator
from renstra.rules.rencana import ALUR, JenisRencana


class SaringDokumen(django_filters.FilterSet):
    """Documents by words, kind, year covered and state of the newest version."""

    q = django_filters.CharFilter(label="Unit atau judul", method="cari")
    jenis = django_filters.ChoiceFilter(label="Jenis", choices=JenisRencana.pilihan(), empty_label="Semua jenis")
    tahun = django_filters.NumberFilter(label="Mencakup tahun", method="mencakup")
    status = django_filters.ChoiceFilter(label="Status", choices=ALUR.pilihan(), empty_label="Semua status")

    class Meta:
        model = DokumenRencana
        fields = ["q", "jenis", "tahun", "status"]

    def cari(self, queryset: QuerySet, nama: str, nilai: str) -> QuerySet:
        return queryset.filter(Q(judul__icontains=nilai) | Q(nama_unit__icontains=nilai))

    def mencakup(self, queryset: QuerySet, nama: str, nilai: int) -> QuerySet:
        return queryset.filter(tahun_awal__lte=nilai, tahun_akhir__gte=nilai)


class SaringVersi(django_filters.FilterSet):
    """Versions by document, unit, state and year covered."""

    tahun = django_filters.NumberFilter(label="Mencakup tahun", method="mencakup")
    unit = django_filters.NumberFilter(field_name="dokumen__unit")
    status = django_filters.ChoiceFilter(choices=ALUR.pilihan())

    class Meta:
        model = VersiRencana
        fields = ["dokumen", "unit", "status", "tahun"]

    def mencakup(self, queryset: QuerySet, nama: str, nilai: int) -> QuerySet:
        return queryset.filter(dokumen__tahun_awal__lte=nilai, dokumen__tahun_akhir__gte=nilai)


class SaringIndikator(django_filters.FilterSet):
    """Indicators of versions by words, unit, kind and version."""

    q = django_filters.CharFilter(label="Kode atau rumusan", method="cari")
    unit = django_filters.NumberFilter(field_name="indikator__unit")
    jenis = django_filters.ChoiceFilter(choices=JenisIndikator.pilihan())

    class Meta:
        model = IndikatorVersi
        fields = ["q", "unit", "jenis", "versi"]

    def cari(self, queryset: QuerySet, nama: str, nilai: str) -> QuerySet:
        return queryset.filter(Q(uraian__icontains=nilai) | Q(indikator__kode__icontains=nilai))
