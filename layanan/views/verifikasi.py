"""Public: is this paper real, is it still valid, is my copy unchanged. Works without login and without script."""

from allauth.account.adapter import get_adapter
from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from layanan import pembatas
from layanan.actions.berkas import sidik
from layanan.forms import FormKode, FormPeriksaSalinan
from layanan.queries.dokumen import cocokkan, verifikasi
from layanan.rules.kode import baca

# Per address of the visitor.
LIHAT, JENDELA_LIHAT = 60, 60
PERIKSA, JENDELA_PERIKSA = 15, 300


def _batasi(request: HttpRequest, nama: str, *, maks: int, jendela: int) -> HttpResponse | None:
    """A 429 page where this visitor asks too often."""
    if pembatas.pakai(nama, get_adapter().get_client_ip(request), maks=maks, jendela=jendela):
        return None
    konteks = {"judul": "Terlalu banyak permintaan", "menit": max(1, jendela // 60)}
    respons = render(request, "layanan/verifikasi_batas.html", konteks, status=429)
    respons["Retry-After"] = str(jendela)
    return respons


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def masuk_kode(request: HttpRequest) -> HttpResponse:
    """The form for a code; a good one leads to its document's page."""
    form = FormKode(request.POST or None)
    if request.method == "POST" and form.is_valid():
        return redirect("layanan:verifikasi", kode=form.cleaned_data["kode"])
    return render(request, "layanan/verifikasi_kode.html", {"judul": "Verifikasi dokumen", "form": form})


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def periksa(request: HttpRequest, kode: str) -> HttpResponse:
    """What stands behind a code; by POST also whether an uploaded copy is true to it."""
    if batas := _batasi(request, "verifikasi", maks=LIHAT, jendela=JENDELA_LIHAT):
        return batas
    temuan = verifikasi(kode)
    if temuan is None:
        konteks = {
            "judul": "Dokumen tidak ditemukan",
            "form": FormKode(initial={"kode": kode}),
            "kode": kode,
            "salah_ketik": baca(kode) is None,
        }
        return render(request, "layanan/verifikasi_kode.html", konteks, status=404)
    form, hasil = FormPeriksaSalinan(batas_mb=settings.BERKAS_MAKS_MB), None
    if request.method == "POST":
        if batas := _batasi(request, "salinan", maks=PERIKSA, jendela=JENDELA_PERIKSA):
            return batas
        form = FormPeriksaSalinan(request.POST, request.FILES, batas_mb=settings.BERKAS_MAKS_MB)
        if form.is_valid():
            salinan = form.cleaned_data["salinan"]
            hasil = cocokkan(temuan, salinan, sha256=sidik(salinan)[0])
    konteks = {
        "judul": "Verifikasi dokumen",
        "verifikasi": temuan,
        "dokumen": temuan.dokumen,
        "form": form,
        "hasil": hasil,
    }
    respons = render(request, "layanan/verifikasi.html", konteks)
    respons["X-Robots-Tag"] = "noindex"
    return respons
