"""Transcribed instruments from outside the project read as they are; skipped only where they are not at hand."""

import json
from pathlib import Path

import pytest

from evaluasi.rules import Metode, Predikat, baca_instrumen, hitung, kode_jawaban
from tests.evaluasi.instrumen_contoh import bawaan

LUAR = Path(__file__).parents[2].parent / "shared" / "data"
pytestmark = pytest.mark.skipif(not LUAR.is_dir(), reason=f"folder data contoh {LUAR.name} tidak ada di samping proyek")


def _baca(nama):
    return json.loads((LUAR / nama).read_text(encoding="utf-8"))


def test_the_transcribed_88_2021_has_the_same_frame_as_ours():
    luar, kita = baca_instrumen(_baca("lke_88_2021.json")), baca_instrumen(bawaan("88-2021"))
    bobot = [[(sub.bobot, sub.dimensi, len(sub.kriteria)) for sub in isi.semua_sub()] for isi in (luar, kita)]
    assert bobot[0] == bobot[1]
    assert luar.pita == kita.pita
    jawaban = dict.fromkeys(kode_jawaban(kita), "BB") | {"1a": "A"}
    assert hitung(luar, jawaban).total == hitung(kita, jawaban).total


@pytest.mark.parametrize(("varian", "bobot"), [(None, ["7.5", "12.5"]), ("pemda_belum_diverifikasi", ["5", "10", "5"])])
def test_the_transcribed_12_2015_reads_with_its_variants(varian, bobot):
    luar = baca_instrumen(_baca("lke_12_2015.json"), varian)
    assert {sub.metode for sub in luar.semua_sub()} == {Metode.AVERAGE}
    assert [str(sub.bobot) for sub in luar.komponen[-1].sub] == bobot
    assert "A" in luar.komponen[-1].sub[0].kriteria[0].rubrik
    hasil = hitung(luar, dict.fromkeys(kode_jawaban(luar), "B"))
    assert (hasil.nilai, hasil.predikat) == (75, Predikat.BB)
