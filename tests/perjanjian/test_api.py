"""The API says what the pages say, under the same rules."""

from collections.abc import Callable

import pytest
from django.test import Client

from organisasi.models import Pengguna, Unit
from perjanjian import actions
from perjanjian.actions import IsianTurun
from perjanjian.models import Perjanjian
from perjanjian.rules import CaraTurun
from tests import pabrik

Klien = Callable[[Pengguna], Client]
DASAR = "/api/v1/perjanjian/"


def test_daftar_hanya_yang_terlihat(
    perjanjian: Perjanjian, klien: Klien, operator: Pengguna, orang_asing: Pengguna
) -> None:
    assert Client().get(DASAR).status_code in {401, 403}
    assert klien(orang_asing).get(DASAR).json()["count"] == 0
    hasil = klien(operator).get(DASAR, {"tahun": 2026, "status": "draf"}).json()["results"]
    assert [satu["id"] for satu in hasil] == [perjanjian.pk]
    assert klien(operator).get(DASAR, {"status": "siap"}).json()["count"] == 0


def test_rincian_memuat_isi_dan_langkah(perjanjian: Perjanjian, klien: Klien, operator: Pengguna) -> None:
    data = klien(operator).get(f"{DASAR}{perjanjian.pk}/").json()
    assert [satu["target"] for satu in data["isi"]["butir"]] == ["72,50", "17", "WTP", "≤ 12,5"]
    assert [satu["nama"] for satu in data["langkah"]] == ["ajukan"]
    assert data["giliran"]


def test_rincian_tidak_membuka_nip(perjanjian: Perjanjian, klien: Klien, operator: Pengguna) -> None:
    pegawai, nip = perjanjian.pihak_pertama.pegawai, "198001012005011001"
    pegawai.nip = nip
    pegawai.save(update_fields=["nip"])
    jawaban = klien(operator).get(f"{DASAR}{perjanjian.pk}/")
    assert jawaban.json()["isi"]["pertama"]["nama"]
    assert nip not in jawaban.content.decode()


def test_langkah_lewat_api(perjanjian: Perjanjian, klien: Klien, kepala: Pengguna, bupati: Pengguna) -> None:
    url = f"{DASAR}{perjanjian.pk}/langkah/"
    assert klien(kepala).get(f"{url}ajukan/").status_code == 405
    assert klien(kepala).post(f"{url}setujui/").status_code == 409
    assert klien(kepala).post(f"{url}ajukan/").json()["status"] == "diajukan"
    assert klien(kepala).post(f"{url}setujui/").status_code == 403
    assert klien(bupati).post(f"{url}kembalikan/", {"catatan": ""}).status_code == 400
    assert klien(bupati).post(f"{url}setujui/").json()["status"] == "disetujui"
    assert klien(bupati).post(f"{url}tandatangani/").status_code == 404


@pytest.mark.parametrize("langkah", ["ajukan", "setujui"])
def test_tetangga_tidak_menemukannya(perjanjian: Perjanjian, klien: Klien, langkah: str) -> None:
    tetangga = pabrik.buat_kepala(pabrik.buat_opd("Dinas Perikanan"), nama="Kepala Lain")
    assert klien(tetangga).post(f"{DASAR}{perjanjian.pk}/langkah/{langkah}/").status_code == 404


def test_pohon_dan_cakupan(
    perjanjian: Perjanjian, klien: Klien, operator: Pengguna, orang_asing: Pengguna, dinkes: Unit
) -> None:
    jabatan = pabrik.buat_jabatan("Analis", dinkes, atasan=perjanjian.jabatan, eselon="fungsional")
    pabrik.angkat(pabrik.buat_pegawai("Pemangku Analis", dinkes), jabatan)
    bawah = actions.buat_dari_rencana(unit=dinkes, tahun=2026, jabatan=jabatan, by=operator)
    actions.turunkan(bawah, butir=[IsianTurun(perjanjian.item.all()[0].pk, CaraTurun.AMBIL)], by=operator)
    pohon = klien(operator).get(f"{DASAR}{perjanjian.pk}/pohon/").json()
    assert [satu["jabatan"] for satu in pohon[0]["bawah"]] == ["Analis"]
    assert klien(orang_asing).get(f"{DASAR}{perjanjian.pk}/pohon/").status_code == 404
    cakupan = klien(operator).get(f"{DASAR}cakupan/", {"tahun": 2026})
    assert {satu["nama"]: satu["status"] for satu in cakupan.json()} == {
        "Analis": "draf", "Kepala Dinas Kesehatan": "draf",
    }  # fmt: skip
    assert "Pemangku Analis" not in cakupan.text
    assert klien(orang_asing).get(f"{DASAR}cakupan/", {"tahun": 2026}).json() == []
    assert klien(operator).get(f"{DASAR}cakupan/").status_code == 400
