"""The check on pages, in the API and in the database: reasons, guards, the regency's stored result."""

import datetime as dt

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from layanan.models import Jejak, Pekerjaan
from renstra import actions, queries
from renstra.models import AlasanTemuan, PemeriksaanDaerah, TemuanRencana
from renstra.rules.periksa import KATALOG
from tests import pabrik
from tests.renstra import rencana_contoh

pytestmark = pytest.mark.django_db


def kunci(versi, kode):
    return [satu.temuan.letak.kunci for satu in queries.periksa_versi(versi).semua if satu.temuan.kode == kode]


def test_alasan_menjawab_temuan_dan_tercatat(draf, penyusun):
    milik = kunci(draf, "R-207")
    assert actions.beri_alasan(draf, kode="R-207", kunci=milik[:2], alasan=" Menunggu BPS ", by=penyusun) == 2
    hasil = queries.periksa_versi(draf)
    kelompok = next(satu for satu in hasil.kelompok if satu.aturan.kode == "R-207")
    assert (kelompok.dijawab, kelompok.terbuka) == (2, len(milik) - 2)
    jawaban = next(satu.jawaban for satu in kelompok.temuan if satu.jawaban)
    assert (jawaban.alasan, jawaban.oleh) == ("Menunggu BPS", penyusun)
    jejak = Jejak.objects.filter(tindakan="alasan_temuan").latest("pk")
    assert (jejak.kalimat, jejak.oleh) == ("Temuan R-207 dijawab di 2 tempat", penyusun)


def test_temuan_yang_berubah_terbuka_lagi(draf, penyusun):
    actions.impor_dari_data(draf, {"Indikator": [{"kode": "IKU.2", "target_2027": "90"}]}, penyusun)
    milik = kunci(draf, "R-303")
    actions.beri_alasan(draf, kode="R-303", kunci=milik, alasan="Penduduk bertambah", by=penyusun)
    assert queries.periksa_versi(draf).dijawab == 1
    actions.impor_dari_data(draf, {"Indikator": [{"kode": "IKU.2", "target_2027": "89"}]}, penyusun)
    assert queries.periksa_versi(draf).dijawab == 0


def test_alasan_ikut_ke_versi_perubahan_dan_dapat_dicabut(sah, penyusun):
    milik = kunci(sah, "R-207")
    actions.beri_alasan(sah, kode="R-207", kunci=milik[:1], alasan="Lama", by=penyusun)
    baru = actions.buat_versi_baru(sah.dokumen, alasan="x", by=penyusun)
    assert queries.periksa_versi(baru).dijawab == 1
    actions.cabut_alasan(baru, kode="R-207", kunci=milik[0], by=penyusun)
    assert queries.periksa_versi(baru).dijawab == 0


@pytest.mark.parametrize(
    ("ubah", "kolom"),
    [
        ({"alasan": "  "}, "alasan"),
        ({"alasan": "x" * 501}, "alasan"),
        ({"kunci": []}, "kunci"),
        ({"kunci": ["I:0"]}, "kunci"),
        ({"kode": "R-999"}, "kode"),
        ({"kode": "R-201"}, "kode"),
    ],
)
def test_alasan_ditolak_dengan_kalimat(draf, penyusun, ubah, kolom):
    isi = {"kode": "R-207", "kunci": kunci(draf, "R-207"), "alasan": "a"} | ubah
    with pytest.raises(ValidationError) as galat:
        actions.beri_alasan(draf, **isi, by=penyusun)
    assert list(galat.value.message_dict) == [kolom]
    assert AlasanTemuan.objects.count() == 0


def test_orang_lain_tidak_menjawab(draf, kepala):
    with pytest.raises(PermissionDenied):
        actions.beri_alasan(draf, kode="R-207", kunci=kunci(draf, "R-207"), alasan="a", by=kepala)
    with pytest.raises(PermissionDenied):
        actions.cabut_alasan(draf, kode="R-207", kunci="I:1", by=kepala)


def test_peringatan_tanpa_alasan_tidak_menghalangi_pengajuan(draf, penyusun):
    assert queries.periksa_versi(draf).peringatan > 0
    assert actions.ajukan(draf, by=penyusun).status == "diajukan"


def test_halaman_menjawab_dan_mencabut(klien, draf, penyusun):
    halaman = klien(penyusun)
    alamat = reverse("renstra:periksa", args=[draf.pk])
    milik = kunci(draf, "R-207")
    isi = {"kode": "R-207", "kunci": milik[:1], "alasan": "Menunggu juknis"}
    halaman.post(reverse("renstra:alasan", args=[draf.pk]), isi)
    teks = halaman.get(alamat).content.decode()
    assert "Menunggu juknis" in teks
    assert "1 sudah dijawab" in teks
    halaman.post(reverse("renstra:alasan", args=[draf.pk]), {"kode": "R-207", "cabut": milik[0]})
    assert "Menunggu juknis" not in halaman.get(alamat).content.decode()


def test_kueri_halaman_tetap(klien, dukcapil, penyusun, draf):
    halaman = klien(penyusun)
    alamat = reverse("renstra:periksa", args=[draf.pk])
    halaman.get(alamat)
    with CaptureQueriesContext(
        connection,
    ) as sedikit:
        halaman.get(alamat)
    tambah = [
        {"kode": f"X.{n}", "tingkat": "SASARAN", "induk": "4.1.1", "uraian": f"Ukuran nomor {n}"} for n in range(200)
    ]
    actions.impor_dari_data(draf, {"Indikator": tambah}, penyusun)
    with CaptureQueriesContext(connection) as banyak:
        halaman.get(alamat)
    assert len(banyak) == len(sedikit) <= 12


def test_pemeriksaan_daerah_tersimpan_dan_terlihat_menurut_lingkup(klien, kabupaten, sah, bappeda, penyusun, tahun2026):
    lain = pabrik.buat_opd("Dinas Sosial", induk=kabupaten, kode="1.06")
    by = pabrik.buat_pengguna("penyusun", lain, username="penyusun2")
    kedua = rencana_contoh.buat_terisi(lain, by)
    hasil = actions.hitung_daerah(2026, dt.date(2026, 6, 1))
    assert hasil.rencana == 2
    kembar = TemuanRencana.objects.filter(kode="R-601")
    assert {satu.versi_id for satu in kembar} == {sah.pk, kedua.pk}
    assert "Dinas Sosial" in kembar.filter(versi=sah)[0].sebab
    alamat = reverse("renstra:periksa_daerah", args=[2026])
    assert "Dinas Sosial" in klien(bappeda).get(alamat + "?unit=").content.decode()
    assert queries.temuan_daerah(by, 2026, dt.date(2026, 6, 1)).exclude(unit=lain).count() == 0
    assert klien(bappeda).get(alamat + "?ekspor=xlsx").status_code == 200
    actions.hitung_daerah(2026, dt.date(2026, 6, 1))
    assert PemeriksaanDaerah.objects.count() == 1


def test_temuan_antar_opd_dijawab_di_rencananya(kabupaten, sah, penyusun):
    lain = pabrik.buat_opd("Dinas Sosial", induk=kabupaten, kode="1.06")
    rencana_contoh.buat_terisi(lain, pabrik.buat_pengguna("penyusun", lain, username="penyusun2"))
    actions.hitung_daerah(2026, dt.date(2026, 6, 1))
    milik = kunci(sah, "R-601")
    assert milik
    actions.beri_alasan(sah, kode="R-601", kunci=milik, alasan="Diukur di tiap layanan", by=penyusun)
    rows = queries.temuan_daerah(penyusun, 2026, dt.date(2026, 6, 1)).filter(kode="R-601")
    assert all(satu.dijawab for satu in rows)
    hitungan = {satu.aturan.kode: satu for satu in queries.hitungan_aturan(rows)}
    assert (hitungan["R-601"].terbuka, hitungan["R-601"].dijawab) == (0, len(milik))


def test_opd_tanpa_rencana_dan_kueri_daerah_tetap(klien, kabupaten, sah, bappeda, tahun2026):
    pabrik.buat_opd("Dinas Tanpa Rencana", induk=kabupaten, kode="9.01")
    actions.hitung_daerah(2026, dt.date(2026, 6, 1))
    assert TemuanRencana.objects.get(kode="R-604").tempat == "Dinas Tanpa Rencana"
    halaman, alamat = klien(bappeda), reverse("renstra:periksa_daerah", args=[2026])
    halaman.get(alamat)
    with CaptureQueriesContext(connection) as sedikit:
        halaman.get(alamat)
    for n in range(20):
        pabrik.buat_opd(f"Dinas Kosong {n}", induk=kabupaten, kode=f"8.{n:02}")
    actions.hitung_daerah(2026, dt.date(2026, 6, 1))
    with CaptureQueriesContext(connection) as banyak:
        halaman.get(alamat)
    assert len(banyak) == len(sedikit) <= 12


def test_periksa_sekarang_hanya_oleh_verifikator(klien, bappeda, penyusun, tahun2026):
    alamat = reverse("renstra:periksa_hitung", args=[2026])
    assert klien(penyusun).post(alamat).status_code == 403
    assert klien(bappeda).post(alamat).status_code == 302
    assert Pekerjaan.objects.get(kunci="periksa-daerah:2026").dibuat_oleh == bappeda


def test_katalog_mencetak_setiap_aturan(klien, penyusun):
    teks = klien(penyusun).get(reverse("renstra:katalog")).content.decode()
    assert all(f'id="{kode}"' in teks for kode in KATALOG)
