"""The dictionary in full: settings of the formula, scales, instrument, benchmark, validity; through pages, files and versions."""

import datetime as dt
import io

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.urls import reverse
from openpyxl import load_workbook

from layanan.actions import TransitionError
from layanan.queries import dokumen_objek
from organisasi.queries import versi_jabatan_pada
from renstra import actions, queries
from renstra.keputusan import baris_iku, rumus
from renstra.lembar import LEMBAR_INDIKATOR, baris_rencana
from renstra.models import IndikatorVersi, Skala
from renstra.queries.pratinjau import buku_versi, susun_pratinjau
from renstra.rules import RumusTurun
from sakip.lembar import baca, tulis_ekspor
from tests import pabrik
from tests.perjanjian.pabrik import teks_pdf
from tests.renstra import rencana_contoh

HARI = dt.date(2025, 2, 3)
LENGKAP = {
    "rumus_turun": "BANDING", "target_nol": "NIHIL_SERATUS", "boleh_negatif": True, "alasan": "Menggambarkan tugas pokok",
    "pencatat": "Petugas loket", "cara_kumpul": "Aplikasi antrean", "jadwal": "Tanggal 5", "nasional_teks": "≤ 3",
    "nasional_tahun": 2024, "nasional_sumber": "Kementerian", "berlaku_mulai": 2025, "berlaku_sampai": 2029,
}  # fmt: skip


@pytest.fixture
def skala() -> Skala:
    return Skala.objects.create(nama="Tingkat layanan", butir=["KURANG", "CUKUP", "PRIMA"])


@pytest.fixture
def lengkap(draf, penyusun, skala):
    actions.impor_dari_data(draf, {"Indikator": [{"kode": "IKU.4", **LENGKAP, "skala": "tingkat layanan"}]}, penyusun)
    return IndikatorVersi.objects.get(versi=draf, indikator__kode="IKU.4")


@pytest.mark.django_db
def test_skala_bawaan_ada_sejak_awal():
    assert {s.nama: s.butir for s in Skala.objects.all()} == {
        "Opini BPK": ["TMP", "TW", "WDP", "WTP"],
        "Predikat AKIP": ["D", "C", "CC", "B", "BB", "A", "AA"],
    }


def test_semua_isian_kamus_tersimpan_dan_ikut_disalin(draf, lengkap, skala, penyusun, bappeda):
    assert {nama: getattr(lengkap, nama) for nama in LENGKAP} == LENGKAP
    assert lengkap.skala == skala
    sah = rencana_contoh.tetapkan(draf, penyusun=penyusun, bappeda=bappeda)
    baru = actions.buat_versi_baru(sah.dokumen, alasan="Penajaman", by=penyusun)
    actions.impor_dari_data(
        baru, {"Indikator": [{"kode": "IKU.4", "rumus_turun": "SELISIH", "jadwal": None, "skala": None}]}, penyusun
    )
    beda = {p.hal: (p.lama, p.baru) for p in queries.banding(sah, baru)}
    assert beda == {
        "Rumus makin rendah makin baik": (RumusTurun.BANDING.label, RumusTurun.SELISIH.label),
        "Saat data tersedia": ("Tanggal 5", ""),
        "Skala": ("Tingkat layanan", ""),
    }


def test_ekspor_lalu_impor_tidak_mengubah_apa_pun(draf, lengkap, penyusun):
    buku = buku_versi(draf)
    isi = tulis_ekspor(buku, baris_rencana(queries.pohon(draf)))
    pratinjau = susun_pratinjau(draf, baca(io.BytesIO(isi), buku))
    assert pratinjau.sah
    assert not pratinjau.berubah
    assert all(beda.sama and not beda.hapus for beda in pratinjau.beda.values() if beda)
    hitung = actions.impor_dari_data(draf, pratinjau.data, penyusun)
    assert (hitung.tambah, hitung.ubah) == (0, 0)


def test_skala_yang_tidak_terdaftar_diberi_tahu(draf, penyusun):
    buku = buku_versi(draf)
    rows = baris_rencana(queries.pohon(draf))
    rows[LEMBAR_INDIKATOR][1]["skala"] = "Skala karangan"
    hasil = susun_pratinjau(draf, baca(io.BytesIO(tulis_ekspor(buku, rows)), buku))
    temuan = [t for t in hasil.kosong if t.kolom == "Skala"]
    assert "Skala “Skala karangan” tidak terdaftar" in temuan[0].sebab
    assert hasil.sah


def test_formulir_menyimpan_dan_menolak_masa_terbalik(draf, penyusun, skala, klien):
    satu = draf.indikator.get(indikator__kode="IKU.4")
    url = reverse("renstra:indikator", args=[satu.pk])
    masuk = klien(penyusun)
    form = masuk.get(url).context["form"]
    kirim = {b.html_name: b.value() for b in form if b.value() not in (None, False)}
    kirim |= {
        "skala": skala.pk,
        "rumus_turun": "BANDING",
        "jadwal": "Juli",
        "berlaku_mulai": 2026,
        "berlaku_sampai": 2025,
    }
    assert "tidak boleh mendahului tahun mulainya" in masuk.post(url, kirim).content.decode()
    assert masuk.post(url, kirim | {"berlaku_sampai": 2028}).status_code == 302
    satu.refresh_from_db()
    assert (satu.skala, satu.rumus_turun, satu.jadwal, satu.berlaku_sampai) == (skala, "BANDING", "Juli", 2028)
    kamus = masuk.get(reverse("renstra:kamus", args=[satu.indikator_id])).content.decode()
    assert "KURANG &lt; CUKUP &lt; PRIMA" in kamus
    assert "target ÷ realisasi" in kamus


def test_batasan_di_basis_data(lengkap):
    with pytest.raises(IntegrityError), transaction.atomic():
        IndikatorVersi.objects.filter(pk=lengkap.pk).update(berlaku_sampai=2020)
    with pytest.raises(IntegrityError), transaction.atomic():
        Skala.objects.create(nama="Satu butir", butir=["A"])


def test_keputusan_iku_terbit_sekali_jadi(draf, penyusun, bappeda, operator, klien):
    with pytest.raises(TransitionError, match="sudah ditetapkan"):
        actions.terbitkan_iku(draf, nomor="1", tanggal=HARI, by=penyusun)
    sah = rencana_contoh.tetapkan(draf, penyusun=penyusun, bappeda=bappeda)
    baris = baris_iku(sah)
    assert [satu.isi.kode for satu in baris] == ["IKU.1", "IKU.2", "IKU.3"]
    assert rumus(baris[0].isi) == "Penduduk pemegang KTP-el ÷ Penduduk wajib KTP"
    masuk, url = klien(penyusun), reverse("renstra:iku", args=[sah.pk])
    assert "Terbitkan keputusan" in masuk.get(url).content.decode()
    assert (
        "Tanggal keputusan tidak boleh mendahului"
        in masuk.post(url, {"nomor": "1", "tanggal": "1 Januari 2024"}).content.decode()
    )
    assert masuk.post(url, {"nomor": "188/7/2025", "tanggal": "20 Januari 2025"}).status_code == 302
    dokumen = dokumen_objek(sah)[0]
    assert (dokumen.nomor, dokumen.jenis) == ("188/7/2025", "iku")
    assert dokumen.berkas.isi().read().startswith(b"%PDF")
    assert "188/7/2025" in masuk.get(url).content.decode()
    assert masuk.get(reverse("renstra:iku_pdf", args=[sah.pk])).content.startswith(b"%PDF")
    buku = load_workbook(io.BytesIO(masuk.get(reverse("renstra:iku_xlsx", args=[sah.pk])).content))
    isi = [sel for baris in buku["IKU"].iter_rows(values_only=True) for sel in baris]
    assert "Persentase penduduk wajib KTP yang memiliki KTP-el" in isi
    assert klien(operator).get(url).status_code == 404
    assert klien(bappeda).post(url, {"nomor": "2", "tanggal": "20 Januari 2025"}).status_code == 404


def test_keputusan_iku_atas_nama_kepala(draf, penyusun, bappeda):
    sah = rencana_contoh.tetapkan(draf, penyusun=penyusun, bappeda=bappeda)
    unit = sah.dokumen.unit
    sekretaris = pabrik.buat_jabatan("Sekretaris", unit, atasan=pabrik.jabatan_kepala(unit))
    pabrik.angkat(pabrik.buat_pegawai("Sekretaris Contoh", unit), sekretaris)
    dokumen = actions.terbitkan_iku(sah, nomor="1", tanggal=sah.tanggal, penanda=sekretaris.pk, by=penyusun)
    teks = " ".join(teks_pdf(dokumen.berkas.isi().read()).split())
    assert (
        f"a.n. {versi_jabatan_pada(pabrik.jabatan_kepala(unit), sah.tanggal).nama} Sekretaris Sekretaris Contoh" in teks
    )
    assert dokumen.penanda == sekretaris


def test_keputusan_iku_tanpa_iku_atau_nomor(draf, penyusun, bappeda):
    draf.indikator.filter(jenis="IKU").update(jenis="IKP")
    sah = rencana_contoh.tetapkan(draf, penyusun=penyusun, bappeda=bappeda)
    with pytest.raises(ValidationError, match="belum mempunyai Indikator Kinerja Utama"):
        actions.terbitkan_iku(sah, nomor="1", tanggal=HARI, by=penyusun)
    with pytest.raises(ValidationError, match="Isi nomor"):
        actions.terbitkan_iku(sah, nomor=" ", tanggal=HARI, by=penyusun)
