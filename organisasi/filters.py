"""Filters of the lists, the same for pages and API."""

from typing import Any

import django_filters as df
from django import forms
from django.db.models import Q, QuerySet
from django.utils import timezone

from organisasi.forms.dasar import KolomTanggal
from organisasi.models import Pegawai, Pengguna, Peristiwa, VersiJabatan
from organisasi.models.jabatan import Eselon, JenisPegawai
from organisasi.queries import daftar_opd
from organisasi.rules.izin import Peran
from organisasi.rules.sotk import JenisPeristiwa


class SaringTanggal(df.DateFilter):
    """A date as pages and programs write it."""

    field_class = KolomTanggal


def pilihan_opd() -> list[tuple[int, str]]:
    """OPD of today for a filter."""
    return [(satu.id, satu.nama) for satu in daftar_opd(timezone.localdate())]


class SaringPeristiwa(df.FilterSet):
    jenis = df.ChoiceFilter(label="Jenis", choices=JenisPeristiwa.pilihan(), empty_label="Semua")
    sejak = SaringTanggal(label="Sejak", field_name="tanggal", lookup_expr="gte")
    sampai = SaringTanggal(label="Sampai", field_name="tanggal", lookup_expr="lte")

    class Meta:
        model = Peristiwa
        fields: list[str] = []


class SaringJabatan(df.FilterSet):
    """Positions of a date; the view has already picked the date."""

    kata = df.CharFilter(label="Nama jabatan atau unit", method="cari")
    tanggal = SaringTanggal(label="Keadaan pada", method="biarkan")
    opd = df.ChoiceFilter(label="Perangkat daerah", choices=pilihan_opd, empty_label="Semua")
    eselon = df.ChoiceFilter(label="Tingkat", choices=Eselon.choices, empty_label="Semua")
    terisi = df.BooleanFilter(
        label="Keadaan", widget=forms.Select(choices=[("", "Semua"), ("true", "Terisi"), ("false", "Lowong")])
    )

    class Meta:
        model = VersiJabatan
        fields: list[str] = []

    def cari(self, baris: QuerySet, nama: str, nilai: str) -> QuerySet:
        return baris.filter(Q(nama__icontains=nilai) | Q(nama_unit__icontains=nilai))

    def biarkan(self, baris: QuerySet, nama: str, nilai: Any) -> QuerySet:
        return baris


class SaringPegawai(df.FilterSet):
    kata = df.CharFilter(label="Nama", field_name="nama", lookup_expr="icontains")
    jenis = df.ChoiceFilter(label="Jenis", choices=JenisPegawai.choices, empty_label="Semua")
    opd = df.ChoiceFilter(label="Perangkat daerah", choices=pilihan_opd, empty_label="Semua")
    unit = df.NumberFilter(field_name="unit", widget=forms.HiddenInput)

    class Meta:
        model = Pegawai
        fields: list[str] = []


class SaringPengguna(df.FilterSet):
    kata = df.CharFilter(label="Nama atau nama pengguna", method="cari")
    peran = df.ChoiceFilter(
        label="Peran", method="berperan", choices=[(p.value, p.label) for p in Peran], empty_label="Semua"
    )
    is_active = df.BooleanFilter(
        label="Keadaan", widget=forms.Select(choices=[("", "Semua"), ("true", "Aktif"), ("false", "Ditutup")])
    )

    class Meta:
        model = Pengguna
        fields: list[str] = []

    def cari(self, baris: QuerySet, nama: str, nilai: str) -> QuerySet:
        return baris.filter(
            Q(username__icontains=nilai) | Q(first_name__icontains=nilai) | Q(last_name__icontains=nilai)
        )

    def berperan(self, baris: QuerySet, nama: str, nilai: str) -> QuerySet:
        hari = timezone.localdate()
        return baris.filter(pk__in=Pengguna.objects.filter(penugasan__peran=nilai, penugasan__berlaku__contains=hari))
