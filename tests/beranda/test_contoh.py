"""The demo: whole, the same every time, refused on other data, and consistent in all that is computed."""

import datetime as dt
from collections import Counter
from collections.abc import Iterator
from decimal import Decimal
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db.models import Count
from django.test import Client
from django.utils import timezone
from pytest_django.plugin import DjangoDbBlocker

from beranda.contoh.akun import akun
from beranda.contoh.bahan import daftar_opd
from beranda.contoh.muat import muat
from beranda.contoh.nama import nip, orang
from beranda.contoh.undian import antara, undi
from datakinerja.models import LembarData, Nilai
from evaluasi.models import Evaluasi, HasilEvaluasi
from layanan.models import Giliran, Jejak, Pekerjaan
from organisasi.models import Penugasan, Silsilah, Unit
from organisasi.queries import nama_unit
from organisasi.rules.izin import Peran
from organisasi.rules.nip import periksa_nip
from pengukuran.models import Capaian
from pengukuran.queries.periksa import beda_proyeksi
from perjanjian.models import Perjanjian
from perjanjian.rules import ALUR as ALUR_PERJANJIAN
from renstra.models import VersiRencana
from renstra.rules.rencana import ALUR as ALUR_RENCANA
from tests import basis_data, pabrik

TABEL = (Unit, VersiRencana, Perjanjian, Nilai, Capaian, LembarData, Evaluasi, HasilEvaluasi, Jejak, Giliran)


@pytest.fixture(scope="class")
def contoh(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[int]:
    """A copy of the demo for these tests; its running year. The database is empty again afterwards."""
    with django_db_blocker.unblock():
        basis_data.Salinan().buat(contoh=True)
        yield timezone.localdate().year
        basis_data.Salinan().buat()


def hitung() -> list[int]:
    return [model._base_manager.count() for model in TABEL]


@pytest.mark.django_db
class TestIsi:
    def test_kedua_kali_tidak_mengubah_apa_pun(self, contoh: int) -> None:
        sebelum, keluaran = hitung(), StringIO()
        call_command("muat_contoh", stdout=keluaran)
        assert hitung() == sebelum
        assert keluaran.getvalue().strip() == "Data contoh sudah ada; tidak ada yang berubah."

    def test_setiap_peran_punya_akun_yang_dapat_masuk(self, contoh: int) -> None:
        baris = akun()
        punya = set(
            Penugasan.objects.filter(pengguna__username__in=[satu.username for satu in baris]).values_list(
                "peran", flat=True
            )
        )
        assert punya == {peran.value for peran in Peran}
        for satu in baris:
            assert Client().login(username=satu.username, password=satu.sandi), satu.username
        keluaran = StringIO()
        call_command("akun_contoh", stdout=keluaran)
        assert all(satu.username in keluaran.getvalue() and satu.sandi in keluaran.getvalue() for satu in baris)

    def test_dua_tahun_tutup_dinilai_dan_kabupaten_bb(self, contoh: int) -> None:
        hasil = HasilEvaluasi.objects.filter(evaluasi__tahun=contoh - 1)
        kabupaten = hasil.get(evaluasi__unit__kunci="kabupaten")
        opd = Counter(hasil.exclude(pk=kabupaten.pk).values_list("predikat", flat=True))
        assert kabupaten.predikat == "BB"
        assert opd.total() == len(daftar_opd()) == HasilEvaluasi.objects.filter(evaluasi__tahun=contoh - 2).count() - 1
        assert Decimal("0.30") <= Decimal(opd["A"]) / opd.total() <= Decimal("0.40")
        assert {"A", "BB", "B"} <= set(opd)

    def test_setiap_keadaan_dokumen_terwakili(self, contoh: int) -> None:
        setahun = timezone.localdate() > dt.date(contoh, 10, 25)
        belum = set() if setahun else {"diganti", "berakhir"}  # agreements are revised late in the year
        assert set(Perjanjian.objects.values_list("status", flat=True)) >= set(ALUR_PERJANJIAN.status) - belum
        if setahun:
            assert set(VersiRencana.objects.values_list("status", flat=True)) == set(ALUR_RENCANA.status)
            jenjang = Evaluasi.objects.filter(tahun=contoh).values("status").annotate(n=Count("pk"))
            assert len(jenjang) == 6
        assert not Perjanjian.objects.filter(tahun__lt=contoh).exclude(status="ditandatangani").exists()

    def test_dinas_terpecah_dengan_bagiannya(self, contoh: int) -> None:
        lama = Unit.objects.get(kunci="disdik")
        untai = list(Silsilah.objects.filter(asal=lama).order_by("-bagian"))
        nama = nama_unit([satu.tujuan_id for satu in untai], dt.date(contoh, 2, 1))
        assert [(nama[satu.tujuan_id], satu.bagian) for satu in untai] == [
            ("Dinas Pendidikan", Decimal("0.92")),
            ("Dinas Kepemudaan dan Olahraga", Decimal("0.08")),
        ]
        assert Perjanjian.objects.filter(unit=lama).values_list("tahun", flat=True).order_by("tahun")[::1] == [
            contoh - 2,
            contoh - 1,
        ]
        assert Perjanjian.objects.filter(unit__in=nama, tahun=contoh).count() == 2

    def test_capaian_tersimpan_sama_dengan_yang_dihitung_ulang(self, contoh: int) -> None:
        for tahun in (contoh - 2, contoh - 1, contoh):
            assert not beda_proyeksi(tahun).beda
        call_command("periksa_total", verbosity=0, stdout=StringIO())

    def test_nilai_bertanggal_menurut_cerita_dan_ada_yang_dikoreksi(self, contoh: int) -> None:
        awal = Nilai.objects.filter(periode__tahun=contoh - 2).order_by("waktu")[0]
        assert timezone.localdate(awal.waktu).year == contoh - 2
        assert Nilai.objects.filter(versi=2).exclude(alasan="").exists() or timezone.localdate().month < 4
        assert not Nilai.objects.filter(waktu__gt=timezone.now()).exists()

    def test_riwayat_menyebut_perintah_yang_menulisnya(self, contoh: int) -> None:
        """All that the database recorded belongs to the command; what an action names itself keeps its own reason."""
        konteks = Perjanjian.pgh_event_model.objects.values_list("pgh_context__metadata", flat=True)  # type: ignore[attr-defined]
        assert [satu["perintah"] for satu in konteks.distinct()] == ["muat_contoh"]

    def test_tidak_ada_pekerjaan_yang_tertinggal(self, contoh: int) -> None:
        assert not Pekerjaan.objects.exists()


@pytest.mark.django_db
def test_basis_data_berisi_ditolak() -> None:
    pabrik.buat_opd()
    with pytest.raises(CommandError, match="sudah berisi data lain"):
        call_command("muat_contoh", verbosity=0)
    assert Unit.objects.count() == 2


@pytest.mark.django_db
def test_cerita_berakhir_pada_hari_yang_diminta() -> None:
    """Nothing of the story lies after its last day, even where the year has hardly begun."""
    hari_ini = dt.date(2027, 2, 2)
    assert muat(hari_ini=hari_ini)
    bulan = set(
        Nilai.objects.filter(periode__tahun=hari_ini.year, periode__jenis="bulan").values_list(
            "periode__nomor", flat=True
        )
    )
    assert bulan == set(range(1, hari_ini.month))
    assert not Jejak.objects.filter(waktu__date__gt=hari_ini).exists()
    assert not Perjanjian.objects.filter(tanggal__gt=hari_ini).exists()


def test_orang_rekaan_berbeda_dan_bernip_sah() -> None:
    semua = [orang(nomor, "jpt") for nomor in range(150)]
    assert len({satu["nama"] for satu in semua}) == len({satu["nip"] for satu in semua}) == 150
    for nomor in range(150):
        assert periksa_nip(nip(nomor)).urut == nomor + 1
    assert periksa_nip(nip(3, pppk=True)).bulan_angkat is None


def test_undian_sama_di_mana_pun() -> None:
    assert [undi(100, "a", n) for n in range(5)] == [undi(100, "a", n) for n in range(5)]
    assert undi(1000, "kunci", 1) == 372
    assert all(Decimal("0.9") <= antara("0.9", "1.1", n) <= Decimal("1.1") for n in range(200))
