"""Context processor: how much waits for the user, asked only where a page shows it."""

from typing import Any

from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from layanan import queries


def giliran_saya(request: HttpRequest) -> dict[str, Any]:
    """`giliran_saya.jumlah` and `.per_app` (app label -> count); zero for visitors."""
    user = getattr(request, "user", None)
    if user is None or not user.is_authenticated:
        return {"giliran_saya": queries.JumlahGiliran(jumlah=0, per_app={})}
    return {"giliran_saya": SimpleLazyObject(lambda: queries.jumlah_giliran(user))}
