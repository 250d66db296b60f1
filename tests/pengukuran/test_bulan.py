"""The grid of one month: what it shows, what it fetches, how it is filled by keyboard, by paste and on a phone."""

from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest
from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from playwright.sync_api import Page, expect

from datakinerja import actions as data
from datakinerja.models import JendelaEntri, Nilai
from organisasi.models import Pengguna, Tahun, Unit
from pengukuran.actions import HasilSimpan, hitung_ulang
from pengukuran.models import Capaian
from pengukuran.queries import capaian_unit, lembar_bulan
from renstra.models import ObjekUkur
from tests.pengukuran import pabrik
from tests.pengukuran.pabrik import TAHUN, periode
from tests.peramban import temuan_axe

type Objek = dict[str, ObjekUkur]
type Simpan = Callable[..., HasilSimpan]
BULANAN = tuple(satu for satu in pabrik.INDIKATOR if satu[6] == "BULANAN")[:3]
BANYAK = tuple(
    (f"B{n}", f"Indikator {n}", "Unit", "10", "NAIK", "JUMLAH", "BULANAN", "PERIODE") for n in range(60)
)  # fmt: skip


def alamat(unit: Unit, bulan: str = "kini") -> str:
    return f"{reverse('pengukuran:petak', args=[TAHUN, unit.pk])}?bulan={bulan}"


def sel(halaman: Page, objek: ObjekUkur, bulan: int) -> Any:
    return halaman.locator(f"tr[data-o='{objek.pk}'] td[data-b='{bulan}']")


@pytest.mark.django_db
class TestIsi:
    def test_semua_indikator_dengan_nilai_bulan_itu_saja(
        self, dinkes: Unit, objek: Objek, simpan: Simpan, operator: Pengguna
    ) -> None:
        for bulan, nilai in ((1, "4"), (2, "5"), (3, "6")):
            simpan("A1", nilai, bulan=bulan)
        petak = lembar_bulan(dinkes, TAHUN, operator, 2)
        assert len(petak.baris) == len(objek)
        baris = {satu.ukuran.objek_id: satu for satu in petak.baris}
        satu = baris[objek["A1"].pk]
        assert satu.sel
        assert satu.lalu
        assert (satu.sel.teks, satu.sel.versi, satu.lalu.teks) == ("5", 1, "4")
        assert (satu.ukur.periode, satu.ukur.realisasi) == ("s.d. Februari", Decimal(9))

    def test_bulan_terakhir_menyebut_capaian_yang_sama_dengan_halaman_unit(
        self, dinkes: Unit, objek: Objek, simpan: Simpan, operator: Pengguna
    ) -> None:
        simpan("A1", "4", bulan=3)
        simpan("A2", "45 / 50", bulan=3)
        simpan("A3", "80", bulan=3)
        unit = {satu.objek_id: satu.kini for satu in capaian_unit(dinkes, TAHUN).baris}
        petak = {satu.ukuran.objek_id: satu.ukur for satu in lembar_bulan(dinkes, TAHUN, operator, 3).baris}
        for kode in ("A1", "A2", "A3"):
            assert petak[objek[kode].pk] == unit[objek[kode].pk]

    def test_belum_diisi_menyebut_capaian_bulan_sebelumnya(
        self, dinkes: Unit, objek: Objek, simpan: Simpan, operator: Pengguna
    ) -> None:
        simpan("A1", "4", bulan=4)
        baris = {satu.ukuran.objek_id: satu for satu in lembar_bulan(dinkes, TAHUN, operator, 5).baris}
        assert baris[objek["A1"].pk].ukur.periode == "s.d. April"
        assert baris[objek["A3"].pk].ukur.capaian is None

    def test_definisi_yang_berubah_dihitung_langsung(
        self, dinkes: Unit, objek: Objek, simpan: Simpan, operator: Pengguna
    ) -> None:
        simpan("A1", "4", bulan=1)
        simpan("A1", "5", bulan=2)
        Capaian.objects.filter(objek=objek["A1"]).update(dasar="lain", realisasi=999)
        baris = {satu.ukuran.objek_id: satu for satu in lembar_bulan(dinkes, TAHUN, operator, 2).baris}
        assert baris[objek["A1"].pk].ukur.realisasi == 9

    def test_yang_tidak_jatuh_tempo_tidak_bersel(self, dinkes: Unit, tahun2026: Tahun, operator: Pengguna) -> None:
        baris = ("T1", "Triwulanan", "Unit", "10", "NAIK", "JUMLAH", "TRIWULANAN", "PERIODE")
        objek = pabrik.buat_rencana(dinkes, (baris,))["T1"]
        data.muat_nilai([data.BarisMuat(objek.pk, periode("triwulan", 1).pk, Decimal(3))], None)
        hitung_ulang([objek.pk], TAHUN)
        mei, maret = (lembar_bulan(dinkes, TAHUN, operator, bulan).baris[0] for bulan in (5, 3))
        assert mei.sel is None
        assert mei.lalu
        assert mei.lalu.teks == "3"
        assert mei.nama_lalu == mei.ukur.periode.removeprefix("s.d. ")
        assert maret.sel
        assert (maret.sel.teks, maret.lalu) == ("3", None)

    def test_bulan_yang_jendelanya_terbuka(
        self, dinkes: Unit, objek: Objek, klien: Callable[[Pengguna], Client], operator: Pengguna
    ) -> None:
        for bulan in range(1, 13):
            if bulan != 4:
                JendelaEntri.objects.create(periode=periode(nomor=bulan), buka="2026-01-01", tutup="2026-01-02")
        isi = klien(operator).get(alamat(dinkes)).content.decode()
        assert f"Nilai April {TAHUN}" in isi
        assert "?bulan=3" in isi
        assert "?bulan=5" in isi
        maret = klien(operator).get(alamat(dinkes, "3")).content.decode()
        assert "jendela Maret" in maret
        assert "Periksa dan ajukan" not in maret

    @pytest.mark.parametrize("bulan", ["13", "0", "x", "01", "-1"])
    def test_bulan_yang_tidak_ada(
        self, dinkes: Unit, objek: Objek, klien: Callable[[Pengguna], Client], operator: Pengguna, bulan: str
    ) -> None:
        assert klien(operator).get(alamat(dinkes, bulan)).status_code == 404

    def test_tautan_isi_nilai_menuju_bulan(
        self, dinkes: Unit, objek: Objek, klien: Callable[[Pengguna], Client], operator: Pengguna
    ) -> None:
        indeks = f"{reverse('datakinerja:indeks')}?k_tahun={TAHUN}&k_unit={dinkes.pk}"
        assert alamat(dinkes) in klien(operator).get(indeks).content.decode()
        assert (
            alamat(dinkes) in klien(operator).get(reverse("pengukuran:unit", args=[TAHUN, dinkes.pk])).content.decode()
        )

    def test_kueri_sama_pada_dua_ukuran(
        self, dinkes: Unit, tahun2026: Tahun, klien: Callable[[Pengguna], Client], operator: Pengguna
    ) -> None:
        def hitung() -> int:
            peminta = klien(operator)
            peminta.get(alamat(dinkes, "2"))
            with CaptureQueriesContext(connection) as tangkap:
                assert peminta.get(alamat(dinkes, "2")).status_code == 200
            return len(tangkap)

        def isi(objek: Objek) -> None:
            baris = [data.BarisMuat(o.pk, periode(nomor=b).pk, Decimal(b)) for o in objek.values() for b in (1, 2)]
            data.muat_nilai(baris, None)
            hitung_ulang([satu.pk for satu in objek.values()], TAHUN)

        isi(pabrik.buat_rencana(dinkes, BANYAK[:5], nomor=1))
        kecil = hitung()
        baru = pabrik.buat_rencana(dinkes, BANYAK, nomor=2)
        isi({kode: satu for kode, satu in baru.items() if not Nilai.objects.filter(objek=satu).exists()})
        assert hitung() == kecil
        assert kecil <= 12, kecil


@pytest.mark.peramban
@pytest.mark.django_db(transaction=True)
class TestPeramban:
    @pytest.fixture
    def objek(self, dinkes: Unit, tahun2026: Tahun) -> Objek:
        """Three monthly indicators: a sum, a last value, a ratio."""
        return pabrik.buat_rencana(dinkes, BULANAN)

    def test_ketik_enter_tersimpan_lalu_tempel_satu_kolom(
        self, masuk_sebagai: Callable[[Any], Page], dinkes: Unit, objek: Objek, operator: Pengguna
    ) -> None:
        halaman = masuk_sebagai(operator)
        halaman.goto(alamat(dinkes, "1"))
        sel(halaman, objek["A1"], 1).focus()
        halaman.keyboard.type("12")
        halaman.keyboard.press("Enter")
        expect(sel(halaman, objek["A1"], 1)).to_have_attribute("data-s", "ok")
        capaian = halaman.locator(f"tr[data-o='{objek['A1'].pk}'] td[data-c]")
        expect(capaian).to_contain_text("60,0%")
        expect(capaian).to_contain_text("s.d. Januari")
        expect(sel(halaman, objek["A3"], 1)).to_be_focused()
        assert not temuan_axe(halaman)

        sel(halaman, objek["A1"], 1).focus()
        halaman.evaluate(
            "teks => { const d = new DataTransfer(); d.setData('text/plain', teks); document.activeElement.dispatchEvent("
            "new ClipboardEvent('paste', { clipboardData: d, bubbles: true, cancelable: true })); }",
            "13\r\n81\r\n45 / 50\r\n",
        )
        expect(halaman.locator("#petak-kabar")).to_contain_text("3 sel tempelan siap")
        with halaman.expect_navigation():
            halaman.keyboard.press("Enter")
        expect(halaman.get_by_role("heading", level=1)).to_have_text(f"Nilai Januari {TAHUN}")
        expect(sel(halaman, objek["A1"], 1)).to_have_text("13")
        assert Nilai.objects.count() == 4
        call_command("periksa_proyeksi")

        halaman.get_by_role("link", name="Februari").click()
        expect(halaman.locator(f"tr[data-o='{objek['A1'].pk}'] td.l")).to_have_text("13")
        halaman.get_by_role("link", name="Tahun", exact=True).click()
        expect(sel(halaman, objek["A1"], 1)).to_have_text("13")

    def test_di_telepon_satu_ketukan_membuka_sel_dan_enter_melanjutkan(
        self, masuk_sebagai: Callable[[Any], Page], dinkes: Unit, objek: Objek, operator: Pengguna
    ) -> None:
        halaman = masuk_sebagai(operator)
        halaman.set_viewport_size({"width": 360, "height": 740})
        halaman.goto(alamat(dinkes, "1"))
        sel(halaman, objek["A1"], 1).click()
        halaman.keyboard.type("12")
        halaman.keyboard.press("Enter")
        halaman.keyboard.type("80")
        halaman.keyboard.press("Enter")
        expect(sel(halaman, objek["A3"], 1)).to_have_attribute("data-s", "ok")
        assert halaman.evaluate("document.documentElement.scrollWidth <= innerWidth")
        assert not temuan_axe(halaman)
        assert [satu.nilai for satu in Nilai.objects.order_by("pk")] == [12, 80]
