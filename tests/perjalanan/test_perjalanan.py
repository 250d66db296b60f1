"""One office from a spreadsheet to a grade, in a browser: on a real plan as found, and on a written one of the same shape."""

from collections.abc import Callable

import pytest

from tests.perjalanan import rencana_contoh, rencana_nyata
from tests.perjalanan.conftest import Dunia
from tests.perjalanan.langkah_evaluasi import evaluasi
from tests.perjalanan.langkah_laporan import laporan
from tests.perjalanan.langkah_nilai import nilai
from tests.perjalanan.langkah_perjanjian import perjanjian
from tests.perjalanan.langkah_rencana import rencana
from tests.perjalanan.masukan import Masukan

pytestmark = [pytest.mark.peramban, pytest.mark.django_db(transaction=True)]
TANPA_BERKAS = pytest.mark.skipif(
    not rencana_nyata.FOLDER.is_dir(),
    reason="berkas rencana nyata tidak ada di mesin ini (shared/data/contoh_disdukcapil)",
)


@pytest.mark.parametrize(
    "susun",
    [
        pytest.param(rencana_contoh.masukan, id="contoh"),
        pytest.param(rencana_nyata.masukan, id="nyata", marks=TANPA_BERKAS),
    ],
)
def test_dari_lembar_kerja_sampai_predikat(susun: Callable[[], Masukan], dunia: Dunia) -> None:
    masukan = susun()
    versi = rencana(dunia, masukan)
    perjanjian(dunia, masukan)
    nilai(dunia, masukan)
    laporan(dunia, versi)
    assert evaluasi(dunia, masukan).predikat in {"B", "BB"}
