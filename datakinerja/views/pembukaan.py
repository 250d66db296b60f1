"""Openings: the list, asking, one of them with its decision, and many units at once."""

import datetime as dt
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from datakinerja import actions
from datakinerja.filters import SaringPembukaan
from datakinerja.forms import FormBerikan, FormMinta, FormSerentak
from datakinerja.models import Pembukaan
from datakinerja.queries import ukuran_objek, ukuran_unit
from datakinerja.queries.pembukaan import pembukaan_terlihat, tanda_pembukaan
from datakinerja.rules import sebut_bulan
from datakinerja.views.jendela import IZIN
from layanan.actions import TransitionError
from organisasi.izin import perlu_izin
from organisasi.models import Unit
from sakip.daftar import Kolom, Kosong, daftar
from sakip.tanda import Tanda


def _remah(*lanjut: tuple[str, str]) -> list[tuple[str, str]]:
    return [
        ("Data kinerja", reverse("datakinerja:indeks")),
        ("Pembukaan", reverse("datakinerja:pembukaan") if lanjut else ""),
        *lanjut,
    ]


@require_safe
@perlu_izin("datakinerja.lihat")
def indeks(request: HttpRequest) -> HttpResponse:
    """Openings of the year of the context that the user may see, those that wait first."""
    kini = request.konteks  # type: ignore[attr-defined]
    hari_ini = timezone.localdate()
    boleh_minta = kini.unit is not None and request.user.has_perm("datakinerja.isi", kini.unit)
    return daftar(
        request,
        queryset=pembukaan_terlihat(request.user, kini.tahun, hari_ini=hari_ini),
        filterset=SaringPembukaan,
        kolom=[
            Kolom("nama_unit", "Unit", utama=True, urut="nama_unit", url=lambda p: p.get_absolute_url()),
            Kolom(lambda p: sebut_bulan(p.nomor_bulan or ()), "Bulan"),
            Kolom("sampai", "Sampai", jenis="tanggal", urut="sampai"),
            Kolom(lambda p: Tanda(*tanda_pembukaan(p, hari_ini)), "Status", jenis="tanda"),
            Kolom("alasan", "Alasan"),
            Kolom("pemohon", "Diminta oleh"),
            Kolom("dibuat", "Diminta pada", jenis="waktu", urut="dibuat"),
        ],
        judul=f"Pembukaan bulan {kini.tahun}",
        remah=_remah(),
        kosong=Kosong(
            "Belum ada pembukaan", "Permohonan membuka bulan yang sudah ditutup tampil di sini.", ikon="kunci"
        ),
        templat="datakinerja/pembukaan.html",
        konteks={
            "tahun": kini.tahun,
            "unit": kini.unit if boleh_minta else None,
            "boleh_atur": request.user.has_perm(IZIN),
        },
    )


@require_http_methods(["GET", "HEAD", "POST"])
def minta(request: HttpRequest, tahun: int, unit_id: int) -> HttpResponse:
    """Ask for months to be opened."""
    unit = get_object_or_404(Unit.objects.for_user(request.user), pk=unit_id)
    if not request.user.has_perm("datakinerja.isi", unit):
        raise Http404
    awal = {"periode": [satu for satu in request.GET.getlist("periode") if satu.isdigit()]}
    form = FormMinta(tahun, ukuran_unit(unit.pk, tahun), request.POST or None, initial=awal)
    if request.method == "POST" and form.is_valid():
        hasil = form.jalankan(lambda: actions.minta_pembukaan(unit=unit, by=request.user, **form.cleaned_data))  # type: ignore[arg-type]
        if hasil:
            messages.success(request, "Permohonan dikirim kepada Bagian Organisasi.")
            return redirect(hasil)
    isi = {
        "judul": "Minta pembukaan bulan",
        "remah": _remah(("Minta pembukaan", "")),
        "tahun": tahun,
        "unit": unit,
        "form": form,
    }
    return render(request, "datakinerja/pembukaan_minta.html", isi, status=422 if form.errors else 200)


def _ambil(request: HttpRequest, pk: int) -> Pembukaan:
    satu = get_object_or_404(Pembukaan.objects.for_user(request.user).select_related("unit", "pemohon"), pk=pk)
    konteks = request.konteks  # type: ignore[attr-defined]
    konteks.unit_id = satu.unit_id
    konteks.tahun = satu.periode.values_list("tahun", flat=True).first() or konteks.tahun
    return satu


def _isi(request: HttpRequest, satu: Pembukaan, form: FormBerikan) -> dict[str, Any]:
    hari_ini: dt.date = timezone.localdate()
    tahun = request.konteks.tahun  # type: ignore[attr-defined]
    objek = list(satu.objek.values_list("pk", flat=True))
    return {
        "judul": "Pembukaan bulan",
        "remah": _remah((request.konteks.nama_unit or "Unit", "")),  # type: ignore[attr-defined]
        "tahun": tahun,
        "pembukaan": satu,
        "bulan": sebut_bulan(satu.periode.values_list("nomor", flat=True)),
        "indikator": ukuran_objek(objek, tahun) if objek else [],
        "tanda": Tanda(*tanda_pembukaan(satu, hari_ini)),
        "terbuka": satu.status == "diberikan" and not satu.berakhir(hari_ini),
        "boleh_putuskan": satu.status == "diajukan" and request.user.has_perm(IZIN, satu),
        "form": form,
    }


@require_safe
def rinci(request: HttpRequest, pk: int) -> HttpResponse:
    """One opening: scope, reason, decision, trail."""
    satu = _ambil(request, pk)
    return render(request, "datakinerja/pembukaan_rinci.html", _isi(request, satu, FormBerikan(satu)))


@require_POST
def berikan(request: HttpRequest, pk: int) -> HttpResponse:
    """Grant an opening up to the day that the form says."""
    satu = _ambil(request, pk)
    form = FormBerikan(satu, request.POST)
    try:
        if form.is_valid() and form.jalankan(
            lambda: actions.berikan(satu, by=request.user, **form.cleaned_data)  # type: ignore[arg-type]
        ):
            messages.success(request, "Pembukaan diberikan.")
            return redirect(satu)
    except TransitionError as galat:
        messages.error(request, str(galat))
        return redirect(satu)
    return render(request, "datakinerja/pembukaan_rinci.html", _isi(request, satu, form), status=422)


@require_http_methods(["GET", "HEAD", "POST"])
@perlu_izin(IZIN)
def serentak(request: HttpRequest) -> HttpResponse:
    """Open or lock months of several units with one reason."""
    tahun = request.konteks.tahun  # type: ignore[attr-defined]
    form = FormSerentak(tahun, request.POST or None)
    if request.method == "POST" and form.is_valid() and (kalimat := form.jalankan(lambda: _jalankan(request, form))):
        messages.success(request, kalimat)
        return redirect(f"{reverse('datakinerja:pembukaan')}?k_tahun={tahun}")
    isi = {
        "judul": f"Buka atau kunci serentak {tahun}",
        "remah": _remah(("Serentak", "")),
        "tahun": tahun,
        "form": form,
    }
    return render(request, "datakinerja/serentak.html", isi, status=422 if form.errors else 200)


def _jalankan(request: HttpRequest, form: FormSerentak) -> str:
    """Do what the form says; gives the sentence of success."""
    isi = form.cleaned_data
    umum: dict[str, Any] = {
        "unit": list(isi["unit"]),
        "periode": list(isi["periode"]),
        "alasan": isi["alasan"],
        "by": request.user,
    }
    if isi["tindakan"] == form.BUKA:
        return f"{len(actions.buka_banyak(sampai=isi['sampai'], **umum))} unit dibuka."
    return f"{actions.kunci_banyak(**umum)} bulan dikunci."
