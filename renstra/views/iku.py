"""The IKU decree: its indicators, the draft, the spreadsheet, and issuing it."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from renstra import actions
from renstra.forms.iku import FormIku
from renstra.keputusan import baris_iku, cetak_iku, lembar_iku
from renstra.views.dasar import ambil_versi, remah_versi
from sakip.unduh import nama_berkas, unduh


def iku(request: HttpRequest, pk: int) -> HttpResponse:
    """The key indicators of a plan and their decree; POST issues it."""
    satu = ambil_versi(request, pk)
    dapat = satu.status == "ditetapkan" and request.user.has_perm("renstra.ajukan", satu)
    if request.method == "POST" and not dapat:
        raise Http404
    form = FormIku(satu.dokumen.unit_id, request.POST or None, initial={"tanggal": timezone.localdate()})
    if request.method == "POST" and form.is_valid():
        dokumen = form.jalankan(lambda: actions.terbitkan_iku(satu, **form.cleaned_data, by=request.user))
        if dokumen:
            messages.success(request, f"Keputusan IKU {dokumen.nomor} diterbitkan.")
            return redirect("renstra:iku", pk)
    isi = {
        "judul": "Indikator kinerja utama",
        "remah": remah_versi(satu, "IKU"),
        "versi": satu,
        "baris": baris_iku(satu),
        "form": form if dapat else None,
    }
    return render(request, "renstra/iku.html", isi)


def pdf(request: HttpRequest, pk: int) -> HttpResponse:
    """The decree as a draft, to be read before it is issued."""
    satu = ambil_versi(request, pk)
    isi = cetak_iku(satu, baris_iku(satu), nomor="", tanggal=timezone.localdate())
    return unduh(request, isi, nama_berkas("IKU", satu.dokumen, "draf", akhiran="pdf"), tampil=True)


def xlsx(request: HttpRequest, pk: int) -> HttpResponse:
    """The key indicators as a spreadsheet."""
    satu = ambil_versi(request, pk)
    return unduh(request, lembar_iku(baris_iku(satu)), nama_berkas("IKU", satu.dokumen, akhiran="xlsx"))
