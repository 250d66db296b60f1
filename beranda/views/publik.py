"""What everybody may read without signing in."""

from django.contrib.auth.decorators import login_not_required
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from beranda import queries

SEHALAMAN = 50


@login_not_required
@require_safe
def publik(request: HttpRequest, tahun: int | None = None) -> HttpResponse:
    """Published grades and issued documents of a year."""
    semua = queries.tahun_publik()
    if tahun is None:
        tahun = semua[0] if semua else timezone.localdate().year
    elif tahun not in semua:
        raise Http404
    dokumen = Paginator(queries.dokumen_publik(tahun).order_by("judul", "pk"), SEHALAMAN)
    konteks = {
        "judul": "Kinerja pemerintah daerah",
        "tahun": tahun,
        "daftar_tahun": semua,
        "nilai": queries.nilai_publik(tahun, hari_ini=timezone.localdate()),
        "page_obj": dokumen.get_page(request.GET.get("halaman")),
    }
    return render(request, "beranda/publik.html", konteks)
