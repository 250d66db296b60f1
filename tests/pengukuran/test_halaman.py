"""Pages of measurement and data: what they show, whom they refuse, how many queries they take."""

import json
from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from datakinerja import actions as data
from datakinerja.models import Bukti, JendelaEntri, LembarData, Nilai
from layanan.models import BerkasTaut
from organisasi.models import Pengguna, Tahun, Unit
from pengukuran.actions import HasilSimpan, hitung_ulang
from renstra.models import ObjekUkur
from tests.pengukuran import pabrik
from tests.pengukuran.pabrik import TAHUN, periode
from tests.perjanjian.pabrik import pindaian

pytestmark = pytest.mark.django_db
type Objek = dict[str, ObjekUkur]
type Simpan = Callable[..., HasilSimpan]


@pytest.fixture
def alamat(dinkes: Unit, objek: Objek) -> dict[str, str]:
    """Addresses of the pages of this app for the unit of the tests."""
    unit = (TAHUN, dinkes.pk)
    return {
        "unit": reverse("pengukuran:unit", args=unit),
        "petak": reverse("pengukuran:petak", args=unit),
        "simpan": reverse("pengukuran:simpan_sel", args=unit),
        "tempel": reverse("pengukuran:tempel", args=unit),
        "kabupaten": reverse("pengukuran:kabupaten", args=[TAHUN]),
        "indikator": reverse("pengukuran:indikator", args=[*unit, objek["A1"].pk]),
        "isi": reverse("pengukuran:isi", args=[*unit, objek["A1"].pk]),
        "sel": reverse("pengukuran:sel", args=[*unit, objek["A1"].pk, periode().pk]),
        "kepatuhan": reverse("datakinerja:kepatuhan", args=[TAHUN]),
        "indeks_data": f"{reverse('datakinerja:indeks')}?k_tahun={TAHUN}&k_unit={dinkes.pk}",
    }


BACA = ("unit", "petak", "kabupaten", "indikator", "isi", "sel", "kepatuhan", "indeks_data")


@pytest.mark.parametrize("nama", BACA)
def test_halaman_terbuka_bagi_yang_berhak_saja(
    nama: str, alamat: dict[str, str], simpan: Simpan, klien: Callable[[Pengguna], Client], operator: Pengguna, kepala: Pengguna,
    bupati: Pengguna, orang_asing: Pengguna,
) -> None:  # fmt: skip
    simpan("A1", "4")
    simpan("A2", "45 / 50")
    for pengguna in (operator, kepala, bupati):
        assert klien(pengguna).get(alamat[nama]).status_code == 200
    assert klien(orang_asing).get(alamat[nama]).status_code in {403, 404}
    assert Client().get(alamat[nama]).status_code == 302


def test_halaman_unit_menyebut_aturan_gulungan(
    alamat: dict[str, str], simpan: Simpan, klien: Callable[[Pengguna], Client], operator: Pengguna
) -> None:
    simpan("A1", "19")
    simpan("A3", "80")
    isi = klien(operator).get(alamat["unit"]).content.decode()
    assert "rata-rata sederhana dari 2 indikator, 6 tidak dapat dihitung" in isi
    assert "97,50%" in isi
    assert "Sangat Tinggi" in isi


@pytest.mark.parametrize("nama", ["unit", "petak", "kabupaten", "indeks_data"])
def test_banyaknya_kueri_sama_pada_dua_ukuran(
    nama: str,
    alamat: dict[str, str],
    dinkes: Unit,
    tahun2026: Tahun,
    klien: Callable[[Pengguna], Client],
    operator: Pengguna,
) -> None:
    def hitung() -> int:
        peminta = klien(operator)
        peminta.get(alamat[nama])
        with CaptureQueriesContext(connection) as tangkap:
            assert peminta.get(alamat[nama]).status_code == 200
        return len(tangkap)

    def isi(objek: Objek) -> None:
        data.muat_nilai(
            (
                data.BarisMuat(o.pk, periode(nomor=b).pk, Decimal(b))
                for k, o in objek.items()
                for b in (1, 2)
                if k[0] == "B"
            ),
            None,
        )
        hitung_ulang([satu.pk for satu in objek.values()], TAHUN)

    banyak = tuple((f"B{n}", f"Indikator {n}", "Unit", "10", "NAIK", "JUMLAH", "BULANAN", "PERIODE") for n in range(60))
    isi(pabrik.buat_rencana(dinkes, banyak[:5], nomor=1))
    kecil = hitung()
    isi(pabrik.buat_rencana(dinkes, banyak, nomor=2))
    assert hitung() == kecil
    assert kecil <= BATAS_KUERI[nama], kecil


BATAS_KUERI = {"unit": 12, "petak": 12, "kabupaten": 12, "indeks_data": 12}


def test_simpan_satu_sel_dua_belas_kueri_pada_dua_ukuran(
    alamat: dict[str, str], objek: Objek, simpan: Simpan, klien: Callable[[Pengguna], Client], operator: Pengguna
) -> None:
    peminta = klien(operator)
    peminta.get(alamat["petak"])

    def hitung(versi: int) -> int:
        kiriman = {"objek": objek["A1"].pk, "periode": periode(nomor=12).pk, "isi": str(versi), "terlihat": versi}
        with CaptureQueriesContext(connection) as tangkap:
            assert peminta.post(alamat["simpan"], kiriman).status_code == 200
        return sum("SAVEPOINT" not in satu["sql"] for satu in tangkap.captured_queries)  # those are the test's own

    kosong = hitung(0)
    for kode in ("A1", "A3", "A6"):
        for bulan in range(1, 12):
            simpan(kode, "4", bulan=bulan)
    assert hitung(1) == kosong
    assert kosong <= 12, kosong


def test_simpan_sel_menjawab_dengan_capaian(
    alamat: dict[str, str], objek: Objek, klien: Callable[[Pengguna], Client], operator: Pengguna
) -> None:
    peminta = klien(operator)
    isi = {"objek": objek["A2"].pk, "periode": periode().pk, "isi": "45 / 50", "terlihat": 0}
    jawaban = peminta.post(alamat["simpan"], isi).json()
    assert (jawaban["versi"], jawaban["isi"], jawaban["tampil"]) == (1, "45 / 50", "90,00")
    assert "t-baik" in jawaban["capaian"]
    assert peminta.post(alamat["simpan"], isi).json()["versi"] == 1
    usang = peminta.post(alamat["simpan"], isi | {"isi": "46 / 50"})
    assert (usang.status_code, usang.json()["isi"], usang.json()["versi"]) == (409, "45 / 50", 1)
    salah = peminta.post(alamat["simpan"], isi | {"isi": "tujuh", "terlihat": 1})
    assert salah.status_code == 422
    assert "pembilang / penyebut" in salah.json()["kalimat"]


def test_simpan_sel_terkunci_dan_tidak_berwenang(
    alamat: dict[str, str],
    objek: Objek,
    klien: Callable[[Pengguna], Client],
    operator: Pengguna,
    kepala: Pengguna,
    orang_asing: Pengguna,
) -> None:
    isi = {"objek": objek["A1"].pk, "periode": periode().pk, "isi": "4", "terlihat": 0}
    assert klien(kepala).post(alamat["simpan"], isi).status_code == 403
    assert klien(orang_asing).post(alamat["simpan"], isi).status_code == 404
    assert klien(operator).get(alamat["simpan"]).status_code == 405
    JendelaEntri.objects.create(periode=periode(), buka="2026-01-01", tutup="2026-01-02")
    terkunci = klien(operator).post(alamat["simpan"], isi)
    assert terkunci.status_code == 423
    assert "karena jendela Januari ditutup; pembukaan oleh Bagian Organisasi" in terkunci.json()["kalimat"]
    assert not Nilai.objects.exists()


def test_sesi_habis_dijawab_401(alamat: dict[str, str], objek: Objek) -> None:
    jawaban = Client().post(alamat["simpan"], {"objek": objek["A1"].pk}, headers={"accept": "application/json"})
    assert jawaban.status_code == 401


def test_tempel_menyebut_sel_yang_salah(
    alamat: dict[str, str], objek: Objek, klien: Callable[[Pengguna], Client], operator: Pengguna
) -> None:
    def kirim(isi: Any) -> Any:
        return klien(operator).post(alamat["tempel"], json.dumps(isi), content_type="application/json")

    sel = [
        {"objek": objek["A1"].pk, "periode": periode(nomor=b).pk, "isi": t, "terlihat": 0}
        for b, t in ((1, "1.234,5"), (2, "dua"))
    ]
    jawaban = kirim({"sel": sel})
    assert jawaban.status_code == 422
    assert jawaban.json()["galat"][0]["periode"] == periode(nomor=2).pk
    assert not Nilai.objects.exists()
    sel[1]["isi"] = "12,5%"
    assert kirim({"sel": sel, "coba": True}).json() == {"jumlah": 2}
    assert not Nilai.objects.exists()
    assert kirim({"sel": sel}).json() == {"jumlah": 2}
    assert list(Nilai.objects.order_by("periode").values_list("nilai", flat=True)) == [
        Decimal("1234.5"),
        Decimal("12.5"),
    ]
    assert kirim({"bukan": "blok"}).status_code == 400


def test_formulir_polos_menyimpan_dan_menyebut_kesalahan(
    alamat: dict[str, str], objek: Objek, klien: Callable[[Pengguna], Client], operator: Pengguna
) -> None:
    peminta = klien(operator)
    isian = {f"p{periode(nomor=b).pk}": "" for b in range(1, 13)} | {f"v{periode(nomor=b).pk}": 0 for b in range(1, 13)}
    jan, feb = periode(nomor=1).pk, periode(nomor=2).pk
    salah = peminta.post(alamat["isi"], isian | {f"p{jan}": "4", f"p{feb}": "lima"})
    assert salah.status_code == 422
    assert "“lima” bukan angka" in salah.content.decode()
    assert not Nilai.objects.exists()
    assert peminta.post(alamat["isi"], isian | {f"p{jan}": "4", f"p{feb}": "5"}).status_code == 302
    usang = peminta.post(alamat["isi"], isian | {f"p{jan}": "9", f"p{feb}": "5"})
    assert "sudah diubah orang lain" in usang.content.decode()
    assert Nilai.objects.count() == 2


def test_bukti_diunggah_dan_dilepas(
    alamat: dict[str, str], objek: Objek, klien: Callable[[Pengguna], Client], operator: Pengguna, kepala: Pengguna
) -> None:
    peminta = klien(operator)
    bohong = SimpleUploadedFile("laporan.pdf", b"bukan pdf")
    assert peminta.post(alamat["sel"], {"berkas": bohong}).status_code == 422
    assert peminta.post(alamat["sel"], {"berkas": SimpleUploadedFile("laporan.pdf", pindaian())}).status_code == 302
    taut = BerkasTaut.objects.get()
    assert taut.objek == Bukti.objects.get(objek=objek["A1"], periode=periode())
    assert "laporan.pdf" in klien(kepala).get(alamat["sel"]).content.decode()
    lepas = reverse("datakinerja:lepas_bukti", args=[taut.pk])
    assert klien(kepala).post(lepas).status_code == 403
    assert peminta.post(lepas).status_code == 302
    assert "laporan.pdf" not in peminta.get(alamat["sel"]).content.decode()


def test_lembar_dari_buka_sampai_terverifikasi(
    dinkes: Unit,
    simpan: Simpan,
    klien: Callable[[Pengguna], Client],
    operator: Pengguna,
    kepala: Pengguna,
    orang_asing: Pengguna,
) -> None:
    simpan("A1", "4", bulan=2)
    buka = reverse("datakinerja:buka", args=[TAHUN, dinkes.pk, 2])
    assert klien(orang_asing).post(buka).status_code == 404
    halaman = klien(operator).post(buka, follow=True)
    lembar = LembarData.objects.get()
    assert "4 nilai masih kosong" in halaman.content.decode()
    assert klien(orang_asing).get(lembar.get_absolute_url()).status_code == 404
    ajukan = reverse("datakinerja:ajukan", args=[lembar.pk])
    klien(operator).post(ajukan)
    lembar.refresh_from_db()
    assert lembar.status == "draf"
    klien(operator).post(ajukan, {"catatan": "Data provinsi belum terbit"})
    langkah = reverse("layanan:langkah", args=["datakinerja.lembardata", lembar.pk, "kembalikan"])
    klien(kepala).post(langkah, {"catatan": "Lengkapi A3"})
    lembar.refresh_from_db()
    assert lembar.status == "dikembalikan"
    assert simpan("A3", "81", bulan=2).nilai.versi == 1
    klien(operator).post(ajukan, {"catatan": "Sisanya menyusul"})
    klien(kepala).post(langkah.replace("kembalikan", "verifikasi"))
    lembar.refresh_from_db()
    assert lembar.status == "terverifikasi"
    isi = klien(kepala).get(lembar.get_absolute_url()).content.decode()
    assert "Diverifikasi oleh" in isi
    assert "Lengkapi A3" in isi


def test_jendela_disusun_dari_tenggat(
    tahun2026: Tahun, klien: Callable[[Pengguna], Client], bagian_organisasi: Pengguna, operator: Pengguna
) -> None:
    susun = reverse("datakinerja:susun_jendela")
    assert klien(operator).post(susun).status_code == 403
    peminta = klien(bagian_organisasi)
    peminta.post(f"{susun}?k_tahun={TAHUN}")
    januari = JendelaEntri.objects.get(periode=periode())
    assert (str(januari.buka), str(januari.tutup)) == ("2026-01-01", "2026-02-10")
    assert str(JendelaEntri.objects.get(periode=periode(nomor=12)).tutup) == "2027-01-10"
    assert peminta.get(f"{reverse('datakinerja:jendela')}?k_tahun={TAHUN}").status_code == 200
