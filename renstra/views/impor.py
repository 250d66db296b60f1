"""The spreadsheet on pages: template, export, upload, dry run, saving."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.text import slugify

from layanan.actions import TransitionError
from layanan.views.objek import tandai
from renstra import actions, queries
from renstra.forms import FormUnggah
from renstra.lembar import baris_rencana
from renstra.models import PratinjauImpor, VersiRencana
from renstra.queries.pratinjau import buku_versi, sel_berubah, susun_pratinjau
from renstra.views.dasar import ambil_untuk_susun, ambil_versi, remah_versi
from sakip.daftar import JENIS_XLSX
from sakip.lembar import BerkasDitolak, tulis_ekspor, tulis_templat


def _buku(isi: bytes, versi: VersiRencana, awalan: str) -> HttpResponse:
    nama = slugify(f"{awalan} {versi}")[:80]
    return HttpResponse(
        isi, content_type=JENIS_XLSX, headers={"Content-Disposition": f'attachment; filename="{nama}.xlsx"'}
    )


def templat(request: HttpRequest, pk: int) -> HttpResponse:
    """The empty template for the years of the plan."""
    versi = ambil_versi(request, pk)
    return _buku(tulis_templat(buku_versi(versi)), versi, "templat")


def ekspor(request: HttpRequest, pk: int) -> HttpResponse:
    """The plan in the layout of the template."""
    versi = ambil_versi(request, pk)
    return _buku(tulis_ekspor(buku_versi(versi), baris_rencana(queries.pohon(versi))), versi, "")


def impor(request: HttpRequest, pk: int) -> HttpResponse:
    """Upload a filled template; leads to its dry run."""
    versi = ambil_untuk_susun(request, pk)
    form = FormUnggah(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        try:
            pratinjau = actions.unggah(versi, unggahan=form.cleaned_data["berkas"], by=request.user)
        except (BerkasDitolak, TransitionError) as galat:
            form.add_error("berkas", str(galat))
        except ValidationError as galat:
            form.add_error("berkas", galat.messages)
        else:
            return redirect(pratinjau)
    isi = {"judul": "Unggah isi rencana", "remah": remah_versi(versi, "Unggah"), "versi": versi, "form": form}
    return render(request, "renstra/impor.html", isi)


def pratinjau(request: HttpRequest, pk: int) -> HttpResponse:
    """What an uploaded file would change; POST saves it."""
    milik = PratinjauImpor.objects.for_user(request.user).select_related("versi__dokumen__unit", "berkas")
    satu = get_object_or_404(milik, pk=pk)
    versi = satu.versi
    tandai(request, unit_id=versi.dokumen.unit_id)
    if request.method == "POST":
        return _simpan(request, satu)
    if satu.disimpan:
        messages.info(request, "Berkas ini sudah disimpan ke dalam rencana.")
        return redirect(versi)
    hasil = susun_pratinjau(versi, actions.baca_pratinjau(satu))
    buku = buku_versi(versi)
    isi = {
        "judul": "Periksa sebelum disimpan",
        "remah": remah_versi(versi, "Pratinjau"),
        "versi": versi,
        "pratinjau": satu,
        "hasil": hasil,
        "usang": satu.revisi != versi.revisi or not versi.terbuka,
        "beda": [
            (nama, beda, [(ubah, list(sel_berubah(ubah, nama, buku))) for ubah in beda.ubah])
            for nama, beda in hasil.beda.items()
            if beda
        ],
    }
    return render(request, "renstra/pratinjau.html", isi)


def _simpan(request: HttpRequest, satu: PratinjauImpor) -> HttpResponse:
    try:
        hitung = actions.impor_rencana(satu, by=request.user, hapus=request.POST.get("hapus") == "ya")
    except TransitionError as galat:
        messages.error(request, str(galat))
        return redirect("renstra:impor", satu.versi_id)
    if hitung is None:
        messages.info(request, "Berkas ini sudah disimpan sebelumnya; tidak ada yang berubah.")
    else:
        messages.success(request, f"Isi rencana disimpan: {hitung}.")
    return redirect(satu.versi)
