from collections.abc import Callable

from django.test import Client

from organisasi.models import Pengguna
from pelaporan.models import Laporan

type Klien = Callable[[Pengguna], Client]
DASAR = "/api/v1/pelaporan/"


def test_a_stranger_sees_no_report(laporan: Laporan, orang_asing: Pengguna, klien: Klien) -> None:
    assert klien(orang_asing).get(DASAR).json()["count"] == 0
    assert klien(orang_asing).get(f"{DASAR}{laporan.pk}/").status_code == 404


def test_the_content_names_every_indicator(laporan: Laporan, operator: Pengguna, klien: Klien) -> None:
    isi = klien(operator).get(f"{DASAR}{laporan.pk}/").json()
    assert {b["indikator"] for k in isi["isi"]["kelompok"] for b in k["baris"]} >= {"Angka kematian ibu"}
    assert [satu["nama"] for satu in isi["langkah"]] == ["ajukan"]


def test_a_stale_section_is_a_conflict(laporan: Laporan, operator: Pengguna, klien: Klien) -> None:
    saya, url = klien(operator), f"{DASAR}{laporan.pk}/bagian/"
    badan = {"kode": "penutup", "isi": "Naskah", "revisi": 0}
    assert saya.post(url, badan, content_type="application/json").json()["revisi"] == 1
    jawab = saya.post(url, badan | {"isi": "Lain"}, content_type="application/json")
    assert jawab.status_code == 409
    assert "sudah disimpan orang lain" in jawab.json()["detail"]


def test_a_gap_is_a_sentence(laporan: Laporan, operator: Pengguna, klien: Klien) -> None:
    jawab = klien(operator).post(f"{DASAR}{laporan.pk}/langkah/ajukan/", {}, content_type="application/json")
    assert jawab.status_code == 400
    assert "belum ditulis" in jawab.json()["detail"]


def test_another_head_cannot_approve(tertulis: Laporan, operator: Pengguna, bupati: Pengguna, klien: Klien) -> None:
    klien(operator).post(f"{DASAR}{tertulis.pk}/langkah/ajukan/", {}, content_type="application/json")
    jawab = klien(bupati).post(f"{DASAR}{tertulis.pk}/langkah/setujui/", {}, content_type="application/json")
    assert jawab.status_code == 403
