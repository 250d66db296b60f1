"""What stands in the way of a grade, and signing its report."""

import copy
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from evaluasi import actions, queries
from evaluasi.models import Evaluasi, HasilEvaluasi
from evaluasi.queries.instrumen import isi_bawaan
from evaluasi.rules import URUTAN_JENJANG, Jenjang
from layanan.actions import TransitionError
from layanan.queries import dokumen_objek
from organisasi.models import Pengguna, Unit
from organisasi.rules.izin import Peran
from tests import pabrik
from tests.layanan.conftest import PDF_KECIL, unggahan
from tests.perjanjian.pabrik import teks_pdf

type Tim = dict[Jenjang, Pengguna]


@pytest.fixture(autouse=True)
def simpan_di_sini(settings: Any, tmp_path: Path) -> None:
    """Files of the test go to a folder of its own."""
    settings.MEDIA_ROOT = str(tmp_path)


def test_broken_cross_check_stops_the_worksheet_with_its_sentence(
    dinkes: Unit, tahun2026: object, tim: Tim, inspektur: Pengguna, jawab_semua: Callable[..., None]
) -> None:
    isi = copy.deepcopy(isi_bawaan("88-2021"))
    isi["kontrol"] = [{"kode": "1c", "acuan": "1b", "pesan": "Pemanfaatan rencana tidak boleh melebihi mutunya."}]
    instrumen = actions.terbitkan_instrumen(actions.impor_instrumen("lokal", isi, by=inspektur), by=inspektur)
    susunan = {jenjang: [orang] for jenjang, orang in tim.items()}
    lembar = actions.buat_evaluasi(
        units=[dinkes], tahun=2026, ronde=2027, instrumen=instrumen, tim=susunan, by=inspektur
    )[0]
    anggota = tim[Jenjang.ANGGOTA_TIM]
    jawab_semua(lembar, anggota, "B")
    actions.jawab(lembar, sub="1c", jawaban="BB", by=anggota)
    with pytest.raises(ValidationError, match="tidak boleh melebihi mutunya"):
        actions.teruskan(lembar, by=anggota)
    actions.jawab(lembar, sub="1c", jawaban="B", by=anggota)
    assert actions.teruskan(lembar, by=anggota).status == "ketua_tim"


def test_aa_needs_its_reason_and_evidence_also_where_there_are_no_criteria(
    dinkes: Unit, tahun2026: object, tim: Tim, inspektur: Pengguna
) -> None:
    isi = copy.deepcopy(isi_bawaan("88-2021"))
    for komponen in isi["komponen"]:
        for sub in komponen["sub"]:
            sub["kriteria"] = []
    instrumen = actions.terbitkan_instrumen(actions.impor_instrumen("polos", isi, by=inspektur), by=inspektur)
    susunan = {jenjang: [orang] for jenjang, orang in tim.items()}
    lembar = actions.buat_evaluasi(
        units=[dinkes], tahun=2026, ronde=2027, instrumen=instrumen, tim=susunan, by=inspektur
    )[0]
    with pytest.raises(ValidationError) as galat:
        actions.jawab(lembar, sub="1a", jawaban="AA", by=tim[Jenjang.ANGGOTA_TIM])
    assert galat.value.messages == [
        "Jawaban AA memerlukan alasan tertulis.",
        "Jawaban AA memerlukan sekurang-kurangnya satu bukti.",
    ]
    assert actions.jawab(lembar, sub="1a", jawaban="BB", by=tim[Jenjang.ANGGOTA_TIM]).jawaban == "BB"


def test_the_record_of_a_grade_reaches_down_to_the_evidence(
    lembar: Evaluasi, tim: Tim, jawab_semua: Callable[..., None], klien: Callable[[Pengguna], Client]
) -> None:
    anggota = tim[Jenjang.ANGGOTA_TIM]
    jawab_semua(lembar, anggota, "B", catatan="Lihat bukti.")
    taut = actions.tambah_bukti(lembar, sub="2b", unggahan=unggahan("rekap.pdf", PDF_KECIL), halaman=7, by=anggota)
    for jenjang in URUTAN_JENJANG[:-1]:
        actions.teruskan(lembar, by=tim[jenjang])
    rincian = actions.tetapkan(lembar, by=tim[Jenjang.PENANGGUNG_JAWAB]).rincian
    bukti = {sub["kode"]: sub["bukti"] for komponen in rincian["komponen"] for sub in komponen["sub"]}
    assert bukti["2b"] == [{"nama": "rekap.pdf", "halaman": 7, "sha256": taut.berkas.sha256}]
    assert bukti["2a"] == []
    teks = klien(anggota).get(reverse("evaluasi:penjelasan", args=[lembar.pk])).content.decode()
    assert "Bukti: rekap.pdf, halaman 7" in teks


def test_the_last_tier_is_stopped_by_a_gap_too(lembar: Evaluasi, tim: Tim, jawab_semua: Callable[..., None]) -> None:
    jawab_semua(lembar, tim[Jenjang.ANGGOTA_TIM], "B")
    for jenjang in URUTAN_JENJANG[:-1]:
        actions.teruskan(lembar, by=tim[jenjang])
    with pytest.raises(PermissionDenied):
        actions.tetapkan(lembar, by=tim[Jenjang.ANGGOTA_TIM])
    lembar.jawaban.filter(sub="3b").update(jawaban="")
    with pytest.raises(ValidationError, match="3b belum dijawab"):
        actions.tetapkan(lembar, by=tim[Jenjang.PENANGGUNG_JAWAB])
    assert not HasilEvaluasi.objects.exists()


def test_the_inspector_signs_the_issued_report_once(
    lembar: Evaluasi, tim: Tim, inspektur: Pengguna, jawab_semua: Callable[..., None]
) -> None:
    jawab_semua(lembar, tim[Jenjang.ANGGOTA_TIM], "B")
    for jenjang in URUTAN_JENJANG[:-1]:
        actions.teruskan(lembar, by=tim[jenjang])
    hasil = actions.tetapkan(lembar, by=tim[Jenjang.PENANGGUNG_JAWAB])
    with pytest.raises(TransitionError, match="belum terbit"):
        actions.tandatangani_lhe(lembar, jalur="lokal", by=inspektur)
    actions.terbitkan(lembar, nomor="700/9", tanggal=timezone.localdate(), by=inspektur)
    with pytest.raises(PermissionDenied):
        actions.tandatangani_lhe(lembar, jalur="lokal", by=tim[Jenjang.PENANGGUNG_JAWAB])
    tanda = actions.tandatangani_lhe(lembar, jalur="lokal", by=inspektur)
    assert (tanda.sebagai, tanda.dokumen) == ("Inspektur", dokumen_objek(hasil).get())
    with pytest.raises(ValidationError, match="sudah ditandatangani"):
        actions.tandatangani_lhe(lembar, jalur="lokal", by=inspektur)


def test_the_report_may_be_signed_on_behalf_of_the_inspektur(
    lembar: Evaluasi, kabupaten: Unit, tim: Tim, inspektur: Pengguna, jawab_semua: Callable[..., None]
) -> None:
    inspektorat = pabrik.buat_opd("Inspektorat", induk=kabupaten, jenis="inspektorat")
    sekretaris = pabrik.buat_jabatan("Sekretaris", inspektorat, atasan=pabrik.jabatan_kepala(inspektorat))
    pabrik.angkat(pabrik.buat_pegawai("Sekretaris Contoh", inspektorat), sekretaris)
    jawab_semua(lembar, tim[Jenjang.ANGGOTA_TIM], "B")
    for jenjang in URUTAN_JENJANG[:-1]:
        actions.teruskan(lembar, by=tim[jenjang])
    actions.tetapkan(lembar, by=tim[Jenjang.PENANGGUNG_JAWAB])
    hari = timezone.localdate()
    dokumen = actions.terbitkan(lembar, nomor="700/9", tanggal=hari, penanda=sekretaris.pk, by=inspektur)
    with dokumen.berkas.isi() as berkas:
        teks = " ".join(teks_pdf(berkas.read()).split())
    assert "a.n. Kepala Inspektorat Sekretaris Sekretaris Contoh" in teks
    tanda = actions.tandatangani_lhe(lembar, jalur="basah", pindaian=unggahan("pindaian.pdf", PDF_KECIL), by=inspektur)
    assert (tanda.nama, tanda.jabatan) == ("Sekretaris Contoh", "a.n. Kepala Inspektorat, Sekretaris")


def test_only_the_head_of_the_inspectorate_signs_electronically_on_the_page(
    lembar: Evaluasi,
    tim: Tim,
    inspektur: Pengguna,
    kabupaten: Unit,
    jawab_semua: Callable[..., None],
    klien: Callable[[Pengguna], Client],
) -> None:
    inspektorat = pabrik.buat_opd("Inspektorat", induk=kabupaten, jenis="inspektorat")
    pegawai = pabrik.buat_pegawai("Inspektur Contoh", inspektorat)
    pabrik.angkat(pegawai, pabrik.jabatan_kepala(inspektorat))
    pejabat = pabrik.buat_pengguna(Peran.INSPEKTUR, kabupaten, username="pejabat", pegawai=pegawai)
    jawab_semua(lembar, tim[Jenjang.ANGGOTA_TIM], "B")
    for jenjang in URUTAN_JENJANG[:-1]:
        actions.teruskan(lembar, by=tim[jenjang])
    hasil = actions.tetapkan(lembar, by=tim[Jenjang.PENANGGUNG_JAWAB])
    actions.terbitkan(lembar, nomor="700/9", tanggal=timezone.localdate(), by=pejabat)
    alamat, isian = reverse("evaluasi:tanda_tangan", args=[lembar.pk]), {"jalur": "lokal", "sandi": pabrik.SANDI}
    for jenjang in URUTAN_JENJANG:
        assert klien(tim[jenjang]).post(alamat, isian).status_code in {403, 404}
    assert "hanya dibubuhkan oleh Inspektur Contoh" in klien(inspektur).post(alamat, isian).content.decode()
    assert [satu.status_kini for satu in dokumen_objek(hasil)] == ["belum_lengkap"]
    assert klien(pejabat).post(alamat, isian).status_code == 302
    tanda = dokumen_objek(hasil).get().tanda_tangan.get()
    assert (tanda.sebagai, tanda.nama, tanda.jalur) == ("Inspektur", "Inspektur Contoh", "lokal")
    assert [satu.status_kini for satu in dokumen_objek(hasil)] == ["berlaku"]


def test_the_report_is_the_same_bytes_for_the_same_record(
    lembar: Evaluasi, tim: Tim, inspektur: Pengguna, jawab_semua: Callable[..., None]
) -> None:
    jawab_semua(lembar, tim[Jenjang.ANGGOTA_TIM], "B")
    for jenjang in URUTAN_JENJANG[:-1]:
        actions.teruskan(lembar, by=tim[jenjang])
    actions.tetapkan(lembar, by=tim[Jenjang.PENANGGUNG_JAWAB])
    argumen: dict[str, Any] = {"nomor": "1", "tanggal": timezone.localdate(), "kode": "", "oleh": inspektur}
    satu = queries.cetak_lhe(lembar, **argumen)
    assert satu.startswith(b"%PDF-")
    assert satu == queries.cetak_lhe(lembar, **argumen)
