"""Queries do not grow with the data; the number is pinned at two sizes."""

from collections.abc import Callable

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from organisasi.models import Pengguna, Unit
from perjanjian import actions
from perjanjian.models import Perjanjian
from tests import pabrik
from tests.perjanjian.pabrik import INDIKATOR, TAHUN, buat_rencana

Klien = Callable[[Pengguna], Client]
BANYAK = tuple((f"Indikator {nomor}", "%", "50", "JUMLAH", "BULANAN") for nomor in range(40))
BATAS = {"perjanjian": 25, "rencana_aksi": 12, "ubah": 19}


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
