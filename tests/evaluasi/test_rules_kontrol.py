"""Cross-checks between answers, as an instrument states them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evaluasi.rules import InstrumenSalah, Jawaban, kode_jawaban, kontrol
from tests import strategi  # noqa: F401
from tests.evaluasi.instrumen_contoh import KECIL, RERATA, instrumen

ANTAR_SUB = instrumen(KECIL, kontrol=[{"kode": "1b", "acuan": "1a"}])
ANTAR_KRITERIA = instrumen(RERATA, kontrol=[{"kode": "A.2.1", "acuan": "A.1.1"}])
RERATA_SUB = instrumen(
    RERATA, kontrol=[{"kode": "A.2.2", "acuan": "A.1", "pesan": "Mutu tidak boleh melebihi adanya."}]
)


def test_an_answer_may_not_exceed_the_one_it_depends_on():
    [langgar] = kontrol(ANTAR_SUB, {"1a": "C", "1b": "BB"})
    assert (langgar.kode, langgar.acuan) == ("1b", "1a")
    assert langgar.kalimat == "Jawaban BB pada 1b tidak boleh melebihi jawaban C pada 1a."


@pytest.mark.parametrize("jawaban", [{"1a": "BB", "1b": "BB"}, {"1a": "AA", "1b": "E"}])
def test_equal_and_lower_answers_are_fine(jawaban):
    assert kontrol(ANTAR_SUB, jawaban) == []


@pytest.mark.parametrize("jawaban", [{}, {"1b": "AA"}, {"1a": "E"}, {"1a": "", "1b": "AA"}])
def test_nothing_is_said_while_a_side_is_unanswered(jawaban):
    assert kontrol(ANTAR_SUB, jawaban) == []


def test_criteria_of_different_answer_sets_compare_by_their_share():
    assert kontrol(ANTAR_KRITERIA, {"A.1.1": "Y", "A.2.1": "A"}) == []
    assert len(kontrol(ANTAR_KRITERIA, {"A.1.1": "T", "A.2.1": "C"})) == 1


def test_a_criterion_may_not_exceed_the_average_of_another_sub_component():
    jawaban = {"A.1.1": "Y", "A.1.2": "Y", "A.1.3": "T", "A.2.2": "A"}
    assert [satu.kalimat for satu in kontrol(RERATA_SUB, jawaban)] == ["Mutu tidak boleh melebihi adanya."]
    assert kontrol(RERATA_SUB, jawaban | {"A.2.2": "B"}) == []
    assert kontrol(RERATA_SUB, {"A.2.2": "A"}) == []


def test_an_average_is_named_in_the_sentence():
    aturan = instrumen(RERATA, kontrol=[{"kode": "A.2", "acuan": "A.1"}])
    [langgar] = kontrol(aturan, {"A.1.1": "T", "A.2.1": "D", "A.2.2": "C"})
    assert langgar.kalimat == "Rata-rata A.2 tidak boleh melebihi rata-rata A.1."


def test_a_rule_that_points_nowhere_is_refused_when_the_instrument_is_read():
    with pytest.raises(InstrumenSalah, match="kontrol: kode “7z” tidak ada"):
        instrumen(KECIL, kontrol=[{"kode": "1b", "acuan": "7z"}])


@given(st.dictionaries(st.sampled_from(kode_jawaban(ANTAR_SUB)), st.sampled_from(list(Jawaban))))
def test_a_violation_is_exactly_a_higher_answer(jawaban):
    langgar = "1a" in jawaban and "1b" in jawaban and jawaban["1b"].nilai > jawaban["1a"].nilai
    assert bool(kontrol(ANTAR_SUB, jawaban)) == langgar
