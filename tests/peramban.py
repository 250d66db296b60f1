"""The real browser in tests: Debian's Chromium driven by Playwright, and the accessibility check by axe."""

import os
import shutil
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.conf import settings
from django.test import Client
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

NAMA_PROGRAM = ("chromium", "chromium-browser", "google-chrome", "chrome")
LEBAR, TINGGI = 1280, 900
ATURAN_AXE = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}


def program_peramban() -> str:
    """Path of the browser. A missing browser is a failure, never a skip."""
    program = os.environ.get("SAKIP_PERAMBAN") or next(filter(None, map(shutil.which, NAMA_PROGRAM)), None)
    if program is None:
        pytest.fail("Chromium tidak ditemukan. Jalankan alat/siapkan uji, atau: apt-get install chromium")
    return program


@pytest.fixture(scope="session")
def peramban() -> Iterator[Browser]:
    """One browser process for the session."""
    # Playwright's sync interface keeps an event loop in this thread, which Django would take for async code.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    with sync_playwright() as playwright:
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
    konteks.set_default_timeout(15_000)
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
    hasil = Axe().run(halaman, options=ATURAN_AXE)
    return [
        f"{satu['id']} ({satu['impact']}): {satu['help']} -> {simpul['target']} {simpul['html'][:160]}"
        for satu in hasil.response["violations"]
        for simpul in satu["nodes"]
    ]
