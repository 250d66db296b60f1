"""The civil registry office of the tests, and its plan."""

from pathlib import Path

import pytest
from pytest_django import Settings

from organisasi.models import Pengguna, Unit
from organisasi.rules.izin import Peran
from renstra.models import VersiRencana
from tests import pabrik
from tests.renstra import rencana_contoh


@pytest.fixture(autouse=True)
def tempat_berkas(settings: Settings, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = tmp_path / "berkas"


@pytest.fixture
def dukcapil(kabupaten: Unit) -> Unit:
    return pabrik.buat_opd(
        "Dinas Kependudukan dan Pencatatan Sipil", induk=kabupaten, kode="2.12", singkatan="Disdukcapil"
    )


@pytest.fixture
def penyusun(dukcapil: Unit) -> Pengguna:
    return pabrik.buat_pengguna(Peran.PENYUSUN, dukcapil, username="penyusun", nama="Penyusun Contoh")


@pytest.fixture
def kosong(dukcapil: Unit, penyusun: Pengguna) -> VersiRencana:
    """A draft without content."""
    return rencana_contoh.buat_versi(dukcapil, penyusun)


@pytest.fixture
def draf(dukcapil: Unit, penyusun: Pengguna) -> VersiRencana:
    """A draft that can be submitted."""
    return rencana_contoh.buat_terisi(dukcapil, penyusun)


@pytest.fixture
def sah(draf: VersiRencana, penyusun: Pengguna, bappeda: Pengguna) -> VersiRencana:
    """The plan in force since 15 January 2025."""
    return rencana_contoh.tetapkan(draf, penyusun=penyusun, bappeda=bappeda)
