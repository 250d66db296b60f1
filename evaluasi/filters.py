"""Filters of worksheets and instruments, for the list and the API alike."""

import django_filters
from django import forms

from evaluasi.models import Evaluasi, Instrumen
from evaluasi.rules import ALUR


class SaringEvaluasi(django_filters.FilterSet):
    """By year of performance, unit and state."""

    tahun = django_filters.NumberFilter(label="Tahun", field_name="tahun", min_value=2000, max_value=2100)
    unit = django_filters.NumberFilter(label="Nomor unit", field_name="unit", widget=forms.HiddenInput)
    status = django_filters.ChoiceFilter(label="Tahap", choices=ALUR.pilihan(), empty_label="Semua tahap")

    class Meta:
        model = Evaluasi
        fields = ["tahun", "unit", "status"]


class SaringInstrumen(django_filters.FilterSet):
    """By words and state."""

    cari = django_filters.CharFilter(label="Cari nama", field_name="nama", lookup_expr="icontains")
    terbit = django_filters.BooleanFilter(
        label="Terbit",
        widget=forms.Select(choices=[("", "Semua"), ("true", "Terbit"), ("false", "Draf")]),
    )

    class Meta:
        model = Instrumen
        fields = ["cari", "terbit"]
