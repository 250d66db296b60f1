"""The reorganisation of 2026 read in three ways: page, API, and whom it shows what."""

import datetime as dt
from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from datakinerja import actions as data
from organisasi.actions import catat_perubahan
from organisasi.models import Pengguna, Tahun, Unit, VersiUnit
from organisasi.rules.izin import Peran
from organisasi.rules.sotk import JenisPeristiwa, Tujuan
from pengukuran.actions import hitung_ulang
from renstra.models import ObjekUkur
from tests import pabrik as orang
from tests.pengukuran.pabrik import buat_rencana, periode

pytestmark = pytest.mark.django_db
type Dunia = dict[str, ObjekUkur]

LAYANAN = ("L1", "Layanan yang selesai", "Unit", "100", "NAIK", "JUMLAH", "BULANAN", "PERIODE")
CAKUPAN = ("L2", "Cakupan layanan", "%", "90", "NAIK", "RASIO", "BULANAN", "PERIODE")
OPINI = ("L3", "Indeks kepuasan", "Indeks", "80", "NAIK", "TERAKHIR", "BULANAN", "PERIODE")
ISI_2025 = {"perkim": ("100", 50, 100), "hub": ("30", 10, 10), "didik": ("40", 5, 10)}
ISI_2026 = {"lh": ("7", 1, 2), "hubperkim": ("9", 3, 4)}


@pytest.fixture
def dunia(kabupaten: Unit, tahun2026: Tahun, bagian_organisasi: Pengguna) -> Dunia:
    """Two dinas of 2025, one split with a part merged into the other; a third is left alone by this."""
    orang.buat_tahun(2025)
    unit = {k: orang.buat_opd(nama) for k, nama in {
        "perkim": "Dinas Perumahan dan Lingkungan Hidup", "hub": "Dinas Perhubungan", "didik": "Dinas Pendidikan",
    }.items()}  # fmt: skip
    objek = {k: buat_rencana(satu, (LAYANAN, CAKUPAN, OPINI), tahun=2025) for k, satu in unit.items()}
    catat_perubahan(
        jenis=JenisPeristiwa.PECAH,
        tanggal=dt.date(2026, 1, 1),
        dasar_hukum="Peraturan Daerah Nomor 7 Tahun 2025",
        asal=[unit["perkim"], unit["hub"]],
        tujuan=[Tujuan("Dinas Lingkungan Hidup", "dinas"), Tujuan("Dinas Perhubungan dan Perumahan", "dinas")],
        bagian={
            (unit["perkim"].pk, 0): Decimal("0.6"),
            (unit["perkim"].pk, 1): Decimal("0.4"),
            (unit["hub"].pk, 1): Decimal(1),
        },
        by=bagian_organisasi,
    )
    for kunci, nama in {"lh": "Dinas Lingkungan Hidup", "hubperkim": "Dinas Perhubungan dan Perumahan"}.items():
        unit[kunci] = VersiUnit.objects.get(nama=nama).unit
        objek[kunci] = buat_rencana(unit[kunci], (LAYANAN, CAKUPAN, OPINI))
    _isi(objek, ISI_2025, 2025)
    _isi(objek, ISI_2026, 2026)
    return {f"{k}.{kode}": satu for k, isi in objek.items() for kode, satu in isi.items()}


def _isi(objek: dict[str, Any], isi: dict[str, tuple[str, int, int]], tahun: int) -> None:
    bulan = periode(nomor=12 if tahun == 2025 else 1, tahun=tahun).pk
    data.muat_nilai(
        [
            satu
            for k, (layanan, a, b) in isi.items()
            for satu in (
                data.BarisMuat(objek[k]["L1"].pk, bulan, Decimal(layanan)),
                data.BarisMuat(objek[k]["L2"].pk, bulan, pembilang=Decimal(a), penyebut=Decimal(b)),
                data.BarisMuat(objek[k]["L3"].pk, bulan, Decimal(layanan)),
            )
        ],
        None,
    )
    hitung_ulang([satu.pk for k in isi for satu in objek[k].values()], tahun)


@pytest.fixture
def deret(klien: Callable[[Pengguna], Client], bupati: Pengguna) -> Callable[..., dict[str, Any]]:
    def ambil(objek: ObjekUkur, baca: str, by: Pengguna = bupati) -> dict[str, Any]:
        alamat = f"/api/v1/pengukuran/capaian/2026/{objek.unit_id}/{objek.pk}/"
        return klien(by).get(alamat, {"baca": baca}).json()

    return ambil


def _angka(isi: dict[str, Any]) -> dict[str, list[Decimal | None]]:
    """The last two years of each row."""
    return {
        satu["nama"]: [None if nilai is None else round(Decimal(nilai), 4) for nilai in satu["nilai"][-2:]]
        for satu in isi["baris"]
    }


def test_kasus_2026_dengan_tiga_bacaan(dunia: Dunia, deret: Callable[..., dict[str, Any]]) -> None:
    layanan = dunia["hubperkim.L1"]
    tanggal, kini, ulang = (deret(layanan, baca) for baca in ("tanggal", "kini", "ulang"))
    assert _angka(tanggal) == {
        "Dinas Perumahan dan Lingkungan Hidup": [100, None],
        "Dinas Perhubungan": [30, None],
        "Dinas Lingkungan Hidup": [None, 7],
        "Dinas Perhubungan dan Perumahan": [None, 9],
    }
    assert _angka(kini) == {"Dinas Lingkungan Hidup": [100, 7], "Dinas Perhubungan dan Perumahan": [30, 9]}
    assert _angka(ulang) == {"Dinas Lingkungan Hidup": [60, 7], "Dinas Perhubungan dan Perumahan": [70, 9]}
    for isi in (tanggal, kini, ulang):
        assert [Decimal(satu) for satu in isi["jumlah"][-2:]] == [130, 16]
    assert {(b["asal"], b["tujuan"], Decimal(b["persen"])) for b in ulang["bagian"]} == {
        ("Dinas Perumahan dan Lingkungan Hidup", "Dinas Lingkungan Hidup", 60),
        ("Dinas Perumahan dan Lingkungan Hidup", "Dinas Perhubungan dan Perumahan", 40),
        ("Dinas Perhubungan", "Dinas Perhubungan dan Perumahan", 100),
    }


def test_rasio_dan_yang_tak_terjumlah(dunia: Dunia, deret: Callable[..., dict[str, Any]]) -> None:
    rasio = deret(dunia["hubperkim.L2"], "ulang")
    assert _angka(rasio) == {
        "Dinas Lingkungan Hidup": [50, 50],
        "Dinas Perhubungan dan Perumahan": [60, 75],  # (50 × 0,4 + 10) ÷ (100 × 0,4 + 10)
    }
    indeks = deret(dunia["hubperkim.L3"], "ulang")
    assert _angka(indeks) == {"Dinas Lingkungan Hidup": [None, 7], "Dinas Perhubungan dan Perumahan": [None, 9]}
    assert "tidak dapat dijumlahkan" in indeks["kalimat"]


def test_halaman_menyebut_cara_dan_bagiannya(
    dunia: Dunia, klien: Callable[[Pengguna], Client], bupati: Pengguna
) -> None:
    objek = dunia["hubperkim.L1"]
    alamat = reverse("pengukuran:indikator", args=[2026, objek.unit_id, objek.pk])
    isi = klien(bupati).get(alamat, {"baca": "ulang"}).content.decode()
    assert "dibagi kepada penerusnya menurut bagian urusan" in isi
    assert "Dinas Perumahan dan Lingkungan Hidup → Dinas Perhubungan dan Perumahan, 40 %" in isi
    assert '<a href="?baca=ulang#deret" aria-current="page">Disajikan kembali</a>' in isi
    asal = klien(bupati).get(alamat, {"baca": "entah"}).content.decode()
    assert '<a href="?baca=tanggal#deret" aria-current="page">Menurut tanggalnya</a>' in asal


def test_orang_unit_melihat_pendahulunya_bukan_saudaranya(dunia: Dunia, deret: Callable[..., dict[str, Any]]) -> None:
    objek = dunia["hubperkim.L1"]
    penyusun = orang.buat_pengguna(Peran.PENYUSUN, objek.unit)
    isi = deret(objek, "tanggal", penyusun)
    assert set(_angka(isi)) == {
        "Dinas Perumahan dan Lingkungan Hidup",
        "Dinas Perhubungan",
        "Dinas Perhubungan dan Perumahan",
    }
    assert (isi["jumlah"], isi["tersembunyi"]) == ([], 1)
    assert _angka(deret(objek, "ulang", penyusun)) == {"Dinas Perhubungan dan Perumahan": [70, 9]}


def test_api_menolak_bacaan_asing_dan_orang_asing(
    dunia: Dunia, klien: Callable[[Pengguna], Client], bupati: Pengguna, orang_asing: Pengguna
) -> None:
    objek = dunia["lh.L1"]
    alamat = f"/api/v1/pengukuran/capaian/2026/{objek.unit_id}/{objek.pk}/"
    jawaban = klien(bupati).get(alamat, {"baca": "kemarin"})
    assert (jawaban.status_code, "tanggal, kini, ulang" in jawaban.json()["detail"]) == (400, True)
    assert klien(orang_asing).get(alamat).status_code == 404


def test_kueri_tidak_bertambah_dengan_rumpun(
    dunia: Dunia, klien: Callable[[Pengguna], Client], bupati: Pengguna
) -> None:
    def hitung(objek: ObjekUkur) -> int:
        alamat = reverse("pengukuran:indikator", args=[2026, objek.unit_id, objek.pk])
        klien(bupati).get(alamat)
        with CaptureQueriesContext(connection) as tangkap:
            assert klien(bupati).get(alamat, {"baca": "ulang"}).status_code == 200
        return len(tangkap)

    assert hitung(dunia["hubperkim.L1"]) <= hitung(buat_rencana(dunia["didik.L1"].unit, (LAYANAN,), nomor=1)["L1"]) + 1
