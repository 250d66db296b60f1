"""Refusals of actions as answers of the API, told in the action's own sentence: one place for all apps."""

from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404
from rest_framework import status
from rest_framework.exceptions import NotFound, Throttled
from rest_framework.response import Response
from rest_framework.views import exception_handler

from layanan.actions import TransitionError


def tangani(galat: Exception, konteks: dict[str, Any]) -> Response | None:
    """409 for a step that is not open or a stale page, 403 without permission, 400 for faulty input; else as DRF does."""
    if isinstance(galat, TransitionError):
        return Response({"detail": str(galat)}, status=status.HTTP_409_CONFLICT)
    if isinstance(galat, PermissionDenied) and str(galat):
        return Response({"detail": str(galat)}, status=status.HTTP_403_FORBIDDEN)
    if isinstance(galat, ValidationError):
        return Response({"detail": " ".join(galat.messages)}, status=status.HTTP_400_BAD_REQUEST)
    if isinstance(galat, Http404):  # its own words name the model, in English
        galat = NotFound()
    if isinstance(galat, Throttled) and galat.wait:  # DRF fills in the seconds before it looks for a translation
        galat.detail = f"Permintaan terlalu sering. Coba lagi dalam {galat.wait} detik."
    return exception_handler(galat, konteks)
