"""What the frame's scripts promise, in a real browser."""

import gzip
import re
import time
from collections.abc import Callable
from typing import Any

import pytest
from django.conf import settings
from django.contrib.sessions.models import Session
from playwright.sync_api import Page, expect

from organisasi.models import Pengguna
from tests.pabrik import SANDI
from tests.peramban import LEBAR, SABAR

pytestmark = [pytest.mark.peramban, pytest.mark.django_db(transaction=True)]
KETIKAN = "Angka harapan hidup, diketik lama"


@pytest.fixture
def gaya(masuk_sebagai: Callable[[Any], Page], operator: Pengguna) -> Page:
    halaman = masuk_sebagai(operator)
    halaman.goto("/gaya/")
    return halaman


def _ada_draf(halaman: Page) -> bool:
    return halaman.evaluate("Object.keys(localStorage).some((k) => k.startsWith('draf:'))")


def _tunggu_draf(halaman: Page) -> None:
    """Until the browser keeps what was typed (the policy of the pages forbids Playwright's own waiting by eval)."""
    batas = time.monotonic() + SABAR / 1000
    while not _ada_draf(halaman):
        assert time.monotonic() < batas, "isian tidak disimpan di peramban"
        halaman.wait_for_timeout(50)


def _ketik(halaman: Page) -> None:
    halaman.get_by_label("Nama indikator").fill(KETIKAN)
    halaman.get_by_label("Triwulanan").check()
    _tunggu_draf(halaman)


def _masuk(halaman: Page) -> None:
    halaman.get_by_label("Nama pengguna").fill("operator")
    halaman.locator("input[name=password]").fill(SANDI)
    halaman.get_by_role("button", name="Masuk").click()


def test_typed_work_survives_a_session_that_ended(gaya, operator):
    _ketik(gaya)
    Session.objects.all().delete()
    gaya.get_by_role("button", name="Simpan").click()
    expect(gaya.get_by_text("Sesi Anda berakhir sebelum isian terkirim")).to_be_visible()
    _masuk(gaya)
    expect(gaya).to_have_url(re.compile("[^=]/gaya/$"))
    expect(gaya.get_by_label("Nama indikator")).to_have_value(KETIKAN)
    expect(gaya.get_by_label("Triwulanan")).to_be_checked()
    expect(gaya.get_by_text("telah dikembalikan ke formulir ini")).to_be_visible()


def test_typed_work_that_was_never_sent_is_offered_and_can_be_dropped(gaya):
    _ketik(gaya)
    gaya.goto("/gaya/")
    expect(gaya.get_by_label("Nama indikator")).to_have_value("")
    gaya.get_by_role("button", name="Pulihkan").click()
    expect(gaya.get_by_label("Nama indikator")).to_have_value(KETIKAN)
    gaya.get_by_role("button", name="Buang").click()
    expect(gaya.get_by_label("Nama indikator")).to_have_value("")
    gaya.goto("/gaya/")
    expect(gaya.get_by_role("button", name="Pulihkan")).to_have_count(0)


def test_a_form_that_arrived_leaves_no_draft(gaya):
    _ketik(gaya)
    gaya.get_by_role("button", name="Simpan").click()
    expect(gaya.get_by_role("alert")).to_be_focused()
    gaya.goto("/gaya/")
    expect(gaya.get_by_role("button", name="Pulihkan")).to_have_count(0)


def test_another_user_of_the_same_browser_sees_no_draft(gaya, masuk_sebagai, kepala):
    _ketik(gaya)
    halaman = masuk_sebagai(kepala)
    halaman.goto("/gaya/")
    expect(halaman.get_by_role("button", name="Pulihkan")).to_have_count(0)


def test_passwords_and_files_are_never_kept(gaya):
    gaya.evaluate(
        "document.querySelector('main form[method=post]').insertAdjacentHTML("
        "'afterbegin', '<input type=password name=sandi aria-label=Sandi><input type=hidden name=sembunyi value=rahasia>')"
    )
    gaya.get_by_label("Sandi", exact=True).fill("rahasia-sekali-1")
    _ketik(gaya)
    simpanan = gaya.evaluate("JSON.stringify(localStorage)")
    assert KETIKAN in simpanan
    assert "rahasia" not in simpanan


def test_signing_out_drops_the_drafts(gaya):
    _ketik(gaya)
    gaya.get_by_role("button", name="Menu saya").click()
    gaya.get_by_role("button", name="Keluar").click()
    expect(gaya).to_have_url(re.compile("/akun/login/"))
    assert not _ada_draf(gaya)


def test_the_session_warns_and_is_extended(gaya, monkeypatch):
    monkeypatch.setattr(settings, "SESSION_COOKIE_AGE", 200)
    gaya.reload()
    dialog = gaya.get_by_role("dialog", name="Sesi Anda akan berakhir")
    expect(dialog).to_be_visible()
    expect(dialog).to_contain_text("menit")
    monkeypatch.setattr(settings, "SESSION_COOKIE_AGE", 7200)
    dialog.get_by_role("button", name="Tetap masuk").click()
    expect(dialog).to_be_hidden()


def test_a_session_that_ended_says_so_and_leads_back(gaya):
    gaya.evaluate("dispatchEvent(new Event('sesi-berakhir'))")
    tautan = gaya.get_by_role("link", name="Masuk kembali")
    expect(tautan).to_be_visible()
    expect(tautan).to_have_attribute("href", "/akun/login/?next=%2Fgaya%2F")


def test_a_step_that_matters_is_confirmed_first(gaya):
    gaya.get_by_role("button", name="Ajukan").click()
    dialog = gaya.get_by_role("dialog", name="Ajukan November?")
    expect(dialog).to_contain_text("dikunci untuk penyusun")
    dialog.get_by_role("button", name="Batal").click()
    expect(gaya.get_by_role("alert")).to_have_count(0)
    gaya.get_by_role("button", name="Ajukan").click()
    dialog.get_by_role("button", name="Ajukan").click()
    expect(gaya.get_by_role("alert")).to_be_visible()


def test_the_theme_is_chosen_and_rendered_by_the_server(gaya):
    gaya.get_by_role("button", name="Menu saya").click()
    gaya.get_by_role("button", name="Gelap").click()
    expect(gaya.locator("html")).to_have_attribute("data-bs-theme", "dark")
    isi = gaya.request.get("/gaya/").text()
    assert 'data-bs-theme="dark" data-tema="gelap"' in isi
    gaya.get_by_role("button", name="Sistem").click()
    expect(gaya.locator("html")).to_have_attribute("data-bs-theme", "light")


def test_the_drawer_on_a_phone_works_by_keyboard(gaya):
    gaya.set_viewport_size({"width": 360, "height": 740})
    gaya.get_by_role("button", name="Buka menu").press("Enter")
    laci = gaya.locator("#menu-utama")
    # the drawer takes the focus, and with it the Escape key, when its slide has ended
    expect(laci).to_be_focused()
    expect(laci).to_have_attribute("role", "dialog")
    gaya.keyboard.press("Escape")
    expect(laci).to_be_hidden()
    expect(gaya.get_by_role("button", name="Buka menu")).to_be_focused()


def test_escape_while_the_drawer_still_slides_closes_it(gaya):
    gaya.set_viewport_size({"width": 360, "height": 740})
    gaya.emulate_media(reduced_motion="no-preference")
    gaya.get_by_role("button", name="Buka menu").press("Enter")
    gaya.keyboard.press("Escape")
    expect(gaya.locator("#menu-utama")).to_be_hidden()
    expect(gaya.get_by_role("button", name="Buka menu")).to_be_focused()


def test_unit_and_year_are_visible_at_every_width(gaya):
    for lebar in (320, 360, LEBAR):
        gaya.set_viewport_size({"width": lebar, "height": 740})
        for nama in ("unit", "tahun"):
            expect(gaya.locator(f"[data-konteks={nama}]")).to_be_in_viewport()


def test_the_year_is_switched_in_the_dialog(gaya, tahun2026):
    gaya.locator("[data-konteks=tahun]").click()
    gaya.get_by_role("dialog").get_by_role("button", name="2026").click()
    expect(gaya.locator("[data-konteks=tahun]")).to_contain_text("2026")


def test_the_skip_link_comes_first(gaya):
    gaya.keyboard.press("Tab")
    expect(gaya.get_by_role("link", name="Langsung ke isi")).to_be_focused()
    gaya.keyboard.press("Enter")
    expect(gaya.locator("main")).to_be_focused()


def test_first_visit_loads_at_most_150_kilobytes_of_assets(gaya):
    alamat = gaya.evaluate(
        "performance.getEntriesByType('resource').map((r) => r.name).filter((n) => n.includes('/static/'))"
    )
    assert any("bootstrap" in satu for satu in alamat)
    ukuran = {satu: len(_kempa(gaya.request.get(satu).body(), satu)) for satu in set(alamat)}
    assert sum(ukuran.values()) <= 150_000, ukuran


def _kempa(isi: bytes, alamat: str) -> bytes:
    """As the server sends it: fonts as they are, text by gzip."""
    return isi if alamat.endswith(".woff2") else gzip.compress(isi, 6)
