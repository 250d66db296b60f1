"""The load set, small: of the size asked for, consistent, refused on other data; and the measuring of pages on it."""

import json
from collections.abc import Iterator
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone
from pytest_django.plugin import DjangoDbBlocker

from beranda.beban.rencana import RAGAM, acak
from beranda.bench.ukur import p95
from datakinerja.models import Nilai
from evaluasi.models import HasilEvaluasi
from organisasi.models import Unit
from pengukuran.models import Capaian
from pengukuran.queries.periksa import beda_proyeksi
from perjanjian.models import ItemPerjanjian, Perjanjian
from perjanjian.rules import dari_beku
from renstra.models import IndikatorVersi, ObjekUkur
from tests import basis_data, pabrik

OPD, TAHUN, INDIKATOR = 2, 3, 20
BARIS = (
    "halaman kosong (acuan)", "beranda", "kartu OPD", "kabupaten", "pencarian", "struktur", "kotak tugas", "versi renstra",
    "periksa rencana OPD", "periksa rencana kabupaten", "pohon kinerja dan capaian", "perjanjian", "nilai bulanan (satu bulan)", "petak setahun",
    "simpan satu nilai", "lembar verifikasi", "capaian unit", "capaian kabupaten",
    "laporan unit", "LKE", "evaluasi kabupaten",
)  # fmt: skip


@pytest.fixture(scope="class")
def beban(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[int]:
    """A tiny load set for these tests; its last year."""
    with django_db_blocker.unblock():
        call_command("muat_beban", opd=OPD, tahun=TAHUN, indikator=INDIKATOR, proses=1, verbosity=0)
        yield timezone.localdate().year
        basis_data.Salinan().buat()


@pytest.mark.django_db
class TestBeban:
    def test_besarnya_seperti_yang_diminta(self, beban: int) -> None:
        assert ObjekUkur.objects.count() == OPD * INDIKATOR
        assert IndikatorVersi.objects.count() == OPD * INDIKATOR
        assert Perjanjian.objects.filter(status="ditandatangani").count() == OPD * TAHUN
        setahun = sum({"BULANAN": 12, "TRIWULANAN": 4, "TAHUNAN": 1}[RAGAM[n][1]] for n in range(INDIKATOR))
        assert Nilai.objects.filter(periode__tahun=beban - 1).count() == OPD * setahun
        assert HasilEvaluasi.objects.count() == OPD * (TAHUN - 1)

    def test_capaian_sama_dengan_yang_dihitung_ulang(self, beban: int) -> None:
        assert Capaian.objects.exists()
        for tahun in range(beban - TAHUN + 1, beban + 1):
            hasil = beda_proyeksi(tahun)
            assert hasil.diperiksa == Capaian.objects.filter(periode__tahun=tahun).count()
            assert not hasil.beda
        call_command("periksa_total", verbosity=0, stdout=StringIO())

    def test_perjanjian_beku_memuat_lampirannya(self, beban: int) -> None:
        for satu in Perjanjian.objects.all():
            beku = dari_beku(satu.beku)
            assert [butir.indikator for butir in beku.butir] == list(
                ItemPerjanjian.objects.filter(perjanjian=satu).order_by("urutan").values_list("indikator", flat=True)
            )
            assert beku.program

    def test_kunci_berikutnya_masih_bebas(self, beban: int) -> None:
        unit = Unit.objects.get(kunci="opd-01")
        indikator = ObjekUkur.objects.filter(unit=unit)[0].indikator
        lain = Unit.objects.get(kunci="opd-02")
        assert ObjekUkur.objects.create(indikator=indikator, unit=lain).pk > OPD * INDIKATOR

    def test_kedua_kali_tidak_mengubah_apa_pun(self, beban: int) -> None:
        sebelum, keluaran = Nilai.objects.count(), StringIO()
        call_command("muat_beban", stdout=keluaran)
        assert "sudah ada" in keluaran.getvalue()
        assert Nilai.objects.count() == sebelum

    def test_bench_mencetak_setiap_baris(self, beban: int, tmp_path: Path) -> None:
        keluaran, berkas = StringIO(), tmp_path / "bench.json"
        call_command("bench", ulang=2, pemanasan=1, json=berkas, stdout=keluaran)
        baris = keluaran.getvalue().splitlines()[1:]
        assert [satu[:26].strip() for satu in baris] == list(BARIS)
        hasil = {satu["nama"]: satu for satu in json.loads(berkas.read_text())["halaman"]}
        assert all(satu["status"] == 200 and satu["p50"] > 0 and satu["kueri"] > 0 for satu in hasil.values())
        assert hasil["kartu OPD"]["byte"] > 5_000
        assert hasil[BARIS[0]]["kali"] == 1


@pytest.mark.django_db
def test_basis_data_berisi_ditolak() -> None:
    pabrik.buat_opd()
    with pytest.raises(CommandError, match="sudah berisi data lain"):
        call_command("muat_beban", opd=1, tahun=1, indikator=1, proses=1, verbosity=0)


@pytest.mark.django_db
def test_bench_tanpa_data_mengatakan_sebabnya() -> None:
    with pytest.raises(CommandError, match="muat data contoh"):
        call_command("bench", ulang=1, pemanasan=1)


def test_persentil_menurut_peringkat_terdekat() -> None:
    assert p95([float(n) for n in range(1, 101)]) == 95
    assert p95([3.0]) == 3


def test_acak_selalu_sama_dan_menyebar() -> None:
    assert acak(1, 2) == acak(1, 2)
    assert len({acak(n, 7) % 31 for n in range(200)}) == 31
