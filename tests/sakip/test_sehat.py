"""The health page answers strangers, and tells what is wrong."""

from datetime import timedelta

import pytest
from django.db import DatabaseError
from django.test import Client
from django.utils import timezone

from layanan.models import Pekerja
from sakip import sehat

pytestmark = pytest.mark.django_db


def _detak(*, detik_lalu: int) -> None:
    waktu = timezone.now() - timedelta(seconds=detik_lalu)
    Pekerja.objects.create(nama=f"uji-{detik_lalu}", mulai=waktu, detak=waktu)


def test_sehat_bila_semua_berjalan(client: Client) -> None:
    _detak(detik_lalu=5)
    jawaban = client.get("/sehat/")
    assert jawaban.status_code == 200
    assert jawaban.json() == {"keadaan": "sehat", "basis_data": "baik", "migrasi": "baik", "pekerja": "baik"}
    assert "no-store" in jawaban["Cache-Control"]


def test_pekerja_yang_diam_terlihat(client: Client) -> None:
    assert client.get("/sehat/").json()["pekerja"] == "belum pernah berdetak"
    _detak(detik_lalu=600)
    jawaban = client.get("/sehat/")
    assert jawaban.status_code == 503
    assert "yang lalu" in jawaban.json()["pekerja"]


def test_migrasi_yang_tertinggal_terlihat(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    _detak(detik_lalu=1)
    sehat._migrasi_lengkap.cache_clear()
    monkeypatch.setattr(sehat.MigrationExecutor, "migration_plan", lambda self, ujung: [("satu", False)])
    jawaban = client.get("/sehat/")
    assert jawaban.status_code == 503
    assert jawaban.json()["migrasi"] == "1 migrasi belum diterapkan"


def test_basis_data_mati_tidak_menjadi_galat_500(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    def mati() -> str:
        raise DatabaseError("putus")

    monkeypatch.setattr(sehat, "_basis_data", mati)
    jawaban = client.get("/sehat/")
    assert jawaban.status_code == 503
    assert jawaban.json()["basis_data"] == "tidak dapat dibaca"


def test_hanya_untuk_membaca(client: Client) -> None:
    assert client.post("/sehat/").status_code == 405
