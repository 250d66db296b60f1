"""Home, card, regency, search and the public page on the demo."""

import datetime as dt
from collections.abc import Callable

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from beranda import queries
from organisasi.models import Pengguna, VersiUnit

pytestmark = pytest.mark.usefixtures("contoh")
KINI = dt.date.today().year


def masuk(username: str) -> Client:
    klien = Client()
    klien.force_login(Pengguna.objects.get(username=username), "organisasi.backend.IzinBackend")
    klien.get("/sesi/status/")
    return klien


def unit(nama: str) -> int:
    return VersiUnit.objects.filter(nama=nama, berlaku__endswith=None).get().unit_id


def banyak_kueri(klien: Client, url: str) -> int:
    klien.get(url)
    with CaptureQueriesContext(connection) as kueri:
        assert klien.get(url).status_code == 200
    return len(kueri)


@pytest.mark.parametrize(
    "akun", ["penyusun.dinkes", "kepala.dinkes", "asn.dinkes", "bupati", "bappeda", "inspektur", "admin"]
)
def test_home_answers_every_role(akun: str) -> None:
    teks = masuk(akun).get("/").content.decode()
    assert "Perlu tindakan Anda" in teks
    assert "Tenggat berikutnya" in teks


def test_a_user_without_roles_is_told_what_to_do() -> None:
    orang = Pengguna.objects.create_user("tanpa.peran", password="rahasia-sekali-1")
    klien = Client()
    klien.force_login(orang, "organisasi.backend.IzinBackend")
    assert "belum mempunyai peran" in klien.get("/").content.decode()


def test_home_shows_the_card_of_no_unit_out_of_reach() -> None:
    klien = masuk("penyusun.dinkes")
    assert klien.get("/", {"k_unit": unit("Dinas Kesehatan")}).context["kartu"] is not None
    asing = klien.get("/", {"k_unit": unit("Dinas Sosial")})
    assert asing.status_code == 200
    assert "kartu" not in asing.context


def test_the_card_shows_six_components_and_the_newest_published_grade() -> None:
    isi = queries.kartu(
        unit("Dinas Kesehatan"), KINI, Pengguna.objects.get(username="penyusun.dinkes"), hari_ini=dt.date.today()
    )
    assert isi is not None
    assert [satu.nomor for satu in isi.komponen] == [1, 2, 3, 4, 5, 6]
    assert isi.tahun_hasil == KINI - 1
    assert isi.hasil is not None
    assert isi.hasil.nilai is not None


def test_the_card_of_another_opd_is_not_found() -> None:
    url = reverse("beranda:kartu", args=[KINI, unit("Dinas Sosial")])
    assert masuk("penyusun.dinkes").get(url).status_code == 404
    assert masuk("bupati").get(url).status_code == 200


def test_the_card_takes_at_most_twelve_queries_whatever_the_unit() -> None:
    klien = masuk("bupati")
    jumlah = {
        banyak_kueri(klien, reverse("beranda:kartu", args=[KINI, unit(n)]))
        for n in ("Dinas Kesehatan", "Kecamatan Lereng Contoh")
    }
    assert max(jumlah) <= 12
    assert len(jumlah) == 1


def test_the_regency_page_shows_every_opd_and_is_closed_to_an_opd() -> None:
    url = reverse("beranda:kabupaten_tahun", args=[KINI])
    teks = masuk("bupati").get(url).content.decode()
    assert "Dinas Sosial" in teks
    assert "Menuju separuh OPD" in teks
    assert masuk("penyusun.dinkes").get(url).status_code == 403


def test_the_regency_page_takes_few_queries() -> None:
    assert banyak_kueri(masuk("bupati"), reverse("beranda:kabupaten_tahun", args=[KINI])) <= 12


@pytest.mark.parametrize(
    ("kata", "harap"), [("kesehatan", "Dinas Kesehatan"), ("stunting", "Persentase balita stunting")]
)
def test_search_finds_units_and_indicators(kata: str, harap: str) -> None:
    assert harap in masuk("penyusun.dinkes").get("/cari/", {"q": kata}).content.decode()


def test_search_finds_a_unit_by_its_former_name() -> None:
    assert "nama lama" in masuk("bupati").get("/cari/", {"q": "Pemuda dan Olahraga"}).content.decode()


def test_search_shows_nothing_that_the_user_may_not_see() -> None:
    teks = masuk("penyusun.dinkes").get("/cari/", {"q": "pengangguran"}).content.decode()
    assert "Tidak ditemukan" in teks


def test_everybody_reads_published_grades_without_signing_in() -> None:
    teks = Client().get(f"/publik/{KINI - 1}/").content.decode()
    assert "Dinas Kesehatan" in teks
    assert Client().get("/publik/").status_code == 200
    assert Client().get("/publik/1999/").status_code == 404


def test_the_public_page_names_no_employee_number() -> None:
    nip = Pengguna.objects.get(username="kepala.dinkes").pegawai.nip
    assert nip not in Client().get(f"/publik/{KINI}/").content.decode()


def test_the_api_gives_the_same_card(klien: Callable[[Pengguna], Client]) -> None:
    url = f"/api/v1/kartu/{KINI}/{unit('Dinas Kesehatan')}/"
    assert len(masuk("penyusun.dinkes").get(url).json()["komponen"]) == 6
    assert masuk("penyusun.dinkes").get(f"/api/v1/kabupaten/{KINI}/").status_code == 403
    assert masuk("bupati").get(f"/api/v1/kabupaten/{KINI}/").json()["bernilai"] > 0
