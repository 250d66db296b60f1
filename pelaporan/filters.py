"""Filters of reports, for the API and lists alike."""

import django_filters

from pelaporan.models import Laporan
from pelaporan.rules import ALUR, JenisLaporan


class SaringLaporan(django_filters.FilterSet):
    """By year, unit, kind and state."""

    tahun = django_filters.NumberFilter(label="Tahun", field_name="tahun", min_value=2000, max_value=2100)
    unit = django_filters.NumberFilter(label="Nomor unit", field_name="unit")
    jenis = django_filters.ChoiceFilter(label="Jenis", choices=JenisLaporan.pilihan())
    status = django_filters.ChoiceFilter(label="Status", choices=ALUR.pilihan())

    class Meta:
        model = Laporan
        fields = ["tahun", "unit", "jenis", "status"]
