"""Filters of the lists, for pages and API alike."""

import django_filters
from django import forms
from django.apps import apps
from django.db.models import Q, QuerySet

from layanan.models import Dokumen, DokumenTerbit, Giliran, Pekerjaan, StatusDokumen
from layanan.queries.dokumen import BELUM_LENGKAP
from layanan.queries.giliran import giliran_untuk

KUASA = [("sendiri", "Tugas saya sendiri"), ("kuasa", "Atas nama orang lain")]


def pilihan_jenis() -> list[tuple[str, str]]:
    """Kinds of documents that can wait for somebody."""
    return sorted(
        (
            (model._meta.model_name or "", str(model._meta.verbose_name).capitalize())
            for model in apps.get_models()
            if issubclass(model, Dokumen)
        ),
        key=lambda satu: satu[1],
    )


class SaringGiliran(django_filters.FilterSet):
    """Turns by kind of document, by whose they are and by deadline."""

    jenis = django_filters.ChoiceFilter(
        label="Jenis", field_name="content_type__model", choices=pilihan_jenis, empty_label="Semua jenis"
    )
    milik = django_filters.ChoiceFilter(label="Tugas", choices=KUASA, method="saring_milik", empty_label="Semua tugas")
    batas = django_filters.DateFilter(
        label="Batas sampai dengan",
        field_name="batas",
        lookup_expr="lte",
        widget=forms.DateInput(attrs={"type": "date"}),
    )

    class Meta:
        model = Giliran
        fields: list[str] = []

    def saring_milik(self, baris: QuerySet, nama: str, nilai: str) -> QuerySet:
        return baris.filter(pk__in=giliran_untuk(self.request.user, kuasa=nilai == "kuasa").values("pk"))


class SaringDokumen(django_filters.FilterSet):
    """Issued documents by words, year and state."""

    cari = django_filters.CharFilter(label="Cari", method="saring_cari")
    tahun = django_filters.NumberFilter(label="Tahun")
    status = django_filters.ChoiceFilter(
        label="Status",
        field_name="status_kini",
        choices=[*StatusDokumen.Pilihan.choices, (BELUM_LENGKAP, "Belum lengkap tanda tangannya")],
        empty_label="Semua status",
    )

    class Meta:
        model = DokumenTerbit
        fields: list[str] = []

    def saring_cari(self, baris: QuerySet, nama: str, nilai: str) -> QuerySet:
        syarat = Q(judul__icontains=nilai) | Q(nomor__icontains=nilai) | Q(nama_unit__icontains=nilai)
        return baris.filter(syarat | Q(kode=nilai.replace("-", "").upper()))


class SaringPekerjaan(django_filters.FilterSet):
    """Jobs by state."""

    status = django_filters.ChoiceFilter(label="Status", choices=Pekerjaan.Status.choices, empty_label="Semua status")

    class Meta:
        model = Pekerjaan
        fields = ["status"]
