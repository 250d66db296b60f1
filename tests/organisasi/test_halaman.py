"""The pages open for those they are for, and for nobody else."""

import datetime as dt
from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from organisasi.actions import catat_perubahan
from organisasi.models import Pengguna, ProfilDaerah, Tahun, Unit
from organisasi.rules.izin import Peran
from organisasi.rules.sotk import Tujuan
from tests import pabrik

Klien = Callable[[Pengguna], Client]


@pytest.fixture
def alamat(kepala: Pengguna, operator: Pengguna, dinkes: Unit, tahun2026: Tahun) -> dict[str, str]:
    """Every page of the app by GET, filled with rows of the small world."""
    jabatan = pabrik.jabatan_kepala(dinkes)
    return {
        "struktur": reverse("organisasi:struktur"),
        "pemetaan": reverse("organisasi:pemetaan"),
        "profil": reverse("organisasi:profil"),
        "cabang": reverse("organisasi:cabang", args=[dinkes.pk]),
        "unit": reverse("organisasi:unit", args=[2026, dinkes.pk]),
        "sotk": reverse("organisasi:sotk"),
        "sotk_baru": reverse("organisasi:sotk_baru"),
        "jabatan": reverse("organisasi:jabatan"),
        "jabatan_baru": reverse("organisasi:jabatan_baru"),
        "jabatan_rinci": reverse("organisasi:jabatan_rinci", args=[jabatan.pk]),
        "jabatan_ubah": reverse("organisasi:jabatan_ubah", args=[jabatan.pk]),
        "angkat": reverse("organisasi:angkat", args=[jabatan.pk]),
        "berhentikan": reverse("organisasi:berhentikan", args=[jabatan.pemangku.get().pk]),
        "pegawai": reverse("organisasi:pegawai"),
        "pegawai_baru": reverse("organisasi:pegawai_baru"),
        "pegawai_rinci": reverse("organisasi:pegawai_rinci", args=[operator.pegawai_id]),
        "pegawai_ubah": reverse("organisasi:pegawai_ubah", args=[operator.pegawai_id]),
        "pengguna": reverse("organisasi:pengguna"),
        "pengguna_baru": reverse("organisasi:pengguna_baru"),
        "pengguna_rinci": reverse("organisasi:pengguna_rinci", args=[operator.pk]),
        "peran_beri": reverse("organisasi:peran_beri", args=[operator.pk]),
        "peran_akhiri": reverse("organisasi:peran_akhiri", args=[operator.penugasan.get().pk]),
        "delegasi": reverse("organisasi:delegasi"),
        "matriks": reverse("organisasi:matriks"),
        "tahun": reverse("organisasi:tahun"),
        "tahun_setelan": reverse("organisasi:tahun_setelan", args=[2026]),
        "token": reverse("organisasi:token"),
        "konteks": reverse("organisasi:konteks"),
    }


def test_administrator_opens_every_page(administrator: Pengguna, alamat: dict[str, str], klien: Klien) -> None:
    masuk = klien(administrator)
    for nama, satu in alamat.items():
        jawaban = masuk.get(satu)
        assert jawaban.status_code == 200, (nama, jawaban.status_code)
        assert len(jawaban.content) < 60_000, nama


TERBUKA = {
    "struktur",
    "pemetaan",
    "cabang",
    "unit",
    "sotk",
    "jabatan",
    "jabatan_rinci",
    "pegawai",
    "pegawai_rinci",
    "konteks",
} | {
    "delegasi",
    "token",
}


def test_operator_reads_but_manages_nothing(operator: Pengguna, alamat: dict[str, str], klien: Klien) -> None:
    masuk = klien(operator)
    for nama, satu in alamat.items():
        assert (masuk.get(satu).status_code == 200) == (nama in TERBUKA), nama


def test_stranger_sees_only_her_own(orang_asing: Pengguna, alamat: dict[str, str], klien: Klien) -> None:
    masuk = klien(orang_asing)
    for nama, satu in alamat.items():
        status = masuk.get(satu).status_code
        assert status == (200 if nama in {"konteks", "delegasi", "token"} else 403), nama


def test_anonymous_is_sent_to_sign_in(alamat: dict[str, str]) -> None:
    for nama, satu in alamat.items():
        jawaban = Client().get(satu)
        assert jawaban.status_code == 302, nama
        assert jawaban["Location"].startswith("/akun/login/"), nama


def test_opd_admin_does_not_reach_other_opd(admin_opd: Pengguna, klien: Klien) -> None:
    lain = pabrik.buat_opd("Dinas Sosial")
    orang = pabrik.buat_pegawai("Orang Sosial", lain)
    akun = pabrik.buat_pengguna(Peran.PENYUSUN, lain, pegawai=orang)
    masuk = klien(admin_opd)
    for nama, pk in (
        ("pegawai_rinci", orang.pk),
        ("pegawai_ubah", orang.pk),
        ("pengguna_rinci", akun.pk),
        ("peran_beri", akun.pk),
    ):
        assert masuk.get(reverse(f"organisasi:{nama}", args=[pk])).status_code == 404
    assert masuk.post(reverse("organisasi:sandi_ulang", args=[akun.pk])).status_code == 404


def hitung_kueri(masuk: Client, alamat: str, dihitung: DjangoAssertNumQueries, *, batas: int = 12) -> int:
    """Queries of a page for somebody who is already at work (the first request writes the session)."""
    masuk.get(alamat)
    with dihitung(batas) as kueri:
        jawaban = masuk.get(alamat)
    assert jawaban.status_code == 200
    assert len(jawaban.content) < 60_000
    return len(kueri)


def tambah_opd(jumlah: int) -> None:
    for nomor in range(jumlah):
        opd = pabrik.buat_opd(f"Dinas Urusan Panjang Nomor {nomor} dari {jumlah}", singkatan=f"D{nomor}")
        for bidang in range(5):
            pabrik.buat_unit(f"Bidang {bidang}", opd)


def test_structure_page_takes_the_same_few_queries_at_any_size(
    bappeda: Pengguna, klien: Klien, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    masuk = klien(bappeda)
    tambah_opd(3)
    sedikit = hitung_kueri(masuk, reverse("organisasi:struktur"), django_assert_max_num_queries)
    tambah_opd(57)
    assert hitung_kueri(masuk, reverse("organisasi:struktur"), django_assert_max_num_queries) == sedikit


@pytest.mark.parametrize("nama", ["pegawai", "jabatan", "pengguna"])
def test_lists_take_the_same_few_queries_at_any_size(
    administrator: Pengguna,
    dinkes: Unit,
    klien: Klien,
    nama: str,
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    def tambah(jumlah: int) -> None:
        for nomor in range(jumlah):
            orang = pabrik.buat_pegawai(f"Orang {nomor}", dinkes)
            pabrik.angkat(orang, pabrik.buat_jabatan(f"Analis {nomor}", dinkes))
            pabrik.buat_pengguna(Peran.ASN, dinkes, pegawai=orang)

    masuk = klien(administrator)
    tambah(2)
    sedikit = hitung_kueri(masuk, reverse(f"organisasi:{nama}"), django_assert_max_num_queries)
    tambah(22)
    assert hitung_kueri(masuk, reverse(f"organisasi:{nama}"), django_assert_max_num_queries) == sedikit


def test_structure_of_a_date_before_a_unit_existed(bappeda: Pengguna, dinkes: Unit, klien: Klien) -> None:
    muda = pabrik.buat_opd("Dinas Muda", berlaku=pabrik.rentang(dt.date(2025, 1, 1)))
    masuk = klien(bappeda)
    assert b"Dinas Muda" not in masuk.get("/organisasi/struktur/?tanggal=2024-12-31").content
    assert b"Dinas Muda" in masuk.get("/organisasi/struktur/?tanggal=1+Januari+2025").content
    halaman = masuk.get(reverse("organisasi:unit", args=[2024, muda.pk]))
    assert "tidak ada pada 31 Desember 2024" in halaman.content.decode()


def test_unreadable_date_is_named_and_today_is_shown(bappeda: Pengguna, dinkes: Unit, klien: Klien) -> None:
    jawaban = klien(bappeda).get("/organisasi/struktur/?tanggal=32-13-2026")
    assert jawaban.status_code == 200
    assert "Dinas Kesehatan" in jawaban.content.decode()
    assert 'role="alert"' in jawaban.content.decode()


def test_branch_opens_without_script(bappeda: Pengguna, dinkes: Unit, klien: Klien) -> None:
    pabrik.buat_unit("Bidang Imunisasi", dinkes)
    masuk = klien(bappeda)
    assert b"Bidang Imunisasi" not in masuk.get("/organisasi/struktur/").content
    assert b"Bidang Imunisasi" in masuk.get(f"/organisasi/struktur/?buka={dinkes.pk}").content
    assert b"Bidang Imunisasi" in masuk.get(reverse("organisasi:cabang", args=[dinkes.pk])).content
    assert masuk.get(reverse("organisasi:cabang", args=[999_999])).status_code == 404


def test_unit_page_takes_the_same_queries_at_any_size(
    bappeda: Pengguna, dinkes: Unit, klien: Klien, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    def tambah(jumlah: int) -> None:
        for nomor in range(jumlah):
            bidang = pabrik.buat_unit(f"Bidang {nomor}", dinkes)
            pabrik.angkat(pabrik.buat_pegawai(f"Orang {nomor}", dinkes), pabrik.buat_jabatan(f"Analis {nomor}", bidang))
            pabrik.angkat(pabrik.buat_pegawai(f"Staf {nomor}", bidang), pabrik.buat_jabatan(f"Staf {nomor}", dinkes))

    masuk = klien(bappeda)
    alamat = reverse("organisasi:unit", args=[2026, dinkes.pk])
    tambah(2)
    sedikit = hitung_kueri(masuk, alamat, django_assert_max_num_queries, batas=20)
    tambah(20)
    assert hitung_kueri(masuk, alamat, django_assert_max_num_queries, batas=20) == sedikit


def test_old_structure_as_organised_now(bappeda: Pengguna, dinkes: Unit, klien: Klien) -> None:
    dinsos = pabrik.buat_opd("Dinas Sosial")
    catat_perubahan(
        jenis="gabung",
        tanggal=dt.date(2026, 1, 1),
        dasar_hukum="Perda 1",
        asal=[dinkes, dinsos],
        tujuan=[Tujuan("Dinas Kesehatan dan Sosial", "dinas")],
        by=None,
    )
    halaman = klien(bappeda).get("/organisasi/struktur/susunan-lama/?tanggal=2025-12-31").content.decode()
    assert halaman.count("Dinas Kesehatan dan Sosial") == 2
    assert "Dinas Sosial" in halaman


def test_profile_of_the_regency(administrator: Pengguna, klien: Klien) -> None:
    isian = {"ibu_kota": "Kota Baru", "alamat": "Jalan Contoh 1", "kontak": "", "ukuran_kertas": "F4"}
    assert klien(administrator).post(reverse("organisasi:profil"), isian).status_code == 302
    profil = ProfilDaerah.objects.get()
    assert (profil.ibu_kota, profil.ukuran_kertas) == ("Kota Baru", "F4")


@pytest.mark.django_db
@pytest.mark.parametrize("tahun", [0, 1, 9999, 10_000, 99_999_999_999])
@pytest.mark.parametrize("nama", ["organisasi:unit", "pelaporan:unit", "evaluasi:unit"])
def test_a_year_that_no_calendar_has_is_not_found(
    dinkes: Unit, operator: Pengguna, klien: Klien, nama: str, tahun: int
) -> None:
    assert klien(operator).get(reverse(nama, args=[tahun, dinkes.pk])).status_code == 404
