"""From the values of the periods to one value: PermenPANRB 53/2014."""

from decimal import Decimal, localcontext

import pytest
from hypothesis import given
from hypothesis import strategies as st

from datakinerja.rules import (
    Agregasi,
    CaraEntri,
    KeadaanNilai,
    agregasi,
    kelengkapan,
    nilai_periode,
    sampai_dengan,
)
from tests.strategi import desimal, nonnegatif, positif

D = Decimal
TUNGGAL = [cara for cara in Agregasi if cara is not Agregasi.RASIO]
isian = st.lists(st.none() | desimal("-99999", "99999", 3), max_size=12)
pasangan = st.lists(st.none() | st.tuples(nonnegatif, positif), max_size=12)


def _angka(*teks):
    return [None if satu is None else D(satu) for satu in teks]


@pytest.mark.parametrize(
    ("cara", "hasil"),
    [("JUMLAH", "18"), ("TERAKHIR", "3"), ("RERATA", "4.5"), ("MAKS", "8"), ("MIN", "2")],
)
def test_each_method_gives_the_value_of_the_year(cara, hasil):
    assert agregasi(_angka("5", "2", "8", "3"), cara) == D(hasil)


@pytest.mark.parametrize("cara", TUNGGAL)
def test_empty_periods_are_left_out_and_never_counted_as_zero(cara):
    assert agregasi(_angka(None, "5", None, "2", None), cara) == agregasi(_angka("5", "2"), cara)
    assert agregasi([None, None], cara) is None
    assert agregasi([], cara) is None


def test_an_entered_zero_counts():
    assert agregasi(_angka("4", "0"), Agregasi.RERATA) == 2
    assert agregasi(_angka("4", "0"), Agregasi.TERAKHIR) == 0
    assert agregasi(_angka("0", None), Agregasi.JUMLAH) == 0


def test_a_percentage_is_recomputed_from_the_sums_and_never_averaged():
    bulan = [(D(1), D(2)), (D(90), D(100))]
    assert agregasi(bulan, Agregasi.RASIO) == D("89.21568627450980392156862745098039")
    assert agregasi(bulan, Agregasi.RASIO) != (D(50) + D(90)) / 2


def test_a_ratio_may_be_taken_without_the_factor_of_100():
    assert agregasi([(D(30), D(2)), (D(10), D(2))], Agregasi.RASIO, pengali=D(1)) == 10


@pytest.mark.parametrize("kosong", [None, (None, None), (D(5), None), (None, D(5))])
def test_an_incomplete_pair_counts_as_empty(kosong):
    assert agregasi([(D(1), D(4)), kosong], Agregasi.RASIO) == 25
    assert agregasi([kosong], Agregasi.RASIO) is None


def test_a_ratio_over_zero_cannot_be_computed():
    assert agregasi([(D(0), D(0)), (D(3), D(0))], Agregasi.RASIO) is None


@pytest.mark.parametrize("cara", TUNGGAL)
def test_with_cumulative_entry_the_last_filled_value_is_the_value_to_date(cara):
    assert agregasi(_angka("5", "9", None), cara, CaraEntri.KUMULATIF) == 9
    assert agregasi(_angka(None), cara, CaraEntri.KUMULATIF) is None


def test_with_cumulative_entry_a_ratio_is_that_of_the_last_pair():
    assert agregasi([(D(1), D(2)), (D(3), D(4)), None], Agregasi.RASIO, CaraEntri.KUMULATIF) == 75


def test_the_value_to_date_is_known_after_each_period():
    assert sampai_dengan(_angka("5", None, "3"), Agregasi.JUMLAH) == _angka("5", "5", "8")
    assert sampai_dengan(_angka(None, "5", "3"), Agregasi.RERATA) == _angka(None, "5", "4")
    assert sampai_dengan(_angka("5", None, "8"), Agregasi.JUMLAH, CaraEntri.KUMULATIF) == _angka("5", "5", "8")
    assert sampai_dengan([(D(1), D(2)), (D(3), D(2))], Agregasi.RASIO) == _angka("50", "100")


def test_values_of_single_periods_follow_from_cumulative_ones():
    assert nilai_periode(_angka("5", None, "8", "8")) == _angka("5", None, "3", "0")


def test_not_applicable_values_are_not_expected():
    keadaan = [KeadaanNilai.TERISI, KeadaanNilai.KOSONG, KeadaanNilai.TIDAK_BERLAKU, KeadaanNilai.TERISI]
    hasil = kelengkapan(keadaan)
    assert (hasil.terisi, hasil.kosong, hasil.tidak_berlaku, hasil.wajib) == (2, 1, 1, 3)
    assert hasil.persen.quantize(D("0.01")) == D("66.67")
    assert kelengkapan([KeadaanNilai.TIDAK_BERLAKU]).persen is None


def test_values_and_pairs_are_not_mixed():
    with pytest.raises(TypeError, match="hanya untuk agregasi RASIO"):
        agregasi([(D(1), D(2))], Agregasi.JUMLAH)
    with pytest.raises(TypeError, match="memerlukan pasangan"):
        agregasi([D(1)], Agregasi.RASIO)


@pytest.mark.parametrize("nilai", [[1.5], [D(1), 0.5]])
def test_a_float_is_refused(nilai):
    with pytest.raises(TypeError, match="float"):
        agregasi(nilai, Agregasi.JUMLAH)


def test_an_unknown_method_is_refused():
    with pytest.raises(ValueError, match="MEDIAN"):
        agregasi([D(1)], "MEDIAN")


def test_the_result_does_not_depend_on_the_callers_decimal_context():
    with localcontext(prec=3):
        assert agregasi(_angka("12345", "0.5"), Agregasi.JUMLAH) == D("12345.5")


@given(isian, st.randoms(use_true_random=False), st.sampled_from([satu for satu in TUNGGAL if satu != "TERAKHIR"]))
def test_the_order_of_periods_matters_only_for_the_last_one(nilai, acak, cara):
    kocok = list(nilai)
    acak.shuffle(kocok)
    assert agregasi(kocok, cara) == agregasi(nilai, cara)


@given(pasangan, st.randoms(use_true_random=False))
def test_the_order_of_periods_does_not_matter_for_a_ratio(nilai, acak):
    kocok = list(nilai)
    acak.shuffle(kocok)
    assert agregasi(kocok, Agregasi.RASIO) == agregasi(nilai, Agregasi.RASIO)


@given(isian.filter(lambda nilai: any(satu is not None for satu in nilai)))
def test_average_last_lowest_and_highest_lie_within_the_values(nilai):
    rendah, tinggi = agregasi(nilai, Agregasi.MIN), agregasi(nilai, Agregasi.MAKS)
    assert rendah <= agregasi(nilai, Agregasi.TERAKHIR) <= tinggi
    assert rendah <= agregasi(nilai, Agregasi.RERATA) <= tinggi


@given(pasangan.filter(lambda nilai: any(satu is not None for satu in nilai)))
def test_a_ratio_lies_within_the_ratios_of_its_periods(nilai):
    tunggal = [agregasi([satu], Agregasi.RASIO) for satu in nilai if satu is not None]
    hasil = agregasi(nilai, Agregasi.RASIO)
    sisa = max(tunggal) * D("1E-25")
    assert min(tunggal) - sisa <= hasil <= max(tunggal) + sisa


@given(isian, st.sampled_from(TUNGGAL), st.sampled_from(list(CaraEntri)))
def test_the_last_value_to_date_is_the_value_of_the_year(nilai, cara, entri):
    jalan = sampai_dengan(nilai, cara, entri)
    assert len(jalan) == len(nilai)
    assert (jalan[-1] if jalan else None) == agregasi(nilai, cara, entri)


@given(isian)
def test_summing_single_periods_gives_back_the_cumulative_value(nilai):
    assert agregasi(nilai_periode(nilai), Agregasi.JUMLAH) == agregasi(nilai, Agregasi.JUMLAH, CaraEntri.KUMULATIF)
