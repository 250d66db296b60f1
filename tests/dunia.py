"""The small world most tests live in: one regency, one OPD, one year, one person per role."""

import datetime as dt
from collections.abc import Callable

import pytest
from django.test import Client
from django.utils import timezone

from organisasi.models import Pengguna, Tahun, Unit
from organisasi.rules.izin import Peran
from tests import pabrik


@pytest.fixture
def kabupaten(db: None) -> Unit:
    return pabrik.buat_daerah()


@pytest.fixture
def dinkes(kabupaten: Unit) -> Unit:
    return pabrik.buat_opd("Dinas Kesehatan", induk=kabupaten, kode="1.02", singkatan="Dinkes")


@pytest.fixture
def hari_2026(monkeypatch: pytest.MonkeyPatch) -> None:
    """Today is a day of 2026, whatever the calendar says: for tests of what holds for "the running year"."""
    tanggal = timezone.localdate
    monkeypatch.setattr(timezone, "localdate", lambda *waktu: tanggal(*waktu) if waktu else dt.date(2026, 11, 2))


@pytest.fixture
def tahun2026(db: None) -> Tahun:
    return pabrik.buat_tahun(2026)


@pytest.fixture
def operator(dinkes: Unit) -> Pengguna:
    pegawai = pabrik.buat_pegawai("Operator Contoh", dinkes)
    return pabrik.buat_pengguna(Peran.PENYUSUN, dinkes, username="operator", nama="Operator Contoh", pegawai=pegawai)


@pytest.fixture
def kepala(dinkes: Unit) -> Pengguna:
    return pabrik.buat_kepala(dinkes, username="kepala")


@pytest.fixture
def admin_opd(dinkes: Unit) -> Pengguna:
    pegawai = pabrik.buat_pegawai("Admin Contoh", dinkes)
    return pabrik.buat_pengguna(Peran.ADMIN_OPD, dinkes, username="admin_opd", nama="Admin Contoh", pegawai=pegawai)


@pytest.fixture
def bupati(kabupaten: Unit) -> Pengguna:
    pegawai = pabrik.buat_pegawai("Bupati Contoh", kabupaten, jenis="pejabat_negara")
    pabrik.angkat(pegawai, pabrik.jabatan_kepala(kabupaten))
    return pabrik.buat_pengguna(
        Peran.PIMPINAN_DAERAH, kabupaten, username="bupati", nama="Bupati Contoh", pegawai=pegawai
    )


@pytest.fixture
def bappeda(kabupaten: Unit) -> Pengguna:
    return pabrik.buat_pengguna(Peran.BAPPEDA, kabupaten, username="bappeda")


@pytest.fixture
def bagian_organisasi(kabupaten: Unit) -> Pengguna:
    return pabrik.buat_pengguna(Peran.BAGIAN_ORGANISASI, kabupaten, username="bagian_organisasi")


@pytest.fixture
def inspektur(kabupaten: Unit) -> Pengguna:
    return pabrik.buat_pengguna(Peran.INSPEKTUR, kabupaten, username="inspektur")


@pytest.fixture
def evaluator(kabupaten: Unit) -> Pengguna:
    return pabrik.buat_pengguna(Peran.INSPEKTORAT, kabupaten, username="evaluator")


@pytest.fixture
def administrator(kabupaten: Unit) -> Pengguna:
    return pabrik.buat_pengguna(Peran.ADMINISTRATOR, kabupaten, username="administrator", is_staff=True)


@pytest.fixture
def orang_asing(db: None) -> Pengguna:
    """Somebody signed in who has no role at all."""
    return pabrik.buat_pengguna(username="orang_asing")


@pytest.fixture
def klien() -> Callable[[Pengguna], Client]:
    """`klien(user)`: a test client signed in as the user."""

    def buat(pengguna: Pengguna) -> Client:
        klien = Client()
        klien.force_login(pengguna, backend="organisasi.backend.IzinBackend")
        return klien

    return buat
