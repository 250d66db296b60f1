"""Grades: bands of PermenPANRB 88/2021, lower bound exclusive, upper inclusive, rounded once."""

from decimal import ROUND_DOWN, Decimal, localcontext

import pytest
from hypothesis import given

from evaluasi.rules import (
    PITA_88_2021,
    Jawaban,
    NilaiSalah,
    Pita,
    Predikat,
    batas_bawah,
    predikat,
    predikat_berikut,
    rentang,
)
from tests.strategi import desimal

D = Decimal
# predikat, first hundredth above its lower bound, last hundredth inside it, name
TABEL = [
    ("AA", 9001, 10000, "Sangat Memuaskan"),
    ("A", 8001, 9000, "Memuaskan"),
    ("BB", 7001, 8000, "Sangat Baik"),
    ("B", 6001, 7000, "Baik"),
    ("CC", 5001, 6000, "Cukup"),
    ("C", 3001, 5000, "Kurang"),
    ("D", 0, 3000, "Sangat Kurang"),
]
nilai_sah = desimal("0", "100", 6)


@pytest.mark.parametrize(("kode", "awal", "akhir", "sebutan"), TABEL)
def test_each_hundredth_of_a_band_has_its_grade(kode, awal, akhir, sebutan):
    assert {predikat(D(sen).scaleb(-2)) for sen in range(awal, akhir + 1)} == {Predikat(kode)}
    assert Predikat(kode).label == sebutan


def test_the_bands_leave_no_gap_and_no_overlap_from_0_to_100():
    assert sum(akhir - awal + 1 for _, awal, akhir, _ in TABEL) == 10001


@pytest.mark.parametrize(("kode", "nilai"), [(kode, D(akhir).scaleb(-2)) for kode, _, akhir, _ in TABEL])
def test_around_a_bound_the_total_is_rounded_half_up_to_two_places_once(kode, nilai):
    atas = predikat_berikut(Predikat(kode)) or Predikat.AA
    assert predikat(nilai) is Predikat(kode)
    assert predikat(nilai - D("0.000001")) is Predikat(kode)
    if nilai < 100:
        assert predikat(nilai + D("0.004999999999")) is Predikat(kode)
        assert predikat(nilai + D("0.005")) is atas
        assert predikat(nilai + D("0.01")) is atas


@pytest.mark.parametrize(
    ("jawaban", "kode"),
    [("AA", "AA"), ("A", "A"), ("BB", "BB"), ("B", "B"), ("CC", "CC"), ("C", "C"), ("D", "D"), ("E", "D")],
)
def test_an_answer_scale_value_as_total_gives_the_grade_of_the_same_letter(jawaban, kode):
    assert predikat(Jawaban(jawaban).nilai) is Predikat(kode)


def test_the_answer_scale_is_its_own_enum_and_not_the_grade():
    assert [int(jawaban.nilai) for jawaban in Jawaban] == [100, 90, 80, 70, 60, 50, 30, 0]
    assert not issubclass(Jawaban, Predikat)
    assert "E" not in Predikat.__members__


@pytest.mark.parametrize("nilai", [D("-0.01"), D("-0.001"), D("100.01"), D("100.001"), D(-5), D(101)])
def test_a_total_outside_0_to_100_is_refused(nilai):
    with pytest.raises(NilaiSalah, match="di luar 0 sampai 100"):
        predikat(nilai)


def test_a_float_is_refused():
    with pytest.raises(TypeError, match="float"):
        predikat(90.0)


def test_whole_numbers_are_accepted():
    assert predikat(90) is Predikat.A


def test_the_result_does_not_depend_on_the_callers_decimal_context():
    with localcontext(prec=3, rounding=ROUND_DOWN):
        assert predikat(D("90.005")) is Predikat.AA


def test_bands_are_data_and_may_be_others():
    pita = (Pita(D(85), Predikat.A), Pita(None, Predikat.D))
    assert predikat(D("85.01"), pita) is Predikat.A
    assert predikat(D(85), pita) is Predikat.D
    assert rentang(Predikat.D, pita) == "0–85"


def test_bands_that_do_not_reach_the_bottom_are_noticed():
    with pytest.raises(NilaiSalah, match="tidak mencakup"):
        predikat(D(10), PITA_88_2021[:-1])


def test_a_band_is_named_as_people_write_it():
    assert [rentang(satu) for satu in (Predikat.AA, Predikat.A, Predikat.C, Predikat.D)] == [
        ">90–100",
        ">80–90",
        ">30–50",
        "0–30",
    ]
    assert batas_bawah(Predikat.A) == 80
    assert batas_bawah(Predikat.D) is None
    for tanya in (rentang, batas_bawah):
        with pytest.raises(NilaiSalah, match="tidak ada pada pita"):
            tanya(Predikat.AA, PITA_88_2021[1:])


def test_the_next_grade_is_one_better_until_the_top():
    jalan = [Predikat.D]
    while berikut := predikat_berikut(jalan[-1]):
        jalan.append(berikut)
    assert jalan == list(reversed(Predikat))


@given(nilai_sah, nilai_sah)
def test_a_higher_total_never_has_a_lower_grade(satu, dua):
    rendah, tinggi = sorted((satu, dua))
    urutan = list(Predikat)
    assert urutan.index(predikat(tinggi)) <= urutan.index(predikat(rendah))


@given(nilai_sah)
def test_rounding_twice_changes_nothing(nilai):
    bulat = (nilai * 100 + D("0.5")).to_integral_value(rounding=ROUND_DOWN) / 100
    assert predikat(bulat) is predikat(nilai)
