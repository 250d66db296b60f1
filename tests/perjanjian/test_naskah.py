"""The paper: what it says, the three routes of signing, records of past years."""

import datetime as dt
import io
from collections.abc import Callable
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from pypdf import PdfReader

from layanan.models import Pemberitahuan
from organisasi.models import Pengguna, ProfilDaerah, Unit
from perjanjian import actions
from perjanjian.models import Perjanjian
from perjanjian.queries import cetak_naskah, isi_perjanjian
from perjanjian.queries.naskah import blok_tanda_tangan, kop
from tests import pabrik
from tests.layanan.gerbang_palsu import FRASA, NIK, gerbang
from tests.perjanjian.pabrik import PADA, buat_rencana, pindaian, teks_pdf

Antar = Callable[[Perjanjian, str], Perjanjian]


def unggahan() -> SimpleUploadedFile:
    return SimpleUploadedFile("pindaian.pdf", pindaian(), "application/pdf")


def test_naskah_memuat_semua_yang_dijanjikan(perjanjian: Perjanjian, antar: Antar) -> None:
    siap = antar(perjanjian, "siap")
    isi = isi_perjanjian(siap)
    assert siap.dokumen is not None
    with siap.dokumen.berkas.isi() as aliran:
        teks = teks_pdf(aliran.read())
    for satu in isi.butir:
        assert satu.indikator in teks
        assert satu.target_bersatuan in teks
        assert satu.sasaran in teks
    for program in isi.program:
        assert program.nama in teks
    for kata in (
        "PERJANJIAN KINERJA TAHUN 2026",
        "Nomor: 000.8/12/2026",
        "Pihak Pertama",
        "Pihak Kedua",
        "Contoh, 20 Januari 2026",
        "Kepala Contoh",
        "Bupati Contoh",
        "Rp 1.250.000.000",
        "PEMERINTAH KABUPATEN CONTOH",
        "/verifikasi/",
    ):
        assert kata in teks, kata
    assert "DRAF" not in teks


def test_draf_mengaku_draf_dan_sama_bila_diulang(perjanjian: Perjanjian) -> None:
    isi = isi_perjanjian(perjanjian)
    satu, dua = cetak_naskah(isi), cetak_naskah(isi)
    assert satu == dua
    assert "DRAF" in teks_pdf(satu)


@pytest.mark.parametrize(("kertas", "tinggi"), [("A4", 841.9), ("F4", 935.4)])
def test_ukuran_kertas_menurut_daerah(perjanjian: Perjanjian, kertas: str, tinggi: float) -> None:
    ProfilDaerah.objects.update(ukuran_kertas=kertas)
    halaman = PdfReader(io.BytesIO(cetak_naskah(isi_perjanjian(perjanjian)))).pages
    assert {round(float(satu.mediabox.height), 1) for satu in halaman} == {tinggi}


def test_blok_bupati_satu_dan_kop_tanpa_ulangan(
    kabupaten: Unit, tahun2026: object, bupati: Pengguna, bagian_organisasi: Pengguna
) -> None:
    buat_rencana(kabupaten)
    isi = isi_perjanjian(actions.buat_dari_rencana(unit=kabupaten, tahun=2026, by=bagian_organisasi, pada=PADA))
    assert len(blok_tanda_tangan(isi)) == 1
    assert kop(isi)["instansi"] == "Pemerintah Kabupaten Contoh"
    assert "Pihak Kedua" not in teks_pdf(cetak_naskah(isi))


def test_pindaian_untuk_kedua_pihak(perjanjian: Perjanjian, antar: Antar, operator: Pengguna, kepala: Pengguna) -> None:
    antar(perjanjian, "siap")
    selesai = actions.catat_basah(perjanjian, pindaian=unggahan(), pihak=["PERTAMA", "KEDUA"], by=operator)
    assert selesai.status == "ditandatangani"
    assert selesai.dokumen is not None
    tanda = list(selesai.dokumen.tanda_tangan.all())
    assert [(satu.sebagai, satu.jalur, satu.oleh) for satu in tanda] == [
        ("Pihak Pertama", "basah", operator),
        ("Pihak Kedua", "basah", operator),
    ]
    assert Pemberitahuan.objects.filter(penerima=kepala, isi__contains="Operator Contoh").exists()


def test_satu_basah_satu_elektronik(perjanjian: Perjanjian, antar: Antar, operator: Pengguna, bupati: Pengguna) -> None:
    antar(perjanjian, "siap")
    assert actions.tandatangani(perjanjian, jalur="lokal", by=bupati).status == "tertandatangani_sebagian"
    with pytest.raises(ValidationError, match="belum tercatat"):
        actions.catat_basah(perjanjian, pindaian=unggahan(), pihak=["KEDUA"], by=operator)
    assert (
        actions.catat_basah(perjanjian, pindaian=unggahan(), pihak=["PERTAMA"], by=operator).status == "ditandatangani"
    )


def test_pindaian_orang_luar_dan_bukan_pdf_ditolak(perjanjian: Perjanjian, antar: Antar, operator: Pengguna) -> None:
    antar(perjanjian, "siap")
    lain = pabrik.buat_pengguna("penyusun", pabrik.buat_opd("Dinas Perikanan"))
    with pytest.raises(PermissionDenied):
        actions.catat_basah(perjanjian, pindaian=unggahan(), pihak=["PERTAMA"], by=lain)
    with pytest.raises(ValidationError):
        actions.catat_basah(perjanjian, pindaian=io.BytesIO(b"bukan pdf"), pihak=["PERTAMA"], by=operator)
    assert Perjanjian.objects.get().status == "siap"


def test_gerbang_tanpa_setelan_ditolak_tanpa_bekas(perjanjian: Perjanjian, antar: Antar, kepala: Pengguna) -> None:
    antar(perjanjian, "siap")
    with pytest.raises(ValidationError):
        actions.tandatangani(perjanjian, jalur="gerbang", by=kepala, nik="3500000000000001", frasa="rahasia")
    kini = Perjanjian.objects.get()
    assert kini.status == "siap"
    assert kini.sudah_menandatangani() == set()


def test_nomor_ganda_dan_tanggal_salah_tahun(
    perjanjian: Perjanjian, antar: Antar, operator: Pengguna, dinkes: Unit
) -> None:
    with pytest.raises(ValidationError, match="di luar tahun"):
        actions.ubah_naskah(perjanjian, nomor="1", tempat="", tanggal=dt.date(2027, 1, 1), by=operator)
    antar(perjanjian, "ditandatangani")
    baru = actions.revisi(perjanjian, alasan="STRATEGI", keterangan="x", by=operator)
    with pytest.raises(ValidationError, match="sudah dipakai"):
        actions.ubah_naskah(baru, nomor="000.8/12/2026", tempat="", tanggal=None, by=operator)


def test_arsip_tahun_lalu_tanpa_dokumen(
    dinkes: Unit, operator: Pengguna, kepala: Pengguna, bupati: Pengguna, django_assert_max_num_queries: Callable
) -> None:
    pabrik.buat_tahun(2025)
    buat_rencana(dinkes, tahun=2025)
    lama = actions.buat_dari_rencana(unit=dinkes, tahun=2025, by=operator)
    actions.ajukan(lama, by=kepala)
    actions.setujui(lama, by=bupati)
    arsip = actions.catat_arsip(lama, nomor="1/2025", tanggal=dt.date(2025, 1, 15), tempat="Contoh", by=operator)
    assert (arsip.status, arsip.dokumen) == ("ditandatangani", None)
    with django_assert_max_num_queries(0):
        isi = isi_perjanjian(arsip)
    assert isi.tanggal == dt.date(2025, 1, 15)
    assert "salinan" in teks_pdf(cetak_naskah(isi, salinan=True))


@pytest.mark.usefixtures("hari_2026")
def test_tahun_berjalan_tidak_dapat_diarsipkan(perjanjian: Perjanjian, antar: Antar, operator: Pengguna) -> None:
    antar(perjanjian, "disetujui")
    with pytest.raises(ValidationError, match="tahun yang sudah lewat"):
        actions.catat_arsip(perjanjian, nomor="1", tanggal=PADA, by=operator)


def test_gerbang_menandatangani_dan_tidak_menyimpan_rahasia(
    perjanjian: Perjanjian, antar: Antar, kepala: Pengguna, settings: Any
) -> None:
    antar(perjanjian, "siap")
    with gerbang() as peladen:
        settings.GERBANG_TTE = peladen.alamat
        hasil = actions.tandatangani(perjanjian, jalur="gerbang", by=kepala, nik=NIK, frasa=FRASA)
    assert hasil.status == "tertandatangani_sebagian"
    assert hasil.dokumen is not None
    tanda = hasil.dokumen.tanda_tangan.get()
    assert tanda.jalur == "gerbang"
    assert NIK not in str(tanda.__dict__)
    assert FRASA not in str(tanda.__dict__)


@pytest.mark.usefixtures("hari_2026")
def test_arsip_langsung_dari_rencana(dinkes: Unit, operator: Pengguna, kepala: Pengguna, bupati: Pengguna) -> None:
    pabrik.buat_tahun(2025)
    buat_rencana(dinkes, tahun=2025)
    isian = {
        "unit": dinkes,
        "tahun": 2025,
        "jabatan": pabrik.jabatan_kepala(dinkes),
        "nomor": "9/2025",
        "tempat": "Contoh",
    }
    with pytest.raises(ValidationError, match="di luar tahun"):
        actions.arsipkan_dari_rencana(**isian, tanggal=PADA, by=operator)
    with pytest.raises(PermissionDenied):
        actions.arsipkan_dari_rencana(**isian, tanggal=dt.date(2025, 1, 20), by=kepala)
    arsip = actions.arsipkan_dari_rencana(**isian, tanggal=dt.date(2025, 1, 20), by=operator)
    assert arsip.status == "ditandatangani"
    assert [satu.target for satu in isi_perjanjian(arsip).butir] == ["72,50", "17", "WTP", "≤ 12,5"]
    with pytest.raises(ValidationError, match="sudah mempunyai perjanjian"):
        actions.arsipkan_dari_rencana(**isian, tanggal=dt.date(2025, 1, 20), by=operator)
    with pytest.raises(ValidationError, match="tahun yang sudah lewat"):
        actions.arsipkan_dari_rencana(**(isian | {"tahun": 2026}), tanggal=PADA, by=operator)
