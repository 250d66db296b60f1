"""The evaluation in a browser: from the first tier to what the OPD reads, by keyboard alone."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from evaluasi.models import Evaluasi, HasilEvaluasi
from evaluasi.rules import URUTAN_JENJANG, Jenjang
from organisasi.models import Pengguna
from tests.evaluasi.conftest import SUB
from tests.peramban import temuan_axe

type Masuk = Callable[[Pengguna], Page]


@pytest.fixture(autouse=True)
def simpan_di_sini(settings: Any, tmp_path: Path) -> None:
    """Files of the test go to a folder of its own."""
    settings.MEDIA_ROOT = str(tmp_path)


@pytest.mark.peramban
@pytest.mark.django_db(transaction=True)
def test_a_worksheet_by_keyboard_from_the_first_tier_to_the_opd(
    lembar: Evaluasi,
    tim: dict[Jenjang, Pengguna],
    inspektur: Pengguna,
    kepala: Pengguna,
    masuk_sebagai: Masuk,
) -> None:
    alamat = lembar.get_absolute_url()
    halaman = masuk_sebagai(tim[Jenjang.ANGGOTA_TIM])
    halaman.goto(alamat)
    for nomor, sub in enumerate(SUB):
        expect(halaman.locator("#judul-sub")).to_contain_text(sub)
        halaman.keyboard.press("4" if nomor else "b")  # the fourth answer is B; the letter picks it too
        expect(halaman.locator('input[name="jawaban"][value="B"]')).to_be_checked()
        halaman.keyboard.press("Enter")
        expect(halaman.get_by_text(f"Jawaban {sub} tersimpan.")).to_be_visible()
    expect(halaman.get_by_text("12 dari 12 dijawab")).to_be_visible()
    assert not temuan_axe(halaman)
    for jenjang in URUTAN_JENJANG:
        if jenjang is not Jenjang.ANGGOTA_TIM:
            halaman = masuk_sebagai(tim[jenjang])
            halaman.goto(alamat)
        nama = "Tetapkan nilai" if jenjang is Jenjang.PENANGGUNG_JAWAB else "Teruskan kepada"
        halaman.get_by_role("button", name=nama).focus()
        halaman.keyboard.press("Enter")
        halaman.locator("dialog[open] [data-ya]").focus()
        halaman.keyboard.press("Enter")
        expect(
            halaman.get_by_text("Nilai ditetapkan." if "Tetapkan" in nama else "Lembar kerja diteruskan.")
        ).to_be_visible()
    assert HasilEvaluasi.objects.get().predikat == "B"
    halaman = masuk_sebagai(inspektur)
    halaman.goto(f"{alamat}terbitkan/")
    halaman.get_by_label("Nomor naskah").fill("700/5/2027")
    halaman.get_by_label("Tanggal naskah").fill(timezone.localdate().isoformat())
    halaman.get_by_label("Nomor naskah").press("Enter")
    expect(halaman.get_by_text("Hasil terbit.")).to_be_visible()
    halaman = masuk_sebagai(kepala)
    halaman.goto(f"/evaluasi/2026/{lembar.unit_id}/")
    expect(halaman.get_by_text("70,00 · Baik")).to_be_visible()
    assert not temuan_axe(halaman)
    halaman.get_by_role("link", name="Dari mana angka ini?").press("Enter")
    expect(halaman.get_by_role("heading", name="Jalan terpendek ke BB")).to_be_visible()
    assert not temuan_axe(halaman)


@pytest.mark.peramban
@pytest.mark.django_db(transaction=True)
def test_preview_follows_the_choice_and_the_suggestion_the_criteria(
    lembar: Evaluasi, tim: dict[Jenjang, Pengguna], masuk_sebagai: Masuk
) -> None:
    halaman = masuk_sebagai(tim[Jenjang.ANGGOTA_TIM])
    halaman.goto(f"{lembar.get_absolute_url()}?sub=2a")
    expect(halaman.get_by_text("Fakta sistem:")).to_be_visible()
    expect(halaman.get_by_label("Alasan")).to_be_hidden()
    for nomor in (1, 2, 3):
        halaman.locator(f'input[name="k-2a.{nomor}"][value="Y"]').check(force=True)
    expect(halaman.get_by_text("saran dari kriteria: BB (3 dari 3 terpenuhi)")).to_be_visible()
    halaman.keyboard.press("Tab")
    halaman.locator('input[name="jawaban"]').first.focus()
    halaman.keyboard.press("1")
    expect(halaman.locator("[data-sesudah]")).to_have_text("6,00 D")
    expect(halaman.get_by_label("Alasan")).to_be_visible()
    halaman.keyboard.press("ArrowRight")
    expect(halaman.locator("[data-sesudah]")).to_have_text("5,40 D")
    halaman.keyboard.press("Enter")
    expect(halaman.get_by_text("Jawaban A memerlukan alasan tertulis.")).to_be_visible()
