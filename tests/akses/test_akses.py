"""Every page: nothing for axe to find, no sideways scrolling, no script or policy error, light HTML."""

import pytest

from tests.akses.conftest import Situs
from tests.akses.halaman import HALAMAN, Halaman
from tests.peramban import temuan_axe

pytestmark = pytest.mark.peramban

SEMUA = pytest.mark.parametrize("satu", HALAMAN, ids=lambda satu: satu.nama)
ABAIKAN = ("Failed to load resource: the server responded with a status of 404",)


def periksa(situs: Situs, satu: Halaman, lebar: int, tema: str) -> list[str]:
    """All that is wrong with a page at a width and in a theme."""
    halaman = situs.profil(satu.peran, lebar, tema).new_page()
    galat: list[str] = []
    halaman.on("console", lambda pesan: galat.append(pesan.text) if pesan.type == "error" else None)
    halaman.on("pageerror", lambda kesalahan: galat.append(str(kesalahan)))
    jawaban = halaman.goto(satu.alamat, wait_until="load")
    assert jawaban is not None
    ukuran = len(jawaban.body())
    masalah = [f"konsol: {teks}" for teks in galat if not (satu.status == 404 and teks.startswith(ABAIKAN))]
    if jawaban.status != satu.status:
        masalah.append(f"status {jawaban.status}, seharusnya {satu.status}")
    if ukuran > satu.batas:
        masalah.append(f"HTML {ukuran} byte melebihi {satu.batas}")
    if halaman.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth"):
        masalah.append(f"halaman dapat digulir ke samping pada {lebar} px")
    masalah += temuan_axe(halaman)
    halaman.close()
    return masalah


@pytest.mark.xdist_group("akses")
@SEMUA
def test_axe_satu(situs: Situs, satu: Halaman) -> None:
    """One width and theme, in every run of the suite."""
    masalah = periksa(situs, satu, 1280, "light")
    assert not masalah, "\n".join(masalah)


@pytest.mark.axe
@pytest.mark.parametrize(
    ("lebar", "tema"),
    [
        pytest.param(lebar, tema, marks=pytest.mark.xdist_group(f"akses-{tema}"))
        for lebar in (320, 768, 1280)
        for tema in ("light", "dark")
    ],
)
@SEMUA
def test_axe_matriks(situs: Situs, satu: Halaman, lebar: int, tema: str) -> None:
    """The whole matrix (make axe)."""
    masalah = periksa(situs, satu, lebar, tema)
    assert not masalah, "\n".join(masalah)
