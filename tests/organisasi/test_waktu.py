"""A year opens with its periods, deadlines and categories."""

import datetime as dt
import itertools
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from organisasi.actions import buat_tahun
from organisasi.models import Tahun
from organisasi.rules.periode import geser_tahun, periode_setahun


@given(st.integers(1990, 2100))
def test_periods_of_each_kind_cover_the_year_without_gap(tahun: int) -> None:
    for jenis, jumlah in (("bulan", 12), ("triwulan", 4), ("semester", 2), ("tahun", 1)):
        daftar = [p for p in periode_setahun(tahun) if p.jenis == jenis]
        assert [p.nomor for p in daftar] == list(range(1, jumlah + 1))
        assert daftar[0].mulai == dt.date(tahun, 1, 1)
        assert daftar[-1].selesai == dt.date(tahun, 12, 31)
        assert all(a.selesai + dt.timedelta(1) == b.mulai for a, b in itertools.pairwise(daftar))


def test_end_of_february_stays_end_of_february() -> None:
    assert geser_tahun(dt.date(2027, 2, 28), 1) == dt.date(2028, 2, 29)
    assert geser_tahun(dt.date(2028, 2, 29), 1) == dt.date(2029, 2, 28)
    assert geser_tahun(dt.date(2027, 3, 31), 1) == dt.date(2028, 3, 31)


def test_first_year_takes_the_defaults(tahun2026: Tahun) -> None:
    assert tahun2026.periode.count() == 19
    assert tahun2026.tenggat.count() == 6
    assert [k.batas_bawah for k in tahun2026.kategori.all()] == [91, 76, 66, 51, 0]


def test_next_year_follows_the_last_one(tahun2026: Tahun) -> None:
    Tahun.objects.filter(pk=2026).update(batas_capaian=Decimal(120))
    tahun2026.kategori.filter(nama="Sedang").update(nama="Cukup")
    tahun2026.tenggat.filter(kegiatan="perjanjian").update(tanggal=dt.date(2026, 2, 15))
    baru = buat_tahun(tahun=2027, by=None)
    assert baru.batas_capaian == Decimal(120)
    assert baru.kategori.filter(nama="Cukup").exists()
    assert baru.tenggat.get(kegiatan="perjanjian").tanggal == dt.date(2027, 2, 15)
    assert baru.tenggat.get(kegiatan="lkjip_opd").tanggal == dt.date(2028, 2, 29)


def test_opening_a_year_twice_changes_nothing(tahun2026: Tahun) -> None:
    assert buat_tahun(tahun=2026, by=None, batas_capaian=Decimal(1)) == tahun2026
    assert Tahun.objects.get().batas_capaian is None
    assert Tahun.objects.get().periode.count() == 19


@pytest.mark.parametrize(
    "peran", ["operator", "kepala", "bupati", "bappeda", "inspektur", "evaluator", "administrator"]
)
def test_the_small_world_knows_each_role(peran: str, request: pytest.FixtureRequest) -> None:
    assert request.getfixturevalue(peran).has_perm("organisasi.lihat")
