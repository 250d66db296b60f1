"""Pictures of pages of a running site, to look at them: several paths, widths and themes in one go.

    .venv/bin/python alat/potret.py --alamat http://127.0.0.1:8000 --akun nama:sandi --lebar 1280,360 / /kotak/
    .venv/bin/python alat/potret.py --akun nama:sandi --tema gelap --ke .lokal/potret /perjanjian/

Writes one PNG of the whole page per path, width and theme, and prints the file names with the HTTP status.
"""

import argparse
import os
import re
import shutil
import sys
from pathlib import Path

from playwright.sync_api import BrowserContext, sync_playwright

TEMA = {"terang": "light", "gelap": "dark"}


def _argumen() -> argparse.Namespace:
    pengurai = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    pengurai.add_argument("--alamat", default="http://127.0.0.1:8000")
    pengurai.add_argument("--akun", help="nama:sandi; tanpa ini halaman dilihat tanpa masuk")
    pengurai.add_argument("--lebar", default="1280,360")
    pengurai.add_argument("--tema", default="terang,gelap")
    pengurai.add_argument("--ke", default=".lokal/potret")
    pengurai.add_argument("--layar", action="store_true", help="hanya sebesar layar, bukan seluruh halaman")
    pengurai.add_argument("jalur", nargs="+")
    return pengurai.parse_args()


def _masuk(konteks: BrowserContext, akun: str) -> None:
    """Sign in through the form, as a person would."""
    nama, _, sandi = akun.partition(":")
    halaman = konteks.new_page()
    halaman.goto("/akun/login/")
    halaman.fill("input[name=login]", nama)
    halaman.fill("input[name=password]", sandi)
    halaman.press("input[name=password]", "Enter")
    halaman.wait_for_load_state()
    if halaman.locator("input[name=password]").count():
        sys.exit(f"Tidak dapat masuk sebagai {nama}.")
    halaman.close()


def _potret(konteks: BrowserContext, jalur: str, berkas: Path, *, seluruhnya: bool) -> None:
    halaman = konteks.new_page()
    galat: list[str] = []
    halaman.on("console", lambda pesan: galat.append(pesan.text) if pesan.type == "error" else None)
    jawaban = halaman.goto(jalur, wait_until="networkidle")
    halaman.screenshot(path=berkas, full_page=seluruhnya)
    print(jawaban.status if jawaban else "?", berkas, *galat)
    halaman.close()


def main() -> None:
    """Take the pictures that the command line asks for."""
    pilihan = _argumen()
    tujuan = Path(pilihan.ke)
    tujuan.mkdir(parents=True, exist_ok=True)
    program = os.environ.get("SAKIP_PERAMBAN") or shutil.which("chromium") or shutil.which("chromium-browser")
    with sync_playwright() as playwright:
        jendela = playwright.chromium.launch(executable_path=program, args=["--no-sandbox"])
        for lebar in map(int, pilihan.lebar.split(",")):
            for tema in pilihan.tema.split(","):
                konteks = jendela.new_context(
                    base_url=pilihan.alamat,
                    viewport={"width": lebar, "height": 800},
                    color_scheme=TEMA[tema],
                    locale="id-ID",
                    reduced_motion="reduce",
                )
                if pilihan.akun:
                    _masuk(konteks, pilihan.akun)
                for jalur in pilihan.jalur:
                    nama = re.sub(r"[^a-z0-9]+", "-", jalur.lower()).strip("-") or "beranda"
                    _potret(konteks, jalur, tujuan / f"{nama}-{lebar}-{tema}.png", seluruhnya=not pilihan.layar)
                konteks.close()
        jendela.close()


if __name__ == "__main__":
    main()
