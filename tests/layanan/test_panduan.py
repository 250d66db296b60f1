"""The guide: every page is sound, found, and safe."""

from collections.abc import Callable

import pytest
from django.template import Context, Template
from django.test import Client, RequestFactory
from django.urls import NoReverseMatch, get_resolver, resolve, reverse

from layanan.queries import panduan
from organisasi.models import Pengguna
from organisasi.rules.izin import Peran


def nama_url() -> set[str]:
    """Every named address of the application, with its namespace."""
    hasil: set[str] = set()

    def jalan(resolver: object, awalan: str) -> None:
        for pola in resolver.url_patterns:  # type: ignore[attr-defined]
            if hasattr(pola, "url_patterns"):
                jalan(pola, f"{awalan}{pola.namespace}:" if pola.namespace else awalan)
            elif pola.name:
                hasil.add(f"{awalan}{pola.name}")

    jalan(get_resolver(), "")
    return hasil


def test_every_page_names_real_addresses_and_roles() -> None:
    semua = panduan.semua()
    assert len(semua) >= 6
    assert len({satu.slug for satu in semua}) == len(semua)
    dikenal = nama_url()
    for satu in semua:
        assert satu.ringkas, satu.slug
        assert set(satu.halaman) <= dikenal, satu.slug


def test_index_puts_own_roles_first_and_search_finds(kepala: Pengguna, klien: Callable[[Pengguna], Client]) -> None:
    respons = klien(kepala).get("/panduan/")
    assert "Menandatangani dokumen" in respons.content.decode()
    assert [milik for _, _, milik in panduan.kelompok({Peran.KEPALA_OPD.value})][:2] == [True, True]
    temuan = klien(kepala).get("/panduan/", {"cari": "frasa sandi"}).content.decode()
    assert "Menandatangani dokumen" in temuan
    assert "Coba kata yang lebih pendek" in klien(kepala).get("/panduan/", {"cari": "zzzz"}).content.decode()
    assert klien(kepala).get("/panduan/tanda-tangan/").status_code == 200
    assert klien(kepala).get("/panduan/tidak-ada/").status_code == 404
    assert Client().get("/panduan/").status_code == 302


def test_page_help_leads_to_the_right_page() -> None:
    permintaan = RequestFactory().get("/kotak/")
    permintaan.resolver_match = resolve("/kotak/")
    templat = Template("{% load layanan %}{% bantuan_halaman %}")
    assert templat.render(Context({"request": permintaan})) == reverse("layanan:panduan_halaman", args=["kotak-tugas"])
    permintaan.resolver_match = resolve("/admin/")
    assert templat.render(Context({"request": permintaan})) == ""


def test_markdown_is_rendered_without_raw_html_or_scripts() -> None:
    html = panduan.ke_html("# Judul\n\n<script>x</script> [a](javascript:alert(1)) **tebal**\n\n|a|b|\n|-|-|\n|1|2|\n")
    assert "<script" not in html
    assert 'href="javascript' not in html
    assert html.startswith("<h2>Judul</h2>")
    assert '<table class="tabel">' in html


@pytest.mark.parametrize("teks", ["tanpa kepala", "---\nringkas: x\n---\nisi", "---\njudul: x\nperan: raja\n---\nisi"])
def test_broken_page_names_itself(teks: str) -> None:
    with pytest.raises(ValueError, match=r"rusak\.md"):
        panduan._urai("rusak", teks)


def test_names_are_checked_for_real() -> None:
    with pytest.raises(NoReverseMatch):
        reverse("layanan:tidak_ada")
