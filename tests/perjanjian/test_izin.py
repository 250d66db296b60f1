"""Both forms of permission agree: what `has_perm` says of a row is what `for_user` lists."""

from collections.abc import Callable

import pytest
from django.core.exceptions import ValidationError

from organisasi.models import Delegasi, Pengguna, Unit
from organisasi.rules.izin import IZIN
from perjanjian import actions
from perjanjian.models import Perjanjian
from tests import pabrik
from tests.perjanjian.pabrik import PADA, TAHUN, buat_rencana

IZIN_PERJANJIAN = [satu for satu in IZIN if satu.startswith("perjanjian.")]


@pytest.fixture
def dua_perjanjian(perjanjian: Perjanjian, bagian_organisasi: Pengguna, kabupaten: Unit) -> list[Perjanjian]:
    perikanan = pabrik.buat_opd("Dinas Perikanan")
    pabrik.buat_kepala(perikanan, nama="Kepala Perikanan", username="kepala_perikanan")
    buat_rencana(perikanan)
    lain = actions.buat_dari_rencana(unit=perikanan, tahun=TAHUN, by=bagian_organisasi, pada=PADA)
    return [perjanjian, lain]


@pytest.mark.parametrize("izin", IZIN_PERJANJIAN)
def test_kedua_bentuk_izin_sepakat(
    dua_perjanjian: list[Perjanjian],
    izin: str,
    orang_asing: Pengguna,
    bappeda: Pengguna,
    admin_opd: Pengguna,
    bupati: Pengguna,
    kabupaten: Unit,
) -> None:
    ajudan = pabrik.buat_pengguna(nama="Ajudan Contoh", pegawai=pabrik.buat_pegawai("Ajudan Contoh", kabupaten))
    Delegasi.objects.create(
        dari=bupati, kepada=ajudan, tindakan=["perjanjian.setujui"], berlaku=pabrik.rentang(), alasan="Dinas luar"
    )
    for orang in Pengguna.objects.all():
        terdaftar = set(Perjanjian.objects.for_user(orang, izin).values_list("pk", flat=True))
        assert terdaftar == {satu.pk for satu in dua_perjanjian if orang.has_perm(izin, satu)}, (orang.username, izin)


@pytest.mark.parametrize(
    ("izin", "boleh"),
    [
        ("perjanjian.lihat", {"operator", "kepala", "bupati", "bagian_organisasi"}),
        ("perjanjian.susun", {"operator", "bagian_organisasi"}),
        ("perjanjian.ajukan", {"operator", "kepala"}),
        ("perjanjian.setujui", {"bupati"}),
        ("perjanjian.naskah", {"operator", "kepala", "bupati", "bagian_organisasi"}),
        ("perjanjian.tandatangani", {"kepala", "bupati"}),
    ],
)
def test_siapa_boleh_apa(dua_perjanjian: list[Perjanjian], izin: str, boleh: set[str]) -> None:
    dapat = {orang.username for orang in Pengguna.objects.all() if orang.has_perm(izin, dua_perjanjian[0])}
    assert dapat == boleh


def test_kepala_bidang_berjanji_kepada_kepala_dinas(
    dua_perjanjian: list[Perjanjian], dinkes: Unit, kepala: Pengguna, operator: Pengguna, antar: Callable
) -> None:
    bidang = pabrik.buat_unit("Bidang Contoh", dinkes)
    jabatan = pabrik.buat_jabatan("Kepala Bidang Contoh", bidang, atasan=pabrik.jabatan_kepala(dinkes), kepala=True)
    pabrik.angkat(pabrik.buat_pegawai("Kepala Bidang", bidang), jabatan)
    versi = buat_rencana(dinkes, nomor=2, penanggung_jawab=jabatan, jenis_simpul="PROGRAM")
    satu = actions.buat_dari_rencana(unit=dinkes, tahun=TAHUN, jabatan=jabatan, by=operator, pada=PADA)
    assert satu.item.count() == versi.indikator.count()
    assert satu.pihak_kedua is not None
    assert satu.pihak_kedua.pegawai == kepala.pegawai
    assert kepala.has_perm("perjanjian.setujui", satu)


def test_jabatan_unit_lain_tidak_dapat_dipakai(perjanjian: Perjanjian, operator: Pengguna, dinkes: Unit) -> None:
    lain = pabrik.buat_opd("Dinas Perikanan")
    pabrik.buat_kepala(lain, nama="Kepala Perikanan", username="kepala_perikanan")
    with pytest.raises(ValidationError, match="bukan jabatan di unit ini"):
        actions.buat_dari_rencana(unit=dinkes, tahun=TAHUN, jabatan=pabrik.jabatan_kepala(lain), by=operator, pada=PADA)
    assert Perjanjian.objects.count() == 1
