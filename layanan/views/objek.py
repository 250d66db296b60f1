"""Loading the row that a page is about: 404 where it may not be seen, 403 where one more permission is missing."""

import dataclasses
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest
from django.shortcuts import get_object_or_404


def tandai(request: HttpRequest, *, unit_id: int, tahun: int | None = None) -> None:
    """Let the frame show the unit (and the year) of the row, whatever was chosen before."""
    kini = request.konteks  # type: ignore[attr-defined]
    baru = dataclasses.replace(kini, unit_id=unit_id, tahun=tahun or kini.tahun)
    request.konteks = baru  # type: ignore[attr-defined]


def muat(request: HttpRequest, terlihat: QuerySet, pk: int, *, izin: str = "", kalimat: str = "") -> Any:
    """The row among those that the user may see, with unit and year of the frame set to its own.

    terlihat: already narrowed by `for_user`.  izin: asked besides; kalimat: what the 403 says then.
    """
    satu = get_object_or_404(terlihat, pk=pk)
    tandai(request, unit_id=satu.unit_id, tahun=satu.tahun_id)
    if izin and not request.user.has_perm(izin, satu):
        raise PermissionDenied(kalimat)
    return satu
