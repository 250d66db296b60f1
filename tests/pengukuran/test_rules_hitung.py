"""From values to achievement, pure: aggregation to date, targets to date, text scales, roll-up."""

from decimal import Decimal

import pytest

from datakinerja.rules import KeadaanNilai, bulan_tutup, nama_periode, nomor_pada
from pengukuran.rules import rerata_capaian
from pengukuran.rules.hitung import (
    TAK_BERLAKU,
    Acuan,
    Definisi,
    Isi,
    Realisasi,
    acuan_sampai,
    acuan_tahunan,
    pengali,
    realisasi_sampai,
    ukur,
)
from pengukuran.rules.isian import baca_isian, tulis_isian
from renstra.rules import Agregasi, CaraEntri, Frekuensi, Polaritas, baca_target


def definisi(agregasi: str = "JUMLAH", *, polaritas: str = "NAIK", cara: str = "PERIODE", kali: int = 100) -> Definisi:
    return Definisi(Polaritas(polaritas), Agregasi(agregasi), CaraEntri(cara), Frekuensi.BULANAN, Decimal(kali))


@pytest.mark.parametrize(
    ("agregasi", "cara", "hasil"),
    [
        ("JUMLAH", "PERIODE", [4, 4, 6]),
        ("JUMLAH", "KUMULATIF", [4, 4, 2]),
        ("TERAKHIR", "PERIODE", [4, 4, 2]),
        ("RERATA", "PERIODE", [4, 4, 3]),
        ("MAKS", "PERIODE", [4, 4, 4]),
        ("MIN", "PERIODE", [4, 4, 2]),
    ],
)
def test_sampai_dengan_melewati_yang_kosong(agregasi: str, cara: str, hasil: list[int]) -> None:
    isi = [Isi(1, nilai=Decimal(4)), None, Isi(3, nilai=Decimal(2))]
    realisasi = realisasi_sampai(definisi(agregasi, cara=cara), isi)
    assert [satu.nilai for satu in realisasi] == hasil
    assert [satu.sumber for satu in realisasi] == [1, 1, 3]


def test_tidak_berlaku_hanya_bila_tidak_ada_nilai() -> None:
    kosong = Isi(1, KeadaanNilai.TIDAK_BERLAKU)
    pertama, kedua = realisasi_sampai(definisi(), [kosong, Isi(2, nilai=Decimal(1))])
    assert ukur(definisi(), Acuan(Decimal(1)), pertama).sebab == TAK_BERLAKU
    assert ukur(definisi(), Acuan(Decimal(1)), kedua).mentah == 100


def test_target_sampai_dengan() -> None:
    target = baca_target("120")
    assert acuan_sampai(definisi(), target, [Decimal(10), Decimal(20)]) == Acuan(Decimal(30))
    assert acuan_sampai(definisi(cara="KUMULATIF"), target, [Decimal(10), Decimal(20)]) == Acuan(Decimal(20))
    assert acuan_sampai(definisi("RASIO"), target, [Decimal(10), Decimal(20)]) == Acuan(Decimal(20))
    assert acuan_sampai(definisi(), target, [None]).nilai == 120


def test_target_rentang_menurut_arah() -> None:
    target = baca_target("40–60")
    assert acuan_tahunan(target, Polaritas.RENTANG) == Acuan(Decimal(40), Decimal(60), "40–60")
    assert acuan_tahunan(target, Polaritas.NAIK).nilai == 40
    assert acuan_tahunan(target, Polaritas.TURUN).nilai == 60


@pytest.mark.parametrize(
    ("target", "realisasi", "mentah", "sebab"),
    [
        ("WTP", "WDP", Decimal(75), ""),
        ("WTP", "BB", None, "tidak ada pada skala"),
        ("Baik sekali", "Baik", None, "tidak ada pada skala yang dikenal"),
        ("–", "WTP", None, "Target belum ditetapkan"),
    ],
)
def test_teks_pada_skala(target: str, realisasi: str, mentah: Decimal | None, sebab: str) -> None:
    hasil = ukur(definisi("TERAKHIR"), acuan_tahunan(baca_target(target), Polaritas.NAIK), Realisasi(teks=realisasi))
    assert hasil.mentah == mentah
    assert sebab in hasil.sebab


def test_angka_terhadap_target_teks_menyebut_sebab() -> None:
    hasil = ukur(definisi("TERAKHIR"), acuan_tahunan(baca_target("WTP"), Polaritas.NAIK), Realisasi(Decimal(3)))
    assert "bukan angka" in hasil.sebab


@pytest.mark.parametrize(
    ("satuan", "kali"),
    [("%", 100), ("per 1.000 KH", 1000), ("Per 100.000 penduduk", 100_000), ("Rasio", 1), ("Indeks", 100)],
)
def test_pengali_menurut_satuan(satuan: str, kali: int) -> None:
    assert pengali(satuan) == kali


def test_gulungan_menyebut_yang_ditinggalkan() -> None:
    gulungan = rerata_capaian([Decimal(100), None, Decimal(50)])
    assert (gulungan.nilai, gulungan.kalimat) == (75, "rata-rata sederhana dari 2 indikator, 1 tidak dapat dihitung")
    assert rerata_capaian([None]).kalimat == "belum dapat dihitung, 1 tidak dapat dihitung"
    assert rerata_capaian([]).kalimat == "belum ada indikator"


def test_periode_menurut_frekuensi() -> None:
    assert [nomor_pada(Frekuensi.TRIWULANAN, bulan) for bulan in (1, 3, 6, 12)] == [None, 1, 2, 4]
    assert bulan_tutup(Frekuensi.SEMESTERAN, 1) == 6
    assert nama_periode("triwulan", 3, 2026) == "Triwulan III"


@pytest.mark.parametrize(
    ("teks", "agregasi", "target"),
    [
        ("1.234,5", "JUMLAH", "10"),
        ("45 / 50", "RASIO", "90"),
        ("WTP", "TERAKHIR", "WTP"),
        ("n/a", "JUMLAH", "10"),
        ("", "JUMLAH", "10"),
    ],
)
def test_isian_terbaca_kembali(teks: str, agregasi: str, target: str) -> None:
    acuan = baca_target(target)
    isian = baca_isian(teks, agregasi=agregasi, target=acuan)
    assert tulis_isian(isian) == teks
    assert baca_isian(tulis_isian(isian), agregasi=agregasi, target=acuan) == isian
