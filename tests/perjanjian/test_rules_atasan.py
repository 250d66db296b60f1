"""Who signs with whom, as a table; shares; and the way up the plan."""

from decimal import Decimal

import pytest

from perjanjian.rules import (
    Bagian,
    CaraTurun,
    Kedudukan,
    atasan_bawaan,
    periksa_bobot,
    pilih_atasan,
    target_bagian,
    usulan_induk,
)
from perjanjian.rules.jenjang import jenjang
from renstra.rules import JenisSimpul

BUPATI, SEKDA, ASISTEN, KABAG, CAMAT, LURAH, KADINKES, RSUD, PUSKESMAS, SEKDIN, PERENCANA, KABID = range(1, 13)
DAERAH = {"kepala_daerah": BUPATI}


def _k(jabatan: int, atasan: int | None = None, **lain: object) -> Kedudukan:
    return Kedudukan(jabatan, atasan, pemegang=100 + jabatan, **{**DAERAH, **lain})  # type: ignore[arg-type]


SEMUA = {
    satu.jabatan: satu
    for satu in (
        _k(BUPATI, memimpin=True, opd=True, jenis="pemda", kepala_unit=BUPATI),
        _k(SEKDA, BUPATI, memimpin=True, opd=True, jenis="setda", kepala_unit=SEKDA, kepala_opd=SEKDA),
        _k(ASISTEN, SEKDA, jenis="setda", kepala_unit=SEKDA, kepala_opd=SEKDA),
        _k(KABAG, ASISTEN, memimpin=True, jenis="bagian", kepala_unit=KABAG, kepala_opd=SEKDA),
        _k(CAMAT, SEKDA, memimpin=True, opd=True, jenis="kecamatan", kepala_unit=CAMAT, kepala_opd=CAMAT),
        _k(LURAH, SEKDA, memimpin=True, jenis="kelurahan", kepala_unit=LURAH, kepala_opd=CAMAT),
        _k(KADINKES, SEKDA, memimpin=True, opd=True, jenis="dinas", kepala_unit=KADINKES, kepala_opd=KADINKES),
        _k(RSUD, BUPATI, memimpin=True, jenis="rsud", kepala_unit=RSUD, kepala_opd=KADINKES),
        _k(PUSKESMAS, SEKDIN, memimpin=True, jenis="puskesmas", kepala_unit=PUSKESMAS, kepala_opd=KADINKES),
        _k(SEKDIN, KADINKES, kepala_unit=KADINKES, kepala_opd=KADINKES, jenis="dinas"),
        _k(PERENCANA, SEKDIN, kepala_unit=KADINKES, kepala_opd=KADINKES, jenis="dinas"),
        _k(KABID, None, memimpin=True, jenis="bidang", kepala_unit=KABID, kepala_opd=KADINKES),
    )
}


@pytest.mark.parametrize(
    ("jabatan", "atasan"),
    [
        (BUPATI, None),
        (SEKDA, BUPATI),
        (CAMAT, BUPATI),  # the structure puts the Sekda between
        (KADINKES, BUPATI),
        (LURAH, CAMAT),
        (RSUD, KADINKES),  # though the structure names the Bupati
        (PUSKESMAS, KADINKES),
        (KABAG, ASISTEN),
        (ASISTEN, SEKDA),
        (SEKDIN, KADINKES),
        (PERENCANA, SEKDIN),
        (KABID, KADINKES),  # nobody named: the head of the OPD
    ],
)
def test_atasan_menurut_struktur(jabatan: int, atasan: int | None) -> None:
    assert atasan_bawaan(SEMUA[jabatan]) == atasan
    assert pilih_atasan(jabatan, SEMUA, {}) == atasan


def _dirangkap(jabatan: int, oleh: int) -> dict[int, Kedudukan]:
    """The position is held by the person who holds the other one."""
    satu = SEMUA[jabatan]
    kolom = {nama: getattr(satu, nama) for nama in Kedudukan.__slots__} | {"pemegang": SEMUA[oleh].pemegang}
    return SEMUA | {jabatan: Kedudukan(**kolom)}


@pytest.mark.parametrize(
    ("jabatan", "dirangkap_oleh", "atasan"),
    [
        (RSUD, KADINKES, BUPATI),  # head of health is Plt director: signs with the Bupati
        (LURAH, CAMAT, BUPATI),
        (PERENCANA, SEKDIN, KADINKES),
        (KABAG, ASISTEN, SEKDA),
        (KADINKES, RSUD, BUPATI),  # Plt from below: nothing changes
        (SEKDA, BUPATI, None),  # nobody is left above: the caller must say so
    ],
)
def test_plt_tidak_menandatangani_dengan_dirinya(jabatan: int, dirangkap_oleh: int, atasan: int | None) -> None:
    assert pilih_atasan(jabatan, _dirangkap(jabatan, dirangkap_oleh), {}) == atasan


def test_yang_ditetapkan_mendahului_struktur_dan_lingkaran_berhenti() -> None:
    assert pilih_atasan(KABAG, SEMUA, {KABAG: SEKDA}) == SEKDA
    assert pilih_atasan(99, SEMUA, {}) is None
    lingkar = {satu: Kedudukan(satu, 3 - satu, pemegang=7) for satu in (1, 2)}
    assert pilih_atasan(1, lingkar, {}) is None


def test_jabatan_lowong_tidak_dilewati() -> None:
    kosong = {**SEMUA, SEKDIN: Kedudukan(SEKDIN, KADINKES, pemegang=None, kepala_opd=KADINKES)}
    assert pilih_atasan(PERENCANA, kosong, {}) == SEKDIN


@pytest.mark.parametrize(
    ("bobot", "jumlah", "kalimat"),
    [
        ([], "0", ""),
        (["100"], "100", ""),
        (["33.33", "33.33", "33.34"], "100", ""),
        (["60", "30"], "90", "kurang 10 dari 100"),
        (["60", "60"], "120", "lebih 20 dari 100"),
        (["60", None], "60", "Bobot belum diisi untuk B"),
    ],
)
def test_bobot_berjumlah_seratus(bobot: list[str | None], jumlah: str, kalimat: str) -> None:
    hasil = periksa_bobot(Bagian("AB"[n % 2], Decimal(satu) if satu else None) for n, satu in enumerate(bobot))
    assert hasil.jumlah == Decimal(jumlah)
    assert kalimat in hasil.kalimat
    assert bool(hasil.kalimat) == bool(kalimat)
    assert hasil.lebih == (Decimal(jumlah) > 100)


@pytest.mark.parametrize(
    ("target", "bobot", "dijumlah", "desimal", "hasil"),
    [
        ("120", "25", True, 0, "30"),
        ("17", "50", True, 0, "9"),
        ("17", "33.33", True, 2, "5.67"),
        ("72.5", "50", False, 2, "72.5"),
    ],
)
def test_target_bagian(target: str, bobot: str, dijumlah: bool, desimal: int, hasil: str) -> None:
    assert target_bagian(Decimal(target), Decimal(bobot), dijumlah=dijumlah, desimal=desimal) == Decimal(hasil)


def test_induk_terdekat_dalam_rencana() -> None:
    jalur = {4: 3, 3: 2, 2: 1, 1: None, 9: 9}
    assert usulan_induk(jalur, 4, {2: 20, 1: 10}) == 20
    assert usulan_induk(jalur, 4, {4: 40, 1: 10}) == 40
    assert usulan_induk(jalur, 3, {4: 40}) is None
    assert usulan_induk(jalur, 9, {}) is None


def test_ketua_tim_berjanji_seperti_pengawas() -> None:
    assert jenjang("fungsional", kepala_opd=False, memimpin_tim=True).butir[0] is JenisSimpul.KEGIATAN
    assert jenjang("fungsional", kepala_opd=False).butir[0] is JenisSimpul.SUBKEGIATAN
    assert [satu.label for satu in CaraTurun] == ["Diambil alih", "Dijabarkan", "Dibagi dengan bobot"]
