"""Twelve months of values: closed months opened again, a month by keyboard, the rest pasted, evidence, achievement."""

import datetime as dt

from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import Locator, Page, expect

from datakinerja.models import Bukti, LembarData, Nilai
from layanan.models import BerkasTaut
from pengukuran.queries import capaian_unit
from renstra.models import ObjekUkur
from sakip.angka import persen
from sakip.tanggal import BULAN
from tests.perjalanan.conftest import DINAS, Dunia
from tests.perjalanan.langkah_rencana import lihat, tekan
from tests.perjalanan.masukan import Masukan
from tests.perjanjian.pabrik import pindaian

TEMPEL = (
    "teks => { const d = new DataTransfer(); d.setData('text/plain', teks); document.activeElement.dispatchEvent("
    "new ClipboardEvent('paste', { clipboardData: d, bubbles: true, cancelable: true })); }"
)


BENTUK = "satu => getComputedStyle(satu, '::before').content"


def nilai(dunia: Dunia, masukan: Masukan) -> None:
    """From locked months to the achievement of the year."""
    halaman = dunia.sebagai(dunia.orang["bagian_organisasi"])
    halaman.goto(f"{reverse('datakinerja:jendela')}?k_tahun={dunia.tahun}")
    halaman.get_by_role("button", name="Susun dari tenggat").click()
    halaman.get_by_role("dialog").get_by_role("button", name="Susun").click()
    lihat(halaman, f"Jendela dua belas bulan tahun {dunia.tahun} disusun")
    _tetap_terkunci(dunia)
    _buka_jendela(dunia)
    _isi_petak(dunia, masukan)
    _ajukan(dunia)
    _capaian(dunia)


def _petak(dunia: Dunia) -> Page:
    halaman = dunia.sebagai(dunia.orang["penyusun"])
    halaman.goto(reverse("pengukuran:petak", args=[dunia.tahun, dunia.unit.pk]))
    return halaman


def _tetap_terkunci(dunia: Dunia) -> None:
    halaman = _petak(dunia)
    lihat(halaman, "Tidak ada bulan yang terbuka.")
    halaman.locator("#petak td[data-p]").first.focus()
    halaman.keyboard.type("1")
    expect(halaman.locator("#petak-kabar")).to_contain_text("Terkunci")
    assert not Nilai.objects.exists()


def _buka_jendela(dunia: Dunia) -> None:
    halaman = dunia.sebagai(dunia.orang["bagian_organisasi"])
    halaman.goto(f"{reverse('datakinerja:serentak')}?k_tahun={dunia.tahun}")
    for nama in BULAN:
        halaman.get_by_label(nama, exact=True).check()
    halaman.get_by_label(DINAS, exact=True).check()
    halaman.get_by_label("Terbuka sampai tanggal").fill((timezone.localdate() + dt.timedelta(days=30)).isoformat())
    halaman.get_by_label("Alasan").fill("Pengisian susulan setelah pemindahan data")
    halaman.get_by_role("button", name="Jalankan").click()
    halaman.get_by_role("dialog").get_by_role("button", name="Jalankan").click()
    lihat(halaman, "1 unit dibuka.")


def _isi_petak(dunia: Dunia, masukan: Masukan) -> None:
    halaman = _petak(dunia)
    kode = dict(ObjekUkur.objects.filter(unit=dunia.unit).values_list("pk", "indikator__kode"))
    baris = [kode[int(satu.get_attribute("data-o") or 0)] for satu in halaman.locator("#petak tbody tr").all()]
    assert sorted(baris) == sorted(masukan.realisasi)
    _ketik(halaman, masukan, baris)
    _bukti(halaman, dunia)
    blok = "\r\n".join(
        "\t".join(
            masukan.realisasi[satu](bulan) if _sel(halaman, nomor, bulan).get_attribute("data-p") else ""
            for bulan in range(1, 13)
        )
        for nomor, satu in enumerate(baris)
    )
    _sel(halaman, 0, 1).focus()
    halaman.evaluate(TEMPEL, blok)
    expect(halaman.locator("#petak-kabar")).to_contain_text("sel tempelan siap")
    with halaman.expect_navigation():
        halaman.keyboard.press("Enter")
    expect(halaman.locator("#petak td[data-p]").last).not_to_be_empty()
    sel = halaman.locator("#petak td[data-p]")
    assert not [isi for isi in sel.all_inner_texts() if not isi.strip()]
    assert Nilai.objects.count() == sel.count()
    call_command("periksa_proyeksi")


def _sel(halaman: Page, baris: int, bulan: int) -> Locator:
    return halaman.locator("#petak tbody tr").nth(baris).locator("td").nth(bulan - 1)


def _ketik(halaman: Page, masukan: Masukan, baris: list[str]) -> None:
    """Three months of the first monthly indicator, by keyboard alone."""
    nomor = next(n for n, _ in enumerate(baris) if _sel(halaman, n, 1).get_attribute("data-p"))
    _sel(halaman, nomor, 1).focus()
    for bulan in (1, 2, 3):
        halaman.keyboard.type(masukan.realisasi[baris[nomor]](bulan))
        halaman.keyboard.press("Tab")
        expect(_sel(halaman, nomor, bulan)).to_have_attribute("data-s", "ok")
    _sel(halaman, nomor, 1).focus()


def _bukti(halaman: Page, dunia: Dunia) -> None:
    """A file for the value that has the focus."""
    berkas = dunia.folder / "rekap-januari.pdf"
    berkas.write_bytes(pindaian())
    panel = halaman.locator("#petak-samping")
    expect(panel.locator("h2")).to_contain_text("Januari")
    expect(panel).to_have_attribute("aria-busy", "false")
    panel.locator("input[type=file]").set_input_files(berkas)
    panel.get_by_role("button", name="Unggah").click()
    expect(panel.get_by_role("link", name=berkas.name)).to_be_visible()
    assert BerkasTaut.objects.filter(nama=berkas.name).get().objek == Bukti.objects.get()


def _ajukan(dunia: Dunia) -> None:
    """December is submitted by the planner and verified by the head."""
    halaman = _petak(dunia)
    halaman.get_by_role("button", name="Periksa dan ajukan Des").click()
    lihat(halaman, "0 kosong")
    halaman.get_by_role("button", name="Ajukan", exact=True).click()
    lihat(halaman, "Perlu verifikasi")
    halaman = dunia.sebagai(dunia.orang["kepala"])
    halaman.goto(LembarData.objects.get().get_absolute_url())
    tekan(halaman, "Verifikasi")
    lihat(halaman, "Diverifikasi oleh")


def _capaian(dunia: Dunia) -> None:
    """For every indicator the page shows figure and category in words, and the light in colour and shape."""
    halaman = dunia.sebagai(dunia.orang["kepala"])
    halaman.goto(reverse("pengukuran:unit", args=[dunia.tahun, dunia.unit.pk]))
    hasil = capaian_unit(dunia.unit, dunia.tahun)
    assert hasil.rerata.nilai is not None
    for satu in hasil.baris:
        sel = halaman.get_by_role("row").filter(has_text=satu.uraian).first.get_by_role("cell").last
        setahun = satu.setahun
        expect(sel).to_contain_text(setahun.kategori or setahun.sebab or "")
        if setahun.capaian is not None:
            lampu = sel.locator(f".tanda.t-{setahun.lampu.warna}")
            expect(lampu).to_have_text(persen(setahun.capaian, 1))
            assert lampu.evaluate(BENTUK) != "none"
