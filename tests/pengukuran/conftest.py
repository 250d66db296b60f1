"""The world of measurement: an OPD with a plan in force, a year, and a shorthand that saves what somebody types."""

from collections.abc import Callable
from typing import Any

import pytest

from organisasi.models import Pengguna, Tahun, Unit
from pengukuran.actions import HasilSimpan, simpan_nilai
from renstra.models import ObjekUkur
from tests.pengukuran import pabrik


@pytest.fixture(autouse=True)
def berkas_sementara(settings: Any, tmp_path: Any) -> None:
    settings.MEDIA_ROOT = tmp_path / "berkas"


@pytest.fixture
def objek(dinkes: Unit, tahun2026: Tahun) -> dict[str, ObjekUkur]:
    """The objects of the plan by code."""
    return pabrik.buat_rencana(dinkes)


@pytest.fixture
def simpan(operator: Pengguna, objek: dict[str, ObjekUkur]) -> Callable[..., HasilSimpan]:
    """`simpan("A1", "12", bulan=3, terlihat=0)`: the operator saves what she types."""

    def lakukan(
        kode: str, teks: str, *, bulan: int = 1, jenis: str = "bulan", terlihat: int = 0, **lain: Any
    ) -> HasilSimpan:
        satu = objek[kode]
        return simpan_nilai(
            objek=satu,
            periode=pabrik.periode(jenis, bulan),
            isi=pabrik.isi(satu, teks, **lain),
            terlihat=terlihat,
            by=operator,
        )

    return lakukan
