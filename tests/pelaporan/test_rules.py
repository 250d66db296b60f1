import datetime as dt
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pelaporan.rules import (
    AnggaranProgram,
    BarisIndikator,
    IsiLaporan,
    KelompokSasaran,
    Kepala,
    PerjanjianRingkas,
    TitikTahun,
    dari_beku,
    ke_beku,
    periksa,
    susunan,
)

angka = st.none() | st.decimals(allow_nan=False, allow_infinity=False, places=6, min_value=-(10**6), max_value=10**6)


def isi(capaian: Decimal | None = Decimal("97.5"), perjanjian: bool = True) -> IsiLaporan:
    baris = BarisIndikator(
        "Angka kematian ibu", "per 100.000 KH", "≤ 78", "80", capaian, "Sangat Tinggi", "baik",
        sebelumnya=(TitikTahun(2025, "82", Decimal("95.1")),), target_akhir="68", kemajuan=Decimal("82.35"),
    )  # fmt: skip
    pk = PerjanjianRingkas("000.8/1", dt.date(2026, 1, 20), "A, Kepala", "B, Bupati", (("S", "I", "78"),))
    return IsiLaporan(
        "LKjIP Tahun 2026", 2026, 2029, Kepala("Pemerintah Kabupaten Contoh", "Dinas Kesehatan"), "Renstra (Murni)",
        pk if perjanjian else None, (KelompokSasaran("SASARAN", "Menurunnya kematian", (baris,), capaian, "rata-rata"),),
        (AnggaranProgram("1.02.02", "Program", Decimal("1500000.50")),), capaian, "rata-rata",
    )  # fmt: skip


@given(angka)
def test_a_frozen_report_reads_back_exactly(capaian: Decimal | None) -> None:
    assert dari_beku(ke_beku(isi(capaian))) == isi(capaian)


def test_an_unknown_frozen_form_is_refused() -> None:
    with pytest.raises(ValueError, match="tidak dikenal"):
        dari_beku({**ke_beku(isi()), "bentuk": 99})


def test_each_sasaran_gets_its_analysis_before_efficiency() -> None:
    kode = [satu.kode for satu in susunan([("S.1", "Satu"), ("S.2", "Dua")])]
    assert kode.index("analisis_s-1") + 1 == kode.index("analisis_s-2") == kode.index("efisiensi") - 1
    assert len(kode) == len(set(kode)) == 10
    assert [satu.kode for satu in susunan([("", "Satu")]) if "analisis" in satu.kode] == ["analisis_1"]


def test_a_snapshot_of_before_the_codes_reads_back_without_them() -> None:
    beku = ke_beku(isi())
    del beku["kelompok"][0]["kode"]
    assert dari_beku(beku) == isi()


def test_an_empty_required_section_blocks_and_names_itself() -> None:
    susun = susunan([("", "Satu")])
    temuan = periksa(isi(), susun, {satu.kode: "ada" for satu in susun if satu.kode != "penutup"})
    assert [(satu.tempat, satu.menghalangi) for satu in temuan] == [("Penutup", True)]


def test_an_optional_section_may_stay_empty() -> None:
    susun = susunan([("", "Satu")])
    assert periksa(isi(), susun, {satu.kode: "ada" for satu in susun if satu.wajib}) == []


def test_missing_figures_and_agreement_only_warn() -> None:
    susun = susunan([("", "Satu")])
    temuan = periksa(isi(None, perjanjian=False), susun, dict.fromkeys((satu.kode for satu in susun), "ada"))
    assert [satu.menghalangi for satu in temuan] == [False, False]
    assert {satu.tempat for satu in temuan} == {"Bab II", "Angka kematian ibu"}
