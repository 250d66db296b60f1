"""Filters of lists, the same for page and API."""

from typing import Any

import django_filters
from django.db.models import Q, QuerySet
from django.utils import timezone

from renstra.models import DokumenRencana, IndikatorVersi, TemuanRencana, VersiRencana
from renstra.queries.periksa import unit_bertemuan
from renstra.rules import JenisIndikator
from renstra.rules.periksa import KATALOG, Tingkat
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


class SaringTemuan(django_filters.FilterSet):
    """Stored findings by words, unit, rule, severity and whether a reason answers them."""

    q = django_filters.CharFilter(label="Tempat atau temuan", method="cari")
    unit = django_filters.ChoiceFilter(label="Unit", empty_label="Semua unit")
    kode = django_filters.ChoiceFilter(
        label="Aturan",
        choices=[(kode, f"{kode} {satu.nama}") for kode, satu in KATALOG.items()],
        empty_label="Semua aturan",
    )
    tingkat = django_filters.ChoiceFilter(label="Tingkat", choices=Tingkat.pilihan(), empty_label="Semua tingkat")
    dijawab = django_filters.ChoiceFilter(
        label="Keadaan", choices=[("0", "Terbuka"), ("1", "Dijawab")], method="menurut_jawaban", empty_label="Semua"
    )

    class Meta:
        model = TemuanRencana
        fields = ["q", "unit", "kode", "tingkat", "dijawab"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.filters["unit"].extra["choices"] = unit_bertemuan(self.queryset, timezone.localdate())

    def cari(self, queryset: QuerySet, nama: str, nilai: str) -> QuerySet:
        return queryset.filter(Q(tempat__icontains=nilai) | Q(sebab__icontains=nilai))

    def menurut_jawaban(self, queryset: QuerySet, nama: str, nilai: str) -> QuerySet:
        return queryset.filter(dijawab=nilai == "1")
