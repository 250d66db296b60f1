"""The people of a journey: an office, its planner and head, and those above and beside it."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page

from evaluasi.actions import muat_instrumen
from evaluasi.rules import URUTAN_JENJANG, Jenjang
from organisasi.models import Pengguna, Unit
from organisasi.rules.izin import Peran
from tests import pabrik
from tests.peramban import masuk

TAHUN = 2025
DINAS = "Dinas Kependudukan dan Pencatatan Sipil"


@dataclass(frozen=True, slots=True)
class Dunia:
    """Who and where; `sebagai(user)` gives the browser signed in as that user."""

    unit: Unit
    orang: dict[str, Pengguna]
    tim: dict[Jenjang, Pengguna]
    sebagai: Callable[[Pengguna | None], Page]
    folder: Path
    tahun: int = TAHUN


@pytest.fixture(autouse=True)
def tempat_berkas(settings: Any, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = tmp_path / "berkas"


@pytest.fixture
def dunia(
    kabupaten: Unit,
    bupati: Pengguna,
    bappeda: Pengguna,
    bagian_organisasi: Pengguna,
    inspektur: Pengguna,
    halaman: Page,
    live_server: Any,
    tmp_path: Path,
) -> Dunia:
    unit = pabrik.buat_opd(DINAS, induk=kabupaten, kode="2.12", singkatan="Disdukcapil")
    pabrik.buat_tahun(TAHUN)
    muat_instrumen()
    orang = {
        "penyusun": pabrik.buat_pengguna(Peran.PENYUSUN, unit, username="penyusun", nama="Penyusun Contoh"),
        "kepala": pabrik.buat_kepala(unit, username="kepala"),
        "bupati": bupati,
        "bappeda": bappeda,
        "bagian_organisasi": bagian_organisasi,
        "inspektur": inspektur,
    }
    tim = {
        jenjang: pabrik.buat_pengguna(Peran.INSPEKTORAT, kabupaten, username=jenjang.lower(), nama=jenjang.label)
        for jenjang in URUTAN_JENJANG
    }

    def sebagai(pengguna: Pengguna | None) -> Page:
        halaman.context.clear_cookies()
        if pengguna:
            masuk(halaman.context, pengguna, live_server.url)
        return halaman

    return Dunia(unit, orang, tim, sebagai, tmp_path)
