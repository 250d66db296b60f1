import datetime as dt
from collections.abc import Callable

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import DatabaseError, transaction
from django.utils import timezone

from layanan.actions import TransitionError, advance
from organisasi.models import Pengguna, Unit
from organisasi.rules.izin import Peran
from pelaporan import actions, queries
from pelaporan.models import BagianLaporan, Laporan
from pengukuran.actions import simpan_nilai
from renstra.models import ObjekUkur
from tests import pabrik as pabrik_dasar
from tests.pelaporan.conftest import TANGGAL
from tests.pengukuran import pabrik
from tests.perjanjian.pabrik import teks_pdf


def disetujui(laporan: Laporan, operator: Pengguna, kepala: Pengguna) -> Laporan:
    return advance(actions.ajukan(laporan, by=operator), "setujui", by=kepala)


def test_opening_twice_gives_the_same_report(laporan: Laporan, dinkes: Unit, operator: Pengguna) -> None:
    assert actions.buat_laporan(unit=dinkes, tahun=2026, by=operator) == laporan
    assert laporan.bagian.filter(kode__startswith="analisis").count() == 2


def test_a_stranger_cannot_open_a_report(objek: object, dinkes: Unit, orang_asing: Pengguna) -> None:
    with pytest.raises(PermissionDenied):
        actions.buat_laporan(unit=dinkes, tahun=2026, by=orang_asing)


def test_a_year_that_is_not_set_up_is_refused_with_a_sentence(dinkes: Unit, operator: Pengguna) -> None:
    with pytest.raises(ValidationError, match="Tahun 2019 belum disiapkan"):
        actions.buat_laporan(unit=dinkes, tahun=2019, by=operator)


def test_a_stale_section_is_not_overwritten(laporan: Laporan, operator: Pengguna) -> None:
    bagian = laporan.bagian.get(kode="penutup")
    actions.simpan_bagian(bagian, isi="pertama", revisi=0, by=operator)
    with pytest.raises(actions.HalamanBasi):
        actions.simpan_bagian(bagian, isi="kedua", revisi=0, by=operator)
    assert laporan.bagian.get(kode="penutup").isi == "pertama"


def test_the_same_section_saved_twice_counts_once(laporan: Laporan, operator: Pengguna) -> None:
    bagian = laporan.bagian.get(kode="penutup")
    for _ in range(2):
        actions.simpan_bagian(bagian, isi="sama", revisi=0, by=operator)
    assert laporan.bagian.get(kode="penutup").revisi == 1


def test_a_section_of_a_submitted_report_is_not_moved_to_a_draft(
    laporan: Laporan, dinkes: Unit, operator: Pengguna
) -> None:
    bagian = laporan.bagian.get(kode="penutup")
    lain = Laporan.objects.create(unit=dinkes, tahun_id=2026, jenis=laporan.jenis, versi=9, status="draf")
    Laporan.objects.filter(pk=laporan.pk).update(status="diajukan")
    with pytest.raises(DatabaseError, match="sesudah laporan diajukan"), transaction.atomic():
        BagianLaporan.objects.filter(pk=bagian.pk).update(laporan=lain)
    Laporan.objects.filter(pk=laporan.pk).update(status="draf")
    assert BagianLaporan.objects.filter(pk=bagian.pk).update(laporan=lain) == 1


def test_submission_names_every_empty_section_and_changes_nothing(laporan: Laporan, operator: Pengguna) -> None:
    with pytest.raises(ValidationError) as galat:
        actions.ajukan(laporan, by=operator)
    assert "Penutup: Bagian ini belum ditulis." in galat.value.messages
    assert Laporan.objects.get(pk=laporan.pk).status == "draf"


def test_figures_stay_as_they_were_when_submitted(
    tertulis: Laporan, terisi: dict[str, ObjekUkur], operator: Pengguna
) -> None:
    diajukan = actions.ajukan(tertulis, by=operator)
    sebelum = queries.isi_laporan(diajukan, hari_ini=timezone.localdate())
    simpan_nilai(
        objek=terisi["A1"],
        periode=pabrik.periode(nomor=2),
        isi=pabrik.isi(terisi["A1"], "5"),
        terlihat=0,
        by=operator,
    )
    segar = Laporan.objects.get(pk=tertulis.pk)
    assert queries.isi_laporan(segar, hari_ini=timezone.localdate()) == sebelum
    assert queries.susun_isi(segar, hari_ini=timezone.localdate()) != sebelum


def test_returning_lets_the_figures_live_again(tertulis: Laporan, operator: Pengguna, kepala: Pengguna) -> None:
    diajukan = actions.ajukan(tertulis, by=operator)
    with pytest.raises(ValidationError):
        actions.kembalikan(diajukan, by=kepala, catatan=" ")
    assert actions.kembalikan(Laporan.objects.get(pk=tertulis.pk), by=kepala, catatan="Perbaiki Bab I").beku is None


def test_the_operator_cannot_approve(tertulis: Laporan, operator: Pengguna) -> None:
    with pytest.raises(PermissionDenied):
        advance(actions.ajukan(tertulis, by=operator), "setujui", by=operator)


def test_a_text_stays_with_its_sasaran_when_the_plan_changes(
    tertulis: Laporan, dinkes: Unit, operator: Pengguna, kepala: Pengguna
) -> None:
    baru = (("1.0", "Sasaran baru"), ("1.2", "Sasaran 2"), ("1.1", "Sasaran 1 diperjelas"))
    pabrik.buat_rencana(dinkes, nomor=1, sasaran=baru)
    isi = queries.isi_laporan(tertulis, hari_ini=timezone.localdate())
    assert [satu.uraian for satu in isi.sasaran] == [uraian for _, uraian in baru]
    tulisan = {baku.judul: satu.isi for baku, satu in queries.bagian_laporan(tertulis, isi)}
    assert tulisan["Analisis: Sasaran baru"] == ""
    assert tulisan["Analisis: Sasaran 2"].startswith("Naskah Analisis: Sasaran 2.")
    assert tulisan["Analisis: Sasaran 1 diperjelas"].startswith("Naskah Analisis: Sasaran 1.")
    with pytest.raises(ValidationError, match="Analisis: Sasaran baru: Bagian ini belum ditulis"):
        actions.ajukan(tertulis, by=operator)
    bagian = queries.bagian_menurut_kode(tertulis, "analisis_1-0", hari_ini=timezone.localdate())
    assert bagian
    for _ in range(2):
        actions.simpan_bagian(bagian[1], isi="Naskah sasaran baru.", revisi=0, by=operator)
    assert actions.ajukan(Laporan.objects.get(pk=tertulis.pk), by=operator).status == "diajukan"


def test_a_section_of_before_the_codes_is_found_by_its_title(tertulis: Laporan) -> None:
    tertulis.bagian.filter(kode="analisis_1-1").update(kode="analisis_1")
    bagian = queries.bagian_menurut_kode(tertulis, "analisis_1", hari_ini=timezone.localdate())
    assert bagian
    assert (bagian[0].kode, bagian[1].isi[:29]) == ("analisis_1-1", "Naskah Analisis: Sasaran 1.\n\n")
    assert not queries.temuan(tertulis, queries.isi_laporan(tertulis, hari_ini=timezone.localdate()))[0].menghalangi


def test_a_submitted_report_is_not_edited_by_action_or_by_sql(tertulis: Laporan, operator: Pengguna) -> None:
    actions.ajukan(tertulis, by=operator)
    bagian = tertulis.bagian.get(kode="penutup")
    with pytest.raises(TransitionError, match="Diajukan"):
        actions.simpan_bagian(bagian, isi="ubah", revisi=bagian.revisi, by=operator)
    with pytest.raises(DatabaseError), transaction.atomic():
        BagianLaporan.objects.filter(pk=bagian.pk).update(isi="ubah")
    with pytest.raises(DatabaseError), transaction.atomic():
        Laporan.objects.filter(pk=tertulis.pk).update(beku={"bentuk": 1})


def test_the_issued_pdf_names_every_indicator_and_is_signed(
    tertulis: Laporan, terisi: dict[str, ObjekUkur], operator: Pengguna, kepala: Pengguna
) -> None:
    siap = disetujui(tertulis, operator, kepala)
    terbit = actions.terbitkan_laporan(siap, nomor="000.7/1/2026", tanggal=TANGGAL, jalur="lokal", by=kepala)
    assert terbit.dokumen is not None
    with terbit.dokumen.berkas.isi() as berkas:
        teks = teks_pdf(berkas.read())
    for baris in pabrik.INDIKATOR:
        assert baris[1] in teks
    assert "belum tersedia" in teks
    assert "DRAF" not in teks
    assert terbit.dokumen.tanda_tangan.get().jalur == "lokal"


def test_nobody_signs_electronically_in_the_name_of_the_head(
    tertulis: Laporan, dinkes: Unit, operator: Pengguna, kepala: Pengguna
) -> None:
    siap = disetujui(tertulis, operator, kepala)
    lain = pabrik_dasar.buat_pengguna(
        Peran.KEPALA_OPD, dinkes, username="bukan_kepala", pegawai=pabrik_dasar.buat_pegawai("Bukan Kepala", dinkes)
    )
    with pytest.raises(ValidationError, match="dengan akunnya sendiri"):
        actions.terbitkan_laporan(siap, nomor="000.7/1/2026", tanggal=TANGGAL, jalur="lokal", by=lain)
    assert Laporan.objects.get(pk=siap.pk).status == "disetujui"


def test_an_issued_report_is_neither_reopened_nor_deleted(
    tertulis: Laporan, operator: Pengguna, kepala: Pengguna
) -> None:
    siap = disetujui(tertulis, operator, kepala)
    actions.terbitkan_laporan(siap, nomor="000.7/1/2026", tanggal=TANGGAL, jalur="lokal", by=kepala)
    with pytest.raises(DatabaseError), transaction.atomic():
        Laporan.objects.filter(pk=siap.pk).update(status="draf")
    with pytest.raises(DatabaseError), transaction.atomic():
        Laporan.objects.filter(pk=siap.pk).delete()


def test_issuing_without_a_number_writes_nothing(tertulis: Laporan, operator: Pengguna, kepala: Pengguna) -> None:
    siap = disetujui(tertulis, operator, kepala)
    with pytest.raises(ValidationError, match="nomor naskah"):
        actions.terbitkan_laporan(siap, nomor=" ", tanggal=TANGGAL, jalur="lokal", by=kepala)
    assert Laporan.objects.get(pk=siap.pk).status == "disetujui"


@pytest.mark.usefixtures("hari_2026")
def test_only_a_past_year_is_archived(tertulis: Laporan, operator: Pengguna, kepala: Pengguna) -> None:
    siap = disetujui(tertulis, operator, kepala)
    with pytest.raises(ValidationError, match="tahun yang sudah lewat"):
        actions.catat_arsip(siap, nomor="1", tanggal=dt.date(2026, 2, 1), by=operator)


def test_an_analysis_of_the_year_carries_earlier_years(
    laporan: Laporan, django_assert_max_num_queries: Callable[..., object]
) -> None:
    with django_assert_max_num_queries(45):
        isi = queries.susun_isi(laporan, hari_ini=timezone.localdate())
    assert isi.tahun_akhir == 2029
    assert len(isi.sasaran) == 2
