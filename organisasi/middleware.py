"""The year and the unit that a page is about."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from organisasi.izin import SELURUH
from organisasi.models import Unit
from organisasi.rules.periode import tanggal_acuan


@dataclass
class Konteks:
    """Year of performance and unit of the current page; unit and name are fetched when first asked for."""

    tahun: int
    unit_id: int | None
    dari_alamat: bool = False

    @cached_property
    def unit(self) -> Unit | None:
        tanggal = tanggal_acuan(self.tahun, timezone.localdate())
        return Unit.objects.dengan_nama(tanggal).filter(pk=self.unit_id).first() if self.unit_id else None

    @cached_property
    def nama_unit(self) -> str:
        """The unit's name at the end of the year (today in the running year); the nearest one where it did not exist."""
        return str(self.unit) if self.unit else ""


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
            tahun=_tahun_wajar(kwargs.get("tahun") or _bilangan(request, "k_tahun") or sesi.get("tahun")),
            unit_id=kwargs.get("unit_id") or _bilangan(request, "k_unit") or _unit_sesi(request),
            dari_alamat="unit_id" in kwargs,
        )


def _tahun_wajar(tahun: int | None) -> int:
    """A year that calendars know; this year for anything else."""
    return tahun if tahun and dt.MINYEAR < tahun < dt.MAXYEAR else timezone.localdate().year


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
