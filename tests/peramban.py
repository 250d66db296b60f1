"""The real browser in tests: Debian's Chromium driven by Playwright, and the accessibility check by axe."""

import os
import shutil
from collections.abc import Callable, Iterator
from functools import wraps
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.conf import settings
from django.test import Client
from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect, sync_playwright

NAMA_PROGRAM = ("chromium", "chromium-browser", "google-chrome", "chrome")
LEBAR, TINGGI = 1280, 900
SABAR = 30_000  # milliseconds; only a failing test ever waits so long, and a busy machine may need it
SENTUHAN = ("check", "click", "fill", "focus", "press", "select_option", "set_input_files", "uncheck")
ATURAN_AXE = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}


def program_peramban() -> str:
    """Path of the browser. A missing browser is a failure, never a skip."""
    program = os.environ.get("SAKIP_PERAMBAN") or next(filter(None, map(shutil.which, NAMA_PROGRAM)), None)
    if program is None:
        pytest.fail("Chromium tidak ditemukan. Jalankan alat/siapkan uji, atau: apt-get install chromium")
    return program


def _sesudah_termuat(sentuhan: Callable[..., Any]) -> Callable[..., Any]:
    """A touch that comes after the page's modules have run: what a page does with a click is attached by them."""

    @wraps(sentuhan)
    def lakukan(letak: Locator, *isi: Any, **pilihan: Any) -> Any:
        letak.page.wait_for_load_state("load")
        return sentuhan(letak, *isi, **pilihan)

    return lakukan


def _papan_ketik(halaman: Page) -> Any:
    """The keyboard of a page whose modules have run."""
    halaman.wait_for_load_state("load")
    return PAPAN_KETIK(halaman)


PAPAN_KETIK = Page.keyboard.fget  # type: ignore[attr-defined]


def _bersabar(tambal: pytest.MonkeyPatch) -> None:
    """A sentence of a page can be read before its scripts have run; touches and keys of a test wait for them."""
    expect.set_options(timeout=SABAR)
    tambal.setattr(Page, "keyboard", property(_papan_ketik))
    for nama in SENTUHAN:
        tambal.setattr(Locator, nama, _sesudah_termuat(getattr(Locator, nama)))


@pytest.fixture(scope="session")
def peramban() -> Iterator[Browser]:
    """One browser process for the session."""
    # Playwright's sync interface keeps an event loop in this thread, which Django would take for async code.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    with sync_playwright() as playwright, pytest.MonkeyPatch.context() as tambal:
        _bersabar(tambal)
        argumen = ["--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu"]
        jendela = playwright.chromium.launch(executable_path=program_peramban(), args=argumen)
        yield jendela
        jendela.close()


def konteks_baru(jendela: Browser, alamat: str, *, lebar: int = LEBAR, tema: Any = "light") -> BrowserContext:
    """A fresh profile in Indonesian, at a width and in a theme."""
    konteks = jendela.new_context(
        base_url=alamat,
        viewport={"width": lebar, "height": TINGGI},
        color_scheme=tema,
        locale="id-ID",
        timezone_id="Asia/Jakarta",
        reduced_motion="reduce",
        accept_downloads=True,
    )
    konteks.set_default_timeout(SABAR)
    return konteks


def catat_galat(konteks: BrowserContext) -> list[str]:
    """List that fills with script errors and violations of the content security policy."""
    galat: list[str] = []
    konteks.on("weberror", lambda satu: galat.append(str(satu.error)))
    konteks.on(
        "console",
        lambda pesan: galat.append(pesan.text) if "Content Security Policy" in pesan.text else None,
    )
    return galat


@pytest.fixture
def halaman(peramban: Browser, live_server: Any) -> Iterator[Page]:
    """A page on the running site; script errors and CSP violations fail the test at its end."""
    konteks = konteks_baru(peramban, live_server.url)
    galat = catat_galat(konteks)
    yield konteks.new_page()
    konteks.close()
    assert not galat, "\n".join(galat)


def masuk(konteks: BrowserContext, pengguna: Any, alamat: str) -> None:
    """Sign a user in without the form, by a session cookie."""
    klien = Client()
    klien.force_login(pengguna, backend=settings.AUTHENTICATION_BACKENDS[0])
    kue = klien.cookies[settings.SESSION_COOKIE_NAME]
    konteks.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": kue.value, "url": alamat}])


@pytest.fixture
def masuk_sebagai(halaman: Page, live_server: Any) -> Callable[[Any], Page]:
    """Function that signs a user in on `halaman` and returns it."""

    def lakukan(pengguna: Any) -> Page:
        masuk(halaman.context, pengguna, live_server.url)
        return halaman

    return lakukan


def temuan_axe(halaman: Page) -> list[str]:
    """What axe finds on the page as it stands, one line per finding, empty where all is well."""
    halaman.wait_for_load_state("load")
    hasil = Axe().run(halaman, options=ATURAN_AXE)
    return [
        f"{satu['id']} ({satu['impact']}): {satu['help']} -> {simpul['target']} {simpul['html'][:160]}"
        for satu in hasil.response["violations"]
        for simpul in satu["nodes"]
    ]
