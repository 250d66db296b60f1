"""Subscribing to one's calendar."""

import hashlib
import secrets

from django.db import transaction

from beranda.models import LanggananKalender
from organisasi.models import Pengguna


def sidik_token(token: str) -> str:
    """Fingerprint under which a token is kept."""
    return hashlib.sha256(token.encode()).hexdigest()


@transaction.atomic
def buat_langganan(*, by: Pengguna) -> str:
    """Make the user's secret token anew and give it, this once; an earlier one no longer works."""
    LanggananKalender.objects.filter(pengguna=by).delete()
    token = secrets.token_urlsafe(24)
    LanggananKalender.objects.create(pengguna=by, sidik=sidik_token(token))
    return token


@transaction.atomic
def cabut_langganan(*, by: Pengguna) -> bool:
    """End the user's feed; False where there was none."""
    return bool(LanggananKalender.objects.filter(pengguna=by).delete()[0])
