"""From draft to force, new versions, and what can no longer be changed."""

import datetime as dt

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, connection, transaction

from layanan.actions import TransitionError
from layanan.models import Jejak
from renstra import actions
from renstra.models import IndikatorVersi, ObjekUkur, Pagu, Simpul, TargetTahunan, VersiRencana
from renstra.queries import banding, indikator_untuk_perjanjian, pohon, rencana_berlaku, rencana_tahun, target_tahun
from tests.renstra import rencana_contoh


def test_kekosongan_menghalangi_pengajuan(kosong, penyusun):
    actions.impor_dari_data(kosong, rencana_contoh.rencana(), penyusun)
    with pytest.raises(TransitionError, match="masih ada 3 hal"):
        actions.ajukan(kosong, by=penyusun)
    kosong.refresh_from_db()
    assert kosong.status == "draf"
    actions.impor_dari_data(kosong, rencana_contoh.pelengkap(), penyusun)
    assert actions.ajukan(kosong, by=penyusun).status == "diajukan"


def test_penetapan_memberi_objek_ukur_dan_mengganti_versi_lama(sah, dukcapil, penyusun, bappeda):
    assert ObjekUkur.objects.filter(unit=dukcapil).count() == 8
    baru = actions.buat_versi_baru(sah.dokumen, alasan="Perubahan SOTK", by=penyusun)
    rencana_contoh.tetapkan(baru, penyusun=penyusun, bappeda=bappeda, tanggal=dt.date(2026, 6, 12))
    sah.refresh_from_db()
    assert sah.status == "diganti"
    assert ObjekUkur.objects.filter(unit=dukcapil).count() == 8
    assert Jejak.objects.filter(object_id=sah.pk, tindakan="ganti").get().kalimat == "Diganti versi Perubahan I"
    assert rencana_berlaku(dukcapil, dt.date(2026, 6, 11)) == sah
    assert rencana_berlaku(dukcapil, dt.date(2026, 6, 12)) == baru
    assert rencana_berlaku(dukcapil, dt.date(2025, 1, 14)) is None
    assert rencana_berlaku(dukcapil, dt.date(2030, 1, 1)) is None
    assert rencana_tahun(dukcapil, 2025) == baru


def test_versi_baru_menyalin_isi_dan_identitas(sah, penyusun):
    baru = actions.buat_versi_baru(sah.dokumen, alasan="Perubahan", by=penyusun)
    lama, kini = pohon(sah), pohon(baru)
    assert [(s.kunci, s.kode, s.uraian, s.pagu) for s in lama.simpul] == [
        (s.kunci, s.kode, s.uraian, s.pagu) for s in kini.simpul
    ]
    assert [(i.indikator_id, i.uraian, i.target) for i in lama.indikator] == [
        (i.indikator_id, i.uraian, i.target) for i in kini.indikator
    ]
    assert not {s.id for s in lama.simpul} & {s.id for s in kini.simpul}
    assert not banding(sah, baru)
    assert (baru.nomor, baru.sebutan, baru.status) == (1, "Perubahan I", "draf")


def test_banding_menyebut_yang_berubah(sah, penyusun):
    baru = actions.buat_versi_baru(sah.dokumen, alasan="Perubahan", by=penyusun)
    data = {
        "Program": [{"kode": "1", "pagu_2027": 500_000_000}, {"kode": "9", "induk": "4.1.1", "uraian": "Program baru"}],
        "Indikator": [{"kode": "IKU.1", "target_2027": "97"}],
    }
    actions.impor_dari_data(baru, data, penyusun)
    actions.hapus_indikator(baru.indikator.get(indikator__kode="P17.1"), by=penyusun)
    beda = [(b.jenis, b.tempat, b.hal, b.lama, b.baru) for b in banding(sah, baru)]
    assert beda == [
        ("ubah", "Program 1", "Pagu 2027", "Rp 430.000.000", "Rp 500.000.000"),
        ("tambah", "Program 9", "", "", "Program baru"),
        ("ubah", "Indikator IKU.1", "Target 2027", "96,5", "97"),
        ("hapus", "Indikator P17.1", "", "Cakupan buku regsiter yang tertib", ""),
    ]


def test_hanya_satu_versi_berjalan(sah, draf, penyusun, operator):
    actions.buat_versi_baru(sah.dokumen, alasan="Perubahan", by=penyusun)
    with pytest.raises(TransitionError, match="Selesaikan dulu"):
        actions.buat_versi_baru(sah.dokumen, alasan="Perubahan", by=penyusun)
    with pytest.raises(PermissionDenied):
        actions.buat_versi_baru(sah.dokumen, alasan="Perubahan", by=operator)


@pytest.mark.parametrize(
    ("tanggal", "dasar", "kolom", "kalimat"),
    [
        (dt.date(2999, 1, 1), "Perbup 1", "tanggal", "belum terjadi"),
        (None, "Perbup 1", "tanggal", "Isi tanggal"),
        (dt.date(2025, 1, 1), " ", "dasar_hukum", "nomor dan tanggal peraturan"),
    ],
)
def test_penetapan_memerlukan_tanggal_dan_dasar(draf, penyusun, bappeda, tanggal, dasar, kolom, kalimat):
    actions.ajukan(draf, by=penyusun)
    actions.verifikasi(draf, by=bappeda)
    with pytest.raises(ValidationError) as galat:
        actions.tetapkan(draf, tanggal=tanggal, dasar_hukum=dasar, by=bappeda)
    assert kalimat in galat.value.message_dict[kolom][0]
    draf.refresh_from_db()
    assert (draf.status, draf.tanggal) == ("diverifikasi", None)


def test_tanggal_tidak_mendahului_versi_sebelumnya(sah, penyusun, bappeda):
    baru = actions.buat_versi_baru(sah.dokumen, alasan="Perubahan", by=penyusun)
    with pytest.raises(ValidationError, match="ditetapkan 15 Januari 2025"):
        rencana_contoh.tetapkan(baru, penyusun=penyusun, bappeda=bappeda, tanggal=dt.date(2025, 1, 14))


def test_penyusun_tidak_memverifikasi_dan_orang_lain_tidak_mengajukan(draf, penyusun, bappeda, operator, orang_asing):
    for orang in (operator, orang_asing, bappeda):
        with pytest.raises(PermissionDenied):
            actions.ajukan(draf, by=orang)
    actions.ajukan(draf, by=penyusun)
    with pytest.raises(PermissionDenied):
        actions.verifikasi(draf, by=penyusun)
    with pytest.raises(PermissionDenied):
        actions.kembalikan(draf, by=penyusun, catatan="x")
    actions.kembalikan(draf, by=bappeda, catatan="Target IKU.2 tahun 2027 belum ada")
    assert draf.status == "draf"
    actions.ajukan(draf, by=penyusun)
    actions.verifikasi(draf, by=bappeda)
    with pytest.raises(PermissionDenied):
        actions.tetapkan(draf, tanggal=dt.date(2025, 1, 15), dasar_hukum="Perbup", by=penyusun)


def test_isi_terkunci_selama_diajukan(draf, penyusun):
    actions.ajukan(draf, by=penyusun)
    with pytest.raises(actions.VersiTertutup, match="berstatus Diajukan"):
        actions.impor_dari_data(draf, {"Tujuan": [{"kode": "9", "uraian": "x"}]}, penyusun)


PERUBAHAN = {
    "simpul-update": lambda v: Simpul.objects.filter(versi=v).update(uraian="x"),
    "simpul-tambah": lambda v: Simpul.objects.create(versi=v, jenis="TUJUAN", kode="x", uraian="x"),
    "simpul-hapus": lambda v: Simpul.objects.filter(versi=v, anak=None).first().delete(),
    "simpul-massal": lambda v: Simpul.objects.bulk_update(
        [_ganti(s, "uraian", "x") for s in v.simpul.all()], ["uraian"]
    ),
    "pagu-update": lambda v: Pagu.objects.filter(simpul__versi=v).update(jumlah=1),
    "pagu-hapus": lambda v: Pagu.objects.filter(simpul__versi=v).delete(),
    "pagu-pindah": lambda v: Pagu.objects.filter(simpul__versi=v).update(simpul=v.simpul.first()),
    "indikator-update": lambda v: IndikatorVersi.objects.filter(versi=v).update(uraian="x"),
    "indikator-hapus": lambda v: IndikatorVersi.objects.filter(versi=v).delete(),
    "target-update": lambda v: TargetTahunan.objects.filter(indikator__versi=v).update(teks="1"),
    "target-tambah": lambda v: TargetTahunan.objects.create(indikator=v.indikator.first(), tahun=2035, teks="1"),
    "target-hapus": lambda v: TargetTahunan.objects.filter(indikator__versi=v).delete(),
    "versi-tanggal": lambda v: VersiRencana.objects.filter(pk=v.pk).update(tanggal="2020-01-01"),
    "versi-mundur": lambda v: VersiRencana.objects.filter(pk=v.pk).update(status="draf"),
    "versi-hapus": lambda v: VersiRencana.objects.filter(pk=v.pk)._raw_delete("default"),
    "sql": lambda v: connection.cursor().execute("UPDATE renstra_targettahunan SET teks = '1'"),
}


def _ganti(objek, nama, nilai):
    setattr(objek, nama, nilai)
    return objek


@pytest.mark.parametrize("nama", PERUBAHAN)
def test_basis_data_menolak_perubahan_rencana_sah(sah, nama):
    sebelum = pohon(sah)
    with pytest.raises(IntegrityError, match="tidak dapat diubah"), transaction.atomic():
        PERUBAHAN[nama](sah)
    sah.refresh_from_db()
    assert (pohon(sah), sah.status) == (sebelum, "ditetapkan")


def test_draf_tetap_dapat_dihapus_seluruhnya(draf):
    draf.jejak = None
    VersiRencana.objects.filter(pk=draf.pk).delete()
    assert not Simpul.objects.exists()


def test_isi_tahun_untuk_perjanjian(sah, dukcapil):
    isi = indikator_untuk_perjanjian(dukcapil, 2026)
    assert isi.versi == sah
    assert [(s.simpul.kode, [i.indikator.kode for i in s.indikator]) for s in isi.sasaran] == [
        ("4.1.1", ["IKU.1", "IKU.2"]),
        ("4.1.3", ["IKU.3", "IKU.4"]),
    ]
    assert [i.target.teks for s in isi.sasaran for i in s.indikator] == ["95", "95", "B (84,00)", "≤ 4"]
    assert [(p.simpul.kode, p.pagu) for p in isi.program] == [
        ("1", 425_000_000),
        ("15", 1_010_000_000),
        ("17", 640_000_000),
    ]
    assert indikator_untuk_perjanjian(dukcapil, 2031) is None
    kode = {i.kode: i.indikator_id for i in pohon(sah).indikator}
    target = target_tahun(kode.values(), 2027)
    assert kode["IKU.2"] not in target
    assert target[kode["IKU.1"]].teks == "96,5"


def test_target_tahun_lama_tidak_berubah_oleh_versi_baru_yang_masih_draf(sah, dukcapil, penyusun):
    baru = actions.buat_versi_baru(sah.dokumen, alasan="Perubahan", by=penyusun)
    actions.impor_dari_data(baru, {"Indikator": [{"kode": "IKU.1", "target_2026": "50"}]}, penyusun)
    satu = ObjekUkur.objects.get(indikator__kode="IKU.1")
    assert target_tahun([satu.indikator_id], 2026)[satu.indikator_id].teks == "95"


@pytest.mark.parametrize("jumlah", [3, 60])
def test_jumlah_kueri_tetap(kosong, penyusun, dukcapil, bappeda, jumlah, django_assert_num_queries):
    data = rencana_contoh.rencana()
    contoh = data["Indikator"][0]
    contoh["penanggung_jawab"] = "Kepala Dinas Kependudukan dan Pencatatan Sipil"
    data["Indikator"] += [contoh | {"kode": f"X.{n}", "uraian": f"Indikator {n}"} for n in range(jumlah)]
    actions.impor_dari_data(kosong, data, penyusun)
    actions.impor_dari_data(kosong, rencana_contoh.pelengkap(), penyusun)
    rencana_contoh.tetapkan(kosong, penyusun=penyusun, bappeda=bappeda)
    versi = VersiRencana.objects.select_related("dokumen").get(pk=kosong.pk)
    with django_assert_num_queries(3):
        pohon(versi)
    with django_assert_num_queries(4):
        indikator_untuk_perjanjian(dukcapil, 2026)
