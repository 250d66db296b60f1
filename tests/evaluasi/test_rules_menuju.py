"""What-if: the cheapest changes of answers that reach a grade."""

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evaluasi.rules import Jawaban, Predikat, baca_instrumen, hitung, kode_jawaban, menuju
from tests import strategi  # noqa: F401
from tests.evaluasi.instrumen_contoh import KECIL, POIN, RERATA, bawaan, instrumen

RESMI = baca_instrumen(bawaan("88-2021"))
SUB = kode_jawaban(RESMI)
TANGGA = list(reversed(Jawaban))
MINI = instrumen(KECIL)


def test_the_biggest_weight_is_raised_first():
    jalan = menuju(RESMI, dict.fromkeys(SUB, "BB"), Predikat.A)
    [naik] = jalan.perubahan
    assert (naik.kode, naik.dari, naik.ke, naik.langkah) == ("1c", "BB", "A", 1)
    assert (str(naik.tambahan), str(jalan.nilai), jalan.predikat) == ("1.5", "81.50", Predikat.A)


def test_a_total_exactly_on_a_bound_needs_a_change():
    jalan = menuju(RESMI, dict.fromkeys(SUB, "A"), Predikat.AA)
    assert jalan.langkah == 1
    assert jalan.nilai > 90


def test_a_grade_already_reached_needs_no_change():
    for target in (Predikat.A, Predikat.B, Predikat.D):
        jalan = menuju(RESMI, dict.fromkeys(SUB, "A"), target)
        assert (jalan.perubahan, jalan.langkah, jalan.predikat) == ((), 0, Predikat.A)


def test_unanswered_places_may_be_part_of_the_way():
    jalan = menuju(RESMI, dict.fromkeys(SUB[:-1], "BB"), Predikat.BB)
    assert [(naik.kode, naik.dari, naik.ke) for naik in jalan.perubahan] == [("4c", None, "D")]
    assert jalan.predikat is Predikat.BB


def test_an_instrument_that_cannot_reach_a_grade_says_so():
    rendah = instrumen(KECIL, skala_jawaban={"YA": "80", "TIDAK": "0"})
    assert menuju(rendah, {}, Predikat.A) is None
    assert menuju(rendah, {}, Predikat.BB).nilai == 80


def test_criteria_are_raised_where_criteria_are_answered():
    jalan = menuju(instrumen(RERATA), {"A.1.1": "Y", "A.1.2": "Y", "A.1.3": "Y", "A.2.1": "D"}, Predikat.B)
    assert [(naik.kode, naik.dari, naik.ke) for naik in jalan.perubahan] == [("A.2.1", "D", "A")]
    assert jalan.langkah == 3
    poin = menuju(instrumen(POIN), {}, Predikat.C)
    assert [(naik.kode, naik.ke) for naik in poin.perubahan] == [("P1.2", "Y")]


def test_the_way_is_the_same_each_time_and_in_any_order_of_answers():
    jawaban = dict.fromkeys(SUB, "CC")
    satu = menuju(RESMI, jawaban, Predikat.BB)
    assert satu == menuju(RESMI, dict(reversed(jawaban.items())), Predikat.BB)


def _terapkan(jawaban, jalan):
    return jawaban | {naik.kode: naik.ke for naik in jalan.perubahan}


@given(st.fixed_dictionaries({kode: st.sampled_from(TANGGA) for kode in SUB}), st.sampled_from(list(Predikat)))
def test_following_the_way_gives_what_it_promises(jawaban, target):
    jalan = menuju(RESMI, jawaban, target)
    hasil = hitung(RESMI, _terapkan(jawaban, jalan))
    assert (hasil.nilai, hasil.predikat) == (jalan.nilai, jalan.predikat)
    urutan = list(Predikat)
    assert urutan.index(hasil.predikat) <= urutan.index(target)
    assert sum(naik.langkah for naik in jalan.perubahan) == jalan.langkah
    assert all(naik.tambahan > 0 for naik in jalan.perubahan)


def _termurah(jawaban, target):
    """Fewest steps by trying every combination of answers that are not lower."""
    urutan = list(Predikat)
    langkah = []
    for calon in product(range(len(TANGGA)), repeat=3):
        baru = dict(zip(("1a", "1b", "2a"), calon, strict=True))
        naik = [baru[kode] - TANGGA.index(jawaban[kode]) for kode in baru]
        hasil = hitung(MINI, {kode: TANGGA[nomor] for kode, nomor in baru.items()})
        if min(naik) >= 0 and urutan.index(hasil.predikat) <= urutan.index(target):
            langkah.append(sum(naik))
    return min(langkah)


@pytest.mark.parametrize("target", list(Predikat))
@pytest.mark.parametrize(
    "awal", [("E", "E", "E"), ("C", "B", "D"), ("BB", "CC", "A"), ("AA", "E", "BB"), ("D", "AA", "C")]
)
def test_no_other_way_takes_fewer_steps(awal, target):
    jawaban = dict(zip(("1a", "1b", "2a"), (Jawaban(satu) for satu in awal), strict=True))
    assert menuju(MINI, jawaban, target).langkah == _termurah(jawaban, target)
