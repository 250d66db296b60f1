"""Signing in: guessing is slowed down by a count that all processes share, and nobody signs up."""

import os
import subprocess
import sys

import pytest
from django.db import connection
from django.test import Client
from django.urls import reverse

from organisasi.models import Pengguna
from tests.pabrik import SANDI

PROSES_LAIN = """
import os, django
django.setup()
from django.db import connection
connection.settings_dict["NAME"] = os.environ["UJI_NAMA"]
from django.test import Client
klien = Client()
for sandi in os.environ["UJI_SANDI"].split():
    klien.post("/akun/login/", {"login": "operator", "password": sandi})
print("masuk" if "_auth_user_id" in klien.session else "ditolak")
"""


def proses_lain(*sandi: str) -> str:
    """Try passwords from another process on the same database; what came of it."""
    lingkungan = {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "tests.pengaturan",
        "UJI_NAMA": connection.settings_dict["NAME"],
        "UJI_SANDI": " ".join(sandi),
    }
    hasil = subprocess.run(
        [sys.executable, "-c", PROSES_LAIN], env=lingkungan, capture_output=True, text=True, check=True
    )
    return hasil.stdout.strip()


@pytest.mark.django_db(transaction=True)
def test_failures_count_across_processes(operator: Pengguna) -> None:
    assert proses_lain(SANDI) == "masuk"
    klien = Client()
    for _ in range(4):
        klien.post(reverse("account_login"), {"login": "operator", "password": "salah"})
    assert proses_lain("salah", "salah", "salah", "salah") == "ditolak"
    jawaban = klien.post(reverse("account_login"), {"login": "operator", "password": SANDI})
    assert jawaban.status_code != 302
    assert "_auth_user_id" not in klien.session
    assert proses_lain(SANDI) == "ditolak"


def test_nobody_signs_up(db: None) -> None:
    isian = {"username": "baru", "password1": "melati-putih-92", "password2": "melati-putih-92"}
    Client().post(reverse("account_signup"), isian)
    assert not Pengguna.objects.filter(username="baru").exists()


def test_next_address_stays_on_the_site(operator: Pengguna) -> None:
    isian = {"login": "operator", "password": SANDI}
    assert Client().post("/akun/login/?next=https://jahat.example/", isian)["Location"] == "/"
    assert Client().post("/akun/login/?next=/organisasi/struktur/", isian)["Location"] == "/organisasi/struktur/"


def test_wrong_name_and_wrong_password_sound_the_same(operator: Pengguna) -> None:
    def kalimat(nama: str) -> str:
        halaman = Client().post(reverse("account_login"), {"login": nama, "password": "salah"}).content.decode()
        return halaman[halaman.index('role="alert"') :][:400]

    assert kalimat("operator") == kalimat("tidak-ada")
