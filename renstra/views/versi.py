"""Pages of a version: its content, its way to force, and what it changed."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from layanan.actions import TransitionError
from layanan.views.alur import jalankan
from renstra import actions, queries
from renstra.forms import FormTetapkan, FormVersi
from renstra.queries.kaitan import silang_rencana
from renstra.rules.macam import turunan
from renstra.views.dasar import ambil_untuk_susun, ambil_versi, boleh_susun, remah_versi
from renstra.views.tampil import alat_susun, tampilan


def versi(request: HttpRequest, pk: int) -> HttpResponse:
    """The cascade of a version with indicators, targets and money; a large one folded, with `?semua=1` whole.

    `?buka=<node>` opens the folds down to a node, `?cari=` shows what holds the words; to htmx only that part is sent.
    """
    satu = ambil_versi(request, pk)
    isi = {"versi": satu} | alat_susun(satu, susun=boleh_susun(request, satu)) | tampilan(request, satu)
    if request.htmx:
        return render(request, "renstra/_isi.html", isi)
    menyusun = request.user.has_perm("renstra.susun", satu)
    isi |= {
        "judul": satu.dokumen.judul,
        "remah": remah_versi(satu),
        "silang": list(silang_rencana(satu, timezone.localdate())) if satu.ada_silang else [],
        "turunan": turunan(satu.dokumen.jenis) if satu.status == "ditetapkan" and menyusun else (),
        "dapat_ditetapkan": satu.status == "diverifikasi" and request.user.has_perm("renstra.tetapkan", satu),
    }
    return render(request, "renstra/versi.html", isi)


def ubah(request: HttpRequest, pk: int) -> HttpResponse:
    """Reason and legal basis of a draft."""
    satu = ambil_untuk_susun(request, pk)
    form = FormVersi(request.POST or None, versi=satu, initial={"alasan": satu.alasan, "dasar_hukum": satu.dasar_hukum})
    if request.method == "POST" and form.is_valid():
        revisi = form.cleaned_data["revisi"]
        if form.jalankan(lambda: actions.ubah_versi(satu, **form.terkirim, revisi=revisi, by=request.user)):
            messages.success(request, "Keterangan versi disimpan.")
            return redirect(satu)
    isi = {
        "judul": "Keterangan versi",
        "remah": remah_versi(satu, "Keterangan versi"),
        "form": form,
        "batal": satu.get_absolute_url(),
    }
    return render(request, "renstra/form.html", isi)


@require_POST
def hapus(request: HttpRequest, pk: int) -> HttpResponse:
    """Discard a draft; back to its document, or to the list where that is gone too."""
    satu = ambil_untuk_susun(request, pk)
    dokumen = satu.dokumen
    lanjut = dokumen.get_absolute_url() if dokumen.versi.exclude(pk=satu.pk).exists() else reverse("renstra:indeks")
    try:
        actions.hapus_draf(satu, by=request.user)
    except TransitionError as galat:
        messages.error(request, str(galat))
        return redirect(satu)
    messages.success(request, f"Draf {satu.sebutan} {dokumen.judul} dihapus.")
    return redirect(lanjut)


@require_POST
def ajukan(request: HttpRequest, pk: int) -> HttpResponse:
    """Submit a draft."""
    satu = ambil_versi(request, pk)
    if request.POST.get("revisi", str(satu.revisi)) != str(satu.revisi):
        messages.error(request, "Isi rencana berubah sejak halaman ini dibuka. Periksa lagi, lalu ajukan.")
        return redirect(satu)
    return jalankan(
        request,
        lambda: actions.ajukan(satu, by=request.user, catatan=request.POST.get("catatan", "")),
        berhasil="Rencana diajukan. Bappeda akan memverifikasinya.",
        kembali=satu.get_absolute_url(),
    )


def tetapkan(request: HttpRequest, pk: int) -> HttpResponse:
    """Ratify a verified version."""
    satu = ambil_versi(request, pk)
    if not request.user.has_perm("renstra.tetapkan", satu):
        raise Http404
    form = FormTetapkan(request.POST or None, versi=satu, initial={"dasar_hukum": satu.dasar_hukum})
    terisi = request.method == "POST" and form.is_valid()
    if terisi and form.jalankan(lambda: actions.tetapkan(satu, **form.terkirim, by=request.user)):
        messages.success(request, f"Rencana ditetapkan. Versi {satu.sebutan} berlaku dan tidak dapat diubah lagi.")
        return redirect(satu)
    isi = {
        "judul": "Tetapkan rencana",
        "remah": remah_versi(satu, "Tetapkan"),
        "form": form,
        "versi": satu,
        "batal": satu.get_absolute_url(),
    }
    return render(request, "renstra/tetapkan.html", isi)


def banding(request: HttpRequest, pk: int, lama: int) -> HttpResponse:
    """What a version changed against an older one of the same document."""
    satu, dulu = ambil_versi(request, pk), ambil_versi(request, lama)
    if satu.dokumen_id != dulu.dokumen_id:
        raise Http404
    isi = {
        "judul": f"Beda {dulu.sebutan} dan {satu.sebutan}",
        "remah": remah_versi(satu, "Beda versi"),
        "versi": satu,
        "lama": dulu,
        "perbedaan": queries.banding(dulu, satu),
    }
    return render(request, "renstra/banding.html", isi)
