"""Saving values: achievement at once, versions, locks, stale pages, double submits."""

import datetime as dt
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.management import call_command
from django.core.management.base import CommandError
from django.utils import timezone

from datakinerja import actions as data
from datakinerja.models import JendelaEntri, LembarData, Nilai
from datakinerja.rules import AturanKunci
from organisasi.models import Pengguna, Tahun, Unit
from pengukuran.actions import GalatSel, HasilSimpan, IsianDitolak, IsianSel, hitung_ulang, simpan_banyak, simpan_nilai
from pengukuran.models import Capaian
from pengukuran.queries import capaian_unit, ringkasan_kabupaten
from pengukuran.rules.isian import IsianSalah, baca_isian
from renstra.models import ObjekUkur
from renstra.rules import Agregasi, baca_target
from tests.pengukuran import pabrik
from tests.pengukuran.pabrik import TAHUN, periode

pytestmark = pytest.mark.django_db
type Objek = dict[str, ObjekUkur]
type Simpan = Callable[..., HasilSimpan]


@pytest.fixture(autouse=True)
def proyeksi_benar(db: None) -> Any:
    """After each test of this module the stored achievement must equal one computed from the values."""
    yield
    call_command("periksa_proyeksi")


def test_capaian_langsung_dan_setahun(simpan: Simpan, objek: Objek) -> None:
    simpan("A1", "4", bulan=1)
    hasil = simpan("A1", "5", bulan=2)
    assert hasil.kini.realisasi == Decimal(9)
    assert hasil.kini.periode == "s.d. Februari"
    assert hasil.kini.capaian == hasil.setahun.capaian == Decimal(45)
    assert hasil.setahun.kategori == "Sangat Rendah"
    assert hasil.setahun.lampu.warna == "buruk"
    baris = Capaian.objects.filter(objek=objek["A1"]).order_by("periode__mulai", "periode__selesai")
    assert [(satu.periode.jenis, satu.realisasi, satu.capaian) for satu in baris] == [
        ("bulan", 4, 20), ("tahun", 9, 45), ("bulan", 9, 45),
    ]  # fmt: skip


def test_rasio_dihitung_dari_jumlah_bukan_rata_rata(simpan: Simpan) -> None:
    simpan("A2", "10 / 20", bulan=1)
    hasil = simpan("A2", "90/100", bulan=2)
    assert hasil.kini.realisasi is not None
    assert round(hasil.kini.realisasi, 4) == Decimal("83.3333")
    assert round(hasil.kini.capaian or Decimal(0), 2) == Decimal("92.59")


@pytest.mark.parametrize(
    ("kode", "masukan", "jenis", "capaian"),
    [
        ("A3", ["100", "90"], "bulan", Decimal("87.5")),
        ("A4", ["70", "50"], "triwulan", Decimal(100)),
        ("A5", ["WDP"], "tahun", Decimal(75)),
        ("A6", ["300", "900"], "bulan", Decimal(75)),
        ("A7", ["BB (72,50)"], "semester", Decimal(100)),
        ("A8", ["10", "6"], "bulan", Decimal(75)),
    ],
)
def test_setiap_ragam_indikator(simpan: Simpan, kode: str, masukan: list[str], jenis: str, capaian: Decimal) -> None:
    for nomor, teks in enumerate(masukan, start=1):
        hasil = simpan(kode, teks, bulan=nomor, jenis=jenis)
    assert hasil.setahun.capaian == capaian
    assert hasil.setahun.sebab == ""


def test_kosong_bukan_nol_dan_tidak_berlaku_bersebab(simpan: Simpan, dinkes: Unit) -> None:
    simpan("A1", "4", bulan=1)
    hasil = simpan("A1", "-", bulan=2)
    assert hasil.kini.realisasi == Decimal(4)
    hasil = simpan("A3", "n/a", bulan=1)
    assert (hasil.kini.capaian, hasil.kini.sebab) == (None, "Tidak berlaku pada periode ini.")
    rerata = capaian_unit(dinkes, TAHUN).rerata_setahun
    assert (rerata.terhitung, rerata.jumlah) == (1, 8)
    assert rerata.kalimat == "rata-rata sederhana dari 1 indikator, 7 tidak dapat dihitung"


def test_periode_harus_sesuai_frekuensi(simpan: Simpan, objek: Objek) -> None:
    with pytest.raises(ValidationError, match="diisi triwulanan, bukan untuk Januari"):
        simpan("A4", "50", bulan=1)
    assert not Nilai.objects.exists()


def test_versi_dan_token_usang(simpan: Simpan, objek: Objek) -> None:
    simpan("A1", "4")
    simpan("A1", "5", terlihat=1, sumber="Rekap")
    with pytest.raises(data.NilaiUsang) as galat:
        simpan("A1", "6", terlihat=1)
    assert galat.value.terbaru is not None
    assert galat.value.terbaru.nilai == Decimal(5)
    assert list(Nilai.objects.filter(objek=objek["A1"]).order_by("versi").values_list("versi", "nilai")) == [
        (1, 4),
        (2, 5),
    ]


def test_kirim_ganda_tidak_menambah_versi(simpan: Simpan) -> None:
    pertama = simpan("A1", "4").nilai
    assert simpan("A1", "4").nilai == pertama
    assert Nilai.objects.count() == 1


def test_bukan_pengisi_ditolak(objek: Objek, kepala: Pengguna, orang_asing: Pengguna) -> None:
    for pengguna in (kepala, orang_asing):
        with pytest.raises(PermissionDenied):
            simpan_nilai(
                objek=objek["A1"], periode=periode(), isi=pabrik.isi(objek["A1"], "1"), terlihat=0, by=pengguna
            )
    assert not Nilai.objects.exists()


@pytest.mark.parametrize(
    ("saat", "aturan"),
    [
        ("2025-12-31T23:59:59+07:00", AturanKunci.BELUM_DIBUKA),
        ("2026-01-01T00:00:00+07:00", None),
        ("2026-02-12T23:59:59+07:00", None),
        ("2026-02-13T00:00:01+07:00", AturanKunci.LEWAT),
    ],
)
def test_jendela_dengan_jam_tetap(
    simpan: Simpan, monkeypatch: pytest.MonkeyPatch, saat: str, aturan: AturanKunci | None
) -> None:
    JendelaEntri.objects.create(
        periode=periode(), buka=dt.date(2026, 1, 1), tutup=dt.date(2026, 2, 10), tenggang_hari=2
    )
    monkeypatch.setattr(timezone, "now", lambda: dt.datetime.fromisoformat(saat))
    if aturan is None:
        assert simpan("A1", "4").nilai.versi == 1
        return
    with pytest.raises(data.NilaiTerkunci) as galat:
        simpan("A1", "4")
    assert galat.value.kunci.aturan is aturan


def test_jendela_unit_mengalahkan_jendela_umum(simpan: Simpan, dinkes: Unit, bagian_organisasi: Pengguna) -> None:
    nanti = timezone.localdate() + dt.timedelta(days=3)
    JendelaEntri.objects.create(periode=periode(), buka=nanti, tutup=nanti)
    with pytest.raises(data.NilaiTerkunci):
        simpan("A1", "4")
    besok = timezone.localdate() + dt.timedelta(days=1)
    with pytest.raises(ValidationError):
        data.atur_jendela(periode=periode(), unit=dinkes, buka=besok, tutup=besok, by=bagian_organisasi)
    data.atur_jendela(
        periode=periode(),
        unit=dinkes,
        buka=dt.date(2026, 1, 1),
        tutup=besok,
        alasan="Data pusat terlambat",
        by=bagian_organisasi,
    )
    assert simpan("A1", "4").nilai.versi == 1


def test_lembar_diajukan_mengunci_triwulan_yang_berakhir_bulan_itu(
    simpan: Simpan, dinkes: Unit, operator: Pengguna, kepala: Pengguna
) -> None:
    lembar = data.lembar(unit=dinkes, periode=periode(nomor=3), by=operator)
    with pytest.raises(ValidationError, match="Masih kosong"):
        data.ajukan(lembar, by=operator)
    data.ajukan(lembar, by=operator, catatan="Data belum turun")
    for kode, jenis, nomor in (("A1", "bulan", 3), ("A4", "triwulan", 1)):
        with pytest.raises(data.NilaiTerkunci) as galat:
            simpan(kode, "45", bulan=nomor, jenis=jenis)
        assert galat.value.kunci.aturan is AturanKunci.STATUS
    assert simpan("A1", "4", bulan=2).nilai.versi == 1
    assert LembarData.objects.get().diajukan_pada is not None


def test_tahun_ditutup_mengunci(simpan: Simpan, tahun2026: Tahun) -> None:
    Tahun.objects.filter(pk=TAHUN).update(terkunci=True)
    with pytest.raises(data.NilaiTerkunci) as galat:
        simpan("A1", "4")
    assert galat.value.kunci.aturan is AturanKunci.TAHUN
    Tahun.objects.filter(pk=TAHUN).update(terkunci=False)


def test_target_berubah_tidak_pernah_menampilkan_capaian_lama(simpan: Simpan, objek: Objek, dinkes: Unit) -> None:
    simpan("A1", "10")
    baru = tuple(satu if satu[0] != "A1" else (*satu[:3], "40", *satu[4:]) for satu in pabrik.INDIKATOR)
    pabrik.buat_rencana(dinkes, baru, nomor=1)
    baris = next(satu for satu in capaian_unit(dinkes, TAHUN).baris if satu.kode == "A1")
    assert (baris.setahun.target, baris.setahun.capaian) == (Decimal(40), Decimal(25))
    with pytest.raises(CommandError, match="berbeda"):
        call_command("periksa_proyeksi")
    hitung_ulang([objek["A1"].pk], TAHUN)
    ringkas = ringkasan_kabupaten(TAHUN)[dinkes.pk]
    assert ringkas.rerata == Decimal(25)
    assert sum(ringkas.per_kategori.values()) == ringkas.terhitung > 0
    assert ringkasan_kabupaten(TAHUN, per_kategori=False)[dinkes.pk] == replace(ringkas, per_kategori={})


def test_definisi_berubah_dihitung_langsung(simpan: Simpan, objek: Objek, dinkes: Unit) -> None:
    simpan("A1", "10", bulan=1)
    simpan("A1", "4", bulan=2)
    baru = tuple(satu if satu[0] != "A1" else (*satu[:5], "TERAKHIR", *satu[6:]) for satu in pabrik.INDIKATOR)
    pabrik.buat_rencana(dinkes, baru, nomor=1)
    baris = next(satu for satu in capaian_unit(dinkes, TAHUN).baris if satu.kode == "A1")
    assert (baris.kini.realisasi, baris.kini.capaian) == (Decimal(4), Decimal(20))
    hitung_ulang([objek["A1"].pk], TAHUN)


def test_proyeksi_yang_dirusak_ditemukan(simpan: Simpan, objek: Objek) -> None:
    simpan("A1", "10")
    Capaian.objects.filter(objek=objek["A1"], periode__jenis="tahun").update(capaian=Decimal(1))
    with pytest.raises(CommandError, match="1 dari 2 baris"):
        call_command("periksa_proyeksi", "--tahun", str(TAHUN))
    hitung_ulang([objek["A1"].pk], TAHUN)


def _isian(objek: Objek, kode: str, teks: str, bulan: int, terlihat: int = 0) -> IsianSel:
    return IsianSel(objek[kode].pk, periode(nomor=bulan).pk, pabrik.isi(objek[kode], teks), terlihat)


def test_simpan_banyak_semua_atau_tidak(objek: Objek, dinkes: Unit, operator: Pengguna) -> None:
    isian = [_isian(objek, "A1", "4", 1), _isian(objek, "A1", "5", 2), _isian(objek, "A3", "90", 1)]
    buruk = [*isian, _isian(objek, "A2", "60 / 50", 1)]
    with pytest.raises(IsianDitolak) as galat:
        simpan_banyak(unit=dinkes, tahun=TAHUN, isian=buruk, by=operator)
    assert galat.value.galat == (
        GalatSel(objek["A2"].pk, periode().pk, "Pembilang 60 lebih besar daripada penyebut 50; periksa keduanya."),
    )
    assert not Nilai.objects.exists()
    assert simpan_banyak(unit=dinkes, tahun=TAHUN, isian=isian, by=operator) == 3
    assert simpan_banyak(unit=dinkes, tahun=TAHUN, isian=isian, by=operator) == 0
    with pytest.raises(IsianDitolak, match="1 sel"):
        simpan_banyak(unit=dinkes, tahun=TAHUN, isian=[_isian(objek, "A1", "9", 1)], by=operator)


def test_muat_nilai_lalu_hitung_ulang(objek: Objek, dinkes: Unit) -> None:
    baris = [data.BarisMuat(objek["A1"].pk, periode(nomor=bulan).pk, Decimal(bulan)) for bulan in range(1, 13)]
    assert data.muat_nilai(baris, None) == 12
    assert hitung_ulang([satu.pk for satu in objek.values()], TAHUN) == 13
    assert capaian_unit(dinkes, TAHUN).baris[0].setahun.realisasi == Decimal(78)


@pytest.mark.parametrize(
    ("teks", "agregasi", "target", "sebab"),
    [
        ("abc", "TERAKHIR", "10", "“abc” bukan angka"),
        ("12", "RASIO", "90", "tulis pembilang / penyebut"),
        ("XYZ", "TERAKHIR", "WTP", "tidak ada pada skala; pilihan: TMP, TW, WDP, WTP"),
        ("1" * 20, "TERAKHIR", "10", "terlalu besar"),
        ("0,12345678", "TERAKHIR", "10", "terlalu rinci"),
    ],
)
def test_isian_salah_disebut_sebabnya(teks: str, agregasi: str, target: str, sebab: str) -> None:
    with pytest.raises(IsianSalah, match=sebab):
        baca_isian(teks, agregasi=Agregasi(agregasi), target=baca_target(target))
