"""A grade explains itself line by line."""

from evaluasi.rules import hitung, jelaskan
from tests.evaluasi.instrumen_contoh import KECIL, POIN, RERATA, instrumen


def test_each_part_the_sum_and_the_band_are_told_in_words():
    kecil = instrumen(KECIL)
    assert jelaskan(kecil, hitung(kecil, {"1a": "AA", "1b": "BB", "2a": "B"})) == [
        "1a: bobot 20 × AA (100) ÷ 100 = 20.",
        "1b: bobot 40 × BB (80) ÷ 100 = 32.",
        "Komponen 1 Rencana: 52 dari 60.",
        "2a: bobot 40 × B (70) ÷ 100 = 28.",
        "Komponen 2 Ukur: 28 dari 40.",
        "Nilai akhir: 52 + 28 = 80,00, dibulatkan sekali ke dua angka.",
        "Nilai 80,00 berada pada rentang >70–80: predikat BB (Sangat Baik).",
    ]


def test_what_is_unanswered_is_listed_as_zero():
    kecil = instrumen(KECIL)
    baris = jelaskan(kecil, hitung(kecil, {"1a": "AA"}))
    assert "1b: bobot 40, belum dijawab = 0." in baris
    assert baris[-1] == "Belum dijawab, dihitung nol: 1b, 2a."


def test_averages_and_points_say_how_many_criteria_were_answered():
    rerata, poin = instrumen(RERATA), instrumen(POIN)
    assert jelaskan(rerata, hitung(rerata, {"A.1.1": "Y"}))[0] == (
        "A.1: bobot 30, rata-rata 3 kriteria (1 terjawab) = 10."
    )
    assert jelaskan(poin, hitung(poin, {"P1.3": "PENUH", "P1.1": "Y"}))[0] == (
        "P1: bobot 100, jumlah poin 3 kriteria (2 terjawab) = 62,5."
    )
