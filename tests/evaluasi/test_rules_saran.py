"""What the share of criteria met suggests, and what an answer must show: PermenPANRB 88/2021."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evaluasi.rules import BeratTemuan, Dimensi, Jawaban, periksa_jawaban, saran
from tests import strategi  # noqa: F401

PANGSA = st.integers(1, 200).flatmap(lambda jumlah: st.tuples(st.integers(0, jumlah), st.just(jumlah)))


@pytest.mark.parametrize(
    ("terpenuhi", "jumlah", "jawaban"),
    [
        (8, 8, "BB"),
        (7, 8, "B"),
        (6, 8, "CC"),
        (5, 8, "CC"),
        (4, 8, "C"),
        (3, 8, "C"),
        (2, 8, "D"),
        (1, 8, "D"),
        (0, 8, "E"),
        (3, 3, "BB"),
        (2, 3, "CC"),
        (1, 3, "C"),
        (0, 3, "E"),
        (10, 11, "B"),
        (9, 11, "B"),
        (8, 11, "CC"),
        (1, 1, "BB"),
    ],
)
def test_the_share_of_criteria_met_suggests_an_answer(terpenuhi, jumlah, jawaban):
    assert saran(terpenuhi, jumlah) is Jawaban(jawaban)


@pytest.mark.parametrize(("terpenuhi", "jumlah"), [(1, 0), (0, 0), (-1, 5), (6, 5)])
def test_an_impossible_share_is_refused(terpenuhi, jumlah):
    with pytest.raises(ValueError, match="tidak mungkin"):
        saran(terpenuhi, jumlah)


@given(PANGSA)
def test_nothing_better_than_bb_is_ever_suggested_and_bb_only_for_all(pangsa):
    terpenuhi, jumlah = pangsa
    usul = saran(terpenuhi, jumlah)
    assert usul not in (Jawaban.AA, Jawaban.A)
    assert (usul is Jawaban.BB) == (terpenuhi == jumlah)
    assert (usul is Jawaban.E) == (terpenuhi == 0)


@given(PANGSA)
def test_one_criterion_more_never_suggests_less(pangsa):
    terpenuhi, jumlah = pangsa
    if terpenuhi < jumlah:
        assert saran(terpenuhi + 1, jumlah).nilai >= saran(terpenuhi, jumlah).nilai


@pytest.mark.parametrize("jawaban", [Jawaban.AA, Jawaban.A])
def test_the_two_highest_answers_need_all_criteria_a_reason_and_evidence(jawaban):
    penuh = {"terpenuhi": 5, "jumlah": 5, "alasan": "Dipakai daerah lain.", "bukti": 1}
    assert periksa_jawaban(jawaban, **penuh) == []
    for kurang, kode in (({"terpenuhi": 4}, "kriteria"), ({"alasan": " "}, "alasan"), ({"bukti": 0}, "bukti")):
        temuan = periksa_jawaban(jawaban, **penuh | kurang)
        assert [(satu.kode, satu.berat) for satu in temuan] == [(kode, BeratTemuan.GALAT)]
        assert temuan[0].kalimat.startswith(f"Jawaban {jawaban} memerlukan ")
    assert len(periksa_jawaban(jawaban, terpenuhi=0, jumlah=5)) == 3


@pytest.mark.parametrize(
    ("jawaban", "tahun", "cukup"), [("AA", 4, False), ("AA", 5, True), ("A", 0, False), ("A", 1, True)]
)
def test_for_keberadaan_the_two_highest_answers_must_have_been_kept_up(jawaban, tahun, cukup):
    isi = {"terpenuhi": 3, "jumlah": 3, "alasan": "ada", "bukti": 2, "tahun_bertahan": tahun}
    temuan = periksa_jawaban(Jawaban(jawaban), dimensi=Dimensi.KEBERADAAN, **isi)
    assert [satu.kode for satu in temuan] == ([] if cukup else ["bertahan"])
    assert periksa_jawaban(Jawaban(jawaban), dimensi=Dimensi.KUALITAS, **isi) == []


@pytest.mark.parametrize(("jawaban", "arah"), [("BB", "lebih tinggi"), ("C", "lebih rendah")])
def test_another_answer_than_suggested_warns_until_a_reason_is_given(jawaban, arah):
    temuan = periksa_jawaban(Jawaban(jawaban), terpenuhi=5, jumlah=8)
    assert [satu.berat for satu in temuan] == [BeratTemuan.PERINGATAN]
    assert f"{arah} daripada usulan CC (5 dari 8 kriteria terpenuhi)" in temuan[0].kalimat
    assert periksa_jawaban(Jawaban(jawaban), terpenuhi=5, jumlah=8, alasan="Kriteria 2 paling menentukan.") == []


@given(PANGSA)
def test_the_suggested_answer_never_has_findings(pangsa):
    assert periksa_jawaban(saran(*pangsa), terpenuhi=pangsa[0], jumlah=pangsa[1]) == []
