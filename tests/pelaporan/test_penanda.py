"""Papers signed on behalf of the head: chosen at issue, printed a.n. and u.b., kept with the document."""

from collections.abc import Callable

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse

from organisasi.models import Jabatan, Pengguna, Unit
from organisasi.queries import penandatangan_unit, pilihan_penanda
from pelaporan import actions
from pelaporan.models import Laporan
from tests import pabrik
from tests.layanan.conftest import PDF_KECIL, unggahan
from tests.pelaporan.conftest import TANGGAL
from tests.pelaporan.test_alur import disetujui
from tests.perjanjian.pabrik import teks_pdf

pytestmark = pytest.mark.django_db


@pytest.fixture
def sekretaris(dinkes: Unit, kepala: Pengguna) -> Jabatan:
    jabatan = pabrik.buat_jabatan("Sekretaris Dinas", dinkes, atasan=pabrik.jabatan_kepala(dinkes))
    pabrik.angkat(pabrik.buat_pegawai("Sekretaris Contoh", dinkes), jabatan)
    return jabatan


@pytest.fixture
def kasubbag(dinkes: Unit, sekretaris: Jabatan) -> Jabatan:
    bagian = pabrik.buat_unit("Subbagian Perencanaan", dinkes, jenis="subbagian")
    jabatan = pabrik.buat_jabatan("Kepala Subbagian Perencanaan", bagian, atasan=sekretaris)
    pabrik.angkat(pabrik.buat_pegawai("Kasubbag Contoh", bagian), jabatan)
    return jabatan


def _terbit(laporan: Laporan, penanda: Jabatan, by: Pengguna) -> tuple[Laporan, str]:
    terbit = actions.terbitkan_laporan(
        laporan,
        nomor="000.7/2",
        tanggal=TANGGAL,
        jalur="basah",
        pindaian=unggahan("pindaian.pdf", PDF_KECIL),
        penanda=penanda.pk,
        by=by,
    )
    assert terbit.dokumen
    with terbit.dokumen.berkas.isi() as berkas:
        return terbit, " ".join(teks_pdf(berkas.read()).split())


def test_atas_nama_tercetak_dan_tersimpan(
    tertulis: Laporan, sekretaris: Jabatan, operator: Pengguna, kepala: Pengguna
) -> None:
    terbit, teks = _terbit(disetujui(tertulis, operator, kepala), sekretaris, kepala)
    assert "a.n. Kepala Dinas Kesehatan Sekretaris Dinas Sekretaris Contoh" in teks
    assert "u.b." not in teks
    assert terbit.dokumen
    assert terbit.dokumen.penanda == sekretaris
    tanda = terbit.dokumen.tanda_tangan.get()
    assert (tanda.nama, tanda.jabatan) == ("Sekretaris Contoh", "a.n. Kepala Dinas Kesehatan, Sekretaris Dinas")


def test_untuk_beliau_menyebut_atasan_di_antaranya(
    tertulis: Laporan, kasubbag: Jabatan, operator: Pengguna, kepala: Pengguna
) -> None:
    terbit, teks = _terbit(disetujui(tertulis, operator, kepala), kasubbag, kepala)
    assert "a.n. Kepala Dinas Kesehatan Sekretaris Dinas u.b. Kepala Subbagian Perencanaan Kasubbag Contoh" in teks
    assert terbit.dokumen
    assert terbit.dokumen.tanda_tangan.get().jabatan == (
        "a.n. Kepala Dinas Kesehatan, Sekretaris Dinas, u.b. Kepala Subbagian Perencanaan"
    )


def test_pejabat_lain_tidak_menandatangani_elektronik_dengan_akun_kepala(
    tertulis: Laporan, sekretaris: Jabatan, operator: Pengguna, kepala: Pengguna
) -> None:
    siap = disetujui(tertulis, operator, kepala)
    with pytest.raises(ValidationError, match="Sekretaris Contoh"):
        actions.terbitkan_laporan(siap, nomor="1", tanggal=TANGGAL, jalur="lokal", penanda=sekretaris.pk, by=kepala)
    assert Laporan.objects.get(pk=siap.pk).status == "disetujui"


def test_hanya_jabatan_di_bawah_kepala(dinkes: Unit, sekretaris: Jabatan, kasubbag: Jabatan, kabupaten: Unit) -> None:
    staf = pabrik.buat_jabatan("Pelaksana", dinkes, atasan=kasubbag)
    lain = pabrik.buat_opd("Dinas Lain")
    for jabatan in (staf, pabrik.jabatan_kepala(lain)):
        with pytest.raises(ValidationError, match="satu atau dua tingkat"):
            penandatangan_unit(dinkes.pk, TANGGAL, penanda=jabatan.pk)
    pabrik.buat_jabatan("Kepala Bidang Lowong", dinkes, atasan=pabrik.jabatan_kepala(dinkes))
    assert [(satu.jabatan_id, satu.label) for satu in pilihan_penanda(dinkes.pk, TANGGAL)] == [
        (sekretaris.pk, "a.n. Kepala Dinas Kesehatan – Sekretaris Dinas (Sekretaris Contoh)"),
        (kasubbag.pk, "u.b., a.n. Kepala Dinas Kesehatan – Kepala Subbagian Perencanaan (Kasubbag Contoh)"),
    ]
    sekda = pabrik.buat_opd("Sekretariat Daerah", jenis="setda")
    pabrik.angkat(pabrik.buat_pegawai("Sekda Contoh", sekda), pabrik.jabatan_kepala(sekda))
    assert [satu.jabatan_id for satu in pilihan_penanda(kabupaten.pk, TANGGAL)] == [pabrik.jabatan_kepala(sekda).pk]


def test_formulir_menawarkan_dan_meneruskan_pilihan(
    tertulis: Laporan, sekretaris: Jabatan, operator: Pengguna, kepala: Pengguna, klien: Callable[[Pengguna], Client]
) -> None:
    siap = disetujui(tertulis, operator, kepala)
    alamat, masuk = reverse("pelaporan:terbitkan", args=[siap.pk]), klien(kepala)
    assert "a.n. Kepala Dinas Kesehatan – Sekretaris Dinas (Sekretaris Contoh)" in masuk.get(alamat).content.decode()
    isian = {
        "nomor": "000.7/3", "tanggal": TANGGAL, "penanda": sekretaris.pk, "jalur": "basah",
        "pindaian": unggahan("pindaian.pdf", PDF_KECIL), "sandi": pabrik.SANDI,
    }  # fmt: skip
    assert masuk.post(alamat, isian).status_code == 302
    dokumen = Laporan.objects.get(pk=siap.pk).dokumen
    assert dokumen
    assert dokumen.penanda == sekretaris
