"""The year and the unit that a page is about."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from organisasi.izin import SELURUH
from organisasi.models import Unit, VersiUnit


@dataclass
class Konteks:
    """Year of performance and unit of the current page; unit and name are fetched when first asked for."""

    tahun: int
    unit_id: int | None
    dari_alamat: bool = False

    @cached_property
    def unit(self) -> Unit | None:
        return Unit.objects.filter(pk=self.unit_id).first() if self.unit_id else None

    @cached_property
    def nama_unit(self) -> str:
        """The unit's name at the end of the year (today in the running year); the latest one where it no longer exists."""
        if not self.unit_id:
            return ""
        pada = min(dt.date(self.tahun, 12, 31), timezone.localdate())
        versi = VersiUnit.objects.filter(unit=self.unit_id).order_by("berlaku")
        semua = list(versi.values_list("nama", "berlaku"))
        return next((nama for nama, berlaku in semua if pada in berlaku), semua[-1][0] if semua else "")


class KonteksMiddleware:
    """Puts `request.konteks`: from the address (`tahun`, `unit_id`), the query (`k_tahun`, `k_unit`), the session, or the user."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request.konteks = Konteks(timezone.localdate().year, None)  # type: ignore[attr-defined]
        return self.get_response(request)

    def process_view(self, request: HttpRequest, view: Any, args: list[Any], kwargs: dict[str, Any]) -> None:
        """Read the year and the unit off the address; remember nothing (the choice of context does that by POST)."""
        sesi = request.session
        request.konteks = Konteks(  # type: ignore[attr-defined]
            tahun=kwargs.get("tahun") or _bilangan(request, "k_tahun") or sesi.get("tahun") or timezone.localdate().year,
            unit_id=kwargs.get("unit_id") or _bilangan(request, "k_unit") or _unit_sesi(request),
            dari_alamat="unit_id" in kwargs,
        )


def _bilangan(request: HttpRequest, nama: str) -> int | None:
    teks = request.GET.get(nama, "")
    return int(teks) if teks.isdecimal() and len(teks) < 10 else None


def _unit_sesi(request: HttpRequest) -> int | None:
    """The unit chosen in this session; else the user's own; None is the whole regency."""
    if "unit_id" in request.session:
        return request.session["unit_id"]
    user = request.user
    if not user.is_authenticated or user.lingkup("organisasi.lihat") == SELURUH:
        return None
    return next((tugas.unit_id for tugas in user.peran), None)
