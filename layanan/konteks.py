"""Context processors: how much waits for the user (asked only where a page shows it), and the guide to this page."""

from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import SimpleLazyObject

from layanan import queries
from layanan.queries import panduan


def giliran_saya(request: HttpRequest) -> dict[str, Any]:
    """`giliran_saya.jumlah` and `.per_app` (app label -> count); zero for visitors."""
    user = getattr(request, "user", None)
    if user is None or not user.is_authenticated:
        return {"giliran_saya": queries.JumlahGiliran(jumlah=0, per_app={})}
    return {"giliran_saya": SimpleLazyObject(lambda: queries.jumlah_giliran(user))}


def panduan_halaman(request: HttpRequest) -> dict[str, Any]:
    """`panduan_halaman`: address of the guide page for this page, "" where there is none."""
    cocok = request.resolver_match
    halaman = panduan.untuk_halaman(cocok.view_name) if cocok else None
    return {"panduan_halaman": reverse("layanan:panduan_halaman", args=[halaman.slug]) if halaman else ""}
