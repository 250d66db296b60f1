"""The API shows what the pages show, to the same people."""

import datetime as dt

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from rest_framework.test import APIClient

from organisasi.actions import buat_token, cabut_token
from organisasi.models import Pengguna, Tahun, Unit
from tests import pabrik

DAFTAR = ["unit", "peristiwa", "jabatan", "pemangku", "pegawai", "tahun"]


def api(pengguna: Pengguna) -> APIClient:
    klien = APIClient()
    klien.credentials(HTTP_AUTHORIZATION=f"Token {buat_token(by=pengguna).key}")
    return klien


@pytest.mark.parametrize("nama", DAFTAR)
def test_lists_answer_those_with_a_role_only(
    nama: str, operator: Pengguna, orang_asing: Pengguna, tahun2026: Tahun
) -> None:
    assert api(operator).get(f"/api/v1/organisasi/{nama}/").status_code == 200
    assert api(orang_asing).get(f"/api/v1/organisasi/{nama}/").status_code == 403
    assert Client().get(f"/api/v1/organisasi/{nama}/").status_code in {401, 403}
    assert api(operator).post(f"/api/v1/organisasi/{nama}/", {}).status_code == 405


def test_units_of_a_date(operator: Pengguna, dinkes: Unit) -> None:
    pabrik.buat_opd("Dinas Baru", berlaku=pabrik.rentang(dt.date(2026, 1, 1)))

    def nama(tanggal: str) -> set[str]:
        jawaban = api(operator).get("/api/v1/organisasi/unit/", {"tanggal": tanggal, "jenis": "dinas"})
        return {satu["nama"] for satu in jawaban.json()["results"]}

    assert nama("2025-12-31") == {"Dinas Kesehatan"}
    assert nama("2026-01-01") == {"Dinas Kesehatan", "Dinas Baru"}
    rinci = api(operator).get(f"/api/v1/organisasi/unit/{dinkes.pk}/").json()
    assert rinci["versi"][0]["berlaku"] == {"mulai": "2020-01-01", "sampai": None}
    assert rinci["penerus"] == []


def test_personal_numbers_only_for_those_who_manage_people(
    operator: Pengguna, admin_opd: Pengguna, dinkes: Unit
) -> None:
    pabrik.buat_pegawai("Ber Nip", dinkes, nip="198609262015051001")
    pabrik.buat_pegawai("Orang Lain", pabrik.buat_opd("Dinas Sosial"), nip="198609262015051002")
    for pengguna, nip in ((operator, None), (admin_opd, "198609262015051001")):
        isi = api(pengguna).get("/api/v1/organisasi/pegawai/").json()["results"]
        assert {satu["nama"]: satu["nip"] for satu in isi}["Ber Nip"] == nip
        assert "Orang Lain" not in {satu["nama"] for satu in isi}


def test_revoked_token_opens_nothing(operator: Pengguna) -> None:
    klien = api(operator)
    assert klien.get("/api/v1/organisasi/tahun/").status_code == 200
    assert cabut_token(by=operator) == 1
    assert klien.get("/api/v1/organisasi/tahun/").status_code in {401, 403}


def test_list_queries_do_not_grow_with_people(admin_opd: Pengguna, dinkes: Unit) -> None:
    klien = api(admin_opd)

    def kueri() -> int:
        with CaptureQueriesContext(connection) as isi:
            assert klien.get("/api/v1/organisasi/pegawai/?limit=100").status_code == 200
        return len(isi)

    sedikit = kueri()
    for nomor in range(20):
        pabrik.buat_pegawai(f"Orang {nomor}", dinkes)
    assert kueri() == sedikit <= 12
