"""The agreement of the head: made from the plan, approved, numbered, signed by both, checked without login."""

from pathlib import Path

from django.urls import reverse
from playwright.sync_api import Page, expect

from perjanjian.models import Perjanjian
from sakip import angka
from tests.pabrik import SANDI
from tests.perjalanan.conftest import Dunia
from tests.perjalanan.langkah_rencana import lihat, tekan
from tests.perjalanan.masukan import Masukan
from tests.perjanjian.pabrik import teks_pdf


def perjanjian(dunia: Dunia, masukan: Masukan) -> Perjanjian:
    """From the plan in force to a signed and verifiable agreement."""
    halaman = dunia.sebagai(dunia.orang["penyusun"])
    halaman.goto(reverse("perjanjian:unit", args=[dunia.tahun, dunia.unit.pk]))
    halaman.get_by_role("button", name="Buat dari rencana").click()
    lihat(halaman, "Draf dibuat dari rencana yang berlaku")
    satu = Perjanjian.objects.get()
    _nomor(halaman, satu, dunia.tahun)
    for siapa, langkah, kalimat in (
        ("kepala", "Ajukan", "Diajukan. Giliran"),
        ("bupati", "Setujui", "Siap ditandatangani"),
    ):
        halaman = dunia.sebagai(dunia.orang[siapa])
        halaman.goto(satu.get_absolute_url())
        tekan(halaman, langkah)
        lihat(halaman, kalimat)
    for siapa in ("bupati", "kepala"):
        halaman = dunia.sebagai(dunia.orang[siapa])
        halaman.goto(satu.get_absolute_url())
        tanda_tangani(halaman)
        lihat(halaman, "Tanda tangan Anda tercatat.")
    satu.refresh_from_db()
    assert satu.status == "ditandatangani"
    _periksa_naskah(dunia, masukan, satu)
    return satu


def _nomor(halaman: Page, satu: Perjanjian, tahun: int) -> None:
    halaman.goto(reverse("perjanjian:naskah", args=[satu.pk]))
    halaman.get_by_label("Nomor naskah").fill(f"000.8/12/{tahun}")
    halaman.get_by_label("Tanggal naskah").fill(f"{tahun}-01-20")
    halaman.get_by_role("button", name="Simpan").click()
    lihat(halaman, "Nomor dan tanggal naskah tersimpan")


def tanda_tangani(halaman: Page) -> None:
    """Sign with the local certificate and one's password, from the page of the document."""
    halaman.get_by_role("link", name="Tanda tangani").click()
    halaman.get_by_label("Sertifikat setempat").check()
    halaman.get_by_label("Kata sandi Anda").fill(SANDI)
    halaman.get_by_role("button", name="Tanda tangani").click()


def unduh(halaman: Page, alamat: str) -> bytes:
    """Bytes of an address as the signed-in user gets them."""
    jawaban = halaman.request.get(alamat)
    assert jawaban.ok, jawaban.status
    return jawaban.body()


def _periksa_naskah(dunia: Dunia, masukan: Masukan, satu: Perjanjian) -> None:
    halaman = dunia.sebagai(dunia.orang["kepala"])
    naskah = unduh(halaman, reverse("perjanjian:pdf", args=[satu.pk]))
    teks = teks_pdf(naskah)
    pagu = [baris[f"pagu_{dunia.tahun}"] for baris in masukan.lembar["Program"]]
    assert [jumlah for jumlah in pagu if jumlah and angka.rupiah(jumlah) not in teks] == []
    assert f"Jumlah {angka.rupiah(sum(pagu))}" in teks
    assert f"Nomor: 000.8/12/{dunia.tahun}" in teks
    assert satu.dokumen is not None
    halaman = dunia.sebagai(None)
    halaman.goto(reverse("layanan:verifikasi", args=[satu.dokumen.kode]))
    lihat(halaman, "Kepala Contoh", "Bupati Contoh")
    _bandingkan(halaman, dunia.folder / "asli.pdf", naskah)
    lihat(halaman, "Salinan asli")
    expect(halaman.get_by_text("Tanda tangan utuh")).to_have_count(2)
    _bandingkan(halaman, dunia.folder / "ubah.pdf", naskah.replace(b"%PDF-1.", b"%PDF-2.", 1))
    lihat(halaman, "Salinan berbeda")


def _bandingkan(halaman: Page, tempat: Path, isi: bytes) -> None:
    tempat.write_bytes(isi)
    halaman.locator("input[type=file]").set_input_files(tempat)
    halaman.get_by_role("button", name="Bandingkan").click()
