"""The page /gaya/: every piece of the look on one page, for those who build pages and for the tests."""

import datetime as dt
from decimal import Decimal

from django import forms
from django.conf import settings
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path
from django.views.decorators.http import require_http_methods

from sakip.tanda import BAWAAN

PITA = [("D", 0, 30), ("C", 30, 50), ("CC", 50, 60), ("B", 60, 70), ("BB", 70, 80), ("A", 80, 90), ("AA", 90, 100)]
BARIS = [
    ("Angka Kematian Ibu", "per 100.000 kelahiran hidup", Decimal("78"), Decimal("72.8"), "tinggi"),
    ("Persentase balita stunting", "persen", Decimal("11.5"), Decimal("11.8"), "sedang"),
    ("Puskesmas terakreditasi paripurna", "unit", Decimal("18"), None, "tidak_dapat_dihitung"),
]
JEJAK = [
    {
        "teks": "Disetujui",
        "oleh": "Kepala Dinas atas nama Sekretaris Daerah",
        "pada": dt.datetime(2026, 2, 4, 9, 2),
        "catatan": "",
    },
    {
        "teks": "Dikembalikan",
        "oleh": "Bagian Organisasi",
        "pada": dt.datetime(2026, 2, 3, 15, 40),
        "catatan": "Target triwulan III melampaui target tahunan; periksa kembali baris 4.",
    },
    {"teks": "Diajukan", "oleh": "Operator Dinas", "pada": dt.datetime(2026, 2, 3, 10, 14), "catatan": ""},
]


class FormContoh(forms.Form):
    """A form with every kind of field."""

    nama = forms.CharField(label="Nama indikator", help_text="Seperti tertulis pada Renstra.")
    target = forms.DecimalField(label="Target", localize=True)
    tanggal = forms.DateField(label="Tanggal", widget=forms.DateInput(attrs={"type": "date"}))
    polaritas = forms.ChoiceField(
        label="Polaritas", choices=[("NAIK", "Makin tinggi makin baik"), ("TURUN", "Makin rendah makin baik")]
    )
    frekuensi = forms.ChoiceField(
        label="Frekuensi", choices=[("B", "Bulanan"), ("T", "Triwulanan")], widget=forms.RadioSelect, initial="B"
    )
    iku = forms.BooleanField(label="Indikator kinerja utama", required=False)
    berkas = forms.FileField(label="Bukti", required=False, help_text="PDF, paling besar 25 MB.")
    catatan = forms.CharField(label="Catatan", widget=forms.Textarea(attrs={"rows": 3}), required=False)


@require_http_methods(["GET", "POST"])
def gaya(request: HttpRequest) -> HttpResponse:
    """Show all pieces; hidden from the users of a regency's server."""
    if settings.PRODUKSI and not request.user.is_staff:
        raise Http404
    form = FormContoh(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        messages.success(request, "Isian contoh diterima; tidak ada yang disimpan.")
    isi = {
        "judul": "Contoh tampilan",
        "remah": [("Beranda", "/"), ("Contoh tampilan", "")],
        "form": form,
        "pita": PITA,
        "nilai": Decimal("74.35"),
        "baris": BARIS,
        "jejak": JEJAK,
        "status": BAWAAN,
        "page_obj": Paginator(range(1, 245), 20).page(4),
        "pekerjaan": {"persen": 62, "keterangan": "Menyusun bab III, 9 dari 14 sasaran"},
        "tab": [("Ringkasan", "#", True), ("Indikator", "#", False), ("Riwayat", "#", False)],
    }
    return render(request, "gaya.html", isi)


urlpatterns = [path("", gaya, name="gaya")]
