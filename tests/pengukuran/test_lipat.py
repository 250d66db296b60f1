"""A large unit's achievement is folded by what the plan wants to reach; what opens, and that it stays small at every size."""

from collections.abc import Callable
from decimal import Decimal

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from playwright.sync_api import Page, expect

from datakinerja import actions as data
from organisasi.models import Pengguna, Tahun, Unit
from pengukuran.actions import hitung_ulang
from pengukuran.queries import capaian_unit, kelompok_objek
from renstra.models import ObjekUkur
from tests.pengukuran import pabrik
from tests.pengukuran.pabrik import TAHUN, periode
from tests.peramban import temuan_axe

type Objek = dict[str, ObjekUkur]
type BuatKlien = Callable[[Pengguna], Client]
SASARAN = tuple((f"S.{n}", f"Sasaran nomor {n}") for n in range(10))
HTMX = {"HX-Request": "true"}


def baris(jumlah: int) -> tuple[tuple[str, ...], ...]:
    return tuple(
        (f"B{n:03}", f"Cakupan layanan ke-{n:03}", "Unit", "10", "NAIK", "JUMLAH", "BULANAN", "PERIODE")
        for n in range(jumlah)
    )


@pytest.fixture
def besar(dinkes: Unit, tahun2026: Tahun) -> Objek:
    """Three hundred indicators under ten sasaran: the n-th belongs to the one of its last digit."""
    return pabrik.buat_rencana(dinkes, baris(300), sasaran=SASARAN)


def halaman_unit(unit: Unit) -> str:
    return reverse("pengukuran:unit", args=[TAHUN, unit.pk])


def isi_kelompok(unit: Unit, objek: ObjekUkur) -> str:
    return reverse("pengukuran:kelompok", args=[TAHUN, unit.pk, objek.pk])


@pytest.mark.django_db
class TestLipat:
    def test_yang_kecil_tampil_utuh(self, dinkes: Unit, objek: Objek, klien: BuatKlien, operator: Pengguna) -> None:
        isi = klien(operator).get(halaman_unit(dinkes)).content.decode()
        assert "Angka kematian ibu" in isi
        assert "lipatan" not in isi
        assert "Tampilkan semua" not in isi

    def test_yang_besar_dilipat_dan_dapat_dibuka_tanpa_skrip(
        self, dinkes: Unit, besar: Objek, klien: BuatKlien, operator: Pengguna
    ) -> None:
        data.muat_nilai([data.BarisMuat(besar["B017"].pk, periode().pk, Decimal(5))], None)
        hitung_ulang([besar["B017"].pk], TAHUN)
        masuk, url = klien(operator), halaman_unit(dinkes)
        isi = masuk.get(url).content
        assert len(isi) <= 60_000
        assert b"Cakupan layanan" not in isi
        assert b"Sasaran nomor 7" in isi
        assert b"rata-rata sederhana dari 1 indikator, 29 tidak dapat dihitung" in isi
        lanjut = masuk.get(isi_kelompok(dinkes, besar["B017"]))
        assert lanjut.url == f"{url}?buka={besar['B017'].pk}#k-{besar['B017'].pk}"
        terbuka = masuk.get(lanjut.url).content.decode()
        assert "Cakupan layanan ke-017" in terbuka
        assert "Cakupan layanan ke-018" not in terbuka
        semua = masuk.get(f"{url}?semua=1").content.decode()
        assert all(f"Cakupan layanan ke-{n:03}" in semua for n in range(300))
        assert "Lipat kembali" in semua

    def test_potongan_hanya_kelompoknya_dan_hanya_bagi_yang_boleh(
        self, dinkes: Unit, besar: Objek, klien: BuatKlien, operator: Pengguna, orang_asing: Pengguna
    ) -> None:
        url = isi_kelompok(dinkes, besar["B017"])
        potongan = klien(operator).get(url, headers=HTMX).content.decode()
        assert "<html" not in potongan
        assert "Cakupan layanan ke-297" in potongan
        assert "Cakupan layanan ke-018" not in potongan
        assert klien(orang_asing).get(url, headers=HTMX).status_code == 404
        tiada = reverse("pengukuran:kelompok", args=[TAHUN, dinkes.pk, 10**9])
        assert klien(operator).get(tiada, headers=HTMX).status_code == 404

    def test_kelompok_sama_dengan_yang_di_halaman(self, dinkes: Unit, besar: Objek) -> None:
        for utuh in capaian_unit(dinkes, TAHUN).kelompok[:3]:
            assert kelompok_objek(dinkes, TAHUN, utuh.baris[4].objek_id) == utuh

    @pytest.mark.parametrize("jumlah", [60, 300])
    def test_kueri_pada_dua_ukuran(
        self, dinkes: Unit, tahun2026: Tahun, klien: BuatKlien, operator: Pengguna, jumlah: int
    ) -> None:
        objek = pabrik.buat_rencana(dinkes, baris(jumlah), sasaran=SASARAN)
        masuk = klien(operator)
        masuk.get(halaman_unit(dinkes))
        hasil = []
        for url, kepala in ((halaman_unit(dinkes), {}), (isi_kelompok(dinkes, objek["B017"]), HTMX)):
            with CaptureQueriesContext(connection) as tangkap:
                assert masuk.get(url, headers=kepala).status_code == 200
            hasil.append(len(tangkap))
        assert hasil == KUERI


KUERI = [11, 10]


@pytest.mark.peramban
@pytest.mark.django_db(transaction=True)
def test_dibuka_di_peramban(
    masuk_sebagai: Callable[[Pengguna], Page], dinkes: Unit, besar: Objek, operator: Pengguna
) -> None:
    halaman = masuk_sebagai(operator)
    halaman.goto(halaman_unit(dinkes))
    assert not temuan_axe(halaman)
    halaman.locator("summary", has_text="Sasaran nomor 7").click()
    expect(halaman.get_by_role("link", name="Cakupan layanan ke-017")).to_be_visible()
    assert not temuan_axe(halaman)
