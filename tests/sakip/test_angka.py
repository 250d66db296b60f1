"""Indonesian numbers, in and out."""

from contextlib import suppress
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sakip import angka
from tests.strategi import desimal

DIBACA = [
    ("0", "0"),
    ("7", "7"),
    ("007", "7"),
    ("1234", "1234"),
    ("1.234", "1234"),
    ("1.234.567", "1234567"),
    ("1.234,5", "1234.5"),
    ("1.234.567,89", "1234567.89"),
    ("1234,5", "1234.5"),
    ("1234.5", "1234.5"),
    ("1234.567", "1234.567"),
    ("0.123", "0.123"),
    ("0,123", "0.123"),
    ("12.50", "12.50"),
    ("1,234", "1.234"),
    ("1,234.5", "1234.5"),
    ("1,234,567", "1234567"),
    ("1,234,567.89", "1234567.89"),
    ("1 234,5", "1234.5"),
    ("1\u00a0234\u00a0567", "1234567"),
    ("12,5 %", "12.5"),
    ("12,5%", "12.5"),
    ("100\u202f%", "100"),
    ("Rp 1.000", "1000"),
    ("Rp1.000", "1000"),
    ("Rp. 1.000.000,00", "1000000.00"),
    ("rp 2.500,-", "2500"),
    ("IDR 5", "5"),
    ("-3", "-3"),
    ("\u22123,5", "-3.5"),
    ("\u20133", "-3"),
    ("- 3", "-3"),
    ("+3", "3"),
    ("(3)", "-3"),
    ("(1.234,5)", "-1234.5"),
    ("(Rp 1.000)", "-1000"),
    ("Rp (1.000)", "-1000"),
    ("-Rp 1.000", "-1000"),
    ("Rp -1.000", "-1000"),
    ("-0", "0"),
    ("  42\t", "42"),
    ("\ufeff42", "42"),
]


@pytest.mark.parametrize(("teks", "nilai"), DIBACA)
def test_numbers_are_read_as_people_write_them(teks, nilai):
    assert angka.baca(teks) == Decimal(nilai)
    assert isinstance(angka.baca(teks), Decimal)


def test_one_dot_before_three_digits_groups_thousands_unless_that_is_impossible():
    assert angka.baca("1.234") == 1234
    assert angka.baca("12.345") == 12345
    assert angka.baca("0.234") == Decimal("0.234")
    assert angka.baca("1234.567") == Decimal("1234.567")


@pytest.mark.parametrize(
    ("sel", "nilai"),
    [(5, "5"), (0.1, "0.1"), (72.5, "72.5"), (1e16, "1E+16"), (Decimal("1.50"), "1.50"), (-2.25, "-2.25")],
)
def test_numeric_cells_of_a_spreadsheet_are_taken_by_their_shortest_text(sel, nilai):
    assert angka.baca(sel) == Decimal(nilai)


@pytest.mark.parametrize(
    "teks",
    [
        "abc",
        "12a",
        "1.23.456",
        "1.234.56",
        "12.34,5",
        "1,2,3",
        "1,5,",
        "5.",
        ",5",
        "1..2",
        "--5",
        "(-5)",
        "5-",
        "5 6",
        "1e3",
        "٣",
        "½",
        "5 % %",
        "Rp",
        "#REF!",
        "70–75",
        "(5",
    ],
)
def test_what_is_no_number_is_refused_with_a_sentence_that_names_it(teks):
    with pytest.raises(angka.AngkaSalah) as galat:
        angka.baca(teks)
    assert "misalnya 1.234,5" in str(galat.value)
    assert teks in str(galat.value)


@pytest.mark.parametrize("teks", ["", "   ", "-", "–", "\u00a0"])
def test_an_empty_cell_is_not_zero(teks):
    with pytest.raises(angka.AngkaSalah, match="belum diisi"):
        angka.baca(teks)


@pytest.mark.parametrize("sel", [True, False, None, [], object()])
def test_cells_of_other_kinds_are_refused(sel):
    with pytest.raises(angka.AngkaSalah, match="bukan angka"):
        angka.baca(sel)


@pytest.mark.parametrize("sel", [float("nan"), float("inf"), Decimal("NaN"), Decimal("-Infinity")])
def test_endless_and_undefined_numbers_are_refused(sel):
    with pytest.raises(angka.AngkaSalah, match="terhingga"):
        angka.baca(sel)


def test_a_text_longer_than_any_number_is_refused():
    assert angka.baca("9" * angka.PANJANG_MAKS) == Decimal("9" * angka.PANJANG_MAKS)
    with pytest.raises(angka.AngkaSalah, match="terlalu panjang"):
        angka.baca("9" * (angka.PANJANG_MAKS + 1))


@pytest.mark.parametrize(
    ("nilai", "desimal_", "teks"),
    [
        (0, None, "0"),
        (1234, None, "1.234"),
        (Decimal("1234.50"), None, "1.234,5"),
        (Decimal("1234567.891"), None, "1.234.567,891"),
        (Decimal("-1234.5"), None, "-1.234,5"),
        (Decimal("1E+6"), None, "1.000.000"),
        (Decimal("0.005"), 2, "0,01"),
        (Decimal("0.0049"), 2, "0,00"),
        (Decimal("-0.004"), 2, "0,00"),
        (Decimal("2.5"), 0, "3"),
        (Decimal("72.5"), 2, "72,50"),
        (None, 2, "–"),
    ],
)
def test_numbers_are_written_in_indonesian(nilai, desimal_, teks):
    assert angka.tulis(nilai, desimal_) == teks


@pytest.mark.parametrize(
    ("nilai", "teks"),
    [(1234567, "Rp 1.234.567"), (Decimal("1000.5"), "Rp 1.000,50"), (-2500, "-Rp 2.500"), (0, "Rp 0"), (None, "–")],
)
def test_money_is_written_with_rp_and_cents_only_where_there_are_any(nilai, teks):
    assert angka.rupiah(nilai) == teks


@pytest.mark.parametrize(("nilai", "teks"), [(Decimal("97.5"), "97,50%"), (100, "100,00%"), (None, "–")])
def test_percentages_are_written_on_the_scale_of_100(nilai, teks):
    assert angka.persen(nilai) == teks


@pytest.mark.parametrize("tulis", [angka.tulis, angka.rupiah, angka.persen, angka.bulatkan])
def test_a_float_is_never_written(tulis):
    with pytest.raises(TypeError, match="float"):
        tulis(0.1)


@pytest.mark.parametrize(("nilai", "hasil"), [("0.005", "0.01"), ("-0.005", "-0.01"), ("2.675", "2.68"), ("1", "1.00")])
def test_rounding_is_half_away_from_zero(nilai, hasil):
    assert angka.bulatkan(Decimal(nilai)) == Decimal(hasil)


@given(desimal(digit=6))
def test_a_written_number_reads_back_as_itself(nilai):
    assert angka.baca(angka.tulis(nilai)) == nilai


@given(st.integers(-(10**15), 10**15))
def test_written_money_reads_back_as_itself(nilai):
    assert angka.baca(angka.rupiah(nilai)) == nilai


@given(desimal(digit=4), st.integers(0, 4))
def test_a_number_written_with_fixed_digits_reads_back_as_its_rounded_self(nilai, digit):
    assert angka.baca(angka.tulis(nilai, digit)) == angka.bulatkan(nilai, digit)


@given(desimal(digit=2))
def test_brackets_turn_the_sign(nilai):
    positif = abs(nilai)
    assert angka.baca(f"({angka.tulis(positif)})") == -positif


@given(st.text(max_size=80))
def test_any_text_is_either_read_or_refused_with_a_sentence(teks):
    with suppress(angka.AngkaSalah):
        hasil = angka.baca(teks)
        assert hasil.is_finite()
