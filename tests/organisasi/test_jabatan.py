"""Holders: one definitive at a time, whatever the way in; errors become sentences at the field."""

import datetime as dt
from collections.abc import Callable

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction
from django.db.backends.postgresql.psycopg_any import DateRange
from django.test import Client
from django.urls import reverse

from organisasi import queries
from organisasi.actions import angkat, berhentikan
from organisasi.models import Jabatan, Pegawai, Pemangku, Pengguna, Unit, VersiJabatan, VersiUnit
from tests import pabrik

Klien = Callable[[Pengguna], Client]
A, B = dt.date(2026, 1, 1), dt.date(2026, 7, 1)


@pytest.fixture
def jabatan(dinkes: Unit) -> Jabatan:
    return pabrik.jabatan_kepala(dinkes)


def test_two_definitive_holders_are_refused_in_words(
    jabatan: Jabatan, kepala: Pengguna, bagian_organisasi: Pengguna
) -> None:
    lain = pabrik.buat_pegawai("Lain", kepala.pegawai.unit)
    with pytest.raises(ValidationError, match="sudah mempunyai pemangku definitif"):
        angkat(jabatan=jabatan, pegawai=lain, mulai=A, by=bagian_organisasi)
    assert angkat(jabatan=jabatan, pegawai=lain, sifat="plh", mulai=A, sampai=A, by=bagian_organisasi)


def test_the_database_refuses_overlaps_too(jabatan: Jabatan, kepala: Pengguna, dinkes: Unit) -> None:
    for baris in (
        Pemangku(jabatan=jabatan, pegawai=kepala.pegawai, berlaku=DateRange(A, None)),
        VersiUnit(unit=dinkes, nama="X", jenis="dinas", induk=pabrik.daerah(), berlaku=DateRange(A, B)),
        VersiUnit(unit=Unit.objects.create(kunci="akar2"), nama="Y", jenis="pemda", berlaku=DateRange(A, B)),
        VersiJabatan(jabatan=jabatan, nama="X", unit=dinkes, eselon="jpt", berlaku=DateRange(A, B)),
        Pemangku(jabatan=jabatan, pegawai=kepala.pegawai, sifat="plt", berlaku=DateRange(A, A)),
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            baris.save()


def test_one_follows_the_other_without_gap(jabatan: Jabatan, kepala: Pengguna, bagian_organisasi: Pengguna) -> None:
    pengganti = pabrik.buat_pegawai("Pengganti", kepala.pegawai.unit)
    berhentikan(jabatan.pemangku.get(), terakhir=B - dt.timedelta(1), by=bagian_organisasi)
    angkat(jabatan=jabatan, pegawai=pengganti, mulai=B, by=bagian_organisasi)
    assert queries.pemangku_pada(jabatan, B - dt.timedelta(1)).pegawai == kepala.pegawai
    assert queries.pemangku_pada(jabatan, B).pegawai == pengganti


def test_wrong_dates_are_explained(jabatan: Jabatan, kepala: Pengguna, bagian_organisasi: Pengguna) -> None:
    orang = kepala.pegawai
    with pytest.raises(ValidationError, match="sesudah tanggal mulai"):
        angkat(jabatan=jabatan, pegawai=orang, sifat="plt", mulai=B, sampai=A, by=bagian_organisasi)
    with pytest.raises(ValidationError, match="tidak ada pada 1 Januari 2019"):
        angkat(jabatan=jabatan, pegawai=orang, sifat="plt", mulai=dt.date(2019, 1, 1), by=bagian_organisasi)
    pemangku = jabatan.pemangku.get()
    with pytest.raises(ValidationError, match="harus sesudah mulai memangku"):
        berhentikan(pemangku, terakhir=dt.date(2019, 1, 1), by=bagian_organisasi)
    berhentikan(pemangku, terakhir=A, by=bagian_organisasi)
    with pytest.raises(ValidationError, match="sudah berakhir pada 1 Januari 2026"):
        berhentikan(pemangku, terakhir=B, by=bagian_organisasi)


def test_nobody_holds_a_position_longer_than_it_lasts(jabatan: Jabatan, dinkes: Unit) -> None:
    jabatan.versi.update(berlaku=pabrik.rentang(sampai=B))
    orang = pabrik.buat_pegawai("Plt", dinkes)
    for sampai in (None, B):
        with pytest.raises(ValidationError, match="berakhir pada"):
            angkat(jabatan=jabatan, pegawai=orang, sifat="plt", mulai=A, sampai=sampai, by=None)
    assert angkat(jabatan=jabatan, pegawai=orang, sifat="plt", mulai=A, sampai=B - dt.timedelta(1), by=None)


def test_only_those_who_may(jabatan: Jabatan, kepala: Pengguna, operator: Pengguna, admin_opd: Pengguna) -> None:
    for siapa in (kepala, operator, admin_opd):
        with pytest.raises(PermissionDenied):
            berhentikan(jabatan.pemangku.get(), terakhir=A, by=siapa)


def test_form_says_at_the_field_what_the_action_refuses(
    jabatan: Jabatan, kepala: Pengguna, bagian_organisasi: Pengguna, klien: Klien
) -> None:
    lain = pabrik.buat_pegawai("Lain", kepala.pegawai.unit)
    isian = {"pegawai": lain.pk, "sifat": "definitif", "mulai": "1 Januari 2026"}
    halaman = klien(bagian_organisasi).post(reverse("organisasi:angkat", args=[jabatan.pk]), isian).content.decode()
    assert "sudah mempunyai pemangku definitif" in halaman
    assert Pemangku.objects.count() == 1
    isian |= {"sifat": "plt", "mulai": "kapan-kapan"}
    halaman = klien(bagian_organisasi).post(reverse("organisasi:angkat", args=[jabatan.pk]), isian).content.decode()
    assert "kapan-kapan" in halaman
    assert Pemangku.objects.count() == 1


def test_position_page_marks_acting_officials(
    jabatan: Jabatan, dinkes: Unit, bagian_organisasi: Pengguna, klien: Klien
) -> None:
    plt = pabrik.buat_pegawai("Pelaksana Tugas", dinkes)
    pabrik.angkat(plt, jabatan, sifat="plt")
    halaman = klien(bagian_organisasi).get(reverse("organisasi:jabatan_rinci", args=[jabatan.pk])).content.decode()
    assert "Plt. Kepala Dinas Kesehatan" in halaman


def test_position_changes_from_a_date_on(
    jabatan: Jabatan, dinkes: Unit, bagian_organisasi: Pengguna, klien: Klien
) -> None:
    isian = {"nama": "Kepala Dinas Sehat", "unit": dinkes.pk, "eselon": "jpt", "kepala": "on", "mulai": "2026-07-01"}
    assert (
        klien(bagian_organisasi).post(reverse("organisasi:jabatan_ubah", args=[jabatan.pk]), isian).status_code == 302
    )
    assert queries.versi_jabatan_pada(jabatan, B).nama == "Kepala Dinas Sehat"
    assert queries.versi_jabatan_pada(jabatan, B - dt.timedelta(1)).nama == "Kepala Dinas Kesehatan"


def test_new_position_and_its_superior(
    jabatan: Jabatan, dinkes: Unit, bagian_organisasi: Pengguna, klien: Klien
) -> None:
    isian = {
        "nama": "Sekretaris",
        "unit": dinkes.pk,
        "atasan": jabatan.pk,
        "eselon": "administrator",
        "mulai": "2026-01-01",
    }
    assert klien(bagian_organisasi).post(reverse("organisasi:jabatan_baru"), isian).status_code == 302
    versi = VersiJabatan.objects.get(nama="Sekretaris")
    assert queries.atasan_untuk(versi.jabatan, A) == jabatan


@pytest.mark.parametrize(
    ("nip", "status"),
    [("", 302), ("19860926 201505 1 001", 302), ("198609262015051", 200), ("198613262015051001", 200)],
)
def test_person_number_is_checked(admin_opd: Pengguna, dinkes: Unit, klien: Klien, nip: str, status: int) -> None:
    isian = {"nama": "Orang Baru", "jenis": "pns", "nip": nip, "unit": dinkes.pk}
    assert klien(admin_opd).post(reverse("organisasi:pegawai_baru"), isian).status_code == status
    assert Pegawai.objects.filter(nama="Orang Baru").exists() == (status == 302)


def test_person_cannot_be_put_outside_ones_reach(admin_opd: Pengguna, operator: Pengguna, klien: Klien) -> None:
    lain = pabrik.buat_opd("Dinas Sosial")
    isian = {"nama": "Operator Contoh", "jenis": "pns", "unit": lain.pk}
    klien(admin_opd).post(reverse("organisasi:pegawai_ubah", args=[operator.pegawai_id]), isian)
    assert Pegawai.objects.get(pk=operator.pegawai_id).unit != lain
