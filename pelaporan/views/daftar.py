"""Where the reports of the regency and of a unit stand."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from layanan.views.alur import jalankan
from pelaporan import actions, queries
from pelaporan.models import Laporan
from pelaporan.views.dasar import muat_unit, remah


@require_safe
def indeks(request: HttpRequest) -> HttpResponse:
    """The page of the unit of the context, or all OPD of the year."""
    kini = request.konteks  # type: ignore[attr-defined]
    if kini.unit_id and "semua" not in request.GET:
        return redirect("pelaporan:unit", kini.tahun, kini.unit_id)
    baris = queries.ikhtisar(request.user, kini.tahun, timezone.localdate())  # type: ignore[arg-type]
    isi = {
        "judul": f"Laporan kinerja {kini.tahun}",
        "remah": [("Beranda", "/"), ("Pelaporan", "")],
        "baris": baris,
        "daerah": queries.laporan_daerah(request.user, kini.tahun, timezone.localdate()),  # type: ignore[arg-type]
        "tahun": kini.tahun,
        "terbit": sum(satu.laporan is not None and satu.laporan.status == "terbit" for satu in baris),
    }
    return render(request, "pelaporan/indeks.html", isi)


@require_safe
def unit(request: HttpRequest, tahun: int, unit_id: int) -> HttpResponse:
    """Reports of a unit on a year."""
    satu = muat_unit(request, unit_id)
    laporan = queries.laporan_unit(request.user, satu, tahun)  # type: ignore[arg-type]
    isi = {
        "judul": f"Laporan kinerja {tahun}",
        "remah": remah(request, tahun, unit_id),
        "unit": satu,
        "tahun": tahun,
        "laporan": laporan,
        "boleh_susun": not laporan and request.user.has_perm("pelaporan.susun", Laporan(unit=satu)),
        "milik_daerah": not laporan and Laporan(unit=satu).milik_daerah,
        "url_buat": reverse("pelaporan:buat", args=[tahun, unit_id]),
    }
    return render(request, "pelaporan/unit.html", isi)


@require_POST
def buat(request: HttpRequest, tahun: int, unit_id: int) -> HttpResponse:
    """Open the annual report."""
    satu = muat_unit(request, unit_id)
    hasil: list[Laporan] = []
    jawaban = jalankan(
        request,
        lambda: hasil.append(actions.buat_laporan(unit=satu, tahun=tahun, by=request.user)),  # type: ignore[arg-type]
        berhasil="Laporan dibuka. Angka terisi dari pengukuran; lengkapi bagian naratifnya.",
        kembali=reverse("pelaporan:unit", args=[tahun, unit_id]),
    )
    return redirect(hasil[0]) if hasil else jawaban
