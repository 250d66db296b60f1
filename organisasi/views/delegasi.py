"""“Delegasi saya”: what one has passed on and what one has received."""

from django.contrib import messages
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from organisasi import actions
from organisasi.forms.pengguna import FormDelegasi
from organisasi.models import Delegasi
from organisasi.rules.izin import IZIN

REMAH = [("Beranda", "/"), ("Delegasi saya", "/organisasi/delegasi/")]


def delegasi(request: HttpRequest) -> HttpResponse:
    """Delegations given and received."""
    milik = Delegasi.objects.select_related("dari", "kepada")
    isi = {
        "judul": "Delegasi saya",
        "remah": [REMAH[0], ("Delegasi saya", "")],
        "keluar": milik.filter(dari=request.user),
        "masuk": milik.filter(kepada=request.user),
        "arti": IZIN,
        "hari": timezone.localdate(),
        "dapat": bool(actions.tindakan_dapat_didelegasikan(request.user)),
    }
    return render(request, "organisasi/delegasi.html", isi)


@require_http_methods(["GET", "POST"])
def delegasi_baru(request: HttpRequest) -> HttpResponse:
    """Pass named actions on for a period."""
    if not actions.tindakan_dapat_didelegasikan(request.user):
        messages.warning(request, "Anda tidak mempunyai kewenangan yang dapat didelegasikan.")
        return redirect("organisasi:delegasi")
    form = FormDelegasi(request.POST or None, user=request.user)
    if request.method == "POST" and form.is_valid() and (baru := form.simpan()):
        messages.success(
            request, f"Delegasi kepada {baru.kepada} berlaku sampai hari terakhirnya; dapat dicabut kapan saja."
        )
        return redirect("organisasi:delegasi")
    isi = {
        "judul": "Delegasikan kewenangan",
        "remah": [*REMAH, ("Baru", "")],
        "form": form,
        "batal": reverse("organisasi:delegasi"),
        "tombol": "Delegasikan",
        "pengantar": "Jejak dokumen menyebut “oleh penerima atas nama Anda”. Menandatangani dan menetapkan nilai tidak dapat didelegasikan.",
    }
    return render(request, "organisasi/formulir.html", isi)


@require_POST
def delegasi_cabut(request: HttpRequest, pk: int) -> HttpResponse:
    """Revoke at once."""
    milik = Q(pk__in=Delegasi.objects.for_user(request.user)) | Q(dari=request.user)
    actions.cabut_delegasi(get_object_or_404(Delegasi.objects.filter(milik), pk=pk), by=request.user)
    messages.success(request, "Delegasi dicabut.")
    return redirect("organisasi:delegasi")
