"""The matrix of permissions, and the user's own API token."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST
from rest_framework.authtoken.models import Token

from organisasi import actions
from organisasi.izin import perlu_izin
from organisasi.queries.matriks import matriks_izin


@perlu_izin("organisasi.kelola_pengguna")
def matriks(request: HttpRequest) -> HttpResponse:
    """Who may do what: roles and relations, printed from the table that the server asks."""
    isi = {
        "judul": "Matriks izin",
        "remah": [("Beranda", "/"), ("Pengguna & peran", "/organisasi/pengguna/"), ("Matriks izin", "")],
        "matriks": matriks_izin(),
    }
    return render(request, "organisasi/matriks.html", isi)


def _halaman_token(request: HttpRequest, kunci: str = "") -> HttpResponse:
    isi = {
        "judul": "Token API saya",
        "remah": [("Beranda", "/"), ("Token API saya", "")],
        "token": Token.objects.filter(user=request.user).first(),
        "kunci": kunci,
    }
    return render(request, "organisasi/token.html", isi)


@never_cache
def token(request: HttpRequest) -> HttpResponse:
    """Whether the user has a token; the token itself is shown once, when it is made."""
    return _halaman_token(request)


@never_cache
@require_POST
def token_buat(request: HttpRequest) -> HttpResponse:
    """Make a new token; the answer shows it this once."""
    return _halaman_token(request, actions.buat_token(by=request.user).key)


@require_POST
def token_cabut(request: HttpRequest) -> HttpResponse:
    """Revoke the token."""
    actions.cabut_token(by=request.user)
    messages.success(request, "Token dicabut; program yang memakainya tidak dapat masuk lagi.")
    return redirect("organisasi:token")
