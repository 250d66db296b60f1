"""The evaluation: a round with a team, twelve answers, the tiers, the grade with its explanation, published."""

from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import Page, expect

from evaluasi.models import Evaluasi, HasilEvaluasi
from evaluasi.rules import URUTAN_JENJANG, Jenjang
from sakip import angka
from tests.perjalanan.conftest import DINAS, Dunia
from tests.perjalanan.langkah_perjanjian import unduh
from tests.perjalanan.langkah_rencana import lihat
from tests.perjalanan.masukan import Masukan
from tests.perjanjian.pabrik import teks_pdf

CATATAN = "Pohon kinerja belum dipublikasikan."


def evaluasi(dunia: Dunia, masukan: Masukan) -> HasilEvaluasi:
    """From no round to the grade on the accountability card of the OPD."""
    lembar = _ronde(dunia)
    halaman = dunia.sebagai(dunia.tim[Jenjang.ANGGOTA_TIM])
    halaman.goto(lembar.get_absolute_url())
    _jawab(halaman, masukan)
    for jenjang in URUTAN_JENJANG:
        halaman = dunia.sebagai(dunia.tim[jenjang])
        halaman.goto(lembar.get_absolute_url())
        tombol = "Tetapkan nilai" if jenjang is Jenjang.PENANGGUNG_JAWAB else "Teruskan kepada"
        halaman.get_by_role("button", name=tombol).click()
        halaman.locator("dialog[open] [data-ya]").click()
        lihat(halaman, "Nilai ditetapkan." if jenjang is Jenjang.PENANGGUNG_JAWAB else "Lembar kerja diteruskan.")
    hasil = HasilEvaluasi.objects.get()
    _terbitkan(dunia, lembar)
    _kartu(dunia, hasil)
    return hasil


def _ronde(dunia: Dunia) -> Evaluasi:
    halaman = dunia.sebagai(dunia.orang["inspektur"])
    halaman.goto(f"{reverse('evaluasi:buat')}?k_tahun={dunia.tahun}")
    halaman.get_by_label("Tahun kinerja yang dievaluasi").select_option(str(dunia.tahun))
    halaman.get_by_label("Tahun ronde").fill(str(dunia.tahun + 1))
    expect(halaman.get_by_role("checkbox", name=DINAS)).to_be_checked()
    for jenjang, orang in dunia.tim.items():
        halaman.locator(f'input[name="{jenjang.lower()}"][value="{orang.pk}"]').check()
    halaman.get_by_role("button", name="Buat lembar kerja").click()
    lihat(halaman, "1 lembar kerja dibuat.")
    return Evaluasi.objects.get()


def _jawab(halaman: Page, masukan: Masukan) -> None:
    for sub, jawaban in masukan.jawaban.items():
        expect(halaman.locator("#judul-sub")).to_contain_text(sub)
        halaman.keyboard.press({"BB": "3", "B": "4"}[jawaban])
        expect(halaman.locator(f'input[name="jawaban"][value="{jawaban}"]')).to_be_checked()
        if sub == "1a":
            halaman.get_by_label("Catatan", exact=True).fill(CATATAN)
            halaman.get_by_role("button", name="Simpan, lanjut").click()
        else:
            halaman.keyboard.press("Enter")
        lihat(halaman, f"Jawaban {sub} tersimpan.")
    lihat(halaman, "12 dari 12 dijawab")


def _terbitkan(dunia: Dunia, lembar: Evaluasi) -> None:
    kepala = dunia.sebagai(dunia.orang["kepala"])
    kepala.goto(reverse("evaluasi:unit", args=[dunia.tahun, dunia.unit.pk]))
    lihat(kepala, "Hasil evaluasi belum terbit")
    halaman = dunia.sebagai(dunia.orang["inspektur"])
    halaman.goto(reverse("evaluasi:unit", args=[dunia.tahun, dunia.unit.pk]))
    halaman.get_by_role("link", name="Terbitkan hasil").click()
    halaman.get_by_label("Nomor naskah").fill(f"700/5/{dunia.tahun + 1}")
    halaman.get_by_label("Tanggal naskah").fill(timezone.localdate().isoformat())
    halaman.get_by_role("button", name="Terbitkan hasil").click()
    lihat(halaman, "Hasil terbit.")
    teks = teks_pdf(unduh(halaman, reverse("evaluasi:lhe", args=[lembar.pk])))
    assert CATATAN in teks
    assert angka.tulis(HasilEvaluasi.objects.get().nilai, 2) in teks


def _kartu(dunia: Dunia, hasil: HasilEvaluasi) -> None:
    nilai = angka.tulis(hasil.nilai, 2)
    halaman = dunia.sebagai(dunia.orang["kepala"])
    halaman.goto(reverse("beranda:kartu", args=[dunia.tahun, dunia.unit.pk]))
    lihat(halaman, f"{hasil.predikat}{nilai} · ", f"({dunia.tahun})")
    halaman.get_by_role("link", name="Dari mana angka ini?").click()
    lihat(halaman, nilai)
    halaman.get_by_role("link", name="Dari mana angka ini?").click()
    lihat(halaman, "Jalan terpendek ke", nilai)
