"""Who signs with whom in a unit, and laying it down otherwise; who has an agreement and who has none."""

import datetime as dt

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from organisasi.izin import perlu_izin
from organisasi.models import Jabatan
from perjanjian import actions, queries
from perjanjian.actions.atasan import IZIN_ATUR
from perjanjian.forms import FormAtasan
from perjanjian.models import AtasanPerjanjian
from perjanjian.rules import tanggal_acuan
from perjanjian.views.dasar import muat_unit, remah_unit
from sakip import lembar
from sakip.unduh import nama_berkas, unduh


def atasan(request: HttpRequest, tahun: int, unit_id: int) -> HttpResponse:
    """Positions of a unit with their superior for the agreement; who may, lays down another."""
    unit = muat_unit(request, unit_id)
    tanggal = tanggal_acuan(tahun, timezone.localdate())
    baris = queries.atasan_unit(unit, tanggal)
    boleh = request.user.has_perm(IZIN_ATUR, AtasanPerjanjian(jabatan=Jabatan(unit_asal=unit)))
    form = None
    if boleh:
        calon = queries.calon_atasan(baris, tanggal)
        form = FormAtasan(request.POST or None, milik=[satu.versi for satu in baris], calon=calon, tanggal=tanggal)
        if request.method == "POST" and form.is_valid() and form.simpan(request.user):  # type: ignore[arg-type]
            messages.success(request, "Atasan perjanjian ditetapkan. Perjanjian yang sudah dibuat tidak berubah.")
            return redirect("perjanjian:atasan", tahun, unit_id)
    konteks = {
        "judul": "Atasan perjanjian",
        "remah": remah_unit(request, tahun, unit_id, ("Atasan perjanjian", "")),
        "baris": baris,
        "form": form,
        "tahun": tahun,
        "unit": unit,
        "tanggal": tanggal,
    }
    return render(request, "perjanjian/atasan.html", konteks)


@require_POST
def lepas_atasan(request: HttpRequest, pk: int) -> HttpResponse:
    """Let the structure decide again from today on."""
    satu = get_object_or_404(AtasanPerjanjian.objects.for_user(request.user, IZIN_ATUR), pk=pk)
    actions.akhiri_tetapan(satu, terakhir=timezone.localdate() - dt.timedelta(1), by=request.user)  # type: ignore[arg-type]
    messages.success(request, "Mulai hari ini atasan perjanjian kembali menurut struktur.")
    kini = request.konteks  # type: ignore[attr-defined]
    return redirect("perjanjian:atasan", kini.tahun, kini.unit_id or satu.jabatan.unit_asal_id)


@require_safe
@perlu_izin("perjanjian.lihat")
def cakupan(request: HttpRequest, tahun: int) -> HttpResponse:
    """Per OPD how many positions have an agreement; the list of all positions as a spreadsheet."""
    user = request.user
    if request.GET.get("ekspor") == "xlsx":
        isi = _ekspor(queries.daftar_cakupan(user, tahun, timezone.localdate()), tahun)  # type: ignore[arg-type]
        return unduh(request, isi, nama_berkas("Cakupan PK", tahun, akhiran="xlsx"))  # type: ignore[return-value]
    baris = queries.cakupan_kabupaten(user, tahun, timezone.localdate())  # type: ignore[arg-type]
    konteks = {
        "judul": f"Cakupan perjanjian {tahun}",
        "remah": [("Perjanjian kinerja", reverse("perjanjian:indeks") + "?semua=1"), ("Cakupan", "")],
        "baris": baris,
        "tahun": tahun,
        "jumlah": sum(satu.jumlah for satu in baris),
        "berlaku": sum(satu.berlaku for satu in baris),
    }
    return render(request, "perjanjian/cakupan.html", konteks)


_KOLOM = ("opd", "unit", "jabatan", "tingkat", "pemangku", "status")


def _ekspor(baris: list[queries.JabatanCakupan], tahun: int) -> bytes:
    judul = ("OPD", "Unit", "Jabatan", "Tingkat", "Pemangku", "Status perjanjian")
    kolom = tuple(lembar.Kolom(nama=nama, judul=teks) for nama, teks in zip(_KOLOM, judul, strict=True))
    buku = lembar.BukuKerja(
        [lembar.Lembar(nama="Jabatan", kolom=kolom, kunci=("opd", "unit", "jabatan"), maks_baris=100_000)],
        judul=f"Cakupan perjanjian kinerja {tahun}",
        kode="cakupan-pk",
    )
    isi = [
        dict(
            zip(
                _KOLOM,
                (
                    satu.opd,
                    satu.unit,
                    satu.jabatan.nama,
                    satu.jabatan.eselon,
                    satu.jabatan.pemangku.nama if satu.jabatan.pemangku else "Lowong",
                    satu.label,
                ),
                strict=True,
            )
        )
        for satu in baris
    ]
    return lembar.tulis_ekspor(buku, {"Jabatan": isi})
