"""Ready for a regency: settings of production, safe by default, everything from the environment."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

AKAR = Path(__file__).resolve().parent.parent.parent
LINGKUNGAN = {
    "SAKIP_MODE": "produksi",
    "SAKIP_RAHASIA": "0123456789-abcdefghijklmnopqrstuvwxyz-ABCDEFGHIJKLMNOPQRSTUVWXYZ",
    "SAKIP_HOST": "sakip.contoh.go.id",
    "SAKIP_ALAMAT": "https://sakip.contoh.go.id",
    "SAKIP_SURAT_HOST": "surel.contoh.go.id",
    "SAKIP_ASAL": "https://sakip.contoh.go.id",
    "DJANGO_SETTINGS_MODULE": "sakip.settings",
}


def _kelola(*argumen: str, **ubahan: str) -> subprocess.CompletedProcess[str]:
    lingkungan = {"PATH": os.environ["PATH"], "DATABASE_URL": os.environ["DATABASE_URL"], **LINGKUNGAN, **ubahan}
    return subprocess.run(
        [sys.executable, "manage.py", *argumen], cwd=AKAR, env=lingkungan, capture_output=True, text=True, check=False
    )


def test_check_deploy_bersih(peladen_basis_data: None) -> None:
    hasil = _kelola("check", "--deploy", "--fail-level", "WARNING")
    assert hasil.returncode == 0, hasil.stderr
    assert "no issues" in hasil.stdout


def _python(kode: str, **ubahan: str) -> subprocess.CompletedProcess[str]:
    lingkungan = {"DATABASE_URL": os.environ["DATABASE_URL"], **LINGKUNGAN, **ubahan}
    return subprocess.run(
        [sys.executable, "-c", kode], cwd=AKAR, env=lingkungan, capture_output=True, text=True, check=False
    )


@pytest.mark.parametrize("nama", ["SAKIP_RAHASIA", "SAKIP_HOST", "SAKIP_ALAMAT", "DATABASE_URL"])
def test_server_tidak_jalan_tanpa_yang_wajib(nama: str) -> None:
    hasil = _python("import sakip.wsgi", **{nama: ""})
    assert hasil.returncode != 0
    assert f"Isi variabel lingkungan {nama} " in hasil.stderr


def test_server_jalan_dengan_yang_wajib() -> None:
    hasil = _python("import sakip.wsgi")
    assert hasil.returncode == 0, hasil.stderr


def test_bawaan_adalah_produksi_yang_aman() -> None:
    kode = (
        "from django.conf import settings as s; print(s.MODE, s.DEBUG, s.SECURE_SSL_REDIRECT, s.SESSION_COOKIE_SECURE)"
    )
    hasil = _python(f"import os; del os.environ['SAKIP_MODE']; {kode}")
    assert hasil.stdout.split() == ["produksi", "False", "True", "True"]


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("kepala", "nilai"),
    [
        ("X-Content-Type-Options", "nosniff"),
        ("X-Frame-Options", "DENY"),
        ("Referrer-Policy", "same-origin"),
        ("Cross-Origin-Opener-Policy", "same-origin"),
    ],
)
def test_kepala_keamanan(client, kepala: str, nilai: str) -> None:
    assert client.get("/akun/login/")[kepala] == nilai


@pytest.mark.django_db
def test_kebijakan_isi_ketat(client) -> None:
    kebijakan = client.get("/akun/login/")["Content-Security-Policy"]
    assert "default-src 'self'" in kebijakan
    assert "frame-ancestors 'none'" in kebijakan
    assert "unsafe" not in kebijakan
