"""Queries do not grow with the data; the number is pinned at two sizes."""

from collections.abc import Callable

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from organisasi.models import Pengguna, Unit
from perjanjian import actions, queries
from perjanjian.models import Perjanjian
from tests import pabrik
from tests.perjanjian.pabrik import INDIKATOR, TAHUN, buat_rencana

Klien = Callable[[Pengguna], Client]
BANYAK = tuple((f"Indikator {nomor}", "%", "50", "JUMLAH", "BULANAN") for nomor in range(40))
BATAS = {"perjanjian": 20, "rencana_aksi": 12, "ubah": 19}


def jumlah_kueri(masuk: Client, url: str) -> int:
    masuk.get(url)  # content types and the like are read once per process
    with CaptureQueriesContext(
        connection,
    ) as kueri:
        assert masuk.get(url).status_code == 200
    return len(kueri)


@pytest.mark.parametrize("halaman", BATAS)
def test_halaman_perjanjian(
    perjanjian: Perjanjian, klien: Klien, operator: Pengguna, dinkes: Unit, halaman: str
) -> None:
    url = reverse(f"perjanjian:{halaman}", args=[perjanjian.pk])
    actions.bagi_rencana_aksi(perjanjian, by=operator)
    kecil = jumlah_kueri(klien(operator), url)
    buat_rencana(dinkes, indikator=(*INDIKATOR, *BANYAK), nomor=1)
    actions.ambil_ulang(perjanjian, by=operator)
    actions.bagi_rencana_aksi(perjanjian, by=operator)
    assert perjanjian.item.count() == 44
    assert jumlah_kueri(klien(operator), url) == kecil
    assert kecil <= BATAS[halaman]


@pytest.mark.parametrize("siapa", ["operator", "kepala"])
def test_halaman_perjanjian_yang_ditandatangani(
    perjanjian: Perjanjian,
    antar: Callable[[Perjanjian, str], Perjanjian],
    klien: Klien,
    operator: Pengguna,
    kepala: Pengguna,
    dinkes: Unit,
    siapa: str,
) -> None:
    """At most twelve with the issued paper and its signatures, however long the attachment is."""
    pelihat = {"operator": operator, "kepala": kepala}[siapa]
    actions.bagi_rencana_aksi(perjanjian, by=operator)
    lama = antar(perjanjian, "ditandatangani")
    kecil = jumlah_kueri(klien(pelihat), lama.get_absolute_url())
    buat_rencana(dinkes, indikator=(*INDIKATOR, *BANYAK), nomor=1)
    baru = actions.revisi(lama, alasan="STRATEGI", keterangan="Perubahan APBD", by=operator)
    actions.ambil_ulang(baru, by=operator)
    actions.bagi_rencana_aksi(baru, by=operator)
    baru = antar(baru, "ditandatangani")
    assert baru.item.count() == 44
    assert jumlah_kueri(klien(pelihat), baru.get_absolute_url()) == kecil
    assert kecil <= 12


def test_kesiapan_tanpa_periodenya_sama(perjanjian: Perjanjian, operator: Pengguna) -> None:
    """The count on the page of the agreement is that of the page of the rencana aksi."""
    assert queries.kesiapan_aksi(perjanjian) == queries.kesiapan(queries.rencana_aksi(perjanjian)) == (0, 4)
    actions.bagi_rencana_aksi(perjanjian, by=operator)
    satu = perjanjian.item.get(urutan=2).target_periode.all()[0]
    satu.nilai += 5
    satu.save()
    assert queries.kesiapan_aksi(perjanjian) == queries.kesiapan(queries.rencana_aksi(perjanjian)) == (3, 4)


def _tambah_opd(jumlah: int) -> None:
    for nomor in range(jumlah):
        pabrik.buat_kepala(pabrik.buat_opd(f"Dinas Nomor {nomor}", kode=f"9.{nomor}"), nama=f"Kepala {nomor}")


def test_ikhtisar_kabupaten(perjanjian: Perjanjian, klien: Klien, bappeda: Pengguna) -> None:
    url = f"{reverse('perjanjian:indeks')}?semua=1"
    kecil = jumlah_kueri(klien(bappeda), url)
    _tambah_opd(25)
    assert jumlah_kueri(klien(bappeda), url) == kecil
    assert kecil <= 11


def test_halaman_unit(perjanjian: Perjanjian, klien: Klien, operator: Pengguna, dinkes: Unit) -> None:
    url = reverse("perjanjian:unit", args=[TAHUN, dinkes.pk])
    kecil = jumlah_kueri(klien(operator), url)
    bidang = pabrik.buat_unit("Bidang Contoh", dinkes)
    for nomor in range(30):
        jabatan = pabrik.buat_jabatan(f"Jabatan {nomor}", bidang, atasan=perjanjian.jabatan)
        pabrik.angkat(pabrik.buat_pegawai(f"Pegawai {nomor}", bidang), jabatan)
    assert jumlah_kueri(klien(operator), url) == kecil
    assert kecil <= 16
