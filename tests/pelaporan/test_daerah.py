"""The regency's own report: written and submitted by Bagian Organisasi, approved and signed by the regent or the Sekda."""

import datetime as dt
from collections.abc import Callable

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.test import Client
from django.urls import reverse

from layanan.actions import TransitionError, advance
from layanan.models import Giliran
from layanan.queries import giliran_untuk
from organisasi.models import Delegasi, Pengguna, Tahun, Unit
from pelaporan import actions
from pelaporan.models import Laporan
from tests.pabrik import rentang
from tests.pelaporan.conftest import TANGGAL
from tests.pengukuran import pabrik


@pytest.fixture
def laporan_daerah(kabupaten: Unit, tahun2026: Tahun, bagian_organisasi: Pengguna, bupati: Pengguna) -> Laporan:
    pabrik.buat_rencana(kabupaten)
    laporan = actions.buat_laporan(unit=kabupaten, tahun=2026, by=bagian_organisasi)
    for bagian in laporan.bagian.all():
        actions.simpan_bagian(bagian, isi="Naskah.", revisi=0, by=bagian_organisasi)
    return laporan


def test_the_whole_way_to_the_issued_report(
    laporan_daerah: Laporan, bagian_organisasi: Pengguna, bupati: Pengguna
) -> None:
    assert [satu.judul for satu in giliran_untuk(bagian_organisasi)] == [str(laporan_daerah)]
    actions.ajukan(laporan_daerah, by=bagian_organisasi)
    assert list(giliran_untuk(bagian_organisasi)) == []
    assert [satu.izin for satu in giliran_untuk(bupati)] == ["pelaporan.setujui"]
    advance(laporan_daerah, "setujui", by=bupati)
    terbit = actions.terbitkan_laporan(laporan_daerah, nomor="000.8/1", tanggal=TANGGAL, jalur="lokal", by=bupati)
    assert terbit.status == "terbit"
    assert terbit.dokumen is not None
    assert [(satu.sebagai, satu.nama) for satu in terbit.dokumen.tanda_tangan.all()] == [
        ("Kepala daerah", "Bupati Contoh")
    ]
    assert not Giliran.objects.filter(selesai=None, object_id=terbit.pk).exists()


def test_only_those_of_the_regency_have_its_steps(
    laporan_daerah: Laporan,
    bagian_organisasi: Pengguna,
    bupati: Pengguna,
    bappeda: Pengguna,
    kepala: Pengguna,
    operator: Pengguna,
) -> None:
    for orang in (bupati, bappeda, kepala, operator):
        with pytest.raises(PermissionDenied):
            actions.ajukan(laporan_daerah, by=orang)
    actions.ajukan(laporan_daerah, by=bagian_organisasi)
    for orang in (bagian_organisasi, bappeda, kepala, operator):
        with pytest.raises(PermissionDenied):
            advance(laporan_daerah, "setujui", by=orang)
    with pytest.raises(ValidationError):
        actions.kembalikan(laporan_daerah, by=bupati, catatan="")
    assert actions.kembalikan(laporan_daerah, by=bupati, catatan="Lengkapi Bab III").status == "draf"


def test_the_regent_has_no_step_in_the_report_of_an_opd(
    tertulis: Laporan, operator: Pengguna, bagian_organisasi: Pengguna, bupati: Pengguna
) -> None:
    with pytest.raises(PermissionDenied):
        actions.ajukan(tertulis, by=bagian_organisasi)
    actions.ajukan(tertulis, by=operator)
    with pytest.raises(PermissionDenied):
        advance(tertulis, "setujui", by=bupati)


def test_approval_may_be_delegated_and_signing_may_not(
    laporan_daerah: Laporan, bagian_organisasi: Pengguna, bupati: Pengguna, orang_asing: Pengguna
) -> None:
    Delegasi.objects.create(
        dari=bupati,
        kepada=orang_asing,
        tindakan=["pelaporan.setujui"],
        berlaku=rentang(dt.date(2020, 1, 1)),
        alasan="Dinas luar",
    )
    actions.ajukan(laporan_daerah, by=bagian_organisasi)
    assert [satu.izin for satu in giliran_untuk(orang_asing)] == ["pelaporan.setujui"]
    assert advance(laporan_daerah, "setujui", by=orang_asing).status == "disetujui"
    with pytest.raises((PermissionDenied, TransitionError)):
        actions.terbitkan_laporan(laporan_daerah, nomor="1", tanggal=TANGGAL, jalur="lokal", by=orang_asing)


def test_the_pages_offer_the_regencys_report(
    kabupaten: Unit,
    dinkes: Unit,
    tahun2026: Tahun,
    bagian_organisasi: Pengguna,
    bappeda: Pengguna,
    operator: Pengguna,
    klien: Callable[[Pengguna], Client],
) -> None:
    alamat = reverse("pelaporan:unit", args=[2026, kabupaten.pk])
    assert "Buka laporan" in klien(bagian_organisasi).get(alamat).content.decode()
    assert "Bagian Organisasi yang membukanya." in klien(bappeda).get(alamat).content.decode()
    semua = reverse("pelaporan:indeks") + "?semua=1&k_tahun=2026"
    assert f'href="{alamat}">Laporan kinerja kabupaten' in klien(bappeda).get(semua).content.decode()
    assert "Laporan kinerja kabupaten" not in klien(operator).get(semua).content.decode()
