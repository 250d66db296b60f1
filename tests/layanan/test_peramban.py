"""The pages of layanan as people use them: steps with a note, upload with progress, jobs that move, the public check."""

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest
from django.apps import apps
from django.utils import timezone
from playwright.sync_api import Page, expect
from pytest_django import Settings

from layanan import actions
from layanan.models import Pekerjaan
from organisasi.models import Pengguna, Unit
from tests.layanan.conftest import PDF_KECIL
from tests.layanan.test_dokumen import pdf
from tests.peramban import temuan_axe

pytestmark = [pytest.mark.peramban, pytest.mark.django_db(transaction=True)]


def bersih(halaman: Page) -> None:
    assert temuan_axe(halaman) == []
    assert not halaman.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth")


def test_returning_a_document_asks_for_the_reason(
    masuk_sebagai: Callable[[Any], Page], operator: Pengguna, bappeda: Pengguna, dinkes: Unit
) -> None:
    # The real page of the app above: a plan handed in by the operator.
    versi = _rencana(dinkes, operator)
    halaman = masuk_sebagai(bappeda)
    halaman.goto("/kotak/")
    bersih(halaman)
    halaman.get_by_role("link", name="Verifikasi rencana").click()
    halaman.get_by_role("button", name="Kembalikan").click()
    bersih(halaman)
    halaman.get_by_label("Catatan untuk “Kembalikan” (wajib)").fill("Target 2027 belum terisi.")
    halaman.get_by_role("button", name="Kembalikan").last.click()
    expect(halaman.get_by_text("Target 2027 belum terisi.")).to_be_visible()
    versi.refresh_from_db()
    assert versi.status == "draf"


def _rencana(unit: Unit, operator: Pengguna) -> Any:
    induk = apps.get_model("renstra", "DokumenRencana").objects.create(
        unit=unit, jenis="RENSTRA", judul="Renstra Dinas Kesehatan", tahun_awal=2025, tahun_akhir=2029
    )
    versi = apps.get_model("renstra", "VersiRencana").objects.create(dokumen=induk, status="draf")
    actions.mulai(versi, by=operator)
    return actions.advance(versi, "ajukan", by=operator)


def test_upload_shows_progress_and_tells_the_outcome(
    masuk_sebagai: Callable[[Any], Page], operator: Pengguna, settings: Settings
) -> None:
    settings.ROOT_URLCONF = "tests.layanan.urls_uji"
    halaman = masuk_sebagai(operator)
    halaman.goto("/uji/unggah/")
    bersih(halaman)
    besar = PDF_KECIL[:-6] + b"\n%" + b"x" * (3 << 20) + b"\n%%EOF\n"
    halaman.get_by_label("Bukti").set_input_files({"name": "bukti.pdf", "mimeType": "application/pdf", "buffer": besar})
    halaman.get_by_role("button", name="Unggah").click()
    expect(halaman.get_by_text("Berkas bukti.pdf diterima.")).to_be_visible()
    bersih(halaman)
    # Again on the page that came back: a file whose content is refused.
    tipuan = b"MZ" + b"\x00" * (2 << 20)
    halaman.get_by_label("Bukti").set_input_files(
        {"name": "bukti.pdf", "mimeType": "application/pdf", "buffer": tipuan}
    )
    halaman.get_by_role("button", name="Unggah").click()
    expect(halaman.get_by_role("alert")).to_contain_text("program komputer")
    bersih(halaman)


def test_signing_form_shows_what_the_way_needs(
    masuk_sebagai: Callable[[Any], Page], kepala: Pengguna, settings: Settings
) -> None:
    settings.ROOT_URLCONF, settings.GERBANG_TTE = "tests.layanan.urls_uji", "http://127.0.0.1:9"
    halaman = masuk_sebagai(kepala)
    halaman.goto("/uji/ttd/")
    for bidang in ("Pindaian naskah", "NIK penanda tangan"):  # nothing is chosen for who never signed
        expect(halaman.get_by_label(bidang)).to_be_hidden()
    halaman.get_by_label("Tanda tangan basah").check()
    expect(halaman.get_by_label("Pindaian naskah")).to_be_visible()
    expect(halaman.get_by_label("NIK penanda tangan")).to_be_hidden()
    halaman.get_by_label("Tanda tangan elektronik tersertifikasi (gerbang)").check()
    expect(halaman.get_by_label("Pindaian naskah")).to_be_hidden()
    expect(halaman.get_by_label("NIK penanda tangan")).to_be_visible()
    bersih(halaman)


def test_progress_moves_by_itself(masuk_sebagai: Callable[[Any], Page], operator: Pengguna) -> None:
    pekerjaan = actions.antre("layanan.bersihkan_antrean", kunci="uji", judul="Menyusun rekap", by=operator)
    baris = Pekerjaan.objects.filter(pk=pekerjaan.pk)
    baris.update(
        status="jalan", sewa_sampai=timezone.now() + dt.timedelta(hours=1), kemajuan=1, jumlah=4, pesan="Bab I"
    )
    halaman = masuk_sebagai(operator)
    halaman.goto(pekerjaan.get_absolute_url())
    expect(halaman.get_by_text("25%")).to_be_visible()
    bersih(halaman)
    baris.update(kemajuan=3, pesan="Bab III")
    expect(halaman.get_by_text("Bab III")).to_be_visible()
    baris.update(status="selesai", sewa_sampai=None, selesai=timezone.now(), pesan="Selesai")
    expect(halaman.get_by_text("100%")).to_be_visible()
    halaman.goto("/pekerjaan/")
    bersih(halaman)


@pytest.mark.parametrize("skrip", [True, False], ids=["dengan skrip", "tanpa skrip"])
def test_public_verification(
    halaman: Page, peramban: Any, live_server: Any, kepala: Pengguna, dinkes: Unit, operator: Pengguna, skrip: bool
) -> None:
    asli = pdf()
    dokumen = actions.terbitkan(
        _rencana(dinkes, operator),
        jenis="pk",
        judul="Perjanjian Kinerja 2026",
        nomor="12/2026",
        tanggal=dt.date(2026, 1, 20),
        tahun=2026,
        unit=dinkes,
        isi=asli,
        by=kepala,
    )
    konteks = peramban.new_context(base_url=live_server.url, java_script_enabled=skrip, locale="id-ID")
    tamu = konteks.new_page()
    tamu.goto("/verifikasi/")
    tamu.get_by_label("Kode verifikasi").fill(f"{dokumen.kode[:4]} {dokumen.kode[4:8]}-{dokumen.kode[8:].lower()}")
    tamu.get_by_role("button", name="Periksa").click()
    expect(tamu.get_by_text("Belum lengkap: 0 dari 1 tanda tangan")).to_be_visible()
    for isi, kalimat in ((asli, "Salinan asli"), (asli.replace(b"200", b"201", 1), "Salinan berbeda")):
        tamu.get_by_label("Salinan dokumen").set_input_files(
            {"name": "a.pdf", "mimeType": "application/pdf", "buffer": isi}
        )
        tamu.get_by_role("button", name="Bandingkan").click()
        expect(tamu.get_by_text(kalimat)).to_be_visible()
    if skrip:
        bersih(tamu)
    konteks.close()


def test_all_pages_are_accessible(
    masuk_sebagai: Callable[[Any], Page], administrator: Pengguna, dinkes: Unit, operator: Pengguna
) -> None:
    actions.beri_tahu([administrator], judul="Rencana dikembalikan", isi="Target kosong", tautan="/kotak/")
    dokumen = actions.terbitkan(
        _rencana(dinkes, operator),
        jenis="pk",
        judul="Perjanjian Kinerja 2026",
        nomor="12/2026",
        tanggal=dt.date(2026, 1, 20),
        tahun=2026,
        unit=dinkes,
        isi=pdf(),
        by=administrator,
    )
    actions.tanda_tangani(
        dokumen, jalur="lokal", sebagai="Pihak Pertama", nama="Kepala Contoh", jabatan="Kepala", by=administrator
    )
    halaman = masuk_sebagai(administrator)
    halaman.set_viewport_size({"width": 320, "height": 800})
    halaman.emulate_media(color_scheme="dark")
    for jalur in (
        "/kotak/",
        "/kotak/pemberitahuan/",
        "/dokumen/",
        dokumen.get_absolute_url(),
        f"/verifikasi/{dokumen.kode}/",
        "/verifikasi/",
        "/verifikasi/SALAH/",
        "/panduan/",
        "/panduan/berkas-bukti/",
        "/panduan/?cari=bukti",
        "/pekerjaan/",
    ):
        halaman.goto(jalur)
        bersih(halaman)
