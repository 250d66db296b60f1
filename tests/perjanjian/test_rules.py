"""Checks, deadline, content and workflow, pure."""

import datetime as dt
from decimal import Decimal

import pytest

from perjanjian.rules import (
    ALUR,
    Butir,
    Isi,
    Kepala,
    Ketepatan,
    Pihak,
    Program,
    bandingkan,
    batas_tanda_tangan,
    beda_target,
    dari_beku,
    jenjang,
    ke_beku,
    periksa_perjanjian,
    periksa_tanggal_naskah,
    sebulan_sesudah,
    tanggal_acuan,
    tepat_waktu,
)
from renstra.rules import JenisSimpul, baca_target


@pytest.mark.parametrize(
    ("target", "rencana", "beda"),
    [
        ("72,5", "72,50", ""),
        ("BB (72,50)", "72,5", ""),
        ("wtp", "WTP", ""),
        ("70–75", "70 - 75", ""),
        ("80", "–", ""),
        ("73", "72,50", "Target 73 berbeda dari rencana 72,50 (lebih tinggi 0,5)."),
        ("5", "≤ 5", "Target 5 berbeda dari rencana ≤ 5."),
        ("WDP", "WTP", "Target WDP berbeda dari rencana WTP."),
        ("", "12", "Target kosong, padahal rencana menargetkan 12."),
    ],
)
def test_beda_target_membaca_angka_bukan_tulisan(target: str, rencana: str, beda: str) -> None:
    assert beda_target(baca_target(target), baca_target(rencana)) == beda


@pytest.mark.parametrize(
    ("tanggal", "sesudah"),
    [
        (dt.date(2026, 1, 5), dt.date(2026, 2, 5)),
        (dt.date(2026, 1, 31), dt.date(2026, 2, 28)),
        (dt.date(2027, 12, 31), dt.date(2028, 1, 31)),
        (dt.date(2028, 1, 30), dt.date(2028, 2, 29)),
    ],
)
def test_sebulan_sesudah(tanggal: dt.date, sesudah: dt.date) -> None:
    assert sebulan_sesudah(tanggal) == sesudah


def test_dpa_lebih_dahulu_daripada_tenggat_umum() -> None:
    assert batas_tanda_tangan(dpa_sah=dt.date(2026, 1, 5), tenggat=dt.date(2026, 1, 31)) == dt.date(2026, 2, 5)
    assert batas_tanda_tangan(dpa_sah=None, tenggat=dt.date(2026, 1, 31)) == dt.date(2026, 1, 31)


@pytest.mark.parametrize(
    ("tanda", "hari_ini", "hasil"),
    [
        (dt.date(2026, 1, 31), dt.date(2026, 5, 1), Ketepatan.TEPAT),
        (dt.date(2026, 2, 1), dt.date(2026, 5, 1), Ketepatan.TERLAMBAT),
        (None, dt.date(2026, 1, 31), Ketepatan.BERJALAN),
        (None, dt.date(2026, 2, 1), Ketepatan.LEWAT),
    ],
)
def test_hari_terakhir_masih_tepat_waktu(tanda: dt.date | None, hari_ini: dt.date, hasil: Ketepatan) -> None:
    assert tepat_waktu(ditandatangani=tanda, batas=dt.date(2026, 1, 31), hari_ini=hari_ini).ketepatan is hasil


def test_tanpa_batas_tidak_pernah_terlambat() -> None:
    hasil = tepat_waktu(ditandatangani=dt.date(2026, 9, 1), batas=None, hari_ini=dt.date(2026, 9, 1))
    assert hasil.ketepatan is Ketepatan.TANPA_BATAS


def test_tanggal_acuan_dan_tanggal_naskah() -> None:
    assert tanggal_acuan(2026, dt.date(2026, 5, 1)) == dt.date(2026, 5, 1)
    assert tanggal_acuan(2024, dt.date(2026, 5, 1)) == dt.date(2024, 12, 31)
    assert tanggal_acuan(2027, dt.date(2026, 5, 1)) == dt.date(2027, 1, 1)
    assert periksa_tanggal_naskah(dt.date(2025, 12, 30), 2026) == ""
    assert "di luar tahun" in periksa_tanggal_naskah(dt.date(2027, 1, 1), 2026)


def contoh(**lain: object) -> Isi:
    dasar: dict = {
        "tahun": 2026,
        "versi": 1,
        "kepala": Kepala("Pemerintah Kabupaten Contoh", "Dinas Contoh"),
        "pertama": Pihak("A Contoh", "Kepala Dinas Contoh", "PLT", "Pembina", "197001012000012001"),
        "kedua": Pihak("B Contoh", "Bupati Contoh"),
        "nomor": "1",
        "tempat": "Contoh",
        "tanggal": dt.date(2026, 1, 20),
        "butir": (
            Butir("S1", "I1", "72,50", "Tahun", Decimal("72.500000"), objek=1),
            Butir("S1", "I2", "WTP", "Opini", objek=2),
        ),
        "program": (Program("P1", Decimal("100.50"), "1.02.02"),),
    }
    return Isi(**(dasar | lain))


@pytest.mark.parametrize(("alasan", "menghalangi"), [("", True), ("  ", True), ("Naik kelas", False)])
def test_beda_beralasan_hanya_peringatan(alasan: str, menghalangi: bool) -> None:
    isi = contoh(butir=(Butir("S1", "I1", "73", beda="Target 73 berbeda.", alasan_beda=alasan),))
    assert [satu.menghalangi for satu in periksa_perjanjian(isi)] == [menghalangi]


def test_target_kosong_dan_tanpa_indikator_menghalangi() -> None:
    assert periksa_perjanjian(contoh()) == []
    assert [satu.menghalangi for satu in periksa_perjanjian(contoh(butir=(Butir("S1", "I1", ""),)))] == [True]
    assert [satu.menghalangi for satu in periksa_perjanjian(contoh(butir=(), program=()))] == [True, False]


def test_beku_bolak_balik_tanpa_kehilangan() -> None:
    isi = contoh()
    assert dari_beku(ke_beku(isi)) == isi
    assert dari_beku(ke_beku(contoh(kedua=None, tanggal=None))) == contoh(kedua=None, tanggal=None)


def test_sebutan_dan_target_bersatuan() -> None:
    isi = contoh()
    assert isi.pertama.sebutan == "Plt. Kepala Dinas Contoh"
    assert [satu.target_bersatuan for satu in isi.butir] == ["72,50 Tahun", "WTP"]
    assert isi.judul == "Perjanjian Kinerja Tahun 2026"
    assert contoh(versi=2).judul == "Perjanjian Kinerja Perubahan Tahun 2026"


def test_bandingkan_menandai_yang_berubah_saja() -> None:
    baru = contoh(
        butir=(Butir("S1", "I1", "74", "Tahun", Decimal(74), objek=1), Butir("S2", "I3", "9", objek=3)),
        program=(Program("P1", Decimal(200), "1.02.02"),),
        pertama=Pihak("C Contoh", "Kepala Dinas Contoh"),
    )
    beda = [(satu.bagian, satu.jenis, satu.apa, satu.baru) for satu in bandingkan(contoh(), baru)]
    assert beda == [
        ("Naskah", "ubah", "Pihak Pertama", "C Contoh, Kepala Dinas Contoh"),
        ("Lampiran 1", "ubah", "I1: target", "74 Tahun"),
        ("Lampiran 1", "tambah", "I3", ""),
        ("Lampiran 1", "hapus", "I2", ""),
        ("Lampiran 2", "ubah", "P1: anggaran", "Rp 200"),
    ]
    assert bandingkan(contoh(), contoh()) == []


def test_jenjang_menurut_jabatan() -> None:
    assert jenjang("administrator", kepala_opd=True).butir[0] is JenisSimpul.SASARAN
    assert jenjang("administrator", kepala_opd=False).butir == (JenisSimpul.PROGRAM,)
    assert jenjang("pengawas", kepala_opd=False).anggaran is JenisSimpul.SUBKEGIATAN


def test_setiap_status_dapat_ditinggalkan_kecuali_akhir() -> None:
    buntu = {kode for kode in ALUR.status if not ALUR.tersedia(kode)}
    assert buntu == {"diganti", "berakhir"}
    assert all(ALUR.status[kode].giliran for kode in set(ALUR.status) - buntu - {"ditandatangani"})
