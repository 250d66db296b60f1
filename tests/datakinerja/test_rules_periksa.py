"""Checks of one recorded value."""

from decimal import Decimal

import pytest
from hypothesis import given

from datakinerja.rules import Berat, CaraEntri, periksa_nilai
from tests.strategi import nonnegatif, positif

D = Decimal


def _kode(**isi):
    return [(temuan.kode, temuan.berat) for temuan in periksa_nilai(**isi)]


@pytest.mark.parametrize(
    "isi",
    [
        {"nilai": D("12.5")},
        {"nilai": D(0)},
        {},
        {"pembilang": D(3), "penyebut": D(4), "persentase": True},
        {"nilai": D(-3), "boleh_negatif": True},
        {"nilai": D("12.50"), "presisi": 1},
        {"nilai": D(100), "persentase": True},
        {"tidak_berlaku": True, "alasan": "Tidak ada pemilihan tahun ini."},
    ],
)
def test_a_sound_value_has_no_findings(isi):
    assert periksa_nilai(**isi) == []


@pytest.mark.parametrize(
    ("isi", "kode"),
    [
        ({"nilai": D(-1)}, "negatif"),
        ({"pembilang": D(-1), "penyebut": D(4)}, "negatif"),
        ({"pembilang": D(3)}, "pasangan"),
        ({"penyebut": D(3)}, "pasangan"),
        ({"pembilang": D(3), "penyebut": D(0)}, "penyebut_nol"),
        ({"pembilang": D(5), "penyebut": D(4), "persentase": True}, "pembilang_lebih"),
        ({"nilai": D("1.25"), "presisi": 1}, "presisi"),
        ({"nilai": D("1.5"), "presisi": 0}, "presisi"),
        ({"tidak_berlaku": True}, "tanpa_alasan"),
        ({"tidak_berlaku": True, "alasan": "  "}, "tanpa_alasan"),
        ({"tidak_berlaku": True, "alasan": "libur", "nilai": D(1)}, "ganda"),
    ],
)
def test_a_faulty_value_is_an_error(isi, kode):
    assert _kode(**isi) == [(kode, Berat.GALAT)]


def test_a_numerator_above_the_denominator_is_fine_where_it_is_no_part_of_it():
    assert periksa_nilai(pembilang=D(50), penyebut=D(4)) == []


def test_a_share_above_100_asks_for_a_look():
    assert _kode(nilai=D(101), persentase=True) == [("di_atas_100", Berat.PERINGATAN)]


def test_a_falling_cumulative_value_asks_for_a_look():
    isi = {"nilai": D(4), "sebelumnya": D(9)}
    assert _kode(**isi, entri=CaraEntri.KUMULATIF) == [("kumulatif_turun", Berat.PERINGATAN)]
    assert _kode(**isi, entri=CaraEntri.PERIODE) == []


def test_each_part_at_fault_is_named_with_its_number():
    kalimat = [temuan.kalimat for temuan in periksa_nilai(pembilang=D(-1234), penyebut=D(-2))]
    assert [satu.split(";")[0] for satu in kalimat] == ["Pembilang -1.234 negatif", "Penyebut -2 negatif"]


@given(nonnegatif, positif)
def test_a_share_of_a_whole_is_sound_exactly_when_it_does_not_exceed_the_whole(pembilang, penyebut):
    temuan = periksa_nilai(pembilang=pembilang, penyebut=penyebut, persentase=True)
    assert bool(temuan) == (pembilang > penyebut)
