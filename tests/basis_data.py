"""Databases for test processes: a migrated template, made once per state of the migrations, and a copy per process.

Several pytest processes may run at the same time on one server. Set SAKIP_UJI_DB to choose the name of the copy.
"""

import contextlib
import fcntl
import gc
import hashlib
import os
import re
import shutil
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import django
import psycopg
from django.apps import apps
from django.conf import settings
from django.core.management import call_command
from django.db import connection
from django.utils import timezone
from psycopg import sql

AWALAN = "uji_"
AWALAN_TEMPLAT = "templat_"
TEMPLAT_DISIMPAN = 6


def sidik_migrasi() -> str:
    """Short fingerprint of all that shapes the schema: Django's version and the text of each migration."""
    sidik = hashlib.sha256(django.__version__.encode())
    for konfigurasi in sorted(apps.get_app_configs(), key=lambda satu: satu.label):
        for berkas in sorted(Path(konfigurasi.path).glob("migrations/*.py")):
            sidik.update(f"{konfigurasi.label}/{berkas.name}".encode())
            sidik.update(berkas.read_bytes())
    return sidik.hexdigest()[:16]


def sidik_kode() -> str:
    """Short fingerprint of all code that the demo runs through, and of the day it is told for."""
    sidik = hashlib.sha256(f"{timezone.localdate()}".encode())
    for konfigurasi in apps.get_app_configs():
        folder = Path(konfigurasi.path)
        if folder.parent == settings.BASE_DIR:
            for berkas in sorted(satu for satu in folder.rglob("*") if satu.is_file() and satu.suffix != ".pyc"):
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


def _bersihkan(kursor: psycopg.Cursor) -> None:
    """Drop databases whose process is gone, and all but the newest templates (others may be at work on older code)."""
    kursor.execute("SELECT datname FROM pg_database ORDER BY oid DESC")
    nama_semua = [nama for (nama,) in kursor.fetchall()]
    for nama in [nama for nama in nama_semua if nama.startswith(AWALAN_TEMPLAT)][TEMPLAT_DISIMPAN:]:
        _buang(kursor, nama)
    for nama in nama_semua:
        proses = re.match(rf"{AWALAN}(\d+)", nama)
        if proses and Path("/proc/self").exists() and not Path("/proc", proses[1]).exists():
            _buang(kursor, nama)


def _salin(kursor: psycopg.Cursor, asal: str, tujuan: str) -> None:
    _hapus_paksa(kursor, tujuan)
    salin = sql.SQL("CREATE DATABASE {} TEMPLATE {}")
    kursor.execute(salin.format(sql.Identifier(tujuan), sql.Identifier(asal)))


def _bangun(kursor: psycopg.Cursor, nama: str, asal: str, isi: Callable[[], None]) -> None:
    """Make a template where it is missing; it gets its name only when it is complete."""
    kursor.execute("SELECT 1 FROM pg_database WHERE datname = %s", [nama])
    if kursor.fetchone():
        return
    sementara = f"{AWALAN}{os.getpid()}_baru"
    _salin(kursor, asal, sementara)
    _pakai(sementara)
    try:
        isi()
    except BaseException:
        connection.close()
        _buang(kursor, sementara)
        raise
    connection.close()
    kursor.execute(sql.SQL("ALTER DATABASE {} RENAME TO {}").format(sql.Identifier(sementara), sql.Identifier(nama)))


def _migrasikan() -> None:
    gc.disable()  # a third faster: each step renders models anew, and the collector walks them all
    try:
        call_command("migrate", verbosity=0, interactive=False)
    finally:
        gc.enable()
    call_command("createcachetable", verbosity=0)


class Salinan:
    """The database of this process: a copy of a template, which is made first where it is missing."""

    def __init__(self) -> None:
        self.nama = nama_salinan()
        self.kosong = AWALAN_TEMPLAT + sidik_migrasi()
        self.contoh = f"{self.kosong}_{sidik_kode()}"

    def buat(self, *, contoh: bool = False) -> None:
        """Copy the migrated template (or the one with the demo) afresh; what this process's database held is gone."""
        connection.close()
        with _kunci(), connection._nodb_cursor() as pembungkus:
            kursor = pembungkus.cursor
            _bersihkan(kursor)
            _bangun(kursor, self.kosong, "template1", _migrasikan)
            if contoh:
                _bangun(kursor, self.contoh, self.kosong, self._muat_contoh)
                shutil.copytree(self._gudang, settings.MEDIA_ROOT, dirs_exist_ok=True)
            _salin(kursor, self.contoh if contoh else self.kosong, self.nama)
        _pakai(self.nama)

    @property
    def _gudang(self) -> Path:
        """Files of the demo, kept beside its template."""
        return settings.DATA_DIR / "uji-berkas"

    def _muat_contoh(self) -> None:
        call_command("muat_contoh", verbosity=0)
        shutil.rmtree(self._gudang, ignore_errors=True)
        shutil.copytree(settings.MEDIA_ROOT, self._gudang)

    def buang(self) -> None:
        """Drop the copy."""
        connection.close()
        with connection._nodb_cursor() as pembungkus:
            _hapus_paksa(pembungkus.cursor, self.nama)
