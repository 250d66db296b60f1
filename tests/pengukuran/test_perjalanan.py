"""The monthly work in a real browser: by keyboard, with a wrong value, evidence, submission; a lost session; a pasted block."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.contrib.sessions.models import Session
from django.core.management import call_command
from django.urls import reverse
from playwright.sync_api import Page, expect

from datakinerja.models import Bukti, LembarData, Nilai
from layanan.models import BerkasTaut
from organisasi.models import Pengguna, Tahun, Unit
from pengukuran.actions import HasilSimpan
from renstra.models import ObjekUkur
from tests.pengukuran import pabrik
from tests.pengukuran.pabrik import TAHUN
from tests.peramban import masuk, temuan_axe
from tests.perjanjian.pabrik import pindaian

pytestmark = [pytest.mark.peramban, pytest.mark.django_db(transaction=True)]
type Masuk = Callable[[Any], Page]
BULANAN = tuple(satu for satu in pabrik.INDIKATOR if satu[6] == "BULANAN")[:3]


@pytest.fixture
def objek(dinkes: Unit, tahun2026: Tahun) -> dict[str, ObjekUkur]:
    """Three monthly indicators: a sum, a ratio, a last value."""
    return pabrik.buat_rencana(dinkes, BULANAN)


def sel(halaman: Page, objek: ObjekUkur, bulan: int) -> Any:
    return halaman.locator(f"tr[data-o='{objek.pk}'] td[data-b='{bulan}']")


def test_sebulan_dengan_papan_ketik(
    masuk_sebagai: Masuk,
    live_server: Any,
    dinkes: Unit,
    objek: dict[str, ObjekUkur],
    operator: Pengguna,
    kepala: Pengguna,
    tmp_path: Path,
) -> None:
    halaman = masuk_sebagai(operator)
    halaman.goto(reverse("pengukuran:petak", args=[TAHUN, dinkes.pk]))
    sel(halaman, objek["A1"], 1).focus()
    halaman.keyboard.type("12")
    halaman.keyboard.press("Enter")
    expect(sel(halaman, objek["A1"], 1)).to_have_attribute("data-s", "ok")
    expect(halaman.locator(f"tr[data-o='{objek['A1'].pk}'] td[data-c]")).to_contain_text("60,0%")
    expect(sel(halaman, objek["A3"], 1)).to_be_focused()
    halaman.keyboard.type("delapan")
    halaman.keyboard.press("Tab")
    expect(halaman.locator("#petak-salah")).to_contain_text("Angka kematian ibu, Jan: “delapan” bukan angka")
    sel(halaman, objek["A3"], 1).focus()
    halaman.keyboard.press("Enter")
    halaman.keyboard.press("ControlOrMeta+a")
    halaman.keyboard.type("80")
    halaman.keyboard.press("Enter")
    expect(sel(halaman, objek["A3"], 1)).to_have_attribute("data-s", "ok")
    expect(halaman.locator("#petak-salah")).to_be_hidden()
    halaman.keyboard.type("45 / 50")
    halaman.keyboard.press("Enter")
    expect(sel(halaman, objek["A2"], 1)).to_have_text("90,00")

    halaman.keyboard.press("Home")
    berkas = tmp_path / "rekap.pdf"
    berkas.write_bytes(pindaian())
    panel = halaman.locator("#petak-samping")
    expect(panel.locator("h2")).to_contain_text("Januari")
    expect(panel).to_contain_text("v1 · 45 / 50")
    expect(panel).to_have_attribute("aria-busy", "false")
    panel.locator("input[type=file]").set_input_files(berkas)
    panel.get_by_role("button", name="Unggah").click()
    expect(panel.get_by_role("link", name="rekap.pdf")).to_be_visible()
    assert BerkasTaut.objects.get().objek == Bukti.objects.get()
    assert not temuan_axe(halaman)

    halaman.goto(f"{reverse('datakinerja:indeks')}?k_tahun={TAHUN}&k_unit={dinkes.pk}")
    halaman.get_by_role("button", name="Periksa Januari").click()
    expect(halaman.locator("main")).to_contain_text("3 indikator · 0 kosong · 1 berbukti")
    halaman.get_by_role("button", name="Ajukan", exact=True).click()
    expect(halaman.locator("main")).to_contain_text("Perlu verifikasi")
    halaman.context.clear_cookies()
    masuk(halaman.context, kepala, live_server.url)
    halaman.goto(LembarData.objects.get().get_absolute_url())
    halaman.get_by_role("button", name="Verifikasi").click()
    halaman.locator("#dialog-konfirmasi").get_by_role("button", name="Verifikasi").click()
    expect(halaman.locator("main")).to_contain_text("Diverifikasi oleh")
    assert LembarData.objects.get().status == "terverifikasi"
    call_command("periksa_proyeksi")


def test_sesi_hilang_isian_tidak_hilang(
    masuk_sebagai: Masuk, live_server: Any, dinkes: Unit, objek: dict[str, ObjekUkur], operator: Pengguna
) -> None:
    halaman = masuk_sebagai(operator)
    alamat = reverse("pengukuran:petak", args=[TAHUN, dinkes.pk])
    halaman.goto(alamat)
    Session.objects.all().delete()
    sel(halaman, objek["A1"], 2).focus()
    halaman.keyboard.type("7")
    halaman.keyboard.press("Enter")
    expect(halaman.locator("#dialog-sesi")).to_be_visible()
    assert not Nilai.objects.exists()
    masuk(halaman.context, operator, live_server.url)
    halaman.goto(alamat)
    expect(sel(halaman, objek["A1"], 2)).to_have_attribute("data-s", "ok")
    assert Nilai.objects.get().nilai == 7


def test_sambungan_putus_lalu_terkirim(
    masuk_sebagai: Masuk, dinkes: Unit, objek: dict[str, ObjekUkur], operator: Pengguna
) -> None:
    halaman = masuk_sebagai(operator)
    halaman.goto(reverse("pengukuran:petak", args=[TAHUN, dinkes.pk]))
    halaman.context.set_offline(True)
    sel(halaman, objek["A1"], 3).focus()
    halaman.keyboard.type("5")
    halaman.keyboard.press("Enter")
    expect(sel(halaman, objek["A1"], 3)).to_have_attribute("data-s", "antre")
    expect(halaman.locator("#petak-kabar")).to_contain_text("Belum tersambung")
    halaman.context.set_offline(False)
    expect(sel(halaman, objek["A1"], 3)).to_have_attribute("data-s", "ok")


def test_isian_usang_menunjukkan_keduanya(
    masuk_sebagai: Masuk,
    dinkes: Unit,
    objek: dict[str, ObjekUkur],
    operator: Pengguna,
    simpan: Callable[..., HasilSimpan],
) -> None:
    halaman = masuk_sebagai(operator)
    halaman.goto(reverse("pengukuran:petak", args=[TAHUN, dinkes.pk]))
    simpan("A1", "9")
    sel(halaman, objek["A1"], 1).focus()
    halaman.keyboard.type("8")
    halaman.keyboard.press("Enter")
    dialog = halaman.locator("#petak-dialog")
    expect(dialog).to_contain_text("Isian Anda8")
    expect(dialog).to_contain_text("oleh Operator Contoh9")
    dialog.get_by_role("button", name="Pakai isian saya").click()
    expect(sel(halaman, objek["A1"], 1)).to_have_attribute("data-s", "ok")
    assert list(Nilai.objects.order_by("versi").values_list("nilai", flat=True)) == [9, 8]


def test_tempel_blok_dengan_bayangan(
    masuk_sebagai: Masuk, dinkes: Unit, objek: dict[str, ObjekUkur], operator: Pengguna
) -> None:
    halaman = masuk_sebagai(operator)
    halaman.goto(reverse("pengukuran:petak", args=[TAHUN, dinkes.pk]))

    def tempel(teks: str) -> None:
        sel(halaman, objek["A1"], 1).focus()
        halaman.evaluate(
            "teks => { const d = new DataTransfer(); d.setData('text/plain', teks); document.activeElement.dispatchEvent("
            "new ClipboardEvent('paste', { clipboardData: d, bubbles: true, cancelable: true })); }",
            teks,
        )

    tempel("1.234,5\tdua\r\n81\t82\r\n")
    expect(halaman.locator("#petak-salah")).to_contain_text("“dua” bukan angka")
    halaman.keyboard.press("Enter")
    expect(halaman.locator("#petak-kabar")).to_contain_text("Tidak ada yang diterapkan")
    halaman.keyboard.press("Escape")
    expect(sel(halaman, objek["A1"], 1)).to_have_text("")
    assert not Nilai.objects.exists()
    tempel('1.234,5\t"2"\r\n81\t82\r\n')
    expect(halaman.locator("#petak-kabar")).to_contain_text("4 sel tempelan siap")
    with halaman.expect_navigation():
        halaman.keyboard.press("Enter")
    expect(sel(halaman, objek["A1"], 1)).to_have_text("1.234,5")
    assert Nilai.objects.count() == 4
    call_command("periksa_proyeksi")
