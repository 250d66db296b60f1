"""Pages of crosscutting requests."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone

from layanan.views.objek import tandai
from renstra import actions, queries
from renstra.forms.silang import FormSilang
from renstra.models import Simpul
from renstra.queries.kaitan import silang_terlihat
from renstra.views.dasar import ambil_untuk_susun, remah_dokumen, remah_versi


def baru(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask another OPD to contribute to a node."""
    simpul = get_object_or_404(Simpul.objects.for_user(request.user, "renstra.susun"), pk=pk)
    versi = ambil_untuk_susun(request, simpul.versi_id)
    simpul.versi = versi
    form = FormSilang(request.POST or None, simpul=simpul, tanggal=timezone.localdate())
    if request.method == "POST" and form.is_valid():
        hasil = form.jalankan(lambda: actions.minta_silang(simpul, **form.cleaned_data, by=request.user))
        if hasil:
            messages.success(request, "Permintaan dikirim. OPD itu akan menjawabnya dari kotak tugasnya.")
            return redirect(hasil)
    isi = {
        "judul": f"Minta dukungan untuk {simpul.get_jenis_display().lower()} {simpul.kode}",
        "remah": remah_versi(versi, "Crosscutting"),
        "form": form,
        "tombol": "Kirim permintaan",
        "batal": versi.get_absolute_url(),
    }
    return render(request, "renstra/form.html", isi)


def silang(request: HttpRequest, pk: int) -> HttpResponse:
    """One request with its answer."""
    satu = get_object_or_404(silang_terlihat(request.user, timezone.localdate()), pk=pk)
    tandai(request, unit_id=satu.unit_id)
    terlihat = queries.versi_terlihat(request.user).filter(dokumen=satu.dokumen_id).order_by("-nomor").first()
    isi = {
        "judul": "Permintaan crosscutting",
        "remah": [*remah_dokumen(satu.dokumen)[:1], ("Crosscutting", "")],
        "permintaan": satu,
        "nama": {"peminta": satu.nama_peminta, "diminta": satu.nama_diminta},
        "versi_id": terlihat.pk if terlihat else None,
    }
    return render(request, "renstra/silang.html", isi)
