"""Targets keep their text beside the number they hold."""

import datetime
from contextlib import suppress
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from renstra.rules import Pembanding, Target, TargetSalah, baca_target
from sakip import angka
from tests.strategi import desimal

SATU_ANGKA = [
    ("BB (72,50)", "72.5", "SAMA"),
    ("WTP (4)", "4", "SAMA"),
    ("72,50 (BB)", "72.5", "SAMA"),
    ("≤ 5", "5", "PALING_BANYAK"),
    ("<= 5", "5", "PALING_BANYAK"),
    ("maks. 5 hari", "5", "PALING_BANYAK"),
    ("maksimal 5", "5", "PALING_BANYAK"),
    ("paling lama 14 hari", "14", "PALING_BANYAK"),
    ("< 5%", "5", "KURANG_DARI"),
    ("kurang dari 5", "5", "KURANG_DARI"),
    ("≥ 80 (A)", "80", "PALING_SEDIKIT"),
    ("minimal 80,5", "80.5", "PALING_SEDIKIT"),
    ("paling sedikit 3 dokumen", "3", "PALING_SEDIKIT"),
    ("> 80 %", "80", "LEBIH_DARI"),
    ("lebih dari 80", "80", "LEBIH_DARI"),
    ("100%", "100", "SAMA"),
    ("12 Dokumen", "12", "SAMA"),
    ("12 bln", "12", "SAMA"),
    ("Rp 1.000.000", "1000000", "SAMA"),
    ("1.234,5 kg", "1234.5", "SAMA"),
    ("-2,5", "-2.5", "SAMA"),
    ("(5)", "-5", "SAMA"),
]


@pytest.mark.parametrize(("teks", "nilai", "pembanding"), SATU_ANGKA)
def test_a_target_with_one_number_keeps_text_number_and_relation(teks, nilai, pembanding):
    target = baca_target(teks)
    assert target == Target(nilai=Decimal(nilai), teks=teks, pembanding=Pembanding(pembanding))
    assert target.berangka
    assert not target.kosong


@pytest.mark.parametrize(
    ("teks", "bawah", "atas"),
    [
        ("70–75", "70", "75"),
        ("70-75", "70", "75"),
        ("70 – 75 %", "70", "75"),
        ("70 s.d. 75", "70", "75"),
        ("70 s/d 75 hari", "70", "75"),
        ("1,5 sampai dengan 2,5", "1.5", "2.5"),
        ("-5–5", "-5", "5"),
        ("A (80,01-90)", "80.01", "90"),
        ("5–5", "5", "5"),
    ],
)
def test_a_range_has_two_bounds_and_no_single_number(teks, bawah, atas):
    assert baca_target(teks) == Target(
        bawah=Decimal(bawah), atas=Decimal(atas), teks=teks, pembanding=Pembanding.RENTANG
    )


@pytest.mark.parametrize(
    "teks", ["WTP", "BB", "Baik", "Level 3", "1:20", "5 dari 10", "31 Maret", "12/2025", "maksimal"]
)
def test_a_text_without_one_clear_number_stays_text(teks):
    target = baca_target(teks)
    assert target == Target(teks=teks)
    assert not target.berangka
    assert not target.kosong


@pytest.mark.parametrize("teks", ["", "-", "–", "—", "n/a", "N/A", "  ", None])
def test_a_dash_or_an_empty_cell_is_no_target(teks):
    target = baca_target(teks)
    assert target.kosong
    assert not target.berangka
    assert target.teks == (teks or "").strip()


@pytest.mark.parametrize("galat", ["#REF!", "#N/A", "#DIV/0!", "#VALUE!", "#NAME?", "#NUM!", "#NULL!", "#ref!", "####"])
def test_error_values_of_a_spreadsheet_are_refused_by_name(galat):
    with pytest.raises(TargetSalah, match="galat rumus") as salah:
        baca_target(f" {galat} ")
    assert galat in str(salah.value)


@pytest.mark.parametrize("sel", [datetime.date(2026, 5, 1), datetime.datetime(2026, 5, 1)])
def test_a_cell_that_the_spreadsheet_turned_into_a_date_is_refused_with_the_remedy(sel):
    with pytest.raises(TargetSalah, match=r"1 Mei 2026.*format sel menjadi teks"):
        baca_target(sel)


@pytest.mark.parametrize("sel", [True, float("nan")])
def test_cells_that_are_no_number_are_refused(sel):
    with pytest.raises(TargetSalah, match="bukan angka"):
        baca_target(sel)


def test_a_reversed_range_is_refused():
    with pytest.raises(TargetSalah, match="Batas bawah 75 lebih besar daripada batas atas 70"):
        baca_target("75–70")


@pytest.mark.parametrize(("sel", "teks"), [(5, "5"), (72.5, "72,5"), (Decimal("1234.50"), "1.234,5")])
def test_a_number_cell_is_written_in_indonesian(sel, teks):
    target = baca_target(sel)
    assert target.nilai == angka.baca(sel)
    assert target.teks == teks


@given(desimal(digit=4))
def test_a_written_number_is_read_as_itself(nilai):
    assert baca_target(angka.tulis(nilai)).nilai == nilai


@given(desimal("0", "99999", 2), desimal("0", "99999", 2))
def test_a_written_range_is_read_as_itself(satu, dua):
    bawah, atas = sorted((satu, dua))
    target = baca_target(f"{angka.tulis(bawah)}–{angka.tulis(atas)}")
    assert (target.bawah, target.atas) == (bawah, atas)


@given(st.text(max_size=40))
def test_reading_the_kept_text_again_gives_the_same_target(teks):
    with suppress(TargetSalah):
        target = baca_target(teks)
        assert baca_target(target.teks) == target
