"""Text values on a scale: opinions of the auditor, grades."""

from decimal import Decimal
from itertools import pairwise

import pytest

from pengukuran.rules import SKALA_OPINI, SKALA_PREDIKAT, SkalaSalah, capaian_teks, peringkat

D = Decimal


def test_opinions_and_grades_rank_as_the_regulations_order_them():
    opini = [peringkat(teks, SKALA_OPINI) for teks in ("TMP", "TW", "WDP", "WTP")]
    predikat = [peringkat(teks, SKALA_PREDIKAT) for teks in ("D", "C", "CC", "B", "BB", "A", "AA")]
    for urutan in (opini, predikat):
        assert all(rendah < tinggi for rendah, tinggi in pairwise(urutan))


@pytest.mark.parametrize(
    ("target", "realisasi", "hasil"),
    [("WTP", "WTP", "100"), ("WTP", "WDP", "75"), ("WDP", "wtp", "133.3333333333333333333333333333333")],
)
def test_achievement_of_an_opinion_goes_through_its_rank(target, realisasi, hasil):
    assert capaian_teks(target=target, realisasi=realisasi, skala=SKALA_OPINI) == D(hasil)


def test_a_bracketed_number_beside_the_grade_is_ignored():
    assert capaian_teks(target="BB (72,50)", realisasi="B (65,10)", skala=SKALA_PREDIKAT) == 80


def test_the_cap_applies_to_text_values_too():
    assert capaian_teks(target="B", realisasi="AA", skala=SKALA_PREDIKAT, batas=D(120)) == 120


@pytest.mark.parametrize(("target", "realisasi"), [("WTP", None), ("WTP", ""), ("", "WTP")])
def test_empty_is_not_the_lowest_rank(target, realisasi):
    assert capaian_teks(target=target, realisasi=realisasi, skala=SKALA_OPINI) is None


def test_a_text_that_the_scale_does_not_know_is_refused_with_the_choices():
    with pytest.raises(SkalaSalah, match="“Baik” tidak ada pada skala; pilihan: TMP, TW, WDP, WTP"):
        capaian_teks(target="WTP", realisasi="Baik", skala=SKALA_OPINI)
