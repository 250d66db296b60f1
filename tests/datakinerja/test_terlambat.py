"""The list of the late as messages, turns with a deadline, and documents made by the clock."""

import datetime as dt
from collections.abc import Callable

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from datakinerja import actions
from datakinerja.models import JendelaEntri, LembarData
from datakinerja.rules.pesan import MAKS_PESAN, Terlambat, pesan_terlambat
from layanan.actions import advance
from layanan.models import Giliran
from organisasi.models import Pengguna, Tahun, Unit
from renstra.models import ObjekUkur
from tests import pabrik as dunia
from tests.pengukuran.conftest import berkas_sementara, objek, simpan  # noqa: F401
from tests.pengukuran.pabrik import TAHUN, periode

type Objek = dict[str, ObjekUkur]


@given(st.lists(st.tuples(st.text(max_size=200), st.sets(st.integers(1, 12), min_size=1)), max_size=60))
def test_pesan_tidak_pernah_terlalu_panjang_dan_memuat_semua(unit: list[tuple[str, set[int]]]) -> None:
    daftar = [
        Terlambat(n, nama, tuple(bulan), f"https://sakip.contoh/data/?k_unit={n}")
        for n, (nama, bulan) in enumerate(unit)
    ]
    pesan = pesan_terlambat(daftar, kepala="SAKIP", kaki="Isi lalu ajukan.")
    assert all(len(satu) <= MAKS_PESAN for satu in pesan)
    assert bool(pesan) == bool(daftar)
    assert sum(satu.count("https://sakip.contoh/data/?k_unit=") for satu in pesan) == len(daftar)
    assert all(satu.startswith("SAKIP") for satu in pesan)


def test_pesan_yang_dibagi_bernomor() -> None:
    daftar = [Terlambat(n, f"Dinas {n}", (1, 2, 3), f"https://a/{n}") for n in range(30)]
    pesan = pesan_terlambat(daftar, kepala="K", kaki="F", maks=300)
    assert pesan[0].startswith(f"K (1/{len(pesan)})\n\n1. Dinas 0: Januari–Maret\nhttps://a/0\n")
    assert pesan_terlambat(daftar[:1], kepala="K", kaki="F") == ["K\n\n1. Dinas 0: Januari–Maret\nhttps://a/0\n\nF"]
    with pytest.raises(ValueError, match="lebih panjang"):
        pesan_terlambat(daftar, kepala="K", kaki="F", maks=30)


@pytest.mark.django_db
def test_halaman_terlambat(
    kabupaten: Unit, dinkes: Unit, objek: Objek, operator: Pengguna, bagian_organisasi: Pengguna, orang_asing: Pengguna,  # noqa: F811
    klien: Callable[[Pengguna], Client],
) -> None:  # fmt: skip
    alamat = reverse("datakinerja:terlambat", args=[TAHUN])
    for nomor in (1, 2):
        JendelaEntri.objects.create(periode=periode(nomor=nomor), buka="2026-01-01", tutup="2026-01-10")
    lembar = actions.lembar(unit=dinkes, periode=periode(), by=operator)
    actions.ajukan(lembar, by=operator, catatan="menyusul")
    peminta = klien(bagian_organisasi)
    isi = peminta.get(alamat).content.decode()
    assert "Dinas Kesehatan: Februari" in isi
    assert f"k_unit={dinkes.pk}" in isi
    assert klien(orang_asing).get(alamat).status_code == 403

    def hitung() -> int:
        with CaptureQueriesContext(connection) as tangkap:
            peminta.get(alamat)
        return len(tangkap)

    sedikit = hitung()
    for n in range(8):
        dunia.buat_opd(f"Dinas {n}", induk=kabupaten, kode=f"2.{n:02d}")
    assert hitung() == sedikit <= 14


@pytest.mark.django_db
def test_lembar_disiapkan_dengan_batas_sekali_saja(
    dinkes: Unit, objek: Objek, operator: Pengguna, kepala: Pengguna, tahun2026: Tahun  # noqa: F811
) -> None:  # fmt: skip
    JendelaEntri.objects.create(periode=periode(nomor=2), buka="2026-02-01", tutup="2026-03-10", tenggang_hari=2)
    assert actions.siapkan_lembar(tahun=TAHUN, bulan=2) == 1
    assert actions.siapkan_lembar(tahun=TAHUN, bulan=2) == 0
    lembar = LembarData.objects.get()
    giliran = Giliran.objects.get(selesai=None)
    assert (giliran.batas, giliran.izin) == (dt.date(2026, 3, 12), "datakinerja.ajukan")
    actions.ajukan(lembar, by=operator, catatan="menyusul")
    assert Giliran.objects.get(selesai=None).batas is None
    advance(lembar, "kembalikan", by=kepala, catatan="periksa")
    assert Giliran.objects.get(selesai=None).batas == dt.date(2026, 3, 12)
    Tahun.objects.update(terkunci=True)
    assert actions.siapkan_lembar(tahun=TAHUN, bulan=3) == 0
    assert actions.siapkan_lembar(tahun=1999, bulan=3) == 0
