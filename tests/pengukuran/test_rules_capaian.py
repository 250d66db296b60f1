"""Achievement in per cent: formulas of PermenPANRB 53/2014, cap and floor, what cannot be computed."""

from decimal import Decimal, localcontext

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from pengukuran.rules import (
    Polaritas,
    RumusTurun,
    TargetNol,
    capaian,
    capaian_mentah,
    sebab_tak_terhitung,
    tampil,
)
from renstra import rules as renstra
from tests.strategi import nonnegatif, positif

NAIK, TURUN, RENTANG = Polaritas
D = Decimal


def test_polarity_is_the_one_that_plans_store():
    assert Polaritas is renstra.Polaritas


@pytest.mark.parametrize(
    ("target", "realisasi", "hasil"),
    [("100", "90", "90"), ("90", "100", "111.1111111111111111111111111111111"), ("80", "0", "0"), ("50", "-5", "-10")],
)
def test_higher_is_better_divides_realised_by_target(target, realisasi, hasil):
    assert capaian(target=D(target), realisasi=D(realisasi), polaritas=NAIK) == D(hasil)


@pytest.mark.parametrize(
    ("target", "realisasi", "hasil"), [("10", "10", "100"), ("10", "8", "120"), ("10", "15", "50"), ("10", "0", "200")]
)
def test_lower_is_better_takes_the_distance_from_twice_the_target(target, realisasi, hasil):
    assert capaian(target=D(target), realisasi=D(realisasi), polaritas=TURUN) == D(hasil)


@pytest.mark.parametrize(
    ("target", "realisasi", "hasil"), [("10", "10", "100"), ("10", "8", "125"), ("10", "20", "50")]
)
def test_lower_is_better_may_be_set_to_target_over_realised(target, realisasi, hasil):
    nilai = capaian(target=D(target), realisasi=D(realisasi), polaritas=TURUN, rumus_turun=RumusTurun.BANDING)
    assert nilai == D(hasil)


def test_target_over_a_realised_zero_cannot_be_computed():
    assert capaian(target=D(10), realisasi=D(0), polaritas=TURUN, rumus_turun=RumusTurun.BANDING) is None


def test_lower_is_better_is_shown_not_below_zero_while_the_raw_value_is_kept():
    isi = {"target": D(10), "realisasi": D(35), "polaritas": TURUN}
    assert capaian_mentah(**isi) == D(-150)
    assert capaian(**isi) == 0


@pytest.mark.parametrize(
    ("realisasi", "hasil"),
    [("70", "100"), ("72", "100"), ("75", "100"), ("77.25", "97"), ("63", "90"), ("150", "0"), ("0", "0")],
)
def test_a_range_gives_100_inside_and_falls_with_the_distance_to_the_nearest_bound(realisasi, hasil):
    nilai = capaian(target=D(70), target_atas=D(75), realisasi=D(realisasi), polaritas=RENTANG)
    assert nilai == D(hasil)


def test_a_range_without_upper_bound_is_a_single_point():
    assert capaian(target=D(50), realisasi=D(50), polaritas=RENTANG) == 100
    assert capaian(target=D(50), realisasi=D(55), polaritas=RENTANG) == 90


def test_a_range_may_start_at_zero_but_cannot_be_left_downward():
    assert capaian(target=D(0), target_atas=D(5), realisasi=D(3), polaritas=RENTANG) == 100
    assert capaian(target=D(0), target_atas=D(5), realisasi=D(6), polaritas=RENTANG) == 80
    assert capaian(target=D(0), target_atas=D(5), realisasi=D(-1), polaritas=RENTANG) is None


def test_a_range_with_reversed_bounds_is_refused():
    with pytest.raises(ValueError, match="melebihi batas atas"):
        capaian(target=D(5), target_atas=D(4), realisasi=D(5), polaritas=RENTANG)


@pytest.mark.parametrize("polaritas", [NAIK, TURUN])
@pytest.mark.parametrize("realisasi", ["0", "5"])
def test_a_target_of_zero_cannot_be_computed(polaritas, realisasi):
    assert capaian(target=D(0), realisasi=D(realisasi), polaritas=polaritas) is None


def test_a_setting_may_call_a_reached_zero_100_for_lower_is_better_only():
    isi = {"target": D(0), "target_nol": TargetNol.NIHIL_SERATUS}
    assert capaian(realisasi=D(0), polaritas=TURUN, **isi) == 100
    assert capaian(realisasi=D(1), polaritas=TURUN, **isi) is None
    assert capaian(realisasi=D(0), polaritas=NAIK, **isi) is None


@pytest.mark.parametrize("polaritas", list(Polaritas))
def test_empty_is_not_zero(polaritas):
    assert capaian(target=D(10), realisasi=None, polaritas=polaritas) is None
    assert capaian(target=None, realisasi=D(10), polaritas=polaritas) is None


@pytest.mark.parametrize("polaritas", [NAIK, TURUN])
def test_a_target_below_zero_cannot_be_computed(polaritas):
    assert capaian(target=D(-2), realisasi=D(-1), polaritas=polaritas) is None


def test_the_cap_of_the_year_limits_what_is_shown_and_none_means_no_cap():
    isi = {"target": D(10), "realisasi": D(25), "polaritas": NAIK}
    assert capaian(**isi) == 250
    assert capaian(**isi, batas=D(120)) == 120
    assert capaian_mentah(**isi) == 250


def test_a_stored_raw_value_can_be_shown_later():
    assert tampil(D(-150), polaritas=TURUN) == 0
    assert tampil(D(250), polaritas=NAIK, batas=D(120)) == 120
    assert tampil(None, polaritas=NAIK, batas=D(120)) is None


def test_settings_may_come_as_stored_text():
    assert capaian(target=D(10), realisasi=D(8), polaritas="TURUN", rumus_turun="BANDING") == 125
    assert capaian(target=D(0), realisasi=D(0), polaritas="TURUN", target_nol="NIHIL_SERATUS") == 100


@pytest.mark.parametrize("salah", [{"target": 0.5}, {"realisasi": 0.5}, {"target_atas": 0.5}])
def test_a_float_is_refused(salah):
    with pytest.raises(TypeError, match="float"):
        capaian(**{"target": D(1), "realisasi": D(1), "polaritas": RENTANG, **salah})


@pytest.mark.parametrize(
    ("isi", "kata"),
    [
        ({"target": None, "realisasi": D(1), "polaritas": NAIK}, "Target belum ditetapkan"),
        ({"target": D(1), "realisasi": None, "polaritas": NAIK}, "kosong tidak dihitung nol"),
        ({"target": D(0), "realisasi": D(1), "polaritas": NAIK}, "Target nol"),
        ({"target": D(-1), "realisasi": D(1), "polaritas": NAIK}, "Target di bawah nol"),
        ({"target": D(0), "target_atas": D(5), "realisasi": D(-1), "polaritas": RENTANG}, "di luar rentang"),
        ({"target": D(5), "realisasi": D(0), "polaritas": TURUN}, "pembagi"),
    ],
)
def test_what_cannot_be_computed_says_why(isi, kata):
    assert kata in sebab_tak_terhitung(**isi)


def test_the_result_does_not_depend_on_the_callers_decimal_context():
    isi = {"target": D(3), "realisasi": D(1), "polaritas": NAIK}
    biasa = capaian(**isi)
    with localcontext(prec=3):
        assert capaian(**isi) == biasa
    assert biasa == D("33.33333333333333333333333333333333")


@given(positif, nonnegatif, st.sampled_from(list(Polaritas)), st.sampled_from(list(RumusTurun)), nonnegatif)
def test_what_is_shown_lies_between_zero_and_the_cap(target, realisasi, polaritas, rumus, batas):
    nilai = capaian(target=target, realisasi=realisasi, polaritas=polaritas, rumus_turun=rumus, batas=batas)
    assume(nilai is not None)
    assert isinstance(nilai, Decimal)
    assert 0 <= nilai <= batas


@given(positif, st.sampled_from([NAIK, TURUN]), st.sampled_from(list(RumusTurun)))
def test_a_target_reached_exactly_is_100(target, polaritas, rumus):
    assert capaian(target=target, realisasi=target, polaritas=polaritas, rumus_turun=rumus) == 100


@given(positif, nonnegatif, nonnegatif)
def test_a_higher_value_is_never_worse_where_higher_is_better(target, satu, dua):
    rendah, tinggi = sorted((satu, dua))
    assert capaian(target=target, realisasi=rendah, polaritas=NAIK) <= capaian(
        target=target, realisasi=tinggi, polaritas=NAIK
    )


@given(positif, positif, positif, st.sampled_from(list(RumusTurun)))
def test_a_lower_value_is_never_worse_where_lower_is_better(target, satu, dua, rumus):
    rendah, tinggi = sorted((satu, dua))
    isi = {"target": target, "polaritas": TURUN, "rumus_turun": rumus}
    assert capaian(realisasi=rendah, **isi) >= capaian(realisasi=tinggi, **isi)


@given(positif, positif, nonnegatif, nonnegatif)
def test_coming_nearer_to_a_range_is_never_worse(satu, dua, jauh, dekat):
    bawah, atas = sorted((satu, dua))
    dekat, jauh = sorted((jauh, dekat))
    isi = {"target": bawah, "target_atas": atas, "polaritas": RENTANG}
    assert capaian_mentah(realisasi=atas + dekat, **isi) >= capaian_mentah(realisasi=atas + jauh, **isi)
    assert capaian_mentah(realisasi=bawah - dekat, **isi) >= capaian_mentah(realisasi=bawah - jauh, **isi)


@given(positif, nonnegatif, st.sampled_from([NAIK, TURUN]), positif)
def test_the_unit_of_measurement_does_not_matter(target, realisasi, polaritas, kali):
    satu = capaian_mentah(target=target, realisasi=realisasi, polaritas=polaritas)
    dua = capaian_mentah(target=target * kali, realisasi=realisasi * kali, polaritas=polaritas)
    assert abs(satu - dua) <= abs(satu) * D("1E-20")
