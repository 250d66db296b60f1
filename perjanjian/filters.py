"""Filters of agreements, for the list and the API alike."""

from typing import Any

import django_filters
from django import forms
from django.db.models import Q, QuerySet

from perjanjian.models import Perjanjian
from perjanjian.rules import ALUR


class SaringPerjanjian(django_filters.FilterSet):
    """By words (position, number, official), year, unit and state."""

    cari = django_filters.CharFilter(label="Cari jabatan, pejabat, atau nomor", method="cari_teks")
    tahun = django_filters.NumberFilter(label="Tahun", field_name="tahun", min_value=2000, max_value=2100)
    unit = django_filters.NumberFilter(label="Nomor unit", field_name="unit", widget=forms.HiddenInput)
    status = django_filters.ChoiceFilter(label="Status", choices=ALUR.pilihan(), empty_label="Semua status")

    class Meta:
        model = Perjanjian
        fields = ["cari", "tahun", "unit", "status"]

    def cari_teks(self, queryset: QuerySet[Perjanjian], nama: str, nilai: Any) -> QuerySet[Perjanjian]:
        """Rows whose position, number or official contains the words."""
        return queryset.filter(
            Q(nama_jabatan__icontains=nilai)
            | Q(nomor__icontains=nilai)
            | Q(pihak_pertama__pegawai__nama__icontains=nilai)
        )
