"""The enums that other apps store."""

import pytest

from renstra import rules


@pytest.mark.parametrize(
    ("jenis", "nilai"),
    [
        (rules.Polaritas, ["NAIK", "TURUN", "RENTANG"]),
        (rules.Agregasi, ["JUMLAH", "TERAKHIR", "RERATA", "MAKS", "MIN", "RASIO"]),
        (rules.Frekuensi, ["BULANAN", "TRIWULANAN", "SEMESTERAN", "TAHUNAN"]),
        (rules.JenisIndikator, ["IKU", "IKD", "IKK", "IKP"]),
        (
            rules.JenisSimpul,
            ["VISI", "MISI", "TUJUAN", "SASARAN", "STRATEGI", "ARAH", "PROGRAM", "KEGIATAN", "SUBKEGIATAN"],
        ),
        (rules.CaraEntri, ["PERIODE", "KUMULATIF"]),
        (rules.Pembanding, ["SAMA", "PALING_BANYAK", "KURANG_DARI", "PALING_SEDIKIT", "LEBIH_DARI", "RENTANG"]),
    ],
)
def test_stored_values_are_these_and_each_has_a_label(jenis, nilai):
    assert [kode for kode, _ in jenis.pilihan()] == nilai
    assert all(label for _, label in jenis.pilihan())


@pytest.mark.parametrize(
    ("inggris", "baku"),
    [("SUM", "JUMLAH"), ("LAST", "TERAKHIR"), ("AVERAGE", "RERATA"), ("MAX", "MAKS"), ("min", "MIN")],
)
def test_english_names_of_aggregation_are_aliases(inggris, baku):
    assert rules.Agregasi(inggris).value == baku


@pytest.mark.parametrize(
    ("frekuensi", "jumlah"), [("BULANAN", 12), ("TRIWULANAN", 4), ("SEMESTERAN", 2), ("TAHUNAN", 1)]
)
def test_a_frequency_knows_its_periods_in_a_year(frekuensi, jumlah):
    assert rules.Frekuensi(frekuensi).jumlah_periode == jumlah
