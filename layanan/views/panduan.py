"""The guide inside the application."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.safestring import mark_safe
from django.views.decorators.http import require_safe

from layanan.queries import panduan
from layanan.views.kotak import BERANDA


def _peran(request: HttpRequest) -> set[str]:
    return {tugas.peran for tugas in request.user.peran}  # type: ignore[union-attr]


@require_safe
def indeks(request: HttpRequest) -> HttpResponse:
    """Pages by role, the reader's own roles first; with `?cari=` those that hold the words."""
    kata = request.GET.get("cari", "").strip()[:100]
    konteks = {
        "judul": "Panduan",
        "remah": [BERANDA, ("Panduan", "")],
        "kata": kata,
        "temuan": panduan.cari(kata) if kata else None,
        "kelompok": panduan.kelompok(_peran(request)),
    }
    return render(request, "layanan/panduan.html", konteks)


@require_safe
def halaman(request: HttpRequest, slug: str) -> HttpResponse:
    """One page of the guide."""
    satu = panduan.satu(slug)
    if satu is None:
        raise Http404
    semua = panduan.semua()
    letak = semua.index(satu)
    konteks = {
        "judul": satu.judul,
        "remah": [BERANDA, ("Panduan", reverse("layanan:panduan")), (satu.judul, "")],
        "panduan": satu,
        # Our own files, rendered with raw HTML switched off.
        "isi": mark_safe(panduan.ke_html(satu.isi)),  # noqa: S308
        "sebelum": semua[letak - 1] if letak else None,
        "sesudah": semua[letak + 1] if letak + 1 < len(semua) else None,
    }
    return render(request, "layanan/panduan_halaman.html", konteks)
