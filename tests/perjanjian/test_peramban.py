"""The journey of an agreement in a real browser: plan → draft → approved → frozen → signed → verified."""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from layanan.queries.dokumen import bytes_terakhir
from organisasi.models import Pengguna, Tahun, Unit
from perjanjian.models import Perjanjian
from renstra.models import VersiRencana
from tests.pabrik import SANDI
from tests.peramban import temuan_axe
from tests.perjanjian.pabrik import TAHUN

pytestmark = [pytest.mark.peramban, pytest.mark.django_db(transaction=True)]

Masuk = Callable[[Any], Page]


def klik(halaman: Page, nama: str) -> None:
    """Press a button that asks first, and confirm."""
    halaman.get_by_role("button", name=nama, exact=True).click()
    halaman.get_by_role("dialog").get_by_role("button", name=nama, exact=True).click()


def tanda_tangani(halaman: Page) -> None:
    halaman.get_by_role("link", name="Tanda tangani").click()
    halaman.get_by_label("Sertifikat setempat").check()
    halaman.get_by_label("Kata sandi Anda").fill(SANDI)
    halaman.get_by_role("button", name="Tanda tangani").click()
    halaman.get_by_text("Tanda tangan Anda tercatat.").wait_for()


def test_dari_rencana_sampai_terverifikasi(
    rencana: VersiRencana,
    dinkes: Unit,
    tahun2026: Tahun,
    operator: Pengguna,
    kepala: Pengguna,
    bupati: Pengguna,
    masuk_sebagai: Masuk,
    tmp_path: Any,
) -> None:
    halaman = masuk_sebagai(operator)
    halaman.goto(f"/perjanjian/{TAHUN}/{dinkes.pk}/")
    halaman.get_by_role("button", name="Buat dari rencana").click()
    halaman.get_by_text("Draf dibuat dari rencana yang berlaku").wait_for()
    satu = Perjanjian.objects.get()

    halaman.get_by_role("link", name="Ubah target").click()
    halaman.get_by_label("Target Angka Harapan Hidup").fill("73")
    halaman.get_by_role("button", name="Simpan").click()
    halaman.get_by_text("Tuliskan alasannya").wait_for()
    halaman.get_by_role("link", name="Ubah target").click()
    halaman.get_by_label("Alasan berbeda Angka Harapan Hidup").fill("Layanan baru dibuka")
    halaman.get_by_role("button", name="Simpan").click()

    halaman.get_by_role("link", name="Susun target periode").click()
    halaman.get_by_role("button", name="Isi yang masih kosong").click()
    halaman.get_by_text("4 dari 4 indikator cocok").wait_for()
    assert not temuan_axe(halaman)

    halaman.goto(f"/perjanjian/{satu.pk}/naskah/")
    halaman.get_by_label("Nomor naskah").fill("000.8/12/2026")
    halaman.get_by_label("Tanggal naskah").fill("2026-01-20")
    halaman.get_by_role("button", name="Simpan").click()
    halaman.get_by_text("Nomor dan tanggal naskah tersimpan").wait_for()
    assert not temuan_axe(halaman)

    halaman = masuk_sebagai(kepala)
    halaman.goto(f"/perjanjian/{satu.pk}/")
    klik(halaman, "Ajukan")
    halaman.get_by_text("Diajukan. Giliran berikutnya").wait_for()

    halaman = masuk_sebagai(bupati)
    halaman.goto(f"/perjanjian/{satu.pk}/")
    klik(halaman, "Setujui")
    halaman.get_by_text("Siap ditandatangani").first.wait_for()
    tanda_tangani(halaman)
    assert not temuan_axe(halaman)

    halaman = masuk_sebagai(kepala)
    halaman.goto(f"/perjanjian/{satu.pk}/")
    tanda_tangani(halaman)
    satu.refresh_from_db()
    assert satu.status == "ditandatangani"
    assert satu.dokumen is not None

    naskah = tmp_path / "naskah.pdf"
    with bytes_terakhir(satu.dokumen).isi() as aliran:
        naskah.write_bytes(aliran.read())
    halaman.context.clear_cookies()
    halaman.goto(f"/verifikasi/{satu.dokumen.kode}/")
    halaman.get_by_text("Kepala Contoh").first.wait_for()
    halaman.locator("input[type=file]").set_input_files(naskah)
    halaman.get_by_role("button", name="Bandingkan").click()
    halaman.get_by_text("Salinan asli").wait_for()
    expect(halaman.get_by_text("Tanda tangan utuh")).to_have_count(2)
    naskah.write_bytes(naskah.read_bytes().replace(b"%PDF-1.", b"%PDF-2.", 1))
    halaman.locator("input[type=file]").set_input_files(naskah)
    halaman.get_by_role("button", name="Bandingkan").click()
    halaman.get_by_text("Salinan berbeda").wait_for()
