"""The plan: template, faulty file, dry run, gaps filled on the pages, submitted, verified, ratified."""

from pathlib import Path

from django.urls import reverse
from playwright.sync_api import Page, expect

from renstra.models import IndikatorVersi, ObjekUkur, Simpul, VersiRencana
from tests.perjalanan.conftest import DINAS, Dunia
from tests.perjalanan.masukan import Isian, Masukan, isi_templat


def lihat(halaman: Page, *kalimat: str) -> None:
    """Each sentence stands in the main part of the page."""
    for satu in kalimat:
        expect(halaman.get_by_role("main")).to_contain_text(satu)


def tekan(halaman: Page, nama: str) -> None:
    """Press a button that asks first, and say yes."""
    halaman.get_by_role("button", name=nama, exact=True).click()
    halaman.get_by_role("dialog").get_by_role("button", name=nama, exact=True).click()


def rencana(dunia: Dunia, masukan: Masukan) -> VersiRencana:
    """From no plan at all to the plan in force."""
    halaman = dunia.sebagai(dunia.orang["penyusun"])
    templat = _buat(halaman, masukan)
    _tolak_yang_rusak(halaman, templat, masukan)
    _simpan(halaman, templat, masukan)
    _lengkapi(halaman, masukan)
    _sahkan(dunia, masukan)
    versi = VersiRencana.objects.get()
    assert versi.status == "ditetapkan"
    assert ObjekUkur.objects.filter(unit=dunia.unit).count() == versi.indikator.count() == len(masukan.realisasi)
    return versi


def _buat(halaman: Page, masukan: Masukan) -> bytes:
    halaman.goto(reverse("renstra:indeks"))
    halaman.get_by_role("link", name="Buat rencana").first.click()
    halaman.locator("#id_unit").select_option(label=DINAS)
    halaman.locator("#id_judul").fill(masukan.judul)
    halaman.locator("#id_tahun_awal").fill(str(masukan.tahun_awal))
    halaman.locator("#id_tahun_akhir").fill(str(masukan.tahun_akhir))
    halaman.get_by_role("button", name="Simpan").click()
    lihat(halaman, "Unggah isi rencana")
    with halaman.expect_download() as unduhan:
        halaman.get_by_role("link", name="Templat kosong").click()
    assert unduhan.value.suggested_filename.endswith(".xlsx")
    return Path(unduhan.value.path()).read_bytes()


def _unggah(halaman: Page, isi: bytes) -> None:
    berkas = {"name": "renstra.xlsx", "mimeType": "application/octet-stream", "buffer": isi}
    halaman.locator("#id_berkas").set_input_files(berkas)
    halaman.get_by_role("button", name="Periksa berkas").click()


def _tolak_yang_rusak(halaman: Page, templat: bytes, masukan: Masukan) -> None:
    _unggah(halaman, isi_templat(templat, masukan, masukan.rusak))
    lihat(halaman, f"Ada {len(masukan.rusak)} kesalahan", *(satu.sebab for satu in masukan.rusak))
    halaman.wait_for_load_state("load")
    expect(halaman.get_by_role("button", name="Simpan ke rencana")).to_have_count(0)
    assert not Simpul.objects.exists()
    assert not IndikatorVersi.objects.exists()


def _simpan(halaman: Page, templat: bytes, masukan: Masukan) -> None:
    halaman.get_by_role("link", name="Unggah berkas lain").click()
    _unggah(halaman, isi_templat(templat, masukan))
    lihat(halaman, "Kekosongan: tersimpan sebagai draf", *masukan.kekosongan)
    assert not Simpul.objects.exists()
    halaman.get_by_role("button", name="Simpan ke rencana").click()
    baru = sum(map(len, masukan.lembar.values()))
    lihat(halaman, f"{baru} baru", f"{masukan.halangan} harus dilengkapi", "Rencana belum mempunyai tujuan.")
    lihat(halaman, *(str(baris["uraian"]) for baris in masukan.lembar["Program"]))
    tekan(halaman, "Ajukan")
    lihat(halaman, f"Rencana belum dapat diajukan: masih ada {masukan.halangan} hal")


def _isi(halaman: Page, isian: Isian) -> None:
    """Fill a form by the names of its fields, and save."""
    for nama, nilai in isian.items():
        bidang = halaman.locator(f"#id_{nama}")
        if bidang.evaluate("satu => satu.tagName") == "SELECT":
            bidang.select_option(nilai)
        else:
            bidang.fill(nilai)
    halaman.get_by_role("button", name="Simpan").click()


def _lengkapi(halaman: Page, masukan: Masukan) -> None:
    kode, uraian = masukan.tujuan
    halaman.get_by_role("link", name="Tambah tujuan").click()
    _isi(halaman, {"kode": kode, "uraian": uraian})
    lihat(halaman, f"Tujuan {kode} disimpan.")
    for sasaran in masukan.kode_sasaran:
        halaman.get_by_role("link", name=f"Sunting Sasaran {sasaran}", exact=True).click()
        halaman.locator("#id_induk").select_option(index=1)
        _isi(halaman, {})
        lihat(halaman, f"Sasaran {sasaran} disimpan.")
    halaman.get_by_role("link", name=f"Tambah indikator Tujuan {kode}", exact=True).click()
    _isi(halaman, masukan.indikator_tujuan)
    for satu, isian in masukan.lengkapi.items():
        halaman.get_by_role("link", name=f"Indikator {satu}", exact=True).first.click()
        _isi(halaman, isian)
        lihat(halaman, f"Indikator {satu} disimpan.")
    lihat(halaman, "Siap diajukan")


def _sahkan(dunia: Dunia, masukan: Masukan) -> None:
    halaman = dunia.sebagai(dunia.orang["penyusun"])
    alamat = VersiRencana.objects.get().get_absolute_url()
    halaman.goto(alamat)
    tekan(halaman, "Ajukan")
    lihat(halaman, "Rencana diajukan", "Bappeda")
    halaman = dunia.sebagai(dunia.orang["bappeda"])
    halaman.goto(reverse("layanan:kotak"))
    lihat(halaman, masukan.judul)
    halaman.goto(alamat)
    tekan(halaman, "Verifikasi")
    lihat(halaman, "Diverifikasi")
    halaman.get_by_role("link", name="Tetapkan").click()
    halaman.locator("#id_tanggal").fill(masukan.tanggal.isoformat())
    halaman.locator("#id_dasar_hukum").fill("Peraturan Bupati Contoh Nomor 12")
    halaman.get_by_role("button", name="Tetapkan").click()
    lihat(halaman, "Rencana ditetapkan", "Ditetapkan oleh")
