"""The page of one report, its sections and its PDF."""

from functools import partial

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from layanan.views.formulir import simpan
from pelaporan import actions, queries
from pelaporan.forms import FormBagian
from pelaporan.views.dasar import muat, remah
from sakip.pdf import PdfGagal
from sakip.unduh import nama_berkas, unduh


@require_safe
def laporan(request: HttpRequest, pk: int) -> HttpResponse:
    """Outline with what is written and what is missing, the figures, and what can be done now."""
    satu = muat(request, pk)
    isi = queries.isi_laporan(satu, hari_ini=timezone.localdate())
    bagian_bagian = queries.bagian_laporan(satu, isi)
    konteks = {
        "judul": str(satu),
        "remah": remah(request, satu.tahun_id, satu.unit_id, (str(satu), "")),
        "laporan": satu,
        "isi": isi,
        "bagian": bagian_bagian,
        "terisi": sum(bool(tulisan.isi) for _, tulisan in bagian_bagian),
        "temuan": queries.temuan(satu, isi) if satu.status == "draf" else [],
        "boleh_tulis": satu.status == "draf" and request.user.has_perm("pelaporan.susun", satu),
        "boleh_terbit": satu.status == "disetujui" and request.user.has_perm("pelaporan.tandatangani", satu),
        "boleh_arsip": satu.status == "disetujui"
        and satu.tahun_id < timezone.localdate().year
        and request.user.has_perm("pelaporan.susun", satu),
    }
    return render(request, "pelaporan/laporan.html", konteks)


def bagian(request: HttpRequest, pk: int, kode: str) -> HttpResponse:
    """Write one section; a stale page keeps what was typed and shows the newest text beside it."""
    satu = muat(request, pk, "pelaporan.susun")
    ketemu = queries.bagian_menurut_kode(satu, kode, hari_ini=timezone.localdate())
    if ketemu is None:
        raise Http404("Laporan ini tidak mempunyai bagian itu.")
    baku, baris = ketemu
    form = FormBagian(baris, request.POST or None)
    tulis = partial(actions.simpan_bagian, baris, by=request.user)
    if request.method == "POST" and form.is_valid() and simpan(form, lambda: tulis(**form.cleaned_data)):
        messages.success(request, f"“{baris.judul}” tersimpan.")
        return redirect(satu)
    konteks = {
        "judul": baris.judul,
        "remah": remah(request, satu.tahun_id, satu.unit_id, (str(satu), satu.get_absolute_url()), (baris.judul, "")),
        "laporan": satu,
        "bagian": baris,
        "baku": baku,
        "form": form,
        "terbaru": form.terbaru,
    }
    return render(request, "pelaporan/bagian.html", konteks)


@require_safe
def pdf(request: HttpRequest, pk: int) -> HttpResponseBase:
    """The paper: the newest issued bytes, or a print of now."""
    satu = muat(request, pk)
    if satu.dokumen:
        return redirect("layanan:dokumen_unduh", satu.dokumen_id, satu.dokumen.tanda_tangan.count())
    nama = nama_berkas("LKjIP", satu.unit, satu.tahun_id, "" if satu.status == "terbit" else "draf", akhiran="pdf")
    try:
        isi = queries.cetak_laporan(satu, hari_ini=timezone.localdate())
    except PdfGagal as galat:
        return HttpResponse(str(galat), status=503, content_type="text/plain; charset=utf-8")
    return unduh(request, isi, nama, tampil="unduh" not in request.GET)
