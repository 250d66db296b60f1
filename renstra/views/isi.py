"""Pages of one node and one indicator, and the dictionary entry of an indicator."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from layanan.views.alur import jalankan
from layanan.views.objek import tandai
from renstra import actions, queries
from renstra.forms import FormIndikator, FormSimpul
from renstra.forms.isi import awal_indikator, awal_simpul
from renstra.models import Indikator, IndikatorVersi, Simpul, VersiRencana
from renstra.rules import JenisSimpul
from renstra.views.dasar import ambil_untuk_susun, boleh_susun, remah_versi


def simpul_tambah(request: HttpRequest, pk: int, jenis: str) -> HttpResponse:
    """Add a node of a kind; `?induk=` says below which one."""
    versi = ambil_untuk_susun(request, pk)
    if jenis.upper() not in versi.dokumen.macam.tingkat:
        raise Http404
    return _form_simpul(request, versi, JenisSimpul(jenis.upper()), None, {"induk": request.GET.get("induk")})


def simpul_ubah(request: HttpRequest, pk: int) -> HttpResponse:
    """Change a node."""
    simpul = get_object_or_404(Simpul.objects.for_user(request.user, "renstra.susun"), pk=pk)
    return _form_simpul(
        request, ambil_untuk_susun(request, simpul.versi_id), JenisSimpul(simpul.jenis), simpul, awal_simpul(simpul)
    )


def _form_simpul(
    request: HttpRequest, versi: VersiRencana, jenis: JenisSimpul, simpul: Simpul | None, awal: dict
) -> HttpResponse:
    form = FormSimpul(request.POST or None, versi=versi, jenis=jenis, initial=awal)
    if request.method == "POST" and form.is_valid():
        isian, revisi = form.terkirim | {"jenis": jenis}, form.cleaned_data["revisi"]
        hasil = form.jalankan(
            lambda: actions.simpan_simpul(versi, isian=isian, revisi=revisi, simpul=simpul, by=request.user)
        )
        if hasil:
            messages.success(request, f"{jenis.label} {hasil.kode} disimpan.")
            return redirect(f"{versi.get_absolute_url()}?buka={hasil.pk}#simpul-{hasil.pk}")
    judul = f"Sunting {jenis.label.lower()}" if simpul else f"Tambah {jenis.label.lower()}"
    isi = {"judul": judul, "remah": remah_versi(versi, judul), "versi": versi, "form": form, "simpul": simpul}
    if simpul:
        isi["letak"] = queries.letak(simpul.pk, versi.simpul.filter(induk=simpul.induk_id, jenis=simpul.jenis))
    return render(request, "renstra/simpul.html", isi)


@require_POST
def simpul_hapus(request: HttpRequest, pk: int) -> HttpResponse:
    """Remove a node that carries nothing."""
    simpul = get_object_or_404(Simpul.objects.for_user(request.user, "renstra.susun").select_related("versi"), pk=pk)
    return jalankan(
        request,
        lambda: actions.hapus_simpul(simpul, by=request.user),
        berhasil=f"{JenisSimpul(simpul.jenis).label} {simpul.kode} dihapus.",
        kembali=simpul.versi.get_absolute_url(),
    )


def indikator_tambah(request: HttpRequest, pk: int) -> HttpResponse:
    """Add an indicator to a node."""
    simpul = get_object_or_404(Simpul.objects.for_user(request.user, "renstra.susun"), pk=pk)
    return _form_indikator(request, ambil_untuk_susun(request, simpul.versi_id), None, {"simpul": simpul.pk})


def indikator_ubah(request: HttpRequest, pk: int) -> HttpResponse:
    """Change an indicator."""
    milik = IndikatorVersi.objects.for_user(request.user, "renstra.susun").select_related(
        "indikator", "satuan", "simpul"
    )
    satu = get_object_or_404(milik, pk=pk)
    return _form_indikator(request, ambil_untuk_susun(request, satu.versi_id), satu, dict(awal_indikator(satu)))


def _form_indikator(request: HttpRequest, versi: VersiRencana, satu: IndikatorVersi | None, awal: dict) -> HttpResponse:
    form = FormIndikator(
        request.POST or None, versi=versi, tanggal=timezone.localdate(), baru=satu is None, initial=awal
    )
    if request.method == "POST" and form.is_valid():
        isian, revisi = form.terkirim, form.cleaned_data["revisi"]
        hasil = form.jalankan(
            lambda: actions.simpan_indikator(versi, isian=isian, revisi=revisi, indikator=satu, by=request.user)
        )
        if hasil:
            messages.success(request, f"Indikator {hasil.indikator.kode} disimpan.")
            return redirect(f"{versi.get_absolute_url()}?buka={hasil.simpul_id}#indikator-{hasil.pk}")
    judul = f"Sunting indikator {satu.indikator.kode}" if satu else "Tambah indikator"
    isi = {"judul": judul, "remah": remah_versi(versi, judul), "versi": versi, "form": form, "indikator": satu}
    if satu:
        isi["letak"] = queries.letak(satu.pk, versi.indikator.filter(simpul=satu.simpul_id))
    return render(request, "renstra/indikator.html", isi)


@require_POST
def indikator_hapus(request: HttpRequest, pk: int) -> HttpResponse:
    """Take an indicator out of a draft."""
    milik = IndikatorVersi.objects.for_user(request.user, "renstra.susun").select_related("versi", "indikator")
    satu = get_object_or_404(milik, pk=pk)
    return jalankan(
        request,
        lambda: actions.hapus_indikator(satu, by=request.user),
        berhasil=f"Indikator {satu.indikator.kode} dikeluarkan dari rencana.",
        kembali=satu.versi.get_absolute_url(),
    )


def kamus(request: HttpRequest, pk: int) -> HttpResponse:
    """The dictionary entry of an indicator over all versions of the plan."""
    satu = get_object_or_404(Indikator.objects.for_user(request.user), pk=pk)
    tandai(request, unit_id=satu.unit_id)
    entri = queries.kamus(satu)
    if not entri:
        raise Http404
    kini = entri[0]
    isi = {
        "judul": kini.isi.sebutan,
        "remah": remah_versi(kini.versi, f"Indikator {satu.kode}"),
        "indikator": satu,
        "kini": kini,
        "baris": kini.baris,
        "entri": entri,
        "tahun": sorted({tahun for e in entri for tahun in e.versi.dokumen.daftar_tahun}),
        "susun": boleh_susun(request, kini.versi),
    }
    return render(request, "renstra/kamus.html", isi)
