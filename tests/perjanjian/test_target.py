"""Targets that performance is measured against."""

from collections.abc import Callable
from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from organisasi.models import Pengguna, Tahun, Unit
from perjanjian import actions
from perjanjian.actions import IsianButir, IsianProgram
from perjanjian.models import Perjanjian, TargetPeriode
from perjanjian.queries import kesiapan, rencana_aksi, target_bulanan
from renstra.models import ObjekUkur, VersiRencana
from tests import pabrik
from tests.perjanjian.pabrik import TAHUN

Antar = Callable[[Perjanjian, str], Perjanjian]


def test_tanpa_perjanjian_berlaku_memakai_rencana(rencana: VersiRencana, dinkes: Unit, tahun2026: Tahun) -> None:
    indikator = rencana.indikator.first()
    assert indikator is not None
    objek = ObjekUkur.objects.get_or_create(indikator=indikator.indikator, unit=dinkes)[0]
    hasil = target_bulanan([objek.pk], TAHUN)[objek.pk]
    assert (hasil.sumber, hasil.target.teks, hasil.perjanjian_id) == ("RENSTRA", "72,50", None)
    assert target_bulanan([objek.pk], 2031) == {}


def test_perjanjian_yang_berlaku_didahulukan(perjanjian: Perjanjian, antar: Antar, operator: Pengguna) -> None:
    pertama = perjanjian.item.all()[0]
    actions.ubah_item(perjanjian, butir={pertama.pk: IsianButir("73,1", "Janji lebih tinggi")}, by=operator)
    actions.bagi_rencana_aksi(perjanjian, by=operator)
    assert target_bulanan([pertama.objek_id], TAHUN)[pertama.objek_id].sumber == "RENSTRA"
    antar(perjanjian, "ditandatangani")
    semua = target_bulanan([satu.objek_id for satu in perjanjian.item.all()], TAHUN)
    hasil = semua[pertama.objek_id]
    assert (hasil.sumber, hasil.target.nilai, hasil.perjanjian_id) == ("PK", Decimal("73.1"), perjanjian.pk)
    assert [len(semua[satu.objek_id].per_periode) for satu in perjanjian.item.all()] == [1, 12, 0, 4]


def test_banyak_objek_sedikit_kueri(
    perjanjian: Perjanjian, antar: Antar, operator: Pengguna, django_assert_max_num_queries: Callable
) -> None:
    actions.bagi_rencana_aksi(perjanjian, by=operator)
    antar(perjanjian, "ditandatangani")
    ids = [satu.objek_id for satu in perjanjian.item.all()]
    with django_assert_max_num_queries(3):
        target_bulanan([*ids, 999_999], TAHUN)


def test_ubah_target_membaca_seperti_rencana(perjanjian: Perjanjian, operator: Pengguna) -> None:
    item = list(perjanjian.item.all())
    program = perjanjian.program.get()
    actions.ubah_item(
        perjanjian,
        butir={item[0].pk: IsianButir("70–75", "Rentang"), item[3].pk: IsianButir("–")},
        program={program.pk: IsianProgram(Decimal(5), "DAU")},
        by=operator,
        revisi=0,
    )
    baru = list(perjanjian.item.all())
    assert (baru[0].target_nilai, baru[0].target_bawah, baru[0].target_atas) == (None, 70, 75)
    assert baru[3].target_teks == ""
    assert perjanjian.program.get().keterangan == "DAU"


def test_satu_target_rusak_tidak_menyimpan_apa_pun(perjanjian: Perjanjian, operator: Pengguna) -> None:
    item = list(perjanjian.item.all())
    with pytest.raises(ValidationError, match="#REF!"):
        actions.ubah_item(perjanjian, butir={item[0].pk: IsianButir("9"), item[1].pk: IsianButir("#REF!")}, by=operator)
    assert perjanjian.item.all()[0].target_teks == "72,50"


def test_halaman_basi_ditolak(perjanjian: Perjanjian, operator: Pengguna) -> None:
    item = perjanjian.item.all()[0]
    actions.ubah_item(perjanjian, butir={item.pk: IsianButir("9")}, by=operator, revisi=0)
    with pytest.raises(actions.HalamanBasi):
        actions.ubah_item(perjanjian, butir={item.pk: IsianButir("8")}, by=operator, revisi=0)
    assert perjanjian.item.all()[0].target_teks == "9"


def test_sesudah_diajukan_target_terkunci(perjanjian: Perjanjian, antar: Antar, operator: Pengguna) -> None:
    antar(perjanjian, "diajukan")
    with pytest.raises(ValidationError, match="Diajukan tidak dapat diubah"):
        actions.ubah_item(perjanjian, butir={}, by=operator)


def test_bantuan_bagi_dan_pemeriksaan(perjanjian: Perjanjian, operator: Pengguna) -> None:
    assert kesiapan(rencana_aksi(perjanjian)) == (0, 4)
    actions.bagi_rencana_aksi(perjanjian, by=operator)
    aksi = rencana_aksi(perjanjian)
    assert kesiapan(aksi) == (4, 4)
    assert [len(satu.sel) for satu in aksi] == [1, 12, 1, 4]
    assert [sel.isi for sel in aksi[2].sel] == ["WTP"]
    puskesmas = aksi[1]
    actions.simpan_rencana_aksi(
        perjanjian,
        nilai={(puskesmas.item.pk, puskesmas.sel[0].periode_id): Decimal(9), (1, 999): Decimal(1)},
        by=operator,
    )
    tidak_cocok = rencana_aksi(perjanjian)[1].hasil
    assert not tidak_cocok.cocok
    assert "padahal target tahun 17" in tidak_cocok.kalimat


def test_bagi_hanya_mengisi_yang_kosong(perjanjian: Perjanjian, operator: Pengguna) -> None:
    baris = rencana_aksi(perjanjian)[1]
    kunci = (baris.item.pk, baris.sel[0].periode_id)
    actions.simpan_rencana_aksi(perjanjian, nilai={kunci: Decimal(17)}, by=operator)
    actions.bagi_rencana_aksi(perjanjian, by=operator)
    assert TargetPeriode.objects.filter(item=kunci[0]).count() == 1
    actions.bagi_rencana_aksi(perjanjian, by=operator, hanya_kosong=False, cara={kunci[0]: "AKHIR"})
    assert [satu.nilai for satu in rencana_aksi(perjanjian)[1].sel][-2:] == [None, 17]


def test_rencana_aksi_hanya_oleh_penyusun(perjanjian: Perjanjian) -> None:
    lain = pabrik.buat_pengguna("penyusun", pabrik.buat_opd("Dinas Perikanan"))
    with pytest.raises(PermissionDenied):
        actions.bagi_rencana_aksi(perjanjian, by=lain)
