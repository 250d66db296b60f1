"""The year and the unit that a page is about; and what an account must do before anything else."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from allauth.mfa.models import Authenticator
from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone

from organisasi.izin import SELURUH
from organisasi.models import Pengguna, Unit
from organisasi.queries.konteks import unit_bernama
from organisasi.rules.izin import PERAN_WAJIB_DUA_LANGKAH
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
        return unit_bernama(self.unit_id, tanggal) if self.unit_id else None

    @cached_property
    def nama_unit(self) -> str:
        """The unit's name at the end of the year (today in the running year); the nearest one where it did not exist."""
        return str(self.unit) if self.unit else ""


# Pages that somebody may reach before she has done what her account asks of her.
SELALU_BOLEH = frozenset(
    {
        "account_change_password",
        "account_logout",
        "account_login",
        "account_reauthenticate",
        "mfa_activate_totp",
        "mfa_authenticate",
        "mfa_reauthenticate",
        "sesi_status",
        "sesi_perpanjang",
        "sehat",
    }
)


class KewajibanAkunMiddleware:
    """Sends users to what comes first: a password of their own, then the second factor where the role requires it."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Any, args: list[Any], kwargs: dict[str, Any]
    ) -> HttpResponse | None:
        """Redirect where something is due; programs get a sentence with 403 instead."""
        user = request.user
        if not user.is_authenticated or request.resolver_match.view_name in SELALU_BOLEH:  # type: ignore[union-attr]
            return None
        if user.wajib_ganti_sandi:
            return self._suruh(
                request, "account_change_password", "Ganti dahulu kata sandi awal Anda dengan sandi sendiri."
            )
        if wajib_dua_langkah(user) and not Authenticator.objects.filter(user=user).exists():
            return self._suruh(
                request, "mfa_activate_totp", "Peran Anda mewajibkan verifikasi dua langkah. Aktifkan dahulu."
            )
        return None

    def _suruh(self, request: HttpRequest, nama: str, kalimat: str) -> HttpResponse:
        if request.path.startswith("/api/"):
            return HttpResponse(kalimat, status=403, content_type="text/plain; charset=utf-8")
        messages.warning(request, kalimat)
        return redirect(nama)


def wajib_dua_langkah(user: Pengguna) -> bool:
    """Whether the setting and one of the user's present roles require a second factor.  Source: domain, section 9."""
    return settings.WAJIB_DUA_LANGKAH and any(tugas.peran in PERAN_WAJIB_DUA_LANGKAH for tugas in user.peran)


class KonteksMiddleware:
    """Puts `request.konteks`: from the address (`tahun`, `unit_id`), the query (`k_tahun`, `k_unit`), the session, or the user."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request.konteks = Konteks(timezone.localdate().year, None)  # type: ignore[attr-defined]
        return self.get_response(request)

    def process_view(self, request: HttpRequest, view: Any, args: list[Any], kwargs: dict[str, Any]) -> None:
        """Read the year and the unit off the address; remember nothing (the choice of context does that by POST).

        Raises Http404 for a year that no calendar has.
        """
        sesi = request.session
        tahun = kwargs.get("tahun")
        if tahun is not None and tahun != _tahun_wajar(tahun):
            raise Http404("Tahun itu tidak ada.")
        request.konteks = Konteks(  # type: ignore[attr-defined]
            tahun=_tahun_wajar(tahun or _bilangan(request, "k_tahun") or sesi.get("tahun")),
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
