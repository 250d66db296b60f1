import datetime as dt
from decimal import Decimal

import pytest

from beranda import rules

HARI = dt.date(2026, 11, 24)


@pytest.mark.parametrize(("tahun", "harap"), [(2025, 12), (2026, 10), (2027, 0)])
def test_only_months_that_are_over_count(tahun: int, harap: int) -> None:
    assert rules.bulan_jatuh_tempo(tahun, HARI) == harap


def test_a_missing_month_makes_the_data_incomplete() -> None:
    keadaan = rules.keadaan_data({"diajukan": 1, "terverifikasi": 8}, 10, 10)
    assert (keadaan.tanda, keadaan.selesai, keadaan.fakta) == ("awas", 9, "1 bulan belum diajukan")


def test_all_months_submitted_is_complete() -> None:
    assert rules.keadaan_data({"terverifikasi": 10}, 10, None).tanda == "baik"


def test_nothing_is_due_in_january_of_the_year() -> None:
    assert rules.keadaan_data({}, 0, 10).label == "Belum jatuh tempo"


def test_no_achievement_is_not_zero_per_cent() -> None:
    keadaan = rules.keadaan_ukur(None, "", None, "kosong", {})
    assert keadaan.label == "Belum dapat dihitung"
    assert "0" not in keadaan.fakta


def test_the_achievement_is_told_with_its_rule() -> None:
    keadaan = rules.keadaan_ukur(
        Decimal("98.294"), "rata-rata 8 dari 9 indikator", "Sangat Tinggi", "baik", {"terverifikasi": 4}
    )
    assert keadaan.fakta == "Capaian 98,29%, rata-rata 8 dari 9 indikator"
    assert keadaan.catatan == "4 dari 12 bulan terverifikasi"


def test_a_report_is_not_late_before_the_year_ends() -> None:
    assert rules.keadaan_laporan(None, "", "", 2026, HARI).tanda == "kosong"
    assert rules.keadaan_laporan(None, "", "", 2025, HARI).tanda == "awas"


def test_a_revision_is_told_as_one() -> None:
    isi = {"status": "ditandatangani", "tanggal": "2026-01-20", "versi": 2}
    keadaan = rules.keadaan_perjanjian(isi, "Ditandatangani", "baik")
    assert keadaan.fakta == "Bertanggal 20 Januari 2026"
    assert keadaan.catatan == "Revisi, versi 2"
