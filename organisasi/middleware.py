"""The year and the unit that a page is about."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from organisasi.models import Unit


@dataclass
class Konteks:
    """Year of performance and unit of the current page; the unit is fetched when first asked for."""

    tahun: int
    unit_id: int | None

    @cached_property
    def unit(self) -> Unit | None:
        return Unit.objects.filter(pk=self.unit_id).first() if self.unit_id else None


class KonteksMiddleware:
    """Puts `request.konteks`: from the address (`tahun`, `unit_id`), else from the session, else from today."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request.konteks = Konteks(timezone.localdate().year, None)  # type: ignore[attr-defined]
        return self.get_response(request)

    def process_view(self, request: HttpRequest, view: Any, args: list[Any], kwargs: dict[str, Any]) -> None:
        """Read the year and the unit off the address; remember nothing (pages do that by POST)."""
        request.konteks = Konteks(  # type: ignore[attr-defined]
            tahun=kwargs.get("tahun") or request.session.get("tahun") or timezone.localdate().year,
            unit_id=kwargs.get("unit_id") or request.session.get("unit_id"),
        )
