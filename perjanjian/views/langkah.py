"""Steps of the workflow that do more than change the state, and the two ways of signing."""

from collections.abc import Callable
from functools import partial

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST

from layanan.forms import FormTandaTangan
from layanan.views.alur import jalankan
from layanan.views.formulir import simpan
from perjanjian import actions, queries
from perjanjian.forms import FormPindaian
from perjanjian.models import Perjanjian
from perjanjian.rules import NASKAH, SIAP_TANDA_TANGAN, TANDA_TANGAN
from perjanjian.views.dasar import muat, remah


def _langkah(request: HttpRequest, pk: int, fungsi: Callable[..., Perjanjian], berhasil: str) -> HttpResponse:
    satu = muat(request, pk)
    if request.POST.get("revisi", str(satu.revisi)) != str(satu.revisi):
        messages.error(
            request, "Isi perjanjian berubah sejak halaman ini dibuka. Periksa lagi, lalu ulangi langkahnya."
        )
        return redirect(satu)
    return jalankan(
        request,
        lambda: fungsi(satu, by=request.user, catatan=request.POST.get("catatan", "")),
        berhasil=berhasil,
        kembali=satu.get_absolute_url(),
    )


@require_POST
def ajukan(request: HttpRequest, pk: int) -> HttpResponse:
    """Submit to the superior, if nothing is missing."""
    return _langkah(request, pk, actions.ajukan, "Diajukan. Giliran berikutnya tertera di halaman ini.")


@require_POST
def setujui(request: HttpRequest, pk: int) -> HttpResponse:
    """Approve; the paper is frozen at once where its number and date are known."""
    return _langkah(request, pk, actions.setujui, "Disetujui.")


@require_POST
def buka_naskah(request: HttpRequest, pk: int) -> HttpResponse:
    """Undo the freezing before all have signed."""
    return _langkah(request, pk, actions.buka_naskah, "Pembekuan dibatalkan; naskah yang sudah terbit ditarik.")


@sensitive_post_parameters("sandi", "kode_totp", "nik", "frasa")
def tanda_tangan(request: HttpRequest, pk: int) -> HttpResponse:
    """Sign as a party: what is signed, by which route, and who one is."""
    satu = muat(request, pk, TANDA_TANGAN)
    sebagai = actions.pihak_pengguna(satu, request.user)  # type: ignore[arg-type]
    if satu.status not in SIAP_TANDA_TANGAN or sebagai is None:
        messages.info(request, "Tidak ada yang perlu Anda tanda tangani pada perjanjian ini sekarang.")
        return redirect(satu)
    form = FormTandaTangan(request.user, request.POST or None, request.FILES or None)
    tandatangani = partial(actions.tandatangani, satu, by=request.user)
    if request.method == "POST" and form.is_valid() and simpan(form, lambda: tandatangani(**form.argumen())):
        messages.success(request, "Tanda tangan Anda tercatat.")
        return redirect(satu)
    konteks = {
        "judul": f"Tanda tangani sebagai {sebagai.label}",
        "remah": remah(request, satu, ("Tanda tangan", "")),
        "perjanjian": satu,
        "isi": queries.isi_perjanjian(satu),
        "form": form,
        "sudah": satu.sudah_menandatangani(),
    }
    return render(request, "perjanjian/tanda_tangan.html", konteks)


@sensitive_post_parameters("sandi", "kode_totp")
def pindaian(request: HttpRequest, pk: int) -> HttpResponse:
    """Record wet signatures from a scan."""
    satu = muat(request, pk, NASKAH)
    if satu.status not in SIAP_TANDA_TANGAN:
        messages.info(request, "Pindaian hanya dapat dicatat ketika naskah menunggu tanda tangan.")
        return redirect(satu)
    form = FormPindaian(request.user, request.POST or None, request.FILES or None, perjanjian=satu)  # type: ignore[arg-type]
    catat = partial(actions.catat_basah, satu, by=request.user)
    if request.method == "POST" and form.is_valid() and simpan(form, lambda: catat(**form.argumen())):
        messages.success(request, "Tanda tangan basah tercatat dari pindaian.")
        return redirect(satu)
    konteks = {
        "judul": "Catat tanda tangan basah",
        "remah": remah(request, satu, ("Pindaian", "")),
        "perjanjian": satu,
        "isi": queries.isi_perjanjian(satu),
        "form": form,
    }
    return render(request, "perjanjian/pindaian.html", konteks)
