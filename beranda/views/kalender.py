"""The calendar of SAKIP: a year on one page, and the feed that calendar programs read."""

import datetime as dt

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from beranda import queries
from beranda.actions import buat_langganan, cabut_langganan, sidik_token
from beranda.models import LanggananKalender
from organisasi.izin import perlu_izin
from sakip import kalender
from sakip.tanggal import BULAN
from sakip.unduh import unduh

IZIN = "renstra.lihat"


@require_safe
def indeks(request: HttpRequest) -> HttpResponse:
    """The calendar of the year of the context."""
    return redirect("beranda:kalender_tahun", request.konteks.tahun)  # type: ignore[attr-defined]


@require_safe
@perlu_izin(IZIN)
def tahun(request: HttpRequest, tahun: int) -> HttpResponse:
    """What is due in a calendar year, month by month; the user's own deadlines are marked."""
    return _halaman(request, tahun)


def _halaman(request: HttpRequest, tahun: int, token: str = "") -> HttpResponse:
    acara = queries.kalender_tahun(tahun, request.user, hari_ini=timezone.localdate())
    isi = {
        "judul": f"Kalender SAKIP {tahun}",
        "remah": [("Beranda", "/"), ("Kalender", "")],
        "tahun": tahun,
        "bulan": [
            (nama, [satu for satu in acara if satu.tanggal.month == nomor]) for nomor, nama in enumerate(BULAN, 1)
        ],
        "berikut": next((satu for satu in acara if satu.sisa >= 0 and satu.milik), None),
        "langganan": queries.langganan(request.user),
        "alamat": settings.ALAMAT_SITUS + reverse("beranda:langganan", args=[token]) if token else "",
    }
    return render(request, "beranda/kalender.html", isi)


@require_POST
@perlu_izin(IZIN)
def buat(request: HttpRequest) -> HttpResponse:
    """Make the user's secret address anew; the answer shows it this once."""
    return _halaman(request, request.konteks.tahun, buat_langganan(by=request.user))  # type: ignore[attr-defined, arg-type]


@require_POST
@perlu_izin(IZIN)
def cabut(request: HttpRequest) -> HttpResponse:
    """End the user's feed."""
    if cabut_langganan(by=request.user):  # type: ignore[arg-type]
        messages.success(request, "Langganan kalender dicabut; alamatnya tidak berlaku lagi.")
    return redirect("beranda:kalender")


@require_safe
@login_not_required
def langganan(request: HttpRequest, token: str) -> HttpResponseBase:
    """The deadlines of the owner of the token, of last year, this and the next; 404 for any other token."""
    satu = get_object_or_404(
        LanggananKalender.objects.select_related("pengguna"), sidik=sidik_token(token), pengguna__is_active=True
    )
    hari_ini = timezone.localdate()
    acara = [
        _acara(a)
        for nomor in range(hari_ini.year - 1, hari_ini.year + 2)
        for a in queries.kalender_tahun(nomor, satu.pengguna, hari_ini=hari_ini)
        if a.milik
    ]
    isi = kalender.tulis(acara, nama=f"SAKIP {settings.NAMA_DAERAH}".strip())
    return unduh(request, isi, "sakip.ics", tampil=True, jenis="text/calendar; charset=utf-8")


def _acara(satu: queries.Acara) -> kalender.AcaraHari:
    # The stamp depends on nothing but the event, so that an unchanged calendar keeps its ETag.
    return kalender.AcaraHari(
        kunci=satu.kunci,
        tanggal=satu.tanggal,
        judul=satu.judul,
        diubah=dt.datetime(satu.tahun, 1, 1, tzinfo=dt.UTC),
        keterangan=f"Tahun kinerja {satu.tahun}. {satu.untuk}.",
        alamat=settings.ALAMAT_SITUS + satu.jalur,
    )
