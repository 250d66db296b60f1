"""Pages of the cascade, of superiors, and of who has an agreement."""

import datetime as dt
import io
from collections.abc import Callable

import openpyxl
import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from organisasi.models import Jabatan, Pengguna, Unit
from perjanjian import actions
from perjanjian.actions import IsianTurun
from perjanjian.models import AtasanPerjanjian, Perjanjian
from perjanjian.rules import CaraTurun
from tests import pabrik
from tests.perjanjian.pabrik import PADA, TAHUN

Klien = Callable[[Pengguna], Client]


def _staf(dinkes: Unit, nomor: int) -> Jabatan:
    jabatan = pabrik.buat_jabatan(f"Analis {nomor}", dinkes, atasan=pabrik.jabatan_kepala(dinkes), eselon="fungsional")
    pabrik.angkat(pabrik.buat_pegawai(f"Pegawai {nomor}", dinkes), jabatan)
    return jabatan


def _buat(dinkes: Unit, nomor: int, operator: Pengguna) -> Perjanjian:
    return actions.buat_dari_rencana(unit=dinkes, tahun=TAHUN, jabatan=_staf(dinkes, nomor), by=operator, pada=PADA)


@pytest.fixture
def bawahan(perjanjian: Perjanjian, dinkes: Unit, operator: Pengguna) -> Perjanjian:
    return _buat(dinkes, 1, operator)


def jumlah_kueri(masuk: Client, url: str) -> int:
    masuk.get(url)
    with CaptureQueriesContext(connection) as kueri:
        assert masuk.get(url).status_code == 200
    return len(kueri)


def test_menurunkan_lalu_mengubah_lewat_halaman(
    perjanjian: Perjanjian, bawahan: Perjanjian, klien: Klien, operator: Pengguna
) -> None:
    url = reverse("perjanjian:penjabaran", args=[bawahan.pk])
    masuk = klien(operator)
    assert "Angka Harapan Hidup" in masuk.get(url).text
    hidup, akreditasi = perjanjian.item.all()[:2]
    kirim = {
        "bagian": "turun",
        "turun-revisi": bawahan.revisi,
        f"turun-cara_{hidup.pk}": "AMBIL",
        f"turun-cara_{akreditasi.pk}": "BAGI",
    }
    gagal = masuk.post(url, kirim)
    assert gagal.status_code == 200
    assert "isi bobot lebih dari 0" in gagal.text
    assert bawahan.item.count() == 0
    assert masuk.post(url, {**kirim, f"turun-bobot_{akreditasi.pk}": "50"}).status_code == 302
    ambil, bagi = bawahan.item.all()
    assert (ambil.cara_turun, bagi.cara_turun, bagi.target_teks) == ("AMBIL", "BAGI", "9")
    bawahan.refresh_from_db()
    kirim = {
        "bagian": "sambung",
        "sambung-revisi": bawahan.revisi,
        f"sambung-dari_{ambil.pk}": str(hidup.pk),
        f"sambung-hapus_{ambil.pk}": "on",
        f"sambung-bobot_{bagi.pk}": "100",
    }
    assert masuk.post(url, kirim).status_code == 302
    assert [(satu.pk, satu.target_teks) for satu in bawahan.item.all()] == [(bagi.pk, "17")]
    basi = masuk.post(url, {**kirim, "sambung-revisi": "0"})
    assert "berubah sejak halaman dibuka" in basi.text


def test_pohon_dua_arah(perjanjian: Perjanjian, bawahan: Perjanjian, klien: Klien, operator: Pengguna) -> None:
    actions.turunkan(bawahan, butir=[IsianTurun(perjanjian.item.all()[0].pk, CaraTurun.AMBIL)], by=operator)
    masuk = klien(operator)
    assert "Analis 1" in masuk.get(reverse("perjanjian:pohon", args=[perjanjian.pk])).text
    bawah = masuk.get(reverse("perjanjian:pohon", args=[bawahan.pk])).text
    assert "Kepala Dinas Kesehatan" in bawah
    assert "diambil alih" in bawah


def test_penjabaran_tertutup_sesudah_diajukan(bawahan: Perjanjian, klien: Klien, operator: Pengguna) -> None:
    Perjanjian.objects.filter(pk=bawahan.pk).update(status="diajukan")
    url = reverse("perjanjian:penjabaran", args=[bawahan.pk])
    assert klien(operator).get(url).url == reverse("perjanjian:pohon", args=[bawahan.pk])


def test_atasan_ditetapkan_lewat_halaman(
    bawahan: Perjanjian, klien: Klien, bagian_organisasi: Pengguna, operator: Pengguna, dinkes: Unit
) -> None:
    url = reverse("perjanjian:atasan", args=[TAHUN, dinkes.pk])
    assert "Tetapkan atasan lain" not in klien(operator).get(url).text
    lain = _staf(dinkes, 2)
    masuk = klien(bagian_organisasi)
    isi = {"jabatan": bawahan.jabatan_id, "atasan": bawahan.jabatan_id, "mulai": "2026-02-01", "dasar": "SK 9"}
    assert "atasan bagi perjanjiannya sendiri" in masuk.post(url, isi).text
    assert masuk.post(url, {**isi, "atasan": lain.pk}).status_code == 302
    tetapan = AtasanPerjanjian.objects.get()
    assert tetapan.atasan == lain
    lepas = reverse("perjanjian:lepas_atasan", args=[tetapan.pk])
    assert klien(operator).post(lepas).status_code == 404
    assert masuk.post(lepas).status_code == 302
    tetapan.refresh_from_db()
    assert tetapan.berlaku.upper is not None


def test_cakupan_dan_ekspornya(bawahan: Perjanjian, klien: Klien, bappeda: Pengguna, orang_asing: Pengguna) -> None:
    url = reverse("perjanjian:cakupan", args=[TAHUN])
    halaman = klien(bappeda).get(url)
    assert "0 dari 3 jabatan" in halaman.text
    buku = openpyxl.load_workbook(io.BytesIO(klien(bappeda).get(url, {"ekspor": "xlsx"}).content))
    isi = [[sel.value for sel in baris] for baris in buku["Jabatan"].iter_rows()]
    assert any("Analis 1" in baris and "Draf" in baris for baris in isi)
    assert klien(orang_asing).get(url).status_code == 403


def test_kueri_tidak_bertambah(
    perjanjian: Perjanjian,
    bawahan: Perjanjian,
    klien: Klien,
    operator: Pengguna,
    bappeda: Pengguna,
    dinkes: Unit,
) -> None:
    tujuan = perjanjian.item.all()[0].pk
    actions.turunkan(bawahan, butir=[IsianTurun(tujuan, CaraTurun.AMBIL)], by=operator)
    halaman = [
        (operator, reverse("perjanjian:pohon", args=[perjanjian.pk]), 12),
        (operator, reverse("perjanjian:atasan", args=[TAHUN, dinkes.pk]), 16),
        (operator, reverse("perjanjian:penjabaran", args=[bawahan.pk]), 14),
        (bappeda, reverse("perjanjian:cakupan", args=[TAHUN]), 12),
    ]
    kecil = [jumlah_kueri(klien(siapa), url) for siapa, url, _ in halaman]
    for nomor in range(2, 12):
        lain = _buat(dinkes, nomor, operator)
        actions.turunkan(lain, butir=[IsianTurun(tujuan, CaraTurun.AMBIL)], by=operator)
    assert [jumlah_kueri(klien(siapa), url) for siapa, url, _ in halaman] == kecil
    assert all(jumlah <= batas for jumlah, (_, _, batas) in zip(kecil, halaman, strict=True)), kecil
    assert dt.date(TAHUN, 1, 1) < PADA
