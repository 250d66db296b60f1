"""The performance tree: made, changed step by step and back, put into force, shown, downloaded; for those who may."""

import datetime as dt
import json

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from layanan.actions import HalamanBasi, kerjakan
from layanan.models import Pekerjaan
from organisasi.models import Unit
from renstra import actions, queries
from renstra.actions.kondisi import potret
from renstra.actions.pohon import PohonTertutup
from renstra.models import PohonKinerja, Simpul, SimpulPohon
from renstra.rules.pohon import JenisKondisi
from tests import pabrik

pytestmark = pytest.mark.django_db
HARI = dt.date(2026, 6, 1)


@pytest.fixture
def pohon(sah, penyusun) -> PohonKinerja:
    """A draft tree built from the plan."""
    return actions.bangun_dari_rencana(sah, by=penyusun)


def bentuk(pohon):
    """The tree as nested (words, children)."""

    def satu(simpul):
        return (simpul.uraian, [satu(x) for x in simpul.anak])

    return [satu(x) for x in queries.isi_pohon(pohon, HARI).akar]


def balikkan(pohon, balik, by):
    """Take the step back, as the page does."""
    balik = dict(balik)
    nama = balik.pop("langkah")
    fungsi = {
        "hapus": lambda: actions.hapus_kondisi(pohon, balik["simpul"], by=by),
        "ubah": lambda: actions.ubah_kondisi(pohon, balik["simpul"], isian=balik["isian"], by=by),
        "pindah": lambda: actions.pindah_kondisi(pohon, balik["simpul"], induk=balik["induk"], posisi=balik["posisi"], by=by),
        "pasang": lambda: actions.pasang_kondisi(pohon, **balik, by=by),
    }  # fmt: skip
    return fungsi[nama]()


def test_dibangun_dari_rencana_dan_terkait(pohon, sah):
    isi = queries.isi_pohon(pohon, HARI)
    rencana = {s.kunci: s for s in Simpul.objects.filter(versi=sah)}
    assert {satu.rencana for _, satu in isi.simpul} == set(rencana)
    (puncak,) = isi.akar
    assert (puncak.jenis, puncak.uraian) == (JenisKondisi.OUTCOME, rencana[puncak.rencana].uraian)
    assert [satu.jenis for satu in puncak.anak] == [JenisKondisi.ANTARA, JenisKondisi.ANTARA]
    assert puncak.anak[0].indikator[0].indikator_id
    assert (pohon.tahun_awal, pohon.nomor, pohon.status) == (2025, 1, "DRAF")


def test_satu_draf_sekaligus_dan_hanya_oleh_penyusun(pohon, sah, penyusun, kepala):
    with pytest.raises(ValidationError, match="masih mempunyai draf"):
        actions.bangun_dari_rencana(sah, by=penyusun)
    with pytest.raises(PermissionDenied):
        actions.hapus_pohon(pohon, by=kepala)


def test_langkah_dan_kebalikannya(pohon, penyusun):
    awal = bentuk(pohon)
    puncak = pohon.simpul.get(induk=None)
    pertama, kedua = pohon.simpul.filter(induk=puncak)
    langkah = [
        lambda: actions.tambah_kondisi(pohon, induk=puncak.pk, uraian="Layanan dekat warga", posisi=0, by=penyusun),
        lambda: actions.tambah_kondisi(pohon, induk=None, uraian="Hasil lain", by=penyusun),
        lambda: actions.ubah_kondisi(pohon, kedua.pk, isian={"uraian": "Mutu", "indikator": ["a", "b"]}, by=penyusun),
        lambda: actions.pindah_kondisi(pohon, kedua.pk, induk=pertama.pk, by=penyusun),
        lambda: actions.pindah_kondisi(pohon, kedua.pk, induk=puncak.pk, posisi=0, by=penyusun),
        lambda: actions.hapus_kondisi(pohon, pertama.pk, by=penyusun),
    ]
    for satu in langkah:
        hasil = satu()
        assert bentuk(pohon) != awal or hasil.simpul is not None
        balikkan(pohon, hasil.balik, penyusun)
        assert bentuk(pohon) == awal


def test_hapus_lalu_pasang_mengembalikan_semuanya(pohon, penyusun, dukcapil, kabupaten):
    lain = pabrik.buat_opd("Dinas Sosial", induk=kabupaten, kode="1.06")
    kepala = pabrik.buat_jabatan("Kepala Bidang", dukcapil)
    puncak = pohon.simpul.get(induk=None)
    satu = pohon.simpul.filter(induk=puncak)[0]
    isian = {"jabatan": kepala.pk, "unit": dukcapil.pk, "silang": [lain.pk], "rencana": None}
    actions.ubah_kondisi(pohon, satu.pk, isian=isian, by=penyusun)
    satu.refresh_from_db()
    sebelum, kunci = potret(satu), satu.kunci
    hasil = actions.hapus_kondisi(pohon, satu.pk, by=penyusun)
    assert not pohon.simpul.filter(kunci=kunci).exists()
    balikkan(pohon, json.loads(json.dumps(hasil.balik)), penyusun)
    kembali = pohon.simpul.get(kunci=kunci)
    assert potret(kembali) == sebelum
    isi = next(x for _, x in queries.isi_pohon(pohon, HARI).simpul if x.id == kembali.pk)
    assert (isi.jabatan, isi.silang) == ("Kepala Bidang", ("Dinas Sosial",))


@pytest.mark.parametrize(
    ("langkah", "kalimat"),
    [
        ({"langkah": "tambah", "induk": None, "uraian": " "}, "Tulis kondisinya."),
        ({"langkah": "tambah", "induk": None, "uraian": "x" * 501}, "paling panjang 500"),
        ({"langkah": "tambah", "induk": 0, "uraian": "x"}, "sudah tidak ada"),
        ({"langkah": "tambah", "induk": "1; drop", "uraian": "x"}, "sudah tidak ada"),
        ({"langkah": "tambah", "induk": None, "uraian": "x", "jenis": "LAIN"}, "tidak dikenal"),
        ({"langkah": "hapus", "simpul": 0}, "sudah tidak ada"),
        ({"langkah": "terbang"}, "tidak dikenal"),
        ({"langkah": "pasang", "induk": None, "potongan": {"uraian": "x"}}, "tidak dapat dipasang"),
    ],
)
def test_langkah_salah_ditolak_dengan_kalimat(klien, pohon, penyusun, langkah, kalimat):
    banyak = pohon.simpul.count()
    jawab = klien(penyusun).post(
        reverse("renstra:pohon_langkah", args=[pohon.pk]), json.dumps(langkah), content_type="application/json"
    )
    assert jawab.status_code == 400
    assert kalimat in jawab.json()["galat"]
    assert pohon.simpul.count() == banyak


def test_langkah_lewat_halaman_memberi_gambar_baru_dan_menolak_yang_basi(klien, pohon, penyusun):
    alamat = reverse("renstra:pohon_langkah", args=[pohon.pk])
    kirim = {"langkah": "tambah", "induk": None, "uraian": "Warga <b>puas</b>", "revisi": 0}
    jawab = klien(penyusun).post(alamat, json.dumps(kirim), content_type="application/json")
    isi = jawab.json()
    assert (jawab.status_code, isi["revisi"]) == (200, 1)
    assert "Warga &lt;b&gt;puas&lt;/b&gt;" in isi["gambar"]
    basi = klien(penyusun).post(alamat, json.dumps(kirim), content_type="application/json")
    assert basi.status_code == 409
    with pytest.raises(HalamanBasi):
        actions.hapus_kondisi(pohon, isi["simpul"], by=penyusun, revisi=0)
    assert klien(penyusun).post(alamat, "bukan json", content_type="application/json").status_code == 400


def test_pindah_ke_bawah_sendiri_ditolak(pohon, penyusun):
    puncak = pohon.simpul.get(induk=None)
    anak = pohon.simpul.filter(induk=puncak)[0]
    with pytest.raises(ValidationError, match="dirinya sendiri"):
        actions.pindah_kondisi(pohon, puncak.pk, induk=anak.pk, by=penyusun)


def test_berlaku_beku_dan_versi_baru_menggantikan(pohon, penyusun):
    actions.berlakukan(pohon, tanggal=HARI, by=penyusun)
    pohon.refresh_from_db()
    with pytest.raises(PohonTertutup, match="versi baru"):
        actions.tambah_kondisi(pohon, induk=None, uraian="x", by=penyusun)
    with pytest.raises(IntegrityError, match="tidak dapat diubah"), transaction.atomic():
        SimpulPohon.objects.filter(pohon=pohon).update(uraian="curang")
    baru = actions.buat_versi_pohon(pohon, by=penyusun)
    assert bentuk(baru) == bentuk(pohon)
    assert set(baru.simpul.values_list("kunci")) == set(pohon.simpul.values_list("kunci"))
    actions.berlakukan(baru, tanggal=HARI, by=penyusun)
    pohon.refresh_from_db()
    assert (pohon.status, queries.pohon_tahun(pohon.unit, 2026)) == ("DIGANTI", baru)


def test_kosong_tidak_dapat_berlaku(dukcapil, penyusun):
    pohon = actions.buat_pohon(unit=dukcapil, tahun_awal=2025, tahun_akhir=2029, by=penyusun)
    with pytest.raises(ValidationError, match="masih kosong"):
        actions.berlakukan(pohon, tanggal=HARI, by=penyusun)


def test_halaman_gambar_kerangka_dan_unduhan(klien, pohon, penyusun):
    halaman = klien(penyusun)
    teks = halaman.get(pohon.get_absolute_url()).content.decode()
    assert teks.count('role="treeitem"') == pohon.simpul.count()
    assert 'style="' not in teks
    kerangka = halaman.get(pohon.get_absolute_url() + "?bentuk=kerangka").content.decode()
    for satu in pohon.simpul.all():
        assert satu.uraian in kerangka
    svg = halaman.get(reverse("renstra:pohon_svg", args=[pohon.pk]))
    assert (svg["Content-Type"], svg.content[:4]) == ("image/svg+xml", b"<svg")
    assert halaman.get(reverse("renstra:pohon_xlsx", args=[pohon.pk])).content[:2] == b"PK"
    assert halaman.get(reverse("renstra:pohon_pdf", args=[pohon.pk])).content[:5] == b"%PDF-"


def test_form_kondisi_mengaitkan(klien, pohon, penyusun, dukcapil):
    jabatan = pabrik.buat_jabatan("Kepala Bidang", dukcapil)
    satu = pohon.simpul.filter(induk__isnull=False)[0]
    alamat = reverse("renstra:kondisi", args=[satu.pk])
    isi = {
        "uraian": "Warga memegang dokumen", "jenis": "FAKTOR", "induk": "", "indikator": "IKU.1: Persentase KTP\nWaktu tunggu",
        "rencana": "", "jabatan": jabatan.pk, "unit": "",
    }  # fmt: skip
    assert klien(penyusun).post(alamat, isi).status_code == 302
    satu.refresh_from_db()
    assert (satu.jabatan, satu.induk, satu.jenis, satu.rencana) == (jabatan, None, "FAKTOR", None)
    assert [(x.uraian, x.indikator and x.indikator.kode) for x in satu.indikator.all()] == [
        ("Persentase KTP", "IKU.1"),
        ("Waktu tunggu", None),
    ]


def test_jumlah_kueri_tetap(klien, pohon, penyusun):
    halaman = klien(penyusun)
    halaman.get(pohon.get_absolute_url())
    with CaptureQueriesContext(connection) as sedikit:
        halaman.get(pohon.get_absolute_url())
    puncak = pohon.simpul.get(induk=None)
    SimpulPohon.objects.bulk_create(
        SimpulPohon(pohon=pohon, induk=puncak, uraian=f"Kondisi {n}", jenis="FAKTOR", urutan=n) for n in range(150)
    )
    with CaptureQueriesContext(connection) as banyak:
        halaman.get(pohon.get_absolute_url())
    assert len(banyak) == len(sedikit) <= 12


def test_unit_tanpa_pohon_ditawari_dan_orang_lain_tidak(klien, sah, dukcapil, penyusun, kepala):
    alamat = reverse("renstra:pohon_unit", args=[2026, dukcapil.pk])
    assert "Bangun dari rencana" in klien(penyusun).get(alamat).content.decode()
    klien(penyusun).post(reverse("renstra:pohon_baru", args=[2026, dukcapil.pk]))
    pohon = PohonKinerja.objects.get(unit=dukcapil)
    assert klien(penyusun).get(alamat).url == pohon.get_absolute_url()
    assert klien(kepala).get(pohon.get_absolute_url()).status_code == 404
    assert Unit.objects.filter(pk=dukcapil.pk).exists()


def test_pdf_pohon_besar_dikerjakan_pekerja(klien, pohon, penyusun):
    puncak = pohon.simpul.get(induk=None)
    SimpulPohon.objects.bulk_create(
        SimpulPohon(pohon=pohon, induk=puncak, uraian=f"Kondisi {n}", jenis="FAKTOR", urutan=n) for n in range(80)
    )
    assert klien(penyusun).get(reverse("renstra:pohon_pdf", args=[pohon.pk])).url == pohon.get_absolute_url()
    jawab = klien(penyusun).post(reverse("renstra:pohon_cetak", args=[pohon.pk]))
    pekerjaan = Pekerjaan.objects.get(jenis="renstra.pohon_pdf")
    assert jawab.url == pekerjaan.get_absolute_url()
    kerjakan(pekerjaan)
    pekerjaan.refresh_from_db()
    assert pekerjaan.nama_berkas.endswith(".pdf")
