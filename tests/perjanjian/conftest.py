"""The world of agreements: an OPD with a ratified plan, its operator, its head, and the regent above."""

from collections.abc import Callable
from typing import Any

import pytest

from organisasi.models import Pengguna, Tahun, Unit
from perjanjian import actions
from perjanjian.models import Perjanjian
from renstra.models import VersiRencana
from tests.perjanjian.pabrik import PADA, TAHUN, buat_rencana, sampai


@pytest.fixture(autouse=True)
def berkas_sementara(settings: Any, tmp_path: Any) -> None:
    settings.MEDIA_ROOT = tmp_path / "berkas"


@pytest.fixture
def rencana(dinkes: Unit) -> VersiRencana:
    return buat_rencana(dinkes)


@pytest.fixture
def perjanjian(
    rencana: VersiRencana, dinkes: Unit, tahun2026: Tahun, operator: Pengguna, kepala: Pengguna, bupati: Pengguna
) -> Perjanjian:
    """A draft made from the plan."""
    return actions.buat_dari_rencana(unit=dinkes, tahun=TAHUN, by=operator, pada=PADA)


@pytest.fixture
def antar(operator: Pengguna, kepala: Pengguna, bupati: Pengguna) -> Callable[[Perjanjian, str], Perjanjian]:
    """`antar(perjanjian, "siap")`: the usual people bring it to that state."""

    def lakukan(perjanjian: Perjanjian, status: str) -> Perjanjian:
        return sampai(perjanjian, status, operator=operator, kepala=kepala, atasan=bupati)

    return lakukan
