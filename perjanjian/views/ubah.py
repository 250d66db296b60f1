"""Forms that change an agreement: both tables, the paper's number and date, rencana aksi, revision."""

from functools import partial

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from layanan.views.alur import jalankan
from layanan.views.formulir import simpan
from perjanjian import actions, queries
from perjanjian.forms import FormButir, FormNaskah, FormRevisi
from perjanjian.models import Perjanjian
from perjanjian.rules import NASKAH
from perjanjian.views.dasar import muat, remah


def ubah(request: HttpRequest, pk: int) -> HttpResponse:
    """Targets with reasons and the budget of the programmes."""
    satu = muat(request, pk, "perjanjian.susun")
    if satu.status != "draf":
        messages.info(
            request, f"Perjanjian berstatus {satu.status_kini.label.lower()}; isinya hanya dapat diubah selama draf."
        )
        return redirect(satu)
    form = FormButir(
        request.POST or None, perjanjian=satu, banding=queries.banding_rencana(satu), program=satu.program.all()
    )
    ubah_item = partial(actions.ubah_item, satu, by=request.user)
    if request.method == "POST" and form.is_valid() and simpan(form, lambda: ubah_item(**form.argumen())):
        messages.success(request, "Target dan anggaran tersimpan.")
        return redirect(satu)
    isi = queries.isi_perjanjian(satu)
    konteks = {
        "judul": "Ubah target dan anggaran",
        "remah": remah(request, satu, ("Ubah", "")),
        "perjanjian": satu,
        "form": form,
        "tingkat": isi.tingkat,
    }
    return render(request, "perjanjian/ubah.html", konteks)


def naskah(request: HttpRequest, pk: int) -> HttpResponse:
    """Number, place and date; with the button that freezes the paper once it is approved."""
    satu = muat(request, pk, NASKAH)
    if satu.beku is not None:
        messages.info(request, "Naskah sudah dibekukan; nomor dan tanggalnya tidak dapat diubah.")
        return redirect(satu)
    form = FormNaskah(request.POST or None, perjanjian=satu, tempat=queries.isi_perjanjian(satu).tempat)
    if request.method == "POST" and form.is_valid() and simpan(form, lambda: _simpan_naskah(request, form)):
        messages.success(request, _kalimat_naskah(request))
        return redirect(satu)
    konteks = {
        "judul": "Nomor dan tanggal naskah",
        "remah": remah(request, satu, ("Naskah", "")),
        "perjanjian": satu,
        "form": form,
        "bisa_bekukan": satu.status == "disetujui",
        "boleh_arsip": satu.tahun_id < timezone.localdate().year,
    }
    return render(request, "perjanjian/naskah.html", konteks)


def _simpan_naskah(request: HttpRequest, form: FormNaskah) -> None:
    isian = {nama: form.cleaned_data[nama] for nama in ("nomor", "tempat", "tanggal")}
    user = request.user
    if "arsip" in request.POST:
        actions.catat_arsip(form.perjanjian, by=user, **isian)  # type: ignore[arg-type]
        return
    actions.ubah_naskah(form.perjanjian, by=user, revisi=form.cleaned_data["revisi"], **isian)  # type: ignore[arg-type]
    if "bekukan" in request.POST:
        actions.bekukan(form.perjanjian, by=user)  # type: ignore[arg-type]


def _kalimat_naskah(request: HttpRequest) -> str:
    if "arsip" in request.POST:
        return "Dicatat sebagai arsip bertanda tangan basah."
    return (
        "Naskah dibekukan dan siap ditandatangani."
        if "bekukan" in request.POST
        else "Nomor dan tanggal naskah tersimpan."
    )


def revisi(request: HttpRequest, pk: int) -> HttpResponse:
    """Start a revision with one of the lawful reasons."""
    satu = muat(request, pk, "perjanjian.susun")
    form = FormRevisi(
        request.POST or None, initial={nama: request.GET.get(nama, "") for nama in FormRevisi.base_fields}
    )
    hasil: list[Perjanjian] = []
    buat = partial(actions.revisi, satu, by=request.user)
    if request.method == "POST" and form.is_valid() and simpan(form, lambda: hasil.append(buat(**form.cleaned_data))):
        messages.success(request, "Draf revisi dibuat. Perjanjian lama tetap berlaku sampai revisinya ditandatangani.")
        return redirect(hasil[0])
    konteks = {
        "judul": "Revisi perjanjian",
        "remah": remah(request, satu, ("Revisi", "")),
        "perjanjian": satu,
        "form": form,
    }
    return render(request, "perjanjian/revisi.html", konteks)


@require_POST
def ambil_ulang(request: HttpRequest, pk: int) -> HttpResponse:
    """Bring a draft up to the plan in force and to today's officials."""
    satu = muat(request, pk, "perjanjian.susun")
    return jalankan(
        request,
        lambda: actions.ambil_ulang(satu, by=request.user),  # type: ignore[arg-type]
        berhasil="Diambil ulang dari rencana yang berlaku. Target yang beralasan beda tetap.",
        kembali=satu.get_absolute_url(),
    )


@require_POST
def hapus(request: HttpRequest, pk: int) -> HttpResponse:
    """Drop a draft that was never issued."""
    satu = muat(request, pk, "perjanjian.susun")
    unit = reverse("perjanjian:unit", args=[satu.tahun_id, satu.unit_id])
    return jalankan(
        request,
        lambda: actions.hapus_draf(satu, by=request.user),  # type: ignore[arg-type]
        berhasil="Draf dihapus.",
        kembali=unit,
    )
