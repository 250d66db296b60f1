"""Kinds of plan, and the year's plan made from the one it follows."""

import datetime as dt

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.urls import reverse

from layanan.actions import TransitionError
from layanan.queries import giliran_untuk
from organisasi.rules.izin import Peran
from renstra import actions, queries
from renstra.models import DokumenRencana, IndikatorVersi, Simpul, VersiRencana
from renstra.rules import JenisSimpul
from renstra.rules.macam import MACAM, TAHUNAN, UNTUK_PERJANJIAN, periksa_dokumen, tingkat_asing, turunan
from renstra.rules.rencana import JenisRencana
from tests import pabrik
from tests.renstra import rencana_contoh


def _isian(unit, jenis, awal, akhir, by):
    return actions.buat_dokumen(
        unit=unit, jenis=jenis, judul=f"{jenis} contoh", tahun_awal=awal, tahun_akhir=akhir, by=by
    )


@pytest.fixture
def renja(sah, penyusun) -> VersiRencana:
    return actions.buat_turunan(sah, jenis="RENJA", tahun=2026, by=penyusun)


def test_setiap_jenis_punya_aturan_dan_induk_yang_lebih_panjang():
    assert set(MACAM) == set(JenisRencana)
    for satu in MACAM.values():
        assert bool(satu.dari) == satu.tahunan
        assert all(satu.jenis in turunan(induk) for induk in satu.dari)
    assert JenisSimpul.VISI not in MACAM[JenisRencana.RPD].tingkat
    assert MACAM[JenisRencana.RPJMD].tingkat[:2] == (JenisSimpul.VISI, JenisSimpul.MISI)
    assert tingkat_asing("RPD", [JenisSimpul.MISI, JenisSimpul.TUJUAN]) == [JenisSimpul.MISI]
    assert UNTUK_PERJANJIAN[0] is JenisRencana.RENJA


@pytest.mark.parametrize(
    ("jenis", "daerah", "awal", "akhir", "kolom", "kalimat"),
    [
        ("RPJMD", False, 2025, 2029, "unit", "RPJMD disusun Bappeda untuk kabupaten."),
        ("RENJA", True, 2026, 2026, "unit", "Renja disusun perangkat daerah."),
        ("RENJA", False, 2026, 2027, "tahun_akhir", "Renja mencakup satu tahun; isian ini mencakup 2 tahun."),
        ("RPJMD", True, 2025, 2031, "tahun_akhir", "RPJMD mencakup 2 sampai 6 tahun; isian ini mencakup 7 tahun."),
        ("RKPD", False, 2026, 2026, "unit", "RKPD disusun Bappeda untuk kabupaten."),
    ],
)
def test_jenis_menolak_unit_dan_tahun_yang_bukan_miliknya(jenis, daerah, awal, akhir, kolom, kalimat):
    assert kalimat in periksa_dokumen(jenis, daerah=daerah, tahun_awal=awal, tahun_akhir=akhir)[kolom]


@pytest.mark.parametrize("jenis", list(JenisRencana))
def test_semua_jenis_melalui_alur_yang_sama(kabupaten, dukcapil, penyusun, bappeda, jenis):
    satu = MACAM[jenis]
    unit, by = (kabupaten, bappeda) if satu.daerah else (dukcapil, penyusun)
    versi = _isian(unit, jenis, 2026, 2026 if satu.tahunan else 2030, by)
    tahun = versi.dokumen.daftar_tahun
    target = {f"target_{th}": "10" for th in tahun}
    ukur = {
        "satuan": "Persen",
        "polaritas": "NAIK",
        "agregasi": "TERAKHIR",
        "frekuensi": "TAHUNAN",
        "uraian": "Indeks contoh",
    }
    data = {
        "Tujuan": [{"kode": "1", "uraian": "Tujuan contoh"}],
        "Sasaran": [{"kode": "1.1", "induk": "1", "uraian": "Sasaran contoh"}],
        "Indikator": [
            {"kode": "T.1", "tingkat": "TUJUAN", "induk": "1"} | ukur | target,
            {"kode": "S.1", "tingkat": "SASARAN", "induk": "1.1"} | ukur | target | {"uraian": "Persentase contoh"},
        ],
    }
    actions.impor_dari_data(versi, data, by)
    actions.ajukan(versi, by=by)
    actions.verifikasi(versi, by=bappeda)
    sah = actions.tetapkan(versi, tanggal=dt.date(2026, 1, 5), dasar_hukum="Peraturan Contoh 1/2026", by=bappeda)
    baru = actions.buat_versi_baru(sah.dokumen, alasan="Penyesuaian", by=by)
    assert (sah.status, baru.sebutan, baru.indikator.count()) == ("ditetapkan", "Perubahan I", 2)
    actions.impor_dari_data(baru, {"Sasaran": [{"kode": "1.1", "uraian": "Sasaran lain"}]}, by)
    assert [(p.hal, p.lama, p.baru) for p in queries.banding(sah, baru)] == [
        ("Uraian", "Sasaran contoh", "Sasaran lain")
    ]
    with pytest.raises(IntegrityError), transaction.atomic():
        Simpul.objects.filter(versi=sah).update(uraian="x")


def test_draf_rpjmd_ada_di_kotak_bappeda(kabupaten, bappeda, penyusun):
    versi = _isian(kabupaten, "RPJMD", 2025, 2029, bappeda)
    milik = [(satu.object_id, satu.izin) for satu in giliran_untuk(bappeda)]
    assert (versi.pk, "renstra.ajukan") in milik
    assert not giliran_untuk(penyusun).filter(unit=kabupaten).exists()
    lain = pabrik.buat_pengguna(Peran.BAPPEDA, kabupaten, username="bappeda2")
    assert lain.has_perm("renstra.ajukan", versi)


def test_tingkat_asing_ditolak_dengan_kalimat(kabupaten, bappeda, klien):
    versi = _isian(kabupaten, "RPD", 2025, 2028, bappeda)
    with pytest.raises(ValidationError, match=r"RPD tidak memuat visi\. Tingkatnya: tujuan, sasaran"):
        actions.simpan_simpul(versi, isian={"jenis": "VISI", "kode": "V", "uraian": "Maju"}, by=bappeda)
    masuk = klien(bappeda)
    assert masuk.get(reverse("renstra:simpul_tambah", args=[versi.pk, "misi"])).status_code == 404
    assert masuk.get(reverse("renstra:simpul_tambah", args=[versi.pk, "tujuan"])).status_code == 200


def test_renja_menyalin_tahun_itu_dengan_identitas_yang_sama(sah, renja):
    assert (renja.asal, renja.dokumen.tahun_awal, renja.dokumen.judul) == (sah, 2026, "Renja 2026")
    assert set(renja.simpul.values_list("kunci", flat=True)) == set(sah.simpul.values_list("kunci", flat=True))
    asli, salinan = queries.pohon(sah), queries.pohon(renja)
    assert {s.indikator_id for s in salinan.indikator} == {s.indikator_id for s in asli.indikator}
    assert all(set(satu.target) <= {2026} for satu in salinan.indikator)
    assert {p for s in salinan.simpul for p in s.pagu} == {2026}
    assert queries.banding_asal(renja) == []


def test_renja_dengan_pilihan_membawa_induknya_saja(sah, penyusun):
    program = Simpul.objects.get(versi=sah, kode="15")
    renja = actions.buat_turunan(sah, jenis="RENJA", tahun=2027, simpul=[program.pk], by=penyusun)
    assert set(renja.simpul.values_list("kode", flat=True)) == {"15", "4.1.1", "4.1"}
    beda = {(p.jenis, p.tempat) for p in queries.banding_asal(renja)}
    assert ("hapus", "Program 1") in beda
    assert ("hapus", "Sasaran 4.1.3") in beda
    assert all(jenis == "hapus" for jenis, _ in beda)


def test_beda_renja_dengan_renstra_hanya_tahun_itu(sah, renja, penyusun, klien):
    satu = IndikatorVersi.objects.get(versi=renja, indikator__kode="IKU.1")
    program = Simpul.objects.get(versi=renja, kode="15")
    actions.impor_dari_data(
        renja,
        {"Indikator": [{"kode": "IKU.1", "target_2026": "96"}], "Program": [{"kode": "15", "pagu_2026": 5}]},
        penyusun,
    )
    beda = {(p.tempat, p.hal): (p.lama, p.baru) for p in queries.banding_asal(renja)}
    assert beda[f"Indikator {satu.indikator.kode}", "Target 2026"] == ("95", "96")
    assert beda[f"Program {program.kode}", "Pagu 2026"] == ("Rp 1.010.000.000", "Rp 5")
    assert len(beda) == 2
    isi = klien(penyusun).get(reverse("renstra:banding_asal", args=[renja.pk])).content.decode()
    assert "Rp 1.010.000.000" in isi
    assert klien(penyusun).get(reverse("renstra:banding_asal", args=[sah.pk])).status_code == 404


@pytest.mark.parametrize(
    ("jenis", "tahun", "galat", "kalimat"),
    [
        ("RENJA", 2031, ValidationError, "tidak mencakup tahun 2031"),
        ("RKPD", 2026, ValidationError, "RKPD dibuat dari RPJMD atau RPD"),
        ("RPJMD", 2026, ValidationError, "RPJMD dibuat dari isian sendiri"),
    ],
)
def test_turunan_yang_tidak_dapat_dibuat(sah, penyusun, jenis, tahun, galat, kalimat):
    with pytest.raises(galat, match=kalimat):
        actions.buat_turunan(sah, jenis=jenis, tahun=tahun, by=penyusun)
    assert not DokumenRencana.objects.filter(jenis__in=TAHUNAN).exists()


def test_turunan_hanya_dari_yang_berlaku(draf, penyusun):
    with pytest.raises(TransitionError, match="sudah ditetapkan"):
        actions.buat_turunan(draf, jenis="RENJA", tahun=2026, by=penyusun)


def test_tahun_ganda_dan_tanpa_pilihan_ditolak(sah, renja, penyusun):
    with pytest.raises(ValidationError, match="sudah mempunyai dokumen sejenis"):
        actions.buat_turunan(sah, jenis="RENJA", tahun=2026, by=penyusun)
    with pytest.raises(ValidationError, match="Pilih paling sedikit satu"):
        actions.buat_turunan(sah, jenis="RENJA", tahun=2027, simpul=[], by=penyusun)


def test_perjanjian_mengambil_renja_bila_sudah_ditetapkan(sah, renja, penyusun, bappeda, dukcapil):
    assert queries.indikator_untuk_perjanjian(dukcapil, 2026).versi == sah
    actions.impor_dari_data(renja, {"Indikator": [{"kode": "IKU.1", "target_2026": "96"}]}, penyusun)
    rencana_contoh.tetapkan(renja, penyusun=penyusun, bappeda=bappeda, tanggal=dt.date(2025, 7, 14))
    isi = queries.indikator_untuk_perjanjian(dukcapil, 2026)
    target = {i.indikator.kode: i.target.teks for s in isi.sasaran for i in s.indikator}
    assert (isi.versi, target["IKU.1"]) == (renja, "96")
    assert queries.indikator_untuk_perjanjian(dukcapil, 2027).versi == sah
    assert queries.rencana_tahun(dukcapil, 2026) == sah
    satu = IndikatorVersi.objects.get(versi=renja, indikator__kode="IKU.1").indikator_id
    assert queries.target_tahun([satu], 2026)[satu].teks == "95"
    assert queries.rencana_tahunan(dukcapil, 2026, JenisRencana.RENJA) == renja


def test_perubahan_renja_mengikuti_renstra_terbaru(sah, renja, penyusun, bappeda):
    rencana_contoh.tetapkan(renja, penyusun=penyusun, bappeda=bappeda, tanggal=dt.date(2025, 7, 14))
    baru = actions.buat_versi_baru(sah.dokumen, alasan="Penajaman", by=penyusun)
    rencana_contoh.tetapkan(baru, penyusun=penyusun, bappeda=bappeda, tanggal=dt.date(2025, 9, 1))
    perubahan = actions.buat_versi_baru(renja.dokumen, alasan="Menyusul Renstra", by=penyusun)
    assert perubahan.asal == baru
    with pytest.raises(IntegrityError), transaction.atomic():
        VersiRencana.objects.filter(pk=renja.pk).update(asal=baru)


def test_halaman_membuat_renja(sah, penyusun, operator, klien):
    url = reverse("renstra:turunan", args=[sah.pk, "renja"])
    masuk = klien(penyusun)
    assert url in masuk.get(sah.get_absolute_url()).content.decode()
    isi = masuk.get(url).content.decode()
    assert "Rencana Kerja (Renja) mencakup satu tahun" in isi
    kosong = masuk.post(url, {"tahun": "2026", "judul": ""})
    assert "Pilih paling sedikit satu sasaran atau program." in kosong.content.decode()
    simpul = Simpul.objects.filter(versi=sah, jenis="PROGRAM").values_list("pk", flat=True)
    lanjut = masuk.post(url, {"tahun": "2026", "judul": "Renja Contoh", "simpul": list(simpul)})
    renja = VersiRencana.objects.get(dokumen__jenis="RENJA")
    assert lanjut.url == renja.get_absolute_url()
    assert "Dibuat dari" in masuk.get(lanjut.url).content.decode()
    assert "Renja Contoh" in masuk.get(sah.dokumen.get_absolute_url()).content.decode()
    assert masuk.get(reverse("renstra:turunan", args=[sah.pk, "rkpd"])).status_code == 404
    assert klien(operator).get(url).status_code == 404
