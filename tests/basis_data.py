"""Databases for test processes: a migrated template, made once per state of the migrations, and a copy per process.

Several pytest processes may run at the same time on one server. Set SAKIP_UJI_DB to choose the name of the copy.
"""

import contextlib
import fcntl
import hashlib
import os
import tempfile
from collections.abc import Iterator
from pathlib import Path

import django
import psycopg
from django.apps import apps
from django.conf import settings
from django.core.management import call_command
from django.db import connection
from psycopg import sql

AWALAN = "uji_"
AWALAN_TEMPLAT = "templat_"


def sidik_migrasi() -> str:
    """Short fingerprint of all that shapes the schema: Django's version and the text of each migration."""
    sidik = hashlib.sha256(django.__version__.encode())
    for konfigurasi in sorted(apps.get_app_configs(), key=lambda satu: satu.label):
        for berkas in sorted(Path(konfigurasi.path).glob("migrations/*.py")):
            sidik.update(f"{konfigurasi.label}/{berkas.name}".encode())
            sidik.update(berkas.read_bytes())
    return sidik.hexdigest()[:16]


def nama_salinan() -> str:
    """Name of this process's database; parallel workers of one run get a name each."""
    dasar = os.environ.get("SAKIP_UJI_DB", "")
    pekerja = os.environ.get("PYTEST_XDIST_WORKER", "")
    return AWALAN + (f"{dasar}{pekerja}" if dasar else str(os.getpid()))


@contextlib.contextmanager
def _kunci() -> Iterator[None]:
    """One process at a time makes templates and copies, whatever checkout it belongs to."""
    with (Path(tempfile.gettempdir()) / f"sakip-uji-{os.geteuid()}.kunci").open("a") as kunci:
        fcntl.flock(kunci, fcntl.LOCK_EX)
        yield


def _pakai(nama: str) -> None:
    connection.close()
    connection.settings_dict["NAME"] = nama
    settings.DATABASES["default"]["NAME"] = nama


def _buang(kursor: psycopg.Cursor, nama: str) -> None:
    with contextlib.suppress(psycopg.errors.ObjectInUse):
        kursor.execute(sql.SQL("DROP DATABASE IF EXISTS {}").format(sql.Identifier(nama)))


def _hapus_paksa(kursor: psycopg.Cursor, nama: str) -> None:
    kursor.execute(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(nama)))


def _bersihkan(kursor: psycopg.Cursor, templat: str) -> None:
    """Drop templates of older migrations and copies whose process is gone."""
    kursor.execute("SELECT datname FROM pg_database WHERE datname LIKE 'templat\\_%' OR datname LIKE 'uji\\_%'")
    for (nama,) in kursor.fetchall():
        proses = nama.removeprefix(AWALAN)
        yatim = proses.isdigit() and not Path(f"/proc/{proses}").exists() and Path("/proc/self").exists()
        if yatim or (nama.startswith(AWALAN_TEMPLAT) and nama != templat):
            _buang(kursor, nama)


def _migrasikan(kursor: psycopg.Cursor, nama: str) -> None:
    """Make the template; it gets its final name only when it is complete."""
    sementara = f"{AWALAN}{os.getpid()}_baru"
    _hapus_paksa(kursor, sementara)
    kursor.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(sementara)))
    _pakai(sementara)
    try:
        call_command("migrate", verbosity=0, interactive=False)
        call_command("createcachetable", verbosity=0)
    except BaseException:
        connection.close()
        _buang(kursor, sementara)
        raise
    connection.close()
    kursor.execute(sql.SQL("ALTER DATABASE {} RENAME TO {}").format(sql.Identifier(sementara), sql.Identifier(nama)))


def _pastikan_templat(kursor: psycopg.Cursor, templat: str) -> None:
    kursor.execute("SELECT 1 FROM pg_database WHERE datname = %s", [templat])
    if not kursor.fetchone():
        _migrasikan(kursor, templat)


class Salinan:
    """The database of this process: a copy of the template, which is made first where it is missing."""

    def __init__(self) -> None:
        self.nama = nama_salinan()
        self.templat = AWALAN_TEMPLAT + sidik_migrasi()

    def buat(self) -> None:
        """Copy the template afresh and point Django at the copy; what the copy held is gone."""
        connection.close()
        with _kunci(), connection._nodb_cursor() as pembungkus:
            kursor = pembungkus.cursor
            _bersihkan(kursor, self.templat)
            _pastikan_templat(kursor, self.templat)
            _hapus_paksa(kursor, self.nama)
            salin = sql.SQL("CREATE DATABASE {} TEMPLATE {}")
            kursor.execute(salin.format(sql.Identifier(self.nama), sql.Identifier(self.templat)))
        _pakai(self.nama)

    def buang(self) -> None:
        """Drop the copy."""
        connection.close()
        with connection._nodb_cursor() as pembungkus:
            _hapus_paksa(pembungkus.cursor, self.nama)
