"""What ties plans together: misi, the sasaran of the regency, order and codes, crosscutting between OPDs."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone

from layanan.queries import giliran_untuk
from organisasi.rules.izin import Peran
from renstra import actions, queries
from renstra.models import Indikator, IndikatorVersi, MisiTujuan, PermintaanSilang, Simpul
from renstra.queries.kaitan import dilayani, sasaran_daerah
from renstra.rules.urutan import Arah, geser
from tests import pabrik
from tests.renstra import rencana_contoh


@pytest.fixture
def rpjmd(kabupaten, bappeda):
    """A regency plan in force with two misi and two sasaran."""
    versi = actions.buat_dokumen(
        unit=kabupaten, jenis="RPJMD", judul="RPJMD", tahun_awal=2025, tahun_akhir=2029, by=bappeda
    )
    for kode in ("M.1", "M.2"):
        actions.simpan_simpul(versi, isian={"jenis": "MISI", "kode": kode, "uraian": f"Misi {kode}"}, by=bappeda)
    ukur = {"satuan": "Indeks", "polaritas": "NAIK", "agregasi": "TERAKHIR", "frekuensi": "TAHUNAN"}
    ukur |= {f"target_{th}": "10" for th in range(2025, 2030)}
    actions.impor_dari_data(
        versi,
        {
            "Tujuan": [{"kode": "1", "uraian": "Meningkatnya kualitas hidup"}],
            "Sasaran": [{"kode": f"1.{n}", "induk": "1", "uraian": f"Sasaran daerah {n}"} for n in (1, 2)],
            "Indikator": [
                {"kode": "IKD.1", "tingkat": "TUJUAN", "induk": "1", "uraian": "Indeks hidup"} | ukur,
                *(
                    {"kode": f"IKD.1{n}", "tingkat": "SASARAN", "induk": f"1.{n}", "uraian": f"Indeks {n}"} | ukur
                    for n in (1, 2)
                ),
            ],
        },
        bappeda,
    )
    return versi


def _sah(versi, bappeda):
    return rencana_contoh.tetapkan(versi, penyusun=bappeda, bappeda=bappeda)


def _isian(simpul, **lain):
    return {"kode": simpul.kode, "uraian": simpul.uraian, "induk": simpul.induk} | lain


def test_tujuan_melayani_beberapa_misi_dan_ikut_disalin(rpjmd, bappeda):
    tujuan = rpjmd.simpul.get(jenis="TUJUAN")
    satu, dua = rpjmd.simpul.filter(jenis="MISI").order_by("kode")
    actions.simpan_simpul(rpjmd, isian=_isian(tujuan, induk=satu, misi_lain=[satu, dua]), simpul=tujuan, by=bappeda)
    assert list(MisiTujuan.objects.values_list("tujuan", "misi")) == [(tujuan.pk, dua.pk)]
    sah = _sah(rpjmd, bappeda)
    baru = actions.buat_versi_baru(sah.dokumen, alasan="Penyesuaian", by=bappeda)
    isi = {s.kode: s for s in queries.pohon(baru).simpul}
    assert isi["1"].misi_lain == ("M.2",)
    salinan = baru.simpul.get(jenis="TUJUAN")
    actions.simpan_simpul(baru, isian=_isian(salinan, misi_lain=[]), simpul=salinan, by=bappeda)
    assert [(p.hal, p.lama, p.baru) for p in queries.banding(sah, baru)] == [("Misi lain", "M.2", "")]
    with pytest.raises(IntegrityError), transaction.atomic():
        MisiTujuan.objects.filter(tujuan=tujuan).delete()


def test_misi_harus_dari_rencana_yang_sama(rpjmd, draf, bappeda):
    tujuan = rpjmd.simpul.get(jenis="TUJUAN")
    sasaran = rpjmd.simpul.filter(jenis="SASARAN")[0]
    with pytest.raises(ValidationError, match="Pilih misi dari rencana ini"):
        actions.simpan_simpul(rpjmd, isian=_isian(tujuan, misi_lain=[sasaran]), simpul=tujuan, by=bappeda)


def test_tujuan_opd_menyebut_sasaran_daerah_menurut_identitas(rpjmd, draf, bappeda, penyusun, klien):
    rpjmd = _sah(rpjmd, bappeda)
    daerah = rpjmd.simpul.get(jenis="SASARAN", kode="1.2")
    tujuan = draf.simpul.get(jenis="TUJUAN")
    assert set(sasaran_daerah(draf.dokumen).values_list("kode", flat=True)) == {"1.1", "1.2"}
    url = reverse("renstra:simpul", args=[tujuan.pk])
    masuk = klien(penyusun)
    assert "Sasaran daerah 2" in masuk.get(url).content.decode()
    draf.refresh_from_db()
    kirim = {"kode": tujuan.kode, "uraian": tujuan.uraian, "mendukung": daerah.pk, "revisi": draf.revisi}
    assert masuk.post(url, kirim).status_code == 302
    tujuan.refresh_from_db()
    assert (tujuan.dukung_dokumen, tujuan.dukung_kunci) == (rpjmd.dokumen, daerah.kunci)
    assert dilayani([draf]) == frozenset({str(daerah.kunci)})
    baru = actions.buat_versi_baru(rpjmd.dokumen, alasan="Penajaman", by=bappeda)
    actions.impor_dari_data(baru, {"Sasaran": [{"kode": "1.2", "uraian": "Sasaran daerah yang baru"}]}, bappeda)
    assert "RPJMD 1.2 Sasaran daerah 2" in masuk.get(draf.get_absolute_url()).content.decode()
    _sah(baru, bappeda)
    assert "RPJMD 1.2 Sasaran daerah yang baru" in masuk.get(draf.get_absolute_url()).content.decode()


def test_yang_dilayani_harus_sasaran_daerah(rpjmd, draf, bappeda, penyusun):
    _sah(rpjmd, bappeda)
    tujuan, program = draf.simpul.get(jenis="TUJUAN"), draf.simpul.get(kode="15")
    salah = rpjmd.simpul.get(jenis="TUJUAN")
    with pytest.raises(ValidationError, match="Pilih sasaran dari RPJMD atau RPD"):
        actions.simpan_simpul(draf, isian=_isian(tujuan, mendukung=salah), simpul=tujuan, by=penyusun)
    with pytest.raises(IntegrityError), transaction.atomic():
        Simpul.objects.filter(pk=program.pk).update(dukung_dokumen=rpjmd.dokumen, dukung_kunci=salah.kunci)
    with pytest.raises(IntegrityError), transaction.atomic():
        Simpul.objects.filter(pk=tujuan.pk).update(dukung_kunci=salah.kunci)


@pytest.mark.parametrize(
    ("saudara", "pk", "arah", "hasil"),
    [
        ([(1, 10), (2, 20), (3, 30)], 3, "naik", {1: 10, 3: 20, 2: 30}),
        ([(1, 10), (2, 20), (3, 30)], 1, "turun", {2: 10, 1: 20, 3: 30}),
        ([(1, 10), (2, 20)], 1, "naik", {}),
        ([(1, 10), (2, 20)], 2, "turun", {}),
        ([(1, 5), (2, 5), (3, 5)], 3, "naik", {1: 5, 3: 6, 2: 7}),
        ([(1, 5)], 1, "turun", {}),
    ],
)
def test_geser_satu_tempat(saudara, pk, arah, hasil):
    assert geser(saudara, pk, Arah(arah)) == hasil


def test_urutan_dapat_diubah_dari_papan_ketik(draf, penyusun, klien):
    masuk = klien(penyusun)
    program = draf.simpul.get(kode="17")
    halaman = reverse("renstra:simpul", args=[program.pk])
    assert "Urutan ke-3 dari 3" in masuk.get(halaman).content.decode()
    assert masuk.post(reverse("renstra:simpul_pindah", args=[program.pk]), {"arah": "naik"}).url == halaman
    assert [s.kode for s in queries.pohon(draf).simpul if s.jenis == "PROGRAM"] == ["1", "17", "15"]
    satu = draf.indikator.get(indikator__kode="IKU.1")
    masuk.post(reverse("renstra:indikator_pindah", args=[satu.pk]), {"arah": "turun"})
    sasaran = next(s for s in queries.pohon(draf).simpul if s.kode == "4.1.1")
    assert [i.kode for i in sasaran.indikator] == ["IKU.2", "IKU.1"]


def test_kode_indikator_diganti_identitas_tetap(draf, penyusun, klien):
    satu = draf.indikator.select_related("indikator").get(indikator__kode="IKU.1")
    identitas = satu.indikator_id
    masuk = klien(penyusun)
    masuk.post(reverse("renstra:indikator_kode", args=[satu.pk]), {"kode": "IKU.9"})
    assert Indikator.objects.get(pk=identitas).kode == "IKU.9"
    assert Indikator.objects.get(pk=identitas).kode_lama == ["IKU.1"]
    draf.refresh_from_db()
    hitung = actions.impor_dari_data(draf, {"Indikator": [{"kode": "IKU.1", "target_2026": "95,5"}]}, penyusun)
    assert (hitung.tambah, hitung.ubah) == (0, 1)
    assert draf.indikator.filter(indikator=identitas).count() == 1
    lain = draf.indikator.select_related("indikator").get(indikator__kode="IKU.2")
    with pytest.raises(ValidationError, match="milik atau pernah milik indikator lain"):
        actions.ubah_kode(lain, kode="iku.1", by=penyusun)
    with pytest.raises(ValidationError, match="Isi kode indikator"):
        actions.ubah_kode(lain, kode=" ", by=penyusun)


def test_susunan_rencana_sah_tidak_dapat_digeser(sah, penyusun):
    with pytest.raises(actions.VersiTertutup):
        actions.pindah_simpul(sah.simpul.get(kode="17"), arah=Arah.NAIK, by=penyusun)
    with pytest.raises(actions.VersiTertutup):
        actions.ubah_kode(sah.indikator.select_related("indikator")[0], kode="X", by=penyusun)


@pytest.fixture
def dinsos(kabupaten):
    return pabrik.buat_opd("Dinas Sosial", induk=kabupaten, kode="1.06", singkatan="Dinsos")


@pytest.fixture
def penjawab(dinsos):
    return pabrik.buat_pengguna(Peran.PENYUSUN, dinsos, username="penyusun.dinsos")


@pytest.fixture
def permintaan(sah, dinsos, penyusun) -> PermintaanSilang:
    return actions.minta_silang(sah.simpul.get(kode="4.1.1"), unit=dinsos, uraian="Data keluarga", by=penyusun)


def test_crosscutting_diminta_dijawab_dan_tampil_di_kedua_rencana(
    sah, dinsos, penyusun, penjawab, permintaan, operator, klien
):
    assert [g.object_id for g in giliran_untuk(penjawab).filter(izin="renstra.jawab_silang")] == [permintaan.pk]
    rencana_dinsos = rencana_contoh.buat_terisi(dinsos, penjawab)
    for siapa, versi, kata in (
        (penyusun, sah, "diminta kepada Dinas Sosial"),
        (penjawab, rencana_dinsos, "diminta Dinas Kependudukan"),
    ):
        isi = klien(siapa).get(versi.get_absolute_url()).content.decode()
        assert permintaan.get_absolute_url() in isi
        assert kata in isi
    with pytest.raises(PermissionDenied):
        actions.jawab_silang(permintaan, terima=True, by=penyusun)
    with pytest.raises(ValidationError):
        actions.jawab_silang(permintaan, terima=False, by=penjawab)
    jawaban = actions.jawab_silang(permintaan, terima=False, by=penjawab, catatan="Belum ada petugas")
    assert jawaban.status == "ditolak"
    assert not giliran_untuk(penjawab).filter(izin="renstra.jawab_silang").exists()
    assert "Belum ada petugas" in klien(penyusun).get(permintaan.get_absolute_url()).content.decode()
    assert klien(operator).get(permintaan.get_absolute_url()).status_code == 404


def test_peminta_dapat_membatalkan_dengan_alasan(permintaan, penyusun, penjawab):
    with pytest.raises(PermissionDenied):
        actions.batalkan_silang(permintaan, by=penjawab, catatan="x")
    assert actions.batalkan_silang(permintaan, by=penyusun, catatan="Dikerjakan sendiri").status == "dibatalkan"


def test_permintaan_yang_tidak_dapat_dikirim(sah, dinsos, dukcapil, penyusun, penjawab, permintaan):
    simpul = sah.simpul.get(kode="4.1.1")
    with pytest.raises(ValidationError, match="masih menunggu jawaban"):
        actions.minta_silang(simpul, unit=dinsos, uraian="Sekali lagi", by=penyusun)
    with pytest.raises(ValidationError, match="ditujukan kepada OPD lain"):
        actions.minta_silang(simpul, unit=dukcapil, uraian="Diri sendiri", by=penyusun)
    asing = sah.indikator.exclude(simpul=simpul).first()
    with pytest.raises(ValidationError, match="Pilih indikator dari simpul ini"):
        actions.minta_silang(simpul, unit=dinsos, uraian="Data", indikator=asing, by=penyusun)
    with pytest.raises(PermissionDenied):
        actions.minta_silang(simpul, unit=dinsos, uraian="Data", by=penjawab)


def test_halaman_permintaan(sah, dinsos, penyusun, klien):
    simpul = sah.simpul.get(kode="4.1.3")
    url = reverse("renstra:silang_baru", args=[simpul.pk])
    masuk = klien(penyusun)
    assert "Dinas Sosial" in masuk.get(url).content.decode()
    satu = IndikatorVersi.objects.get(simpul=simpul, indikator__kode="IKU.3")
    lanjut = masuk.post(url, {"unit": dinsos.pk, "indikator": satu.pk, "uraian": "Survei bersama"})
    permintaan = PermintaanSilang.objects.get()
    assert (lanjut.url, permintaan.indikator_id) == (permintaan.get_absolute_url(), satu.indikator_id)
    assert timezone.localdate() == timezone.localtime(permintaan.dibuat).date()
    assert "Survei bersama" in masuk.get(lanjut.url).content.decode()
