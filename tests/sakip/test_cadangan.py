"""A backup is restored into another database and another folder, and is the same there."""

import json
import os
import subprocess
import sys
import tarfile
from collections.abc import Iterator
from io import StringIO
from pathlib import Path
from urllib.parse import quote

import psycopg
import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.utils import timezone
from psycopg import sql

from layanan.models import Pekerja
from sakip import cadangan

AKAR = Path(__file__).resolve().parent.parent.parent


@pytest.fixture
def gudang(tmp_path: Path, settings) -> Path:
    settings.MEDIA_ROOT = tmp_path / "gudang"
    (settings.MEDIA_ROOT / "ab").mkdir(parents=True)
    (settings.MEDIA_ROOT / "ab" / "abcdef").write_bytes(b"isi bukti")
    return settings.MEDIA_ROOT


@pytest.fixture
def isi(transactional_db: None) -> None:
    sekarang = timezone.now()
    Pekerja.objects.bulk_create(Pekerja(nama=f"pekerja {n}", mulai=sekarang, detak=sekarang) for n in range(7))


@pytest.fixture
def basis_lain(isi: None) -> Iterator[str]:
    """The address of an empty second database on the same server."""
    asal = connection.settings_dict
    nama = f"{asal['NAME']}_pulih"
    with connection._nodb_cursor() as kursor:
        kursor.cursor.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(nama)))
    yield f"postgresql://{asal['USER']}:{quote(asal['PASSWORD'])}@/{nama}?host={quote(asal['HOST'])}"
    with connection._nodb_cursor() as kursor:
        kursor.cursor.execute(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(sql.Identifier(nama)))


def _pulihkan(arsip: Path, alamat: str, data: Path) -> subprocess.CompletedProcess[str]:
    lingkungan = {
        **os.environ,
        "DATABASE_URL": alamat,
        "SAKIP_DATA": str(data),
        "DJANGO_SETTINGS_MODULE": "sakip.settings",
    }
    perintah = [sys.executable, "manage.py", "pulihkan", str(arsip)]
    return subprocess.run(perintah, cwd=AKAR, env=lingkungan, capture_output=True, text=True, check=False)


def test_dicadangkan_lalu_dipulihkan_di_tempat_lain(gudang: Path, basis_lain: str, tmp_path: Path) -> None:
    arsip = tmp_path / "cadangan.tar"
    call_command("cadangkan", str(arsip), stdout=StringIO())
    assert arsip.stat().st_mode & 0o077 == 0
    jumlah = cadangan.hitung_baris()
    assert jumlah["layanan_pekerja"] == 7

    hasil = _pulihkan(arsip, basis_lain, tmp_path / "baru")
    assert hasil.returncode == 0, hasil.stderr
    assert (tmp_path / "baru" / "berkas" / "ab" / "abcdef").read_bytes() == b"isi bukti"
    with psycopg.connect(basis_lain) as sambungan:
        di_sana = {
            tabel: sambungan.execute(sql.SQL("SELECT count(*) FROM {}").format(sql.Identifier(tabel))).fetchone()[0]
            for tabel in jumlah
        }
        pemicu = sambungan.execute("SELECT count(*) FROM pg_trigger WHERE NOT tgisinternal").fetchone()[0]
    assert di_sana == jumlah
    with connection.cursor() as kursor:
        kursor.execute("SELECT count(*) FROM pg_trigger WHERE NOT tgisinternal")
        assert kursor.fetchone()[0] == pemicu > 0


def test_basis_data_berisi_tidak_ditimpa(gudang: Path, isi: None, tmp_path: Path) -> None:
    arsip = tmp_path / "cadangan.tar"
    cadangan.cadangkan(arsip, sekarang=timezone.now())
    with pytest.raises(CommandError, match="tidak kosong"):
        call_command("pulihkan", str(arsip))
    assert Pekerja.objects.count() == 7


def test_cadangan_lama_tidak_ditimpa(gudang: Path, isi: None, tmp_path: Path) -> None:
    arsip = tmp_path / "cadangan.tar"
    arsip.write_text("yang lama")
    with pytest.raises(CommandError, match="sudah ada"):
        call_command("cadangkan", str(arsip))
    assert arsip.read_text() == "yang lama"


def test_cadangan_rusak_ditolak(gudang: Path, basis_lain: str, tmp_path: Path) -> None:
    arsip, rusak, folder = tmp_path / "cadangan.tar", tmp_path / "rusak.tar", tmp_path / "bongkar"
    cadangan.cadangkan(arsip, sekarang=timezone.now())
    with tarfile.open(arsip) as asal:
        asal.extractall(folder, filter="data")
    with (folder / cadangan.DUMP).open("ab") as dump:
        dump.write(b"x")
    with tarfile.open(rusak, "w") as tujuan:
        tujuan.add(folder, "")
    hasil = _pulihkan(rusak, basis_lain, tmp_path / "baru")
    assert hasil.returncode == 1
    assert "sidik basis datanya berbeda" in hasil.stderr
    with psycopg.connect(basis_lain) as sambungan:
        assert sambungan.execute("SELECT count(*) FROM pg_tables WHERE schemaname = 'public'").fetchone() == (0,)


@pytest.mark.parametrize("bentuk", [None, 99])
def test_berkas_asing_ditolak(basis_lain: str, tmp_path: Path, bentuk: int | None) -> None:
    asing = tmp_path / "asing.tar"
    with tarfile.open(asing, "w") as arsip:
        if bentuk:
            (tmp_path / cadangan.KETERANGAN).write_text(json.dumps({"bentuk": bentuk}))
            arsip.add(tmp_path / cadangan.KETERANGAN, cadangan.KETERANGAN)
    hasil = _pulihkan(asing, basis_lain, tmp_path / "baru")
    assert hasil.returncode == 1
    assert ("tidak dikenal" if bentuk else "bukan cadangan SAKIP") in hasil.stderr
