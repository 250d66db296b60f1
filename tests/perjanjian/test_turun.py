"""Promises come down from the superior's agreement: taken over, broken down, shared with weights."""

import datetime as dt
from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import DatabaseError, transaction

from organisasi.models import Jabatan, Pengguna, Unit
from perjanjian import actions, queries
from perjanjian.actions import IsianSambungan, IsianTurun
from perjanjian.models import AtasanPerjanjian, Perjanjian
from perjanjian.queries import atasan_unit, cakupan_kabupaten, daftar_cakupan, isi_perjanjian, target_bulanan
from perjanjian.rules import CaraTurun
from renstra.models import Simpul, VersiRencana
from tests import pabrik
from tests.perjanjian.pabrik import PADA, TAHUN, buat_rencana

Antar = Callable[[Perjanjian, str], Perjanjian]
HARI = dt.date(2026, 3, 1)


def _jabatan(nama: str, unit: Unit, atasan: Jabatan, eselon: str = "fungsional") -> Jabatan:
    jabatan = pabrik.buat_jabatan(nama, unit, atasan=atasan, eselon=eselon)
    pabrik.angkat(pabrik.buat_pegawai(f"Pemangku {nama}", unit), jabatan)
    return jabatan


@pytest.fixture
def staf(perjanjian: Perjanjian, dinkes: Unit) -> list[Jabatan]:
    """Two officials under the head, without indicators of their own in the plan."""
    kepala = pabrik.jabatan_kepala(dinkes)
    return [_jabatan(nama, dinkes, kepala) for nama in ("Analis Satu", "Analis Dua")]


@pytest.fixture
def turunan(staf: list[Jabatan], dinkes: Unit, operator: Pengguna) -> list[Perjanjian]:
    return [actions.buat_dari_rencana(unit=dinkes, tahun=TAHUN, jabatan=satu, by=operator, pada=PADA) for satu in staf]


def _item(perjanjian: Perjanjian, nama: str) -> int:
    return perjanjian.item.get(indikator__startswith=nama).pk


def test_tanpa_indikator_sendiri_dibuat_kosong_bila_atasan_berjanji(
    turunan: list[Perjanjian], kepala: Pengguna
) -> None:
    assert [satu.item.count() for satu in turunan] == [0, 0]
    assert turunan[0].pihak_kedua is not None
    assert turunan[0].pihak_kedua.pegawai == kepala.pegawai
    with pytest.raises(ValidationError, match="belum memuat indikator"):
        actions.ajukan(turunan[0], by=Pengguna.objects.get(username="operator"))


def test_tanpa_perjanjian_atasan_ditolak(
    rencana: Any, dinkes: Unit, tahun2026: Any, operator: Pengguna, kepala: Pengguna, bupati: Pengguna
) -> None:
    jabatan = _jabatan("Analis", dinkes, pabrik.jabatan_kepala(dinkes))
    with pytest.raises(ValidationError, match=r"penanggung jawabnya Analis.*Atau buat dahulu perjanjian atasannya"):
        actions.buat_dari_rencana(unit=dinkes, tahun=TAHUN, jabatan=jabatan, by=operator, pada=PADA)


def test_diambil_alih_dan_dibagi(perjanjian: Perjanjian, turunan: list[Perjanjian], operator: Pengguna) -> None:
    hidup, akreditasi = _item(perjanjian, "Angka"), _item(perjanjian, "Jumlah")
    satu, dua = turunan
    actions.turunkan(
        satu,
        butir=[
            IsianTurun(hidup, CaraTurun.AMBIL),
            IsianTurun(akreditasi, CaraTurun.BAGI, Decimal(60)),
        ],
        by=operator,
    )
    actions.turunkan(dua, butir=[IsianTurun(akreditasi, CaraTurun.BAGI, Decimal(30))], by=operator)
    butir = isi_perjanjian(satu).butir
    assert [(b.target, b.dari, b.cara_turun, b.bobot) for b in butir] == [
        ("72,50", "Angka Harapan Hidup", "AMBIL", None),
        ("10", "Jumlah puskesmas terakreditasi paripurna", "BAGI", Decimal(60)),
    ]
    assert [b.beda for b in butir] == ["", ""]
    objek = [b.objek for b in butir]
    assert objek[0] == perjanjian.item.get(pk=hidup).objek_id
    assert objek[1] != perjanjian.item.get(pk=akreditasi).objek_id
    bagian = {a.item.pk: a for a in queries.item_atasan(perjanjian)}[akreditasi]
    assert [b.nama for b in bagian.bagian] == ["Analis Satu", "Analis Dua"]
    assert "kurang 10 dari 100" in bagian.bobot.kalimat


def test_bobot_lebih_dari_seratus_menghalangi(
    perjanjian: Perjanjian, turunan: list[Perjanjian], operator: Pengguna
) -> None:
    akreditasi = _item(perjanjian, "Jumlah")
    for satu, bobot in zip(turunan, (60, 50), strict=True):
        actions.turunkan(satu, butir=[IsianTurun(akreditasi, CaraTurun.BAGI, Decimal(bobot))], by=operator)
    with pytest.raises(ValidationError, match="Jumlah bobot 110, lebih 10 dari 100"):
        actions.ajukan(turunan[1], by=operator)
    item = turunan[1].item.get()
    actions.ubah_sambungan(
        turunan[1], sambungan={item.pk: IsianSambungan(akreditasi, CaraTurun.BAGI, Decimal(40))}, by=operator
    )
    item.refresh_from_db()
    assert (item.bobot, item.target_teks) == (Decimal(40), "7")
    actions.ajukan(turunan[1], by=operator)


@pytest.mark.parametrize("bobot", [None, Decimal(0), Decimal(101)])
def test_bagian_tanpa_bobot_wajar_ditolak(
    perjanjian: Perjanjian, turunan: list[Perjanjian], operator: Pengguna, bobot: Decimal | None
) -> None:
    butir = [IsianTurun(_item(perjanjian, "Jumlah"), CaraTurun.BAGI, bobot)]
    with pytest.raises(ValidationError, match="isi bobot lebih dari 0"):
        actions.turunkan(turunan[0], butir=butir, by=operator)
    assert turunan[0].item.count() == 0


def test_yang_bukan_milik_atasan_dan_yang_ganda_ditolak(
    perjanjian: Perjanjian, turunan: list[Perjanjian], operator: Pengguna, kepala: Pengguna
) -> None:
    hidup = IsianTurun(_item(perjanjian, "Angka"), CaraTurun.AMBIL)
    actions.turunkan(turunan[0], butir=[hidup], by=operator)
    with pytest.raises(ValidationError, match="sudah ada dalam perjanjian ini"):
        actions.turunkan(turunan[0], butir=[hidup], by=operator)
    with pytest.raises(ValidationError, match="bukan milik perjanjian atasan"):
        actions.turunkan(turunan[1], butir=[IsianTurun(turunan[0].item.get().pk, CaraTurun.AMBIL)], by=operator)
    with pytest.raises(ValidationError, match="Pilih sedikitnya satu"):
        actions.turunkan(turunan[1], butir=[], by=operator)
    with pytest.raises(PermissionDenied):
        actions.turunkan(turunan[1], butir=[hidup], by=kepala)


def test_penjabaran_mengikuti_rencana(perjanjian: Perjanjian, dinkes: Unit, operator: Pengguna) -> None:
    """An administrator's programme indicator under the head's sasaran is linked to it by itself."""
    jabatan = _jabatan("Kepala Bidang", dinkes, pabrik.jabatan_kepala(dinkes), "administrator")

    def ke_program(versi: VersiRencana) -> None:
        program = Simpul.objects.get(versi=versi, jenis="PROGRAM")
        Simpul.objects.filter(pk=program.pk).update(induk=Simpul.objects.get(versi=versi, kode="1.1"))
        milik = versi.indikator.filter(uraian__startswith="Persentase")
        milik.update(simpul=program, penanggung_jawab=jabatan)

    buat_rencana(dinkes, nomor=1, atur=ke_program)
    actions.ambil_ulang(perjanjian, by=operator, pada=PADA)
    bidang = actions.buat_dari_rencana(unit=dinkes, tahun=TAHUN, jabatan=jabatan, by=operator, pada=PADA)
    item = bidang.item.get()
    assert (item.cara_turun, item.dari and item.dari.indikator) == ("JABAR", "Angka Harapan Hidup")
    with pytest.raises(ValidationError, match="berasal dari rencana"):
        actions.ubah_sambungan(bidang, sambungan={}, hapus=[item.pk], by=operator)
    actions.ubah_sambungan(bidang, sambungan={item.pk: IsianSambungan(None)}, by=operator)
    item.refresh_from_db()
    assert (item.dari, item.cara_turun) == (None, "")


def test_pohon_ke_atas_dan_ke_bawah_bertahan_sesudah_revisi(
    perjanjian: Perjanjian, turunan: list[Perjanjian], operator: Pengguna, antar: Antar
) -> None:
    butir = [IsianTurun(_item(perjanjian, "Angka"), CaraTurun.AMBIL)]
    actions.turunkan(turunan[0], butir=butir, by=operator)
    lama = antar(perjanjian, "ditandatangani")
    baru = antar(actions.revisi(lama, alasan="STRATEGI", keterangan="x", by=operator), "ditandatangani")
    bawah = queries.pohon_janji(baru, operator)[0].bawah
    assert [satu.item.perjanjian.nama_jabatan for satu in bawah] == ["Analis Satu"]
    atas = queries.pohon_janji(turunan[0], operator)[0].atas
    assert [satu.item.perjanjian_id for satu in atas] == [baru.pk]
    assert atas[0].terlihat


def test_yang_diambil_alih_tidak_menggeser_target_kepala(
    perjanjian: Perjanjian, turunan: list[Perjanjian], operator: Pengguna, antar: Antar, kepala: Pengguna
) -> None:
    """The values of an object are measured against the promise that was not taken over, whichever was signed last."""
    actions.turunkan(turunan[0], butir=[IsianTurun(_item(perjanjian, "Angka"), CaraTurun.AMBIL)], by=operator)
    item = turunan[0].item.get()
    actions.ubah_item(turunan[0], butir={item.pk: actions.IsianButir("70", "Sementara")}, by=operator)
    antar(perjanjian, "ditandatangani")
    satu = actions.setujui(actions.ajukan(turunan[0], by=operator), by=kepala)
    Perjanjian.objects.filter(pk=satu.pk).update(status="ditandatangani", tanggal=PADA, beku={"tahun": 1})
    assert target_bulanan([item.objek_id], TAHUN)[item.objek_id].perjanjian_id == perjanjian.pk


def test_tautan_naskah_yang_beku_dijaga(
    perjanjian: Perjanjian, turunan: list[Perjanjian], operator: Pengguna, kepala: Pengguna
) -> None:
    akar = actions.turunkan(turunan[0], butir=[IsianTurun(_item(perjanjian, "Angka"), CaraTurun.AMBIL)], by=operator)
    cucu = Perjanjian.objects.get(pk=akar.pk)
    actions.setujui(actions.ajukan(cucu, by=operator), by=kepala)
    actions.bekukan(cucu, by=operator, nomor="7", tanggal=PADA)
    for ubah in ({"dari": None, "cara_turun": ""}, {"bobot": None, "cara_turun": "JABAR"}):
        with pytest.raises(DatabaseError), transaction.atomic():
            cucu.item.update(**ubah)
    with pytest.raises(ValidationError, match="sudah dibekukan dan menurunkan indikator"):
        actions.hapus_draf(perjanjian, by=operator)


def test_menghapus_draf_atasan_melepas_tautan_draf_bawahan(
    perjanjian: Perjanjian, turunan: list[Perjanjian], operator: Pengguna
) -> None:
    actions.turunkan(turunan[0], butir=[IsianTurun(_item(perjanjian, "Angka"), CaraTurun.AMBIL)], by=operator)
    actions.hapus_draf(perjanjian, by=operator)
    assert turunan[0].item.get().dari is None


def test_atasan_ditetapkan_bertanggal(
    turunan: list[Perjanjian], staf: list[Jabatan], dinkes: Unit, bagian_organisasi: Pengguna, operator: Pengguna
) -> None:
    satu, dua = staf
    with pytest.raises(PermissionDenied):
        actions.tetapkan_atasan(jabatan=dua, atasan=satu, mulai=HARI, dasar="SK 1", by=operator)
    actions.tetapkan_atasan(jabatan=dua, atasan=satu, mulai=HARI, dasar="SK 1", by=bagian_organisasi)
    kepala = pabrik.jabatan_kepala(dinkes)
    atasan = lambda pada: queries.peta_atasan([dua.pk], pada).atasan(dua.pk)  # noqa: E731
    assert (atasan(HARI), atasan(HARI - dt.timedelta(1))) == (satu.pk, kepala.pk)
    nanti = HARI + dt.timedelta(30)
    actions.tetapkan_atasan(jabatan=dua, atasan=kepala, mulai=nanti, dasar="SK 2", by=bagian_organisasi)
    assert (atasan(nanti - dt.timedelta(1)), atasan(nanti)) == (satu.pk, kepala.pk)
    baris = {b.versi.jabatan_id: b for b in atasan_unit(dinkes, HARI)}
    assert baris[dua.pk].sebab == "Ditetapkan: SK 1"
    assert baris[satu.pk].sebab == "Menurut struktur"
    with pytest.raises(ValidationError, match="Jabatan tidak dapat menjadi atasan"):
        actions.tetapkan_atasan(jabatan=dua, atasan=dua, mulai=nanti, dasar="x", by=bagian_organisasi)
    actions.akhiri_tetapan(
        AtasanPerjanjian.objects.latest("pk"), terakhir=nanti - dt.timedelta(1), by=bagian_organisasi
    )
    assert AtasanPerjanjian.objects.count() == 1


def test_plt_yang_merangkap_menandatangani_dengan_yang_lebih_tinggi(
    perjanjian: Perjanjian, dinkes: Unit, operator: Pengguna, kepala: Pengguna, bupati: Pengguna
) -> None:
    jabatan = pabrik.buat_jabatan("Sekretaris", dinkes, atasan=pabrik.jabatan_kepala(dinkes))
    pabrik.angkat(kepala.pegawai, jabatan, sifat="plt")  # type: ignore[arg-type]
    pihak = queries.para_pihak(jabatan.pk, PADA)
    assert pihak is not None
    assert pihak.kedua is not None
    assert pihak.kedua.pegawai == bupati.pegawai
    baris = {b.versi.jabatan_id: b for b in atasan_unit(dinkes, PADA)}[jabatan.pk]
    assert baris.naik
    assert "orang yang sama" in baris.sebab


def test_cakupan_menghitung_setiap_jabatan(
    turunan: list[Perjanjian],
    antar: Antar,
    perjanjian: Perjanjian,
    dinkes: Unit,
    bappeda: Pengguna,
    orang_asing: Pengguna,
) -> None:
    antar(perjanjian, "ditandatangani")
    pabrik.buat_jabatan("Arsiparis", dinkes, atasan=pabrik.jabatan_kepala(dinkes), eselon="pelaksana")
    baris = {satu.nama: satu for satu in cakupan_kabupaten(bappeda, TAHUN, HARI)}["Dinas Kesehatan"]
    assert (baris.jumlah, baris.berlaku, baris.berjalan, baris.lowong, baris.belum) == (4, 1, 2, 1, 0)
    assert baris.per_jenjang["JPT Pratama (Eselon II)"] == (1, 1)
    assert {satu.label for satu in daftar_cakupan(bappeda, TAHUN, HARI)} == {"Ditandatangani", "Draf", "Belum ada"}
    assert daftar_cakupan(orang_asing, TAHUN, HARI) == []
