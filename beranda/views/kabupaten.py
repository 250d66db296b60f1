"""The regency page."""

from django.contrib.auth.decorators import permission_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from beranda import queries


@require_safe
def indeks(request: HttpRequest) -> HttpResponse:
    """To the year of the context."""
    return redirect("beranda:kabupaten_tahun", request.konteks.tahun)  # type: ignore[attr-defined]


@require_safe
@permission_required("beranda.kabupaten", raise_exception=True)
def kabupaten(request: HttpRequest, tahun: int) -> HttpResponse:
    """Every OPD with grade, achievement, agreement and report; progress to half of them at A."""
    isi = queries.ringkasan(tahun, request.user, hari_ini=timezone.localdate())  # type: ignore[arg-type]
    konteks = {
        "judul": f"Akuntabilitas kabupaten {tahun}",
        "remah": [("Beranda", "/"), ("Kabupaten", "")],
        "kabupaten": isi,
        "tahun": tahun,
    }
    return render(request, "beranda/kabupaten.html", konteks)
