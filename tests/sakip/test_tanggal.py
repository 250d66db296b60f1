"""Indonesian dates, in and out."""

import datetime
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sakip import tanggal
from tests import strategi  # noqa: F401

HARI = datetime.date(2026, 1, 31)
TANGGAL = st.dates(datetime.date(1900, 1, 1), datetime.date(2100, 12, 31))


@pytest.mark.parametrize(
    "teks",
    [
        "31 Januari 2026",
        "31 januari 2026",
        "31 JANUARI  2026",
        "31 Jan 2026",
        "31 Jan. 2026",
        "31-01-2026",
        "31/1/2026",
        "31.01.2026",
        "2026-01-31",
        "2026-01-31 00:00:00",
        " 31\u00a0Januari 2026 ",
    ],
)
def test_dates_are_read_as_people_write_them(teks):
    assert tanggal.baca(teks) == HARI


def test_date_cells_of_a_spreadsheet_are_taken_as_they_are():
    assert tanggal.baca(HARI) == HARI
    assert tanggal.baca(datetime.datetime(2026, 1, 31, 10, 14)) == HARI


@pytest.mark.parametrize(
    ("teks", "bulan"), [("17 Agt 2026", 8), ("1 Nopember 2026", 11), ("1 Pebruari 2026", 2), ("1 Sept 2026", 9)]
)
def test_usual_variants_of_month_names_are_understood(teks, bulan):
    assert tanggal.baca(teks).month == bulan


@pytest.mark.parametrize("teks", ["31 Februari 2026", "31-04-2026", "29/2/2026", "2026-13-01", "0-1-2026"])
def test_a_day_that_the_calendar_does_not_have_is_refused(teks):
    with pytest.raises(tanggal.TanggalSalah, match="tidak ada di kalender"):
        tanggal.baca(teks)


@pytest.mark.parametrize("teks", ["besok", "31-01-26", "Januari 2026", "46053", "2026", "31 01 2026"])
def test_what_is_no_date_is_refused_with_an_example(teks):
    with pytest.raises(tanggal.TanggalSalah, match="misalnya 31 Januari 2026"):
        tanggal.baca(teks)


def test_an_unknown_month_is_named():
    with pytest.raises(tanggal.TanggalSalah, match="“Foo” tidak dikenal"):
        tanggal.baca("1 Foo 2026")


@pytest.mark.parametrize("sel", ["", "  "])
def test_an_empty_date_is_refused(sel):
    with pytest.raises(tanggal.TanggalSalah, match="belum diisi"):
        tanggal.baca(sel)


@pytest.mark.parametrize("sel", [None, 46053, 1.5])
def test_cells_of_other_kinds_are_refused(sel):
    with pytest.raises(tanggal.TanggalSalah, match="bukan tanggal"):
        tanggal.baca(sel)


def test_dates_and_moments_are_written_in_indonesian():
    assert tanggal.tulis(HARI) == "31 Januari 2026"
    assert tanggal.tulis(None) == "–"
    assert tanggal.tulis_waktu(datetime.datetime(2026, 2, 3, 10, 14)) == "3 Februari 2026 10.14"
    assert tanggal.tulis_waktu(datetime.datetime(2026, 2, 3, 0, 5), "WIB") == "3 Februari 2026 00.05 WIB"
    assert tanggal.tulis_waktu(None) == "–"


def test_months_have_names():
    assert [tanggal.nama_bulan(nomor) for nomor in (1, 5, 12)] == ["Januari", "Mei", "Desember"]
    with pytest.raises(tanggal.TanggalSalah, match="Bulan 13 tidak ada"):
        tanggal.nama_bulan(13)


@given(TANGGAL)
def test_a_written_date_reads_back_as_itself(hari):
    assert tanggal.baca(tanggal.tulis(hari)) == hari
    assert tanggal.baca(f"{hari:%d-%m-%Y}") == hari
    assert tanggal.baca(hari.isoformat()) == hari


@given(st.text(max_size=30))
def test_any_text_is_either_read_or_refused_with_a_sentence(teks):
    with suppress(tanggal.TanggalSalah):
        hasil = tanggal.baca(teks)
        assert isinstance(hasil, datetime.date)
