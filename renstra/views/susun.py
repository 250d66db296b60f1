"""Small steps that arrange a draft: one place up or down, another code."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from layanan.views.alur import jalankan
from renstra import actions
from renstra.models import IndikatorVersi, Simpul
from renstra.rules.urutan import Arah


def _arah(request: HttpRequest) -> Arah:
    return Arah.NAIK if request.POST.get("arah") == Arah.NAIK else Arah.TURUN


@require_POST
def simpul_pindah(request: HttpRequest, pk: int) -> HttpResponse:
    """Move a node one place."""
    simpul = get_object_or_404(Simpul.objects.for_user(request.user, "renstra.susun").select_related("versi"), pk=pk)
    return jalankan(
        request,
        lambda: actions.pindah_simpul(simpul, arah=_arah(request), by=request.user),
        berhasil="Urutan disimpan.",
        kembali=reverse("renstra:simpul", args=[pk]),
    )


def _indikator(request: HttpRequest, pk: int) -> IndikatorVersi:
    milik = IndikatorVersi.objects.for_user(request.user, "renstra.susun").select_related("versi", "indikator")
    return get_object_or_404(milik, pk=pk)


@require_POST
def indikator_pindah(request: HttpRequest, pk: int) -> HttpResponse:
    """Move an indicator one place."""
    satu = _indikator(request, pk)
    return jalankan(
        request,
        lambda: actions.pindah_indikator(satu, arah=_arah(request), by=request.user),
        berhasil="Urutan disimpan.",
        kembali=reverse("renstra:indikator", args=[pk]),
    )


@require_POST
def indikator_kode(request: HttpRequest, pk: int) -> HttpResponse:
    """Give an indicator another code."""
    satu = _indikator(request, pk)
    if request.POST.get("kode", "").strip() == satu.indikator.kode:
        messages.info(request, "Kodenya sama; tidak ada yang berubah.")
        return redirect("renstra:indikator", pk)
    return jalankan(
        request,
        lambda: actions.ubah_kode(satu, kode=request.POST.get("kode", "")[:40], by=request.user),
        berhasil="Kode indikator diganti.",
        kembali=reverse("renstra:indikator", args=[pk]),
    )
