"""Budget beside performance."""

from decimal import Decimal

import pytest
from hypothesis import given

from pengukuran.rules import efisiensi, serapan
from tests.strategi import nonnegatif, positif

D = Decimal


def test_absorption_is_realised_over_budget_in_per_cent():
    assert serapan(pagu=D(607600000), realisasi=D(303800000)) == 50
    assert serapan(pagu=D(100), realisasi=D(0)) == 0
    assert serapan(pagu=D(100), realisasi=D(110)) == 110


@pytest.mark.parametrize(
    ("pagu", "realisasi"), [(None, D(1)), (D(0), D(0)), (D(0), D(5)), (D(-1), D(1)), (D(10), None)]
)
def test_without_a_budget_or_a_figure_absorption_cannot_be_computed(pagu, realisasi):
    assert serapan(pagu=pagu, realisasi=realisasi) is None


@pytest.mark.parametrize(
    ("capaian", "serapan_", "nilai", "tanda"),
    [(95, 80, 15, "Efisien"), (80, 95, -15, "Tidak efisien"), (80, 80, 0, "Seimbang")],
)
def test_efficiency_is_achievement_minus_absorption_with_its_sign_in_words(capaian, serapan_, nilai, tanda):
    hasil = efisiensi(capaian=D(capaian), serapan=D(serapan_))
    assert (hasil.nilai, hasil.tanda) == (D(nilai), tanda)


def test_efficiency_cannot_be_computed_without_a_budget_or_achievement():
    assert efisiensi(capaian=D(90), serapan=serapan(pagu=D(0), realisasi=D(0))) is None
    assert efisiensi(capaian=None, serapan=D(90)) is None


def test_a_float_is_refused():
    with pytest.raises(TypeError, match="float"):
        serapan(pagu=D(10), realisasi=0.5)
    with pytest.raises(TypeError, match="float"):
        efisiensi(capaian=D(10), serapan=0.5)


@given(positif, nonnegatif, nonnegatif)
def test_more_money_for_the_same_result_is_never_more_efficient(pagu, satu, dua):
    hemat, boros = sorted((satu, dua))
    kurang = efisiensi(capaian=D(100), serapan=serapan(pagu=pagu, realisasi=hemat))
    lebih = efisiensi(capaian=D(100), serapan=serapan(pagu=pagu, realisasi=boros))
    assert kurang.nilai >= lebih.nilai
