"""Choosing the year and the unit in which one works."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import NoReverseMatch, Resolver404, resolve, reverse
from django.views.decorators.http import require_http_methods

from organisasi.izin import SELURUH
from organisasi.models import Tahun, Unit
from organisasi.queries.konteks import tahun_pilihan, unit_pilihan

# Parts of an address that mean the same in another year or unit.
BAGIAN_TETAP = {"tahun", "unit_id", "bulan", "triwulan"}


def alamat_lain(dari: str, **baru: int | None) -> str:
    """The page `dari` for another year or unit; the list of its component, else home, where that page has no counterpart."""
    try:
        cocok = resolve(dari.partition("?")[0])
    except Resolver404:
        return "/"
    if set(cocok.kwargs) <= BAGIAN_TETAP:
        diganti = {nama: baru.get(nama, lama) for nama, lama in cocok.kwargs.items()}
        if all(diganti.values()):
            return reverse(cocok.view_name, kwargs=diganti)
    try:
        return reverse(f"{cocok.namespace}:indeks")
    except NoReverseMatch:
        return "/"


@require_http_methods(["GET", "POST"])
def konteks(request: HttpRequest) -> HttpResponse:
    """Offer years and units; on POST remember the choice and go to the same page for it."""
    if request.method == "POST":
        return _pilih(request)
    isi = {
        "judul": "Ganti unit dan tahun",
        "dari": request.GET.get("dari", "/"),
        "tahun": tahun_pilihan(),
        "unit": unit_pilihan(request.user, request.konteks.tahun),
        "seluruh": request.user.lingkup("organisasi.lihat") == SELURUH,
        "kini": (request.konteks.tahun, request.konteks.unit_id),
    }
    templat = "organisasi/_konteks.html" if request.headers.get("HX-Request") else "organisasi/konteks.html"
    return render(request, templat, isi)


def _pilih(request: HttpRequest) -> HttpResponse:
    baru: dict[str, int | None] = {}
    if tahun := request.POST.get("tahun", ""):
        baru["tahun"] = get_object_or_404(Tahun, pk=tahun if tahun.isdecimal() else 0).pk
    if (unit := request.POST.get("unit", "")) == "semua":
        baru["unit_id"] = None
    elif unit:
        baru["unit_id"] = get_object_or_404(Unit.objects.for_user(request.user), pk=unit if unit.isdecimal() else 0).pk
    request.session.update(baru)
    return HttpResponseRedirect(alamat_lain(request.POST.get("dari", "/"), **baru))
