"""The guide covers every role, every page has its explanation, and links of the guide lead somewhere."""

import re
from typing import Any

from django.core.exceptions import PermissionDenied
from django.test import RequestFactory
from django.urls import Resolver404, get_resolver, resolve

from layanan.queries import panduan
from organisasi.models import Pengguna
from organisasi.rules.izin import Peran

TAUTAN = re.compile(r"\]\((/[^)#?]*)")
# Addresses without a page of their own: files, parts of a page, and what explains itself.
BUKAN_HALAMAN = {
    "renstra:templat", "renstra:ekspor", "perjanjian:pdf", "pelaporan:pdf", "evaluasi:lhe", "evaluasi:instrumen_isi",
    "renstra:iku_pdf", "renstra:iku_xlsx", "renstra:pohon_svg", "renstra:pohon_pdf", "renstra:pohon_xlsx", "renstra:temuan",
    "renstra:cabang", "perjanjian:aksi_pdf", "perjanjian:aksi_xlsx", "datakinerja:mutu_lembar", "pengukuran:kelompok",
    "beranda:langganan", "layanan:dokumen_unduh", "layanan:pekerjaan_hasil", "layanan:pekerjaan_kemajuan", "organisasi:cabang",
    "organisasi:konteks", "layanan:panduan", "layanan:panduan_halaman", "gaya", "sehat", "skema",
}  # fmt: skip
BUKAN_MILIK_KITA = ("api/v1/", "admin/", "akun/", "sesi/")


def alamat(resolver: Any, awalan: str = "", rute: str = "") -> list[tuple[str, str, Any]]:
    """Every named address: (name with namespace, route, view)."""
    hasil = []
    for satu in resolver.url_patterns:
        jalur = f"{rute}{satu.pattern}"
        if hasattr(satu, "url_patterns"):
            hasil += alamat(satu, f"{awalan}{satu.namespace}:" if satu.namespace else awalan, jalur)
        elif satu.name:
            hasil.append((f"{awalan}{satu.name}", jalur, satu.callback))
    return hasil


def hanya_kirim(view: Any) -> bool:
    """Whether the view takes POST only: its refusal of another method names the ones allowed."""
    if not hasattr(view, "__wrapped__"):
        return False
    permintaan = RequestFactory().put("/")
    permintaan.user = Pengguna(is_active=False)
    try:
        jawaban = view(permintaan)
    except (PermissionDenied, AttributeError, RuntimeError, TypeError, ValueError):  # it went on: a page
        return False
    return jawaban.status_code == 405 and "GET" not in jawaban["Allow"]


def test_every_role_has_its_year() -> None:
    setahun = {peran for satu in panduan.semua() if satu.slug.startswith("pekerjaan-") for peran in satu.peran}
    assert setahun >= {peran.value for peran in Peran}
    for peran in Peran:
        halaman = [satu for satu in panduan.semua() if peran.value in satu.peran]
        assert halaman[0].slug.startswith("pekerjaan-"), peran
        assert "](/panduan/" in halaman[0].isi


def test_links_of_the_guide_lead_to_pages() -> None:
    putus = []
    for satu in panduan.semua():
        for jalur in TAUTAN.findall(satu.isi):
            try:
                tujuan = resolve(jalur)
            except Resolver404:
                putus.append((satu.slug, jalur))
                continue
            if tujuan.url_name == "panduan_halaman" and panduan.satu(tujuan.kwargs["slug"]) is None:
                putus.append((satu.slug, jalur))
    assert not putus


def test_every_page_has_an_explanation() -> None:
    dijelaskan = {nama for satu in panduan.semua() for nama in satu.halaman}
    kurang = [
        nama
        for nama, rute, view in alamat(get_resolver())
        if nama not in dijelaskan | BUKAN_HALAMAN and not rute.startswith(BUKAN_MILIK_KITA) and not hanya_kirim(view)
    ]
    assert not kurang
