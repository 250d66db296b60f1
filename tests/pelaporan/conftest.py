"""The world of reports: an OPD with a plan in force, some values, and an open report."""

import datetime as dt
from typing import Any

import pytest

from organisasi.models import Pengguna, Tahun, Unit
from pelaporan import actions
from pelaporan.models import Laporan
from pengukuran.actions import simpan_nilai
from renstra.models import ObjekUkur
from tests.pengukuran import pabrik

TANGGAL = dt.date(2026, 1, 20)


@pytest.fixture(autouse=True)
def berkas_sementara(settings: Any, tmp_path: Any) -> None:
    settings.MEDIA_ROOT = tmp_path / "berkas"


@pytest.fixture
def objek(dinkes: Unit, tahun2026: Tahun) -> dict[str, ObjekUkur]:
    return pabrik.buat_rencana(dinkes)


@pytest.fixture
def terisi(objek: dict[str, ObjekUkur], operator: Pengguna) -> dict[str, ObjekUkur]:
    """January of two indicators is recorded."""
    for kode, teks in (("A1", "12"), ("A3", "78")):
        simpan_nilai(
            objek=objek[kode], periode=pabrik.periode(), isi=pabrik.isi(objek[kode], teks), terlihat=0, by=operator
        )
    return objek


@pytest.fixture
def laporan(terisi: dict[str, ObjekUkur], dinkes: Unit, operator: Pengguna) -> Laporan:
    return actions.buat_laporan(unit=dinkes, tahun=2026, by=operator)


@pytest.fixture
def tertulis(laporan: Laporan, operator: Pengguna) -> Laporan:
    """Every section has a text."""
    for bagian in laporan.bagian.all():
        actions.simpan_bagian(bagian, isi=f"Naskah {bagian.judul}.\n\nAlinea kedua.", revisi=0, by=operator)
    return laporan
