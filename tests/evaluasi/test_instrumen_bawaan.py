"""The instruments that come with the application."""

import pytest

from evaluasi.rules import Dimensi, Metode, baca_instrumen
from tests.evaluasi.instrumen_contoh import BAWAAN, bawaan

BOBOT_88 = [
    ("1", "30", ["6", "9", "15"], [6, 11, 8]),
    ("2", "30", ["6", "9", "15"], [3, 7, 10]),
    ("3", "15", ["3", "4.5", "7.5"], [6, 9, 7]),
    ("4", "25", ["5", "7.5", "12.5"], [3, 5, 5]),
]
BOBOT_12 = [
    ("A", "30", ["2", "5", "3", "4", "10", "6"]),
    ("B", "25", ["5", "12.5", "7.5"]),
    ("C", "15", ["3", "7.5", "4.5"]),
    ("D", "10", ["2", "5", "3"]),
    ("E", "20", ["7.5", "12.5"]),
]


def test_88_2021_has_the_weights_and_numbers_of_criteria_of_the_regulation():
    resmi = baca_instrumen(bawaan("88-2021"))
    assert [
        (k.kode, str(k.bobot), [str(s.bobot) for s in k.sub], [len(s.kriteria) for s in k.sub]) for k in resmi.komponen
    ] == BOBOT_88
    assert len(list(resmi.semua_kriteria())) == 80
    assert {sub.metode for sub in resmi.semua_sub()} == {Metode.JUDGEMENT}


def test_88_2021_looks_at_the_three_aspects_with_20_30_and_50_per_cent():
    resmi = baca_instrumen(bawaan("88-2021"))
    for komponen in resmi.komponen:
        assert [sub.dimensi for sub in komponen.sub] == list(Dimensi)
        assert [sub.bobot / komponen.bobot * 100 for sub in komponen.sub] == [20, 30, 50]


def test_88_2021_explains_each_answer_for_each_aspect():
    resmi = baca_instrumen(bawaan("88-2021"))
    assert set(resmi.penjelasan) == {dimensi.value.lower() for dimensi in Dimensi}
    for isi in resmi.penjelasan.values():
        assert list(isi) == ["AA", "A", "BB", "B", "CC", "C", "D", "E"]


def test_12_2015_has_the_weights_of_the_regulation_and_answers_by_criterion():
    lama = baca_instrumen(bawaan("12-2015"))
    assert [(k.kode, str(k.bobot), [str(s.bobot) for s in k.sub]) for k in lama.komponen] == BOBOT_12
    assert {sub.metode for sub in lama.semua_sub()} == {Metode.AVERAGE}
    assert {satu.jawaban.kode for _, satu in lama.semua_kriteria()} == {"YT", "ABCDE"}


def test_12_2015_has_a_variant_for_the_regency():
    pemda = baca_instrumen(bawaan("12-2015"), "pemda")
    assert [str(sub.bobot) for sub in pemda.komponen[-1].sub] == ["5", "10", "5"]
    assert pemda.komponen[-1].sub[0].kriteria[0].rubrik["A"] == "Di atas 110%."


@pytest.mark.parametrize("nama", sorted(berkas.stem for berkas in BAWAAN.glob("*.json")))
def test_each_instrument_is_named_like_its_file_and_no_criterion_is_written_twice_in_a_part(nama):
    isi = baca_instrumen(bawaan(nama))
    assert isi.kode == nama
    for sub in isi.semua_sub():
        uraian = [satu.uraian for satu in sub.kriteria]
        assert len(uraian) == len(set(uraian))
        assert all(satu.endswith(".") for satu in uraian)
