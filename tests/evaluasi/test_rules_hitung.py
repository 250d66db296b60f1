"""From answers to total, grade and parts, by each method."""

from decimal import Decimal, localcontext
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evaluasi.rules import Jawaban, JawabanSalah, Metode, Predikat, baca_instrumen, hitung, kode_jawaban
from tests.evaluasi.instrumen_contoh import KECIL, POIN, RERATA, bawaan, instrumen
from tests.strategi import desimal

D = Decimal
RESMI = baca_instrumen(bawaan("88-2021"))
LAMA = baca_instrumen(bawaan("12-2015"))
SUB = ["1a", "1b", "1c", "2a", "2b", "2c", "3a", "3b", "3c", "4a", "4b", "4c"]
# Ten times the weight of each sub-component, so that the check below needs whole numbers only.
BOBOT_SEPULUH = [60, 90, 150, 60, 90, 150, 30, 45, 75, 50, 75, 125]
SKALA = {"AA": 100, "A": 90, "BB": 80, "B": 70, "CC": 60, "C": 50, "D": 30, "E": 0}
jawaban_resmi = st.fixed_dictionaries({kode: st.sampled_from(list(SKALA)) for kode in SUB})


def test_the_official_instrument_is_answered_by_sub_component():
    assert list(kode_jawaban(RESMI)) == SUB


@pytest.mark.parametrize(
    ("jawaban", "nilai", "predikat"),
    [
        ("AA", "100.00", "AA"),
        ("A", "90.00", "A"),
        ("BB", "80.00", "BB"),
        ("B", "70.00", "B"),
        ("CC", "60.00", "CC"),
        ("C", "50.00", "C"),
        ("D", "30.00", "D"),
        ("E", "0.00", "D"),
    ],
)
def test_uniform_answers_land_exactly_on_the_bounds(jawaban, nilai, predikat):
    hasil = hitung(RESMI, dict.fromkeys(SUB, jawaban))
    assert (hasil.nilai, hasil.total, hasil.predikat) == (D(nilai), D(nilai), Predikat(predikat))
    assert str(hasil.nilai) == nilai


def test_a_worked_example_gives_every_part():
    jawaban = dict(zip(SUB, ["A", "BB", "B", "BB", "B", "CC", "A", "BB", "B", "B", "CC", "C"], strict=True))
    hasil = hitung(RESMI, jawaban)
    assert [[str(sub.nilai) for sub in komponen.sub] for komponen in hasil.komponen] == [
        ["5.4", "7.2", "10.5"],
        ["4.8", "6.3", "9"],
        ["2.7", "3.6", "5.25"],
        ["3.5", "4.5", "6.25"],
    ]
    assert [str(komponen.nilai) for komponen in hasil.komponen] == ["23.1", "20.1", "11.55", "14.25"]
    assert (hasil.total, hasil.nilai, hasil.predikat) == (D("69"), D("69.00"), Predikat.B)
    sub = hasil.komponen[0].sub[1]
    assert (sub.kode, sub.jawaban, sub.nilai_jawaban, sub.bobot, sub.metode) == ("1b", "BB", 80, 9, Metode.JUDGEMENT)


def test_unanswered_parts_count_zero_and_are_listed():
    hasil = hitung(RESMI, {"1a": "AA", "1b": None, "1c": ""})
    assert hasil.nilai == 6
    assert list(hasil.belum_dijawab) == SUB[1:]
    assert hasil.komponen[0].sub[1].jawaban is None
    assert hasil.komponen[0].sub[1].nilai == 0
    assert hitung(RESMI, {}).predikat is Predikat.D


@pytest.mark.parametrize("kode", ["1a", "1A", "1.a", "1.A", " 1a "])
@pytest.mark.parametrize("isi", ["bb", "BB", " Bb "])
def test_codes_and_answers_may_be_written_in_the_usual_ways(kode, isi):
    assert hitung(RESMI, {kode: isi}).nilai == D("4.80")


def test_everything_at_fault_is_named_at_once():
    with pytest.raises(JawabanSalah) as galat:
        hitung(RESMI, {"1a": "F", "9z": "A", "1b": "A", "1.b": "B"})
    assert "jawaban “F” pada 1a tidak dikenal (pilihan: AA, A, BB, B, CC, C, D, E)" in str(galat.value)
    assert "kode “9z” tidak menerima jawaban" in str(galat.value)
    assert "1b tertulis dua kali" in str(galat.value)


def test_probing_criteria_take_no_answer_where_sub_components_do():
    with pytest.raises(JawabanSalah, match=r"“1a\.1” tidak menerima jawaban"):
        hitung(RESMI, {"1a.1": "Y"})


def test_an_average_counts_unanswered_criteria_as_zero():
    hasil = hitung(instrumen(RERATA), {"A.1.1": "Y", "A.1.2": "Y", "A.2.1": "A"})
    ada, baik = hasil.komponen[0].sub
    assert (ada.nilai, baik.nilai, hasil.nilai) == (20, 35, 55)
    assert list(hasil.belum_dijawab) == ["A.1.3", "A.2.2"]
    assert [satu.jawaban for satu in ada.kriteria] == ["Y", "Y", None]
    assert ada.jawaban is None


def test_an_average_is_exact_though_thirds_have_no_end():
    bagian = [{"kode": f"B.{nomor}", "nama": "x", "bobot": "33.2", "kriteria": ["a", "b", "c"]} for nomor in (1, 2, 3)]
    sisa = {"kode": "B.4", "nama": "x", "bobot": "0.4", "kriteria": ["a"]}
    data = RERATA | {"komponen": [{"kode": "B", "nama": "x", "bobot": "100", "sub": [*bagian, sisa]}]}
    hasil = hitung(instrumen(data), {"B.1.1": "Y", "B.2.1": "Y", "B.3.1": "Y"})
    assert hasil.total == D("33.2")
    assert hasil.komponen[0].nilai == D("33.2")


def test_points_are_summed_with_their_own_or_the_criterions_weight():
    hasil = hitung(instrumen(POIN), {"P1.1": "Y", "P1.2": "T", "P1.3": "SEBAGIAN"})
    assert hasil.nilai == D("32.50")
    assert [satu.nilai for satu in hasil.komponen[0].sub[0].kriteria] == [D("12.5"), 0, 20]
    assert hitung(instrumen(POIN), {"P1.1": "Y", "P1.2": "Y", "P1.3": "PENUH"}).predikat is Predikat.AA


def test_methods_may_be_mixed_within_an_instrument():
    data = KECIL | {
        "komponen": [
            KECIL["komponen"][0],
            RERATA["komponen"][0]
            | {
                "kode": "2",
                "bobot": "40",
                "sub": [{"kode": "2a", "nama": "x", "bobot": "40", "metode": "AVERAGE", "kriteria": ["a", "b"]}],
            },
        ]
    }
    hasil = hitung(instrumen(data), {"1a": "AA", "1b": "BB", "2a.1": "Y", "2a.2": "T"})
    assert [komponen.nilai for komponen in hasil.komponen] == [52, 20]


TIGA_DESIMAL = KECIL | {
    "komponen": [
        {
            "kode": "1",
            "nama": "x",
            "bobot": "100",
            "sub": [
                {"kode": f"1{huruf}", "nama": "x", "bobot": bobot}
                for huruf, bobot in zip("abc", ("0.05", "0.05", "99.9"), strict=True)
            ],
        }
    ]
}


@pytest.mark.parametrize(
    ("jawaban", "total", "nilai"),
    [("AEE", "0.045", "0.05"), ("AAE", "0.09", "0.09"), ("BEE", "0.035", "0.04"), ("DEE", "0.015", "0.02")],
)
def test_the_total_is_rounded_once_half_up_and_the_parts_not_at_all(jawaban, total, nilai):
    hasil = hitung(instrumen(TIGA_DESIMAL), dict(zip(("1a", "1b", "1c"), jawaban, strict=True)))
    assert (hasil.total, hasil.nilai) == (D(total), D(nilai))
    assert sum((sub.nilai for sub in hasil.komponen[0].sub), D(0)) == D(total)


def test_a_total_of_half_a_hundredth_above_a_bound_reaches_the_next_grade():
    data = KECIL | {
        "skala_jawaban": {"TINGGI": "90.005", "RENDAH": "90.0049"},
        "komponen": [{"kode": "1", "nama": "x", "bobot": "100", "sub": [{"kode": "1a", "nama": "x", "bobot": "100"}]}],
    }
    assert hitung(instrumen(data), {"1a": "TINGGI"}).predikat is Predikat.AA
    assert hitung(instrumen(data), {"1a": "RENDAH"}).predikat is Predikat.A


def test_an_old_instrument_is_answered_by_criterion_and_shows_its_groups():
    hasil = hitung(LAMA, {satu.kode: satu.jawaban.urutan[-1] for _, satu in LAMA.semua_kriteria()})
    assert (hasil.nilai, hasil.predikat, hasil.belum_dijawab) == (100, Predikat.AA, ())
    assert {sub.kelompok for sub in hasil.komponen[0].sub} == {"Rencana Strategis", "Perencanaan Kinerja Tahunan"}


def test_the_result_does_not_depend_on_the_callers_decimal_context():
    with localcontext(prec=2):
        assert hitung(RESMI, dict.fromkeys(SUB, "B") | {"3b": "AA"}).total == D("71.35")


@given(jawaban_resmi)
def test_the_total_is_the_exact_sum_and_the_grade_follows_whole_number_arithmetic(jawaban):
    ribuan = sum(bobot * SKALA[jawaban[kode]] for bobot, kode in zip(BOBOT_SEPULUH, SUB, strict=True))
    hasil = hitung(RESMI, jawaban)
    assert hasil.total == D(ribuan).scaleb(-3)
    assert hasil.total == sum((sub.nilai for komponen in hasil.komponen for sub in komponen.sub), D(0))
    sen = (ribuan + 5) // 10
    assert hasil.nilai == D(sen).scaleb(-2)
    batas = [("AA", 9000), ("A", 8000), ("BB", 7000), ("B", 6000), ("CC", 5000), ("C", 3000), ("D", -1)]
    assert hasil.predikat == next(kode for kode, bawah in batas if sen > bawah)


@given(jawaban_resmi, st.randoms(use_true_random=False))
def test_the_order_of_the_answers_does_not_matter(jawaban, acak):
    urutan = list(jawaban.items())
    acak.shuffle(urutan)
    assert hitung(RESMI, dict(urutan)) == hitung(RESMI, jawaban)


@given(jawaban_resmi, st.sampled_from(SUB), st.sampled_from(list(SKALA)))
def test_a_better_answer_never_lowers_the_total(jawaban, kode, baru):
    sebelum = hitung(RESMI, jawaban).total
    sesudah = hitung(RESMI, jawaban | {kode: baru}).total
    assert (sesudah >= sebelum) == (SKALA[baru] >= SKALA[jawaban[kode]])


@given(jawaban_resmi)
def test_the_total_lies_between_0_and_100_and_holds_no_float(jawaban):
    hasil = hitung(RESMI, jawaban)
    assert 0 <= hasil.total <= 100
    angka = [hasil.total, hasil.nilai, *(komponen.nilai for komponen in hasil.komponen)]
    angka += [nilai for komponen in hasil.komponen for sub in komponen.sub for nilai in (sub.nilai, sub.bobot)]
    assert {type(nilai) for nilai in angka} == {Decimal}


@given(st.dictionaries(st.sampled_from(kode_jawaban(instrumen(RERATA))), st.sampled_from("YT")))
def test_an_average_of_yes_and_no_is_the_share_of_yes(jawaban):
    jawaban = {kode: isi for kode, isi in jawaban.items() if kode.startswith("A.1")}
    ya = sum(isi == "Y" for isi in jawaban.values())
    assert Fraction(hitung(instrumen(RERATA), jawaban).total) == Fraction(30 * ya, 3)


@given(desimal("0.01", "99.99", 2))
def test_any_split_of_the_weights_keeps_the_full_total(bobot):
    sub = [{"kode": "1a", "nama": "x", "bobot": str(bobot)}, {"kode": "1b", "nama": "x", "bobot": str(100 - bobot)}]
    data = KECIL | {"komponen": [{"kode": "1", "nama": "x", "bobot": "100", "sub": sub}]}
    for jawaban in Jawaban:
        assert hitung(instrumen(data), {"1a": jawaban, "1b": jawaban}).total == jawaban.nilai
