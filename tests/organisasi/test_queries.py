"""Structure, names and holders on a date."""

import datetime as dt

import pytest
from pytest_django import DjangoAssertNumQueries

from organisasi import queries
from organisasi.models import Pengguna, Unit, VersiUnit
from organisasi.rules.izin import Peran
from tests import pabrik

HARI = dt.date(2026, 3, 1)


def test_tree_shows_heads_and_vacancies(dinkes: Unit, kepala: Pengguna) -> None:
    dinsos = pabrik.buat_opd("Dinas Sosial", kode="1.06")
    pabrik.buat_unit("Bidang Rehabilitasi", dinsos)
    pohon = queries.pohon_unit(HARI)
    assert pohon
    assert pohon.nama == "Kabupaten Contoh"
    sehat, sosial = pohon.anak
    assert (sehat.nama, sehat.lowong) == ("Dinas Kesehatan", False)
    assert sehat.kepala
    assert sehat.kepala.pemangku
    assert sehat.kepala.pemangku.nama == "Kepala Contoh"
    assert (sosial.lowong, sosial.jumlah_turunan, sosial.anak[0].opd_id) == (True, 1, dinsos.pk)
    assert pohon.jumlah_lowong == 2


@pytest.mark.parametrize("jumlah", [3, 30])
def test_tree_takes_three_queries_at_any_size(
    kabupaten: Unit, jumlah: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for nomor in range(jumlah):
        pabrik.buat_opd(f"Dinas Nomor {nomor}")
    with django_assert_num_queries(3):
        pohon = queries.pohon_unit(HARI)
    assert pohon
    assert len(pohon.anak) == jumlah


def test_no_structure_before_the_regency(kabupaten: Unit) -> None:
    assert queries.pohon_unit(dt.date(1999, 1, 1)) is None
    assert queries.jalur_ke(None, 1) == []


def test_names_of_a_date_and_the_nearest_one_else(dinkes: Unit) -> None:
    VersiUnit.objects.filter(unit=dinkes).update(berlaku=pabrik.rentang(dt.date(2022, 1, 1), dt.date(2024, 1, 1)))
    VersiUnit.objects.create(
        unit=dinkes, nama="Dinas Kesehatan dan KB", jenis="dinas", induk=pabrik.daerah(), opd=dinkes,
        berlaku=pabrik.rentang(dt.date(2024, 1, 1), dt.date(2025, 1, 1)),
    )  # fmt: skip
    for tanggal, nama in (
        (dt.date(2020, 1, 1), "Dinas Kesehatan"),
        (dt.date(2023, 12, 31), "Dinas Kesehatan"),
        (dt.date(2024, 1, 1), "Dinas Kesehatan dan KB"),
        (dt.date(2026, 1, 1), "Dinas Kesehatan dan KB"),
    ):
        assert queries.nama_unit([dinkes.pk], tanggal) == {dinkes.pk: nama}
        assert str(Unit.objects.dengan_nama(tanggal).get(pk=dinkes.pk)) == nama
    assert queries.versi_pada(dinkes, HARI) is None


def test_acting_official_comes_before_the_definitive_one(dinkes: Unit, kepala: Pengguna) -> None:
    jabatan = pabrik.jabatan_kepala(dinkes)
    plh = pabrik.buat_pegawai("Pelaksana Harian", dinkes)
    pabrik.angkat(plh, jabatan, sifat="plh", berlaku=pabrik.rentang(HARI, dt.date(2026, 3, 8)))
    assert queries.pemangku_pada(jabatan, HARI).pegawai == plh
    assert queries.pemangku_pada(jabatan, dt.date(2026, 3, 8)).pegawai == kepala.pegawai
    ttd = queries.pejabat_penandatangan(jabatan, HARI, atas_nama="Bupati Contoh")
    assert ttd.nama_jabatan == "Plh. Kepala Dinas Kesehatan"
    assert ttd.blok.atas == ("a.n. Bupati Contoh", "Plh. Kepala Dinas Kesehatan")
    assert ttd.blok.bawah == ("Pelaksana Harian",)


def test_vacant_position_has_no_signer(dinkes: Unit) -> None:
    jabatan = pabrik.jabatan_kepala(dinkes)
    assert queries.pejabat_penandatangan(jabatan, HARI) is None
    assert [satu.nama for satu in queries.jabatan_lowong(HARI, unit=dinkes)] == ["Kepala Dinas Kesehatan"]
    assert queries.atasan_untuk(jabatan, HARI) == pabrik.jabatan_kepala(pabrik.daerah())
    assert queries.atasan_untuk(pabrik.jabatan_kepala(pabrik.daerah()), HARI) is None


def test_switcher_offers_only_what_is_in_reach(
    dinkes: Unit, operator: Pengguna, bappeda: Pengguna, orang_asing: Pengguna
) -> None:
    pabrik.buat_opd("Dinas Sosial")
    pusk = pabrik.buat_unit("Puskesmas Satu", dinkes, jenis="puskesmas")
    asn = pabrik.buat_pengguna(Peran.ASN, pusk)
    assert [u.nama for u in queries.unit_pilihan(operator, 2026)] == ["Dinas Kesehatan", "Puskesmas Satu"]
    assert [u.nama for u in queries.unit_pilihan(asn, 2026)] == ["Puskesmas Satu"]
    assert {u.nama for u in queries.unit_pilihan(bappeda, 2026)} == {
        "Dinas Kesehatan",
        "Dinas Sosial",
        "Puskesmas Satu",
    }
    assert queries.unit_pilihan(orang_asing, 2026) == []
