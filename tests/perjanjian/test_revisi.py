"""Revisions: lawful reasons only; the old one stays in force until the new one is signed."""

import datetime as dt
from collections.abc import Callable

import pytest
from django.core.exceptions import ValidationError

from organisasi.models import Pengguna, Unit, VersiJabatan
from perjanjian import actions
from perjanjian.models import Perjanjian
from perjanjian.queries import isi_perjanjian, perjanjian_berlaku, ringkas_per_unit
from perjanjian.rules import bandingkan
from tests import pabrik
from tests.perjanjian.pabrik import INDIKATOR, PADA, TAHUN, buat_rencana

Antar = Callable[[Perjanjian, str], Perjanjian]


@pytest.fixture
def berlaku(perjanjian: Perjanjian, antar: Antar, operator: Pengguna) -> Perjanjian:
    actions.bagi_rencana_aksi(perjanjian, by=operator)
    return antar(perjanjian, "ditandatangani")


@pytest.mark.parametrize("alasan", ["", "BOSAN", "draf"])
def test_alasan_lain_ditolak(berlaku: Perjanjian, operator: Pengguna, alasan: str) -> None:
    with pytest.raises(ValidationError, match="tiga alasan"):
        actions.revisi(berlaku, alasan=alasan, keterangan="x", by=operator)


def test_tanpa_uraian_ditolak(berlaku: Perjanjian, operator: Pengguna) -> None:
    with pytest.raises(ValidationError, match="Uraikan"):
        actions.revisi(berlaku, alasan="STRATEGI", keterangan="  ", by=operator)


def test_pejabat_yang_masih_sama_bukan_alasan(berlaku: Perjanjian, operator: Pengguna) -> None:
    with pytest.raises(ValidationError, match="masih sama"):
        actions.revisi(berlaku, alasan="PEJABAT", keterangan="Mutasi", by=operator)


def test_draf_tidak_direvisi(perjanjian: Perjanjian, operator: Pengguna) -> None:
    with pytest.raises(ValidationError, match="Hanya perjanjian yang berlaku"):
        actions.revisi(perjanjian, alasan="STRATEGI", keterangan="x", by=operator)


def test_revisi_menyalin_lalu_menggantikan_saat_ditandatangani(
    berlaku: Perjanjian, operator: Pengguna, kepala: Pengguna, bupati: Pengguna, dinkes: Unit
) -> None:
    baru = actions.revisi(berlaku, alasan="STRATEGI", keterangan="APBD Perubahan", by=operator)
    assert actions.revisi(berlaku, alasan="STRATEGI", keterangan="lagi", by=operator) == baru
    assert (baru.versi, baru.status, baru.item.count()) == (2, "draf", 4)
    ringkas = ringkas_per_unit(TAHUN, [dinkes.pk], dt.date(2026, 9, 1))[dinkes.pk]
    assert (ringkas.status, ringkas.revisi, ringkas.waktu.ketepatan) == ("ditandatangani", baru, "TEPAT")
    assert sum(satu.target_periode.count() for satu in baru.item.all()) == 18
    assert bandingkan(isi_perjanjian(berlaku), isi_perjanjian(baru)) == []
    assert perjanjian_berlaku(unit=dinkes, tahun=TAHUN) == berlaku

    buat_rencana(
        dinkes, indikator=(("Angka Harapan Hidup", "Tahun", "74", "TERAKHIR", "TAHUNAN"), *INDIKATOR[1:]), nomor=1
    )
    actions.ambil_ulang(baru, by=operator)
    actions.ajukan(baru, by=kepala)
    actions.setujui(baru, by=bupati)
    actions.bekukan(baru, by=operator, nomor="99", tanggal=dt.date(2026, 9, 1))
    actions.tandatangani(baru, jalur="lokal", by=kepala)
    assert perjanjian_berlaku(unit=dinkes, tahun=TAHUN) == berlaku
    actions.tandatangani(baru, jalur="lokal", by=bupati)

    lama, kini = Perjanjian.objects.order_by("versi")
    assert (lama.status, kini.status) == ("diganti", "ditandatangani")
    assert lama.dokumen.riwayat_status.first().pengganti == kini.dokumen
    assert isi_perjanjian(lama).butir[0].target == "72,50"
    assert isi_perjanjian(kini).butir[0].target == "74"
    assert isi_perjanjian(kini).keterangan_revisi == "APBD Perubahan"
    assert perjanjian_berlaku(unit=dinkes, tahun=TAHUN) == kini
    assert perjanjian_berlaku(unit=dinkes, tahun=TAHUN, pada=dt.date(2026, 6, 1)) == lama


def test_perjanjian_unit_yang_ditutup_tengah_tahun_tetap_ditemukan(berlaku: Perjanjian, dinkes: Unit) -> None:
    VersiJabatan.objects.filter(unit=dinkes).update(berlaku=pabrik.rentang(sampai=dt.date(2026, 7, 1)))
    assert perjanjian_berlaku(unit=dinkes, tahun=TAHUN) == berlaku
    assert perjanjian_berlaku(unit=dinkes, tahun=TAHUN, pada=dt.date(2026, 1, 1)) is None
    with pytest.raises(ValueError, match="jabatan atau unit"):
        perjanjian_berlaku(tahun=TAHUN)


def test_pergantian_pejabat_memakai_pejabat_baru(berlaku: Perjanjian, operator: Pengguna, dinkes: Unit) -> None:
    batas = dt.date(2026, 6, 1)
    berlaku.pihak_pertama.berlaku = pabrik.rentang(sampai=batas)
    berlaku.pihak_pertama.save()
    pabrik.angkat(pabrik.buat_pegawai("Pejabat Baru", dinkes), berlaku.jabatan, berlaku=pabrik.rentang(batas))
    baru = actions.revisi(berlaku, alasan="PEJABAT", keterangan="SK 1", by=operator, pada=batas)
    assert baru.pihak_pertama.pegawai.nama == "Pejabat Baru"
    assert isi_perjanjian(berlaku).pertama.nama == "Kepala Contoh"


def test_ambil_ulang_mempertahankan_target_beralasan(perjanjian: Perjanjian, operator: Pengguna, dinkes: Unit) -> None:
    pertama, kedua = perjanjian.item.all()[:2]
    actions.ubah_item(
        perjanjian,
        butir={pertama.pk: actions.IsianButir("80", "Janji bupati"), kedua.pk: actions.IsianButir("20")},
        by=operator,
    )
    buat_rencana(
        dinkes,
        indikator=(*INDIKATOR[:3], ("Indikator keempat baru", "%", "5", "RERATA", "BULANAN"), INDIKATOR[3]),
        nomor=1,
    )
    actions.ambil_ulang(perjanjian, by=operator, pada=PADA)
    assert [satu.target_teks for satu in perjanjian.item.all()] == ["80", "17", "WTP", "5", "≤ 12,5"]
    assert [satu.urutan for satu in perjanjian.item.all()] == [1, 2, 3, 4, 5]


def test_draf_revisi_dapat_dihapus_dan_dimulai_lagi(berlaku: Perjanjian, operator: Pengguna) -> None:
    baru = actions.revisi(berlaku, alasan="PRIORITAS", keterangan="x", by=operator)
    actions.hapus_draf(baru, by=operator)
    assert actions.revisi(berlaku, alasan="PRIORITAS", keterangan="y", by=operator).versi == 2
    with pytest.raises(ValidationError):
        actions.hapus_draf(berlaku, by=operator)
