"""The health page: database, migrations and worker, for a monitor and for `make run`."""

from datetime import timedelta
from functools import cache
from typing import Any

from django.apps import apps
from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from django.db.models import Max
from django.http import HttpRequest, JsonResponse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

DETAK_MAKS = timedelta(seconds=90)


class _BelumLengkap(Exception):
    """Some migrations of this code are not applied yet."""


@cache
def _migrasi_lengkap() -> bool:
    """True once every migration of this code is applied (then remembered); else raises _BelumLengkap."""
    pelaksana = MigrationExecutor(connection)
    sisa = pelaksana.migration_plan(pelaksana.loader.graph.leaf_nodes())
    if sisa:
        raise _BelumLengkap(f"{len(sisa)} migrasi belum diterapkan")
    return True


def _basis_data() -> str:
    with connection.cursor() as kursor:
        kursor.execute("SELECT 1")
    return "baik"


def _migrasi() -> str:
    try:
        _migrasi_lengkap()
    except _BelumLengkap as galat:
        return str(galat)
    return "baik"


def _pekerja() -> str:
    """State of the background workers from the last sign of life of any of them."""
    detak = apps.get_model(settings.MODEL_PEKERJA).objects.aggregate(terakhir=Max("detak"))["terakhir"]
    if detak is None:
        return "belum pernah berdetak"
    umur = timezone.now() - detak
    return "baik" if umur <= DETAK_MAKS else f"detak terakhir {int(umur.total_seconds())} detik yang lalu"


def keadaan() -> dict[str, str]:
    """State of each part: "baik" or a sentence that says what is wrong. Never raises on a broken database."""
    hasil: dict[str, str] = {}
    for nama, periksa in (("basis_data", _basis_data), ("migrasi", _migrasi), ("pekerja", _pekerja)):
        try:
            hasil[nama] = periksa()
        except DatabaseError:
            hasil[nama] = "tidak dapat dibaca"
    return hasil


@login_not_required
@never_cache
@require_safe
def sehat(request: HttpRequest) -> JsonResponse:
    """200 where all parts are well, 503 otherwise; the body names each part. Tells nothing about content."""
    bagian = keadaan()
    baik = all(nilai == "baik" for nilai in bagian.values())
    isi: dict[str, Any] = {"keadaan": "sehat" if baik else "terganggu", **bagian}
    jawaban = JsonResponse(isi, status=200 if baik else 503)
    jawaban._has_been_logged = True  # the monitor reads the answer; the log would only repeat it every few seconds
    return jawaban
