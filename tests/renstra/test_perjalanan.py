"""The way of a plan in a real browser: imported, completed, submitted, verified, ratified."""

import pytest
from django.urls import reverse
from playwright.sync_api import Page, expect

from renstra.models import ObjekUkur, VersiRencana
from renstra.queries import pohon
from tests.peramban import masuk, temuan_axe
from tests.renstra import rencana_contoh

pytestmark = [pytest.mark.peramban, pytest.mark.django_db(transaction=True)]


def unggah(halaman: Page, isi: bytes, nama: str = "renstra.xlsx") -> None:
    halaman.locator("#id_berkas").set_input_files({"name": nama, "mimeType": "application/octet-stream", "buffer": isi})
    halaman.get_by_role("button", name="Periksa berkas").click()


def lihat(halaman: Page, *kalimat: str) -> None:
    for satu in kalimat:
        expect(halaman.get_by_role("main")).to_contain_text(satu)


def test_dari_lembar_kerja_sampai_ditetapkan(dukcapil, penyusun, bappeda, halaman, masuk_sebagai, live_server):
    # Given a planner whose office has no plan yet
    masuk_sebagai(penyusun)
    halaman.goto(reverse("renstra:indeks"))
    halaman.get_by_role("link", name="Buat rencana").first.click()
    halaman.locator("#id_unit").select_option(label="Dinas Kependudukan dan Pencatatan Sipil")
    halaman.locator("#id_judul").fill("Renstra Disdukcapil 2025–2029")
    halaman.locator("#id_tahun_awal").fill("2025")
    halaman.locator("#id_tahun_akhir").fill("2029")
    halaman.get_by_role("button", name="Simpan").click()
    lihat(halaman, "Unggah isi rencana")
    with halaman.expect_download() as unduhan:
        halaman.get_by_role("link", name="Templat kosong").click()
    assert unduhan.value.suggested_filename.endswith(".xlsx")

    # When the first file is faulty, each cell is named and nothing is stored
    data = rencana_contoh.rencana()
    data["Program"][0]["pagu_2025"] = "empat ratus juta"
    unggah(halaman, rencana_contoh.buku(data))
    lihat(halaman, "Ada 1 kesalahan", "Lembar Program, sel E4 (Pagu 2025)")
    halaman.wait_for_load_state("load")
    expect(halaman.get_by_role("button", name="Simpan ke rencana")).to_have_count(0)
    assert not temuan_axe(halaman)

    # Then the corrected file is shown, saved as a draft, and its gaps are listed
    halaman.get_by_role("link", name="Unggah berkas lain").click()
    unggah(halaman, rencana_contoh.buku())
    lihat(halaman, "Satuan baru yang akan ditambahkan", "Lembar Indikator, sel E8 (Indikator)")
    assert not temuan_axe(halaman)
    halaman.get_by_role("button", name="Simpan ke rencana").click()
    lihat(halaman, "12 baru", "3 harus dilengkapi", "Rencana belum mempunyai tujuan.", "(belum dirumuskan)")
    halaman.get_by_role("button", name="Ajukan").click()
    halaman.get_by_role("dialog").get_by_role("button", name="Ajukan").click()
    lihat(halaman, "Rencana belum dapat diajukan: masih ada 3 hal")

    _lengkapi(halaman)
    versi = VersiRencana.objects.get()
    assert versi.status == "draf"

    # When it is submitted, verified and ratified
    halaman.get_by_role("button", name="Ajukan").click()
    halaman.get_by_role("dialog").get_by_role("button", name="Ajukan").click()
    lihat(halaman, "Rencana diajukan", "Bappeda")
    masuk(halaman.context, bappeda, live_server.url)
    halaman.goto(versi.get_absolute_url())
    halaman.get_by_role("button", name="Verifikasi").click()
    halaman.get_by_role("dialog").get_by_role("button", name="Verifikasi").click()
    lihat(halaman, "Diverifikasi")
    halaman.get_by_role("link", name="Tetapkan").click()
    halaman.locator("#id_tanggal").fill("2025-01-15")
    halaman.locator("#id_dasar_hukum").fill("Peraturan Bupati Contoh Nomor 12 Tahun 2025")
    halaman.get_by_role("button", name="Tetapkan").click()

    # Then it is in force and every indicator can be measured
    lihat(halaman, "Rencana ditetapkan", "15 Januari 2025", "Ditetapkan oleh")
    versi.refresh_from_db()
    assert versi.status == "ditetapkan"
    assert ObjekUkur.objects.filter(unit=dukcapil).count() == len(pohon(versi).indikator) == 8


def _lengkapi(halaman: Page) -> None:
    """Fill the gaps by hand: a tujuan with an indicator, the sasaran below it, two worded indicators."""
    halaman.get_by_role("link", name="Tambah tujuan").click()
    halaman.locator("#id_kode").fill("4.1")
    halaman.locator("#id_uraian").fill("Terwujudnya layanan administrasi kependudukan yang tertib")
    halaman.get_by_role("button", name="Simpan").click()
    lihat(halaman, "Tujuan 4.1 disimpan.")
    for kode in ("4.1.1", "4.1.3"):
        halaman.get_by_role("link", name=f"Sunting Sasaran {kode}").click()
        halaman.locator("#id_induk").select_option(index=1)
        halaman.get_by_role("button", name="Simpan").click()
        lihat(halaman, f"Sasaran {kode} disimpan.")
    halaman.get_by_role("link", name="Tambah indikator Tujuan 4.1").click()
    halaman.locator("#id_kode").fill("TJ.1")
    halaman.locator("#id_uraian").fill("Indeks layanan kependudukan")
    halaman.locator("#id_satuan").fill("Indeks")
    halaman.locator("#id_polaritas").select_option(label="Terjaga dalam rentang")
    halaman.locator("#id_agregasi").select_option(label="Nilai periode terakhir")
    halaman.locator("#id_frekuensi").select_option(label="Tahunan")
    for nomor, tahun in enumerate(range(2025, 2030)):
        halaman.locator(f"#id_target_{tahun}").fill(f"{70 + nomor}–{75 + nomor}")
    assert not temuan_axe(halaman)
    halaman.get_by_role("button", name="Simpan").click()
    lihat(halaman, "Indikator TJ.1 disimpan.")
    for kode in ("P1.1", "P15.1"):
        halaman.get_by_role("link", name=f"Indikator {kode}").first.click()
        halaman.locator("#id_uraian").fill(f"Persentase layanan {kode} terpenuhi")
        halaman.get_by_role("button", name="Simpan").click()
        lihat(halaman, f"Indikator {kode} disimpan.")
    lihat(halaman, "Siap diajukan")
    halaman.evaluate("scrollTo(0, 0)")
    assert not temuan_axe(halaman)


def test_isian_selamat_ketika_rencana_diubah_orang_lain(draf, penyusun, bappeda, masuk_sebagai):
    halaman = masuk_sebagai(penyusun)
    satu = draf.indikator.get(indikator__kode="IKU.4")
    halaman.goto(reverse("renstra:indikator", args=[satu.pk]))
    halaman.locator("#id_uraian").fill("Rumusan yang saya ketik lama")
    rencana_contoh.actions.impor_dari_data(draf, {"Indikator": [{"kode": "IKU.4", "sumber": "SIAK"}]}, bappeda)
    halaman.get_by_role("button", name="Simpan").click()
    lihat(halaman, "diubah orang lain sejak halaman dibuka")
    expect(halaman.locator("#id_uraian")).to_have_value("Rumusan yang saya ketik lama")
    halaman.get_by_role("button", name="Simpan").click()
    lihat(halaman, "Indikator IKU.4 disimpan.", "Rumusan yang saya ketik lama")
