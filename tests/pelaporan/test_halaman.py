from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from organisasi.models import Pengguna, Unit
from pelaporan import actions
from pelaporan.models import Laporan
from tests.pabrik import SANDI
from tests.pengukuran.pabrik import SASARAN, buat_rencana
from tests.perjanjian.pabrik import teks_pdf

type Klien = Callable[[Pengguna], Client]


def alamat(laporan: Laporan, nama: str = "laporan", *sisa: str) -> str:
    return reverse(f"pelaporan:{nama}", args=[laporan.pk, *sisa])


@pytest.mark.parametrize("nama", ["laporan", "pdf"])
def test_a_stranger_does_not_find_the_report(laporan: Laporan, orang_asing: Pengguna, klien: Klien, nama: str) -> None:
    assert klien(orang_asing).get(alamat(laporan, nama)).status_code == 404


def test_an_empty_unit_page_says_what_to_do(objek: object, dinkes: Unit, operator: Pengguna, klien: Klien) -> None:
    teks = klien(operator).get(reverse("pelaporan:unit", args=[2026, dinkes.pk])).content.decode()
    assert "belum dibuka" in teks
    assert "Buka laporan" in teks


def test_from_opening_to_issue_through_the_pages(
    objek: object, dinkes: Unit, operator: Pengguna, kepala: Pengguna, klien: Klien
) -> None:
    tulis, pimpin = klien(operator), klien(kepala)
    tulis.post(reverse("pelaporan:buat", args=[2026, dinkes.pk]))
    laporan = Laporan.objects.get()
    for bagian in laporan.bagian.all():
        jawab = tulis.post(alamat(laporan, "bagian", bagian.kode), {"isi": "Naskah.", "revisi": 0})
        assert jawab.status_code == 302
    tulis.post(alamat(laporan, "ajukan"))
    pimpin.post(reverse("layanan:langkah", args=["pelaporan.laporan", laporan.pk, "setujui"]))
    isian = {"nomor": "000.7/9/2026", "tanggal": "2026-01-20", "jalur": "lokal", "sandi": SANDI}
    assert pimpin.post(alamat(laporan, "terbitkan"), isian).status_code == 302
    laporan.refresh_from_db()
    assert laporan.status == "terbit"
    assert "Terbit" in tulis.get(alamat(laporan)).content.decode()


def test_a_sasaran_that_the_plan_adds_later_can_be_written(
    laporan: Laporan, dinkes: Unit, operator: Pengguna, klien: Klien
) -> None:
    buat_rencana(dinkes, nomor=1, sasaran=(*SASARAN, ("1.3", "Sasaran tambahan")))
    url = alamat(laporan, "bagian", "analisis_1-3")
    assert url in klien(operator).get(alamat(laporan)).content.decode()
    assert "Analisis: Sasaran tambahan" in klien(operator).get(url).content.decode()
    assert klien(operator).post(url, {"isi": "Naskah tambahan.", "revisi": 0}).status_code == 302
    assert "Naskah tambahan." in teks_pdf(klien(operator).get(alamat(laporan, "pdf")).content)
    assert klien(operator).get(alamat(laporan, "bagian", "analisis_9")).status_code == 404


def test_a_stale_section_page_keeps_what_was_typed_and_shows_both(
    laporan: Laporan, operator: Pengguna, klien: Klien
) -> None:
    bagian = laporan.bagian.get(kode="ringkasan")
    actions.simpan_bagian(bagian, isi="Naskah orang lain", revisi=0, by=operator)
    url = alamat(laporan, "bagian", "ringkasan")
    teks = klien(operator).post(url, {"isi": "Ketikan saya", "revisi": 0}).content.decode()
    assert "Ketikan saya" in teks
    assert "Naskah orang lain" in teks
    assert klien(operator).post(url, {"isi": "Gabungan", "revisi": 1}).status_code == 302


def test_a_gap_is_told_on_the_page_and_the_report_stays_a_draft(
    laporan: Laporan, operator: Pengguna, klien: Klien
) -> None:
    teks = klien(operator).post(alamat(laporan, "ajukan"), follow=True).content.decode()
    assert "Bagian ini belum ditulis" in teks
    assert Laporan.objects.get().status == "draf"


def test_the_draft_pdf_says_that_it_is_one(laporan: Laporan, operator: Pengguna, klien: Klien) -> None:
    jawab = klien(operator).get(alamat(laporan, "pdf"))
    assert jawab["Content-Type"] == "application/pdf"
    assert "DRAF" in teks_pdf(jawab.content)


def test_steps_are_not_taken_by_get(laporan: Laporan, operator: Pengguna, klien: Klien) -> None:
    for nama in ("ajukan", "kembalikan"):
        assert klien(operator).get(alamat(laporan, nama)).status_code == 405
