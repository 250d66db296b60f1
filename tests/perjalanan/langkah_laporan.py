"""The LKjIP: opened, written, submitted, approved, issued; every indicator stands in its PDF."""

from django.urls import reverse

from pelaporan.models import Laporan
from renstra.models import IndikatorVersi, VersiRencana
from tests.pabrik import SANDI
from tests.perjalanan.conftest import DINAS, Dunia
from tests.perjalanan.langkah_perjanjian import unduh
from tests.perjalanan.langkah_rencana import lihat, tekan
from tests.perjanjian.pabrik import teks_pdf


def laporan(dunia: Dunia, versi: VersiRencana) -> Laporan:
    """From nothing to the issued report."""
    halaman = dunia.sebagai(dunia.orang["penyusun"])
    halaman.goto(reverse("pelaporan:unit", args=[dunia.tahun, dunia.unit.pk]))
    halaman.get_by_role("button", name="Buka laporan").click()
    lihat(halaman, "Laporan dibuka.")
    satu = Laporan.objects.get()
    for bagian in satu.bagian.all():
        halaman.goto(reverse("pelaporan:bagian", args=[satu.pk, bagian.kode]))
        halaman.get_by_label("Naskah").fill(f"Uraian {bagian.judul}.\n\nAlinea kedua.")
        halaman.get_by_role("button", name="Simpan bagian").click()
        lihat(halaman, f"“{bagian.judul}” tersimpan.")
    tekan(halaman, "Ajukan")
    lihat(halaman, "Diajukan. Angka laporan dibekukan")
    halaman = dunia.sebagai(dunia.orang["kepala"])
    halaman.goto(satu.get_absolute_url())
    tekan(halaman, "Setujui")
    halaman.get_by_role("link", name="Tanda tangani dan terbitkan").click()
    halaman.get_by_label("Nomor naskah").fill(f"000.7/9/{dunia.tahun + 1}")
    halaman.get_by_label("Tanggal naskah").fill(f"{dunia.tahun + 1}-02-20")
    halaman.get_by_label("Sertifikat setempat").check()
    halaman.get_by_label("Kata sandi Anda").fill(SANDI)
    halaman.get_by_role("button", name="Tanda tangani dan terbitkan").click()
    lihat(halaman, "Laporan ditandatangani dan terbit.")
    teks = teks_pdf(unduh(halaman, reverse("pelaporan:pdf", args=[satu.pk])))
    assert f"Contoh, 20 Februari {dunia.tahun + 1} Kepala {DINAS}" in teks
    uraian = IndikatorVersi.objects.filter(versi=versi).values_list("uraian", flat=True)
    assert not [nama for nama in uraian if _rata(nama) not in _rata(teks)]
    satu.refresh_from_db()
    assert satu.status == "terbit"
    return satu


def _rata(teks: str) -> str:
    """Without spaces and hyphens: a narrow column breaks words."""
    return "".join(huruf for huruf in teks if huruf.isalnum())
