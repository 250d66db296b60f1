"""Steps of a report that do more than change its state."""

from functools import partial

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST

from layanan.views.alur import ambil_langkah
from layanan.views.formulir import simpan
from pelaporan import actions
from pelaporan.forms import FormNaskah, FormTerbit
from pelaporan.models import Laporan
from pelaporan.views.dasar import muat, remah


@require_POST
def ajukan(request: HttpRequest, pk: int) -> HttpResponse:
    """Submit; figures are frozen."""
    berhasil = "Diajukan. Angka laporan dibekukan seperti hari ini."
    return ambil_langkah(request, muat(request, pk), actions.ajukan, berhasil=berhasil)


@require_POST
def kembalikan(request: HttpRequest, pk: int) -> HttpResponse:
    """Send back."""
    return ambil_langkah(request, muat(request, pk), actions.kembalikan, berhasil="Dikembalikan kepada penyusun.")


@sensitive_post_parameters("sandi", "kode_totp", "nik", "frasa")
def terbitkan(request: HttpRequest, pk: int) -> HttpResponse:
    """Number, date, signature: the report is issued."""
    satu = muat(request, pk, "pelaporan.tandatangani")
    if satu.status != "disetujui":
        messages.info(
            request, f"Laporan berstatus {satu.status_kini.label}; tidak ada yang perlu ditandatangani sekarang."
        )
        return redirect(satu)
    form = FormTerbit(request.user, satu, request.POST or None, request.FILES or None)  # type: ignore[arg-type]
    terbit = partial(actions.terbitkan_laporan, satu, by=request.user)
    if request.method == "POST" and form.is_valid() and simpan(form, lambda: terbit(**form.naskah(), **form.argumen())):
        messages.success(request, "Laporan ditandatangani dan terbit.")
        return redirect(satu)
    return render(request, "pelaporan/terbit.html", _konteks(request, satu, form, "Tanda tangani dan terbitkan"))


def arsip(request: HttpRequest, pk: int) -> HttpResponse:
    """Record a report of a past year that was issued on paper."""
    satu = muat(request, pk, "pelaporan.susun")
    form = FormNaskah(request.POST or None, initial={"nomor": satu.nomor, "tanggal": satu.tanggal})
    catat = partial(actions.catat_arsip, satu, by=request.user)
    if request.method == "POST" and form.is_valid() and simpan(form, lambda: catat(**form.naskah())):
        messages.success(request, "Laporan dicatat sebagai arsip.")
        return redirect(satu)
    return render(request, "pelaporan/terbit.html", _konteks(request, satu, form, "Catat sebagai arsip"))


def _konteks(request: HttpRequest, satu: Laporan, form: FormNaskah, judul: str) -> dict[str, object]:
    return {
        "judul": judul,
        "remah": remah(request, satu.tahun_id, satu.unit_id, (str(satu), satu.get_absolute_url()), (judul, "")),
        "laporan": satu,
        "form": form,
        "tombol": judul,
    }
