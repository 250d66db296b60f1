"""The year's plan: made from a ratified one, and compared with it."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from renstra import actions, queries
from renstra.forms.turunan import FormTurunan
from renstra.rules.macam import MACAM, turunan
from renstra.rules.rencana import JenisRencana
from renstra.views.dasar import ambil_untuk_susun, ambil_versi, remah_versi


def buat(request: HttpRequest, pk: int, jenis: str) -> HttpResponse:
    """Make a plan of a year from a ratified version: choose year and nodes."""
    asal = ambil_untuk_susun(request, pk)
    nama = jenis.upper()
    if nama not in turunan(asal.dokumen.jenis) or asal.status != "ditetapkan":
        raise Http404
    satu = MACAM[JenisRencana(nama)]
    isi = queries.kerangka(asal).isi
    form = FormTurunan(request.POST or None, asal=asal, macam=satu, isi=isi, tahun=request.konteks.tahun)
    if request.method == "POST" and form.is_valid():
        versi = form.jalankan(
            lambda: actions.buat_turunan(asal, jenis=satu.jenis, by=request.user, **form.cleaned_data)
        )
        if versi:
            messages.success(
                request, f"{versi.dokumen.judul} dibuat dari {asal}. Sesuaikan target dan pagunya, lalu ajukan."
            )
            return redirect(versi)
    judul = f"Buat {satu.jenis.label}"
    konteks = {"judul": judul, "remah": remah_versi(asal, judul), "asal": asal, "macam": satu, "form": form}
    return render(request, "renstra/turunan.html", konteks)


def banding(request: HttpRequest, pk: int) -> HttpResponse:
    """What the year's plan took otherwise than the plan it was made from."""
    satu = ambil_versi(request, pk)
    if satu.asal is None:
        raise Http404
    isi = {
        "judul": f"Beda {satu.dokumen.judul} dengan {satu.asal.dokumen.get_jenis_display()}",
        "remah": remah_versi(satu, "Beda dengan rencana induk"),
        "versi": satu,
        "lama": satu.asal,
        "kepala_lama": satu.asal.dokumen.get_jenis_display(),
        "kepala_baru": satu.dokumen.get_jenis_display(),
        "perbedaan": queries.banding_asal(satu),
    }
    return render(request, "renstra/banding.html", isi)
