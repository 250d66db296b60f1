"""Rencana aksi: whatever is split gives the year again."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from perjanjian.rules import CaraBagi, bagi_target, cara_tersedia, periksa_bagian, tahun_dari
from renstra.rules import Agregasi, CaraEntri

TARGET = st.decimals(min_value=0, max_value=10**9, places=2, allow_nan=False, allow_infinity=False)


def test_jumlah_merata_tanpa_pecahan_orang() -> None:
    bagian = bagi_target(Decimal(17), periode=12, agregasi="JUMLAH", desimal=0)
    assert sum(bagian) == 17
    assert set(bagian) == {Decimal(1), Decimal(2)}


def test_kumulatif_naik_sampai_target() -> None:
    bagian = bagi_target(Decimal(100), periode=4, agregasi="JUMLAH", entri="KUMULATIF", desimal=0)
    assert bagian == [Decimal(25), Decimal(50), Decimal(75), Decimal(100)]


def test_bertahap_turun_dari_baseline() -> None:
    bagian = bagi_target(
        Decimal(12), periode=4, agregasi="TERAKHIR", cara=CaraBagi.BERTAHAP, awal=Decimal(20), desimal=1
    )
    assert bagian == [Decimal("18.0"), Decimal("16.0"), Decimal("14.0"), Decimal(12)]


def test_hanya_periode_terakhir() -> None:
    assert bagi_target(Decimal(5), periode=4, agregasi="JUMLAH", cara="AKHIR") == [None, None, None, Decimal(5)]


def test_target_lebih_rinci_daripada_presisi_tidak_dibulatkan() -> None:
    assert sum(bagi_target(Decimal("10.125"), periode=12, agregasi="JUMLAH", desimal=0)) == Decimal("10.125")


@pytest.mark.parametrize(("agregasi", "entri"), [("JUMLAH", "PERIODE"), ("RERATA", "PERIODE"), ("MIN", "PERIODE")])
def test_bertahap_tidak_ditawarkan_bila_tidak_memberi_tahun(agregasi: str, entri: str) -> None:
    assert CaraBagi.BERTAHAP not in cara_tersedia(agregasi, entri)
    with pytest.raises(ValueError, match="tidak tersedia"):
        bagi_target(Decimal(10), periode=12, agregasi=agregasi, entri=entri, cara="BERTAHAP")


@given(
    target=TARGET,
    periode=st.sampled_from([1, 2, 4, 12]),
    agregasi=st.sampled_from(list(Agregasi)),
    entri=st.sampled_from(list(CaraEntri)),
    pilihan=st.integers(0, 2),
    desimal=st.integers(0, 4),
)
def test_bagian_selalu_memberi_tahun(
    target: Decimal, periode: int, agregasi: Agregasi, entri: CaraEntri, pilihan: int, desimal: int
) -> None:
    cara = cara_tersedia(agregasi, entri)
    bagian = bagi_target(
        target,
        periode=periode,
        agregasi=agregasi,
        entri=entri,
        cara=cara[pilihan % len(cara)],
        desimal=desimal,
        pola=[Decimal(satu) for satu in range(1, periode + 1)],
    )
    assert len(bagian) == periode
    assert all(satu is None or isinstance(satu, Decimal) for satu in bagian)
    hasil = periksa_bagian(bagian, target, agregasi=agregasi, entri=entri, desimal=desimal)
    assert hasil.cocok, hasil.kalimat
    assert tahun_dari(bagian, agregasi, entri) is not None


@pytest.mark.parametrize(
    ("nilai", "target", "agregasi", "entri", "kalimat"),
    [
        (
            [Decimal(5), Decimal(5)],
            Decimal(12),
            "JUMLAH",
            "PERIODE",
            "Jumlah target periode 10, padahal target tahun 12.",
        ),
        (
            [Decimal(5), Decimal(11)],
            Decimal(12),
            "TERAKHIR",
            "PERIODE",
            "Target periode terakhir 11, padahal target tahun 12.",
        ),
        (
            [Decimal(5), Decimal(11)],
            Decimal(12),
            "MAKS",
            "PERIODE",
            "Nilai tertinggi target periode 11, padahal target tahun 12.",
        ),
        (
            [Decimal(13), Decimal(14)],
            Decimal(12),
            "MIN",
            "PERIODE",
            "Nilai terendah target periode 13, padahal target tahun 12.",
        ),
        (
            [Decimal(1), Decimal(2)],
            Decimal(12),
            "RERATA",
            "PERIODE",
            "Rata-rata target periode 1,5, padahal target tahun 12.",
        ),
        ([Decimal(9), Decimal(5)], Decimal(5), "JUMLAH", "KUMULATIF", "Target kumulatif tidak boleh turun"),
        ([Decimal(1), Decimal(2)], Decimal(12), "RASIO", "PERIODE", "harus berada di antara"),
        ([None, None], Decimal(12), "JUMLAH", "PERIODE", "Target periode belum diisi."),
    ],
)
def test_yang_tidak_cocok_disebut(nilai: list, target: Decimal, agregasi: str, entri: str, kalimat: str) -> None:
    hasil = periksa_bagian(nilai, target, agregasi=agregasi, entri=entri)
    assert not hasil.cocok
    assert kalimat in hasil.kalimat


def test_rata_rata_boleh_berbeda_setengah_angka_terakhir() -> None:
    assert periksa_bagian([Decimal(1), Decimal(2), Decimal(2)], Decimal("1.67"), agregasi="RERATA", desimal=2).cocok
    assert not periksa_bagian([Decimal(1), Decimal(2), Decimal(2)], Decimal("1.68"), agregasi="RERATA", desimal=2).cocok


def test_periode_kosong_bukan_nol() -> None:
    assert tahun_dari([Decimal(3), None], "MIN") == 3
    assert tahun_dari([Decimal(4), None], "TERAKHIR") == 4
    assert tahun_dari([], "JUMLAH") is None
