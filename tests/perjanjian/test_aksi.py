"""Rencana aksi in depth: seasonal split, text targets, activities, pages, paper and spreadsheet."""

import io
from collections.abc import Callable
from decimal import Decimal

import openpyxl
import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse

from organisasi.models import Pengguna, Periode, Unit
from perjanjian import actions, queries
from perjanjian.actions import IsianKegiatan
from perjanjian.models import KegiatanAksi, Perjanjian, TargetPeriode
from perjanjian.rules import CaraBagi, PolaSalah, bagi_target, periksa_bagian, periksa_teks
from tests import pabrik
from tests.perjanjian.pabrik import teks_pdf

Klien = Callable[[Pengguna], Client]
D = Decimal


@pytest.mark.parametrize(
    ("target", "pola", "entri", "hasil"),
    [
        ("100", "1 1 2", "PERIODE", "25 25 50"),
        ("100", "0 0 5", "PERIODE", "0 0 100"),
        ("10", "1 1 1", "PERIODE", "3 4 3"),
        ("100", "1 1 2", "KUMULATIF", "25 50 100"),
        ("7", "3.5 10 0", "PERIODE", "2 5 0"),
    ],
)
def test_musiman_memberi_target_tahun(target: str, pola: str, entri: str, hasil: str) -> None:
    bagian = bagi_target(
        D(target),
        periode=3,
        agregasi="JUMLAH",
        entri=entri,
        cara=CaraBagi.MUSIM,
        desimal=0,
        pola=[D(p) for p in pola.split()],
    )
    assert bagian == [D(satu) for satu in hasil.split()]
    assert periksa_bagian(bagian, D(target), agregasi="JUMLAH", entri=entri).cocok


@pytest.mark.parametrize(
    ("pola", "kalimat"), [("1 2", "berisi 2 angka"), ("0 0 0", "tidak semuanya nol"), ("-1 2 3", "negatif")]
)
def test_pola_yang_tidak_dapat_dipakai(pola: str, kalimat: str) -> None:
    with pytest.raises(PolaSalah, match=kalimat):
        bagi_target(D(9), periode=3, agregasi="JUMLAH", cara=CaraBagi.MUSIM, pola=[D(p) for p in pola.split()])


@pytest.mark.parametrize(
    ("teks", "cocok"), [(["", "", "WTP"], True), (["WDP", "wtp "], True), (["WTP", "WDP"], False), (["", ""], False)]
)
def test_target_teks(teks: list[str], cocok: bool) -> None:
    assert periksa_teks(teks, "WTP").cocok == cocok


def test_teks_dinyatakan_per_periode(perjanjian: Perjanjian, operator: Pengguna) -> None:
    baris = next(satu for satu in queries.rencana_aksi(perjanjian) if satu.berteks)
    assert (baris.item.target_teks, len(baris.sel), baris.hasil.cocok) == ("WTP", 1, False)
    actions.bagi_rencana_aksi(perjanjian, by=operator)
    baris = next(satu for satu in queries.rencana_aksi(perjanjian) if satu.berteks)
    assert ([sel.isi for sel in baris.sel], baris.hasil.cocok) == (["WTP"], True)
    sel = (baris.item.pk, baris.sel[0].periode_id)
    actions.simpan_rencana_aksi(perjanjian, nilai={sel: "WDP"}, by=operator)
    kalimat = next(satu for satu in queries.rencana_aksi(perjanjian) if satu.berteks).hasil.kalimat
    assert kalimat == "Target periode terakhir WDP, padahal target tahun WTP."
    actions.simpan_rencana_aksi(perjanjian, nilai={sel: ""}, by=operator)
    assert not TargetPeriode.objects.filter(item=baris.item).exists()
    assert queries.target_bulanan([baris.item.objek_id], 2026)[baris.item.objek_id].per_periode == {}


def test_angka_atau_teks_tidak_keduanya(perjanjian: Perjanjian, operator: Pengguna) -> None:
    actions.bagi_rencana_aksi(perjanjian, by=operator)
    with pytest.raises(IntegrityError), transaction.atomic():
        TargetPeriode.objects.filter(nilai__isnull=False).update(teks="WTP")


def test_rentang_berlaku_sama(perjanjian: Perjanjian, operator: Pengguna) -> None:
    item = perjanjian.item.all()[0]
    actions.ubah_item(perjanjian, butir={item.pk: actions.IsianButir("70–75", "Rentang")}, by=operator)
    baris = queries.rencana_aksi(perjanjian)[0]
    assert (baris.sel, baris.sebab) == ((), "Target berupa rentang: 70–75 berlaku sama pada setiap periode.")


def _triwulan(nomor: int) -> int:
    return Periode.objects.get(tahun=2026, jenis="triwulan", nomor=nomor).pk


def test_kegiatan_dan_penanggung_jawab(perjanjian: Perjanjian, operator: Pengguna, dinkes: Unit) -> None:
    item, jabatan = perjanjian.item.all()[0].pk, perjanjian.jabatan_id
    isian = {(item, _triwulan(1)): IsianKegiatan("Rapat pokjanal", jabatan), (item, _triwulan(2)): IsianKegiatan(" ")}
    actions.simpan_kegiatan(perjanjian, isian=isian, by=operator)
    satu = queries.kegiatan_aksi(perjanjian)[item][0]
    assert (satu.uraian, satu.penanggung_jawab) == ("Rapat pokjanal", "Kepala Dinas Kesehatan")
    assert KegiatanAksi.objects.count() == 1
    lain = pabrik.jabatan_kepala(pabrik.buat_opd("Dinas Perikanan"))
    with pytest.raises(ValidationError, match="harus jabatan dalam unit ini"):
        actions.simpan_kegiatan(perjanjian, isian={(item, _triwulan(1)): IsianKegiatan("x", lain.pk)}, by=operator)
    with pytest.raises(ValidationError, match="bukan milik perjanjian ini"):
        actions.simpan_kegiatan(perjanjian, isian={(0, _triwulan(1)): IsianKegiatan("x")}, by=operator)
    actions.simpan_kegiatan(perjanjian, isian={(item, _triwulan(1)): IsianKegiatan("")}, by=operator)
    assert not KegiatanAksi.objects.exists()


def test_revisi_membawa_kegiatan_dan_teks(
    perjanjian: Perjanjian, antar: Callable[[Perjanjian, str], Perjanjian], operator: Pengguna
) -> None:
    item = perjanjian.item.all()[0].pk
    actions.bagi_rencana_aksi(perjanjian, by=operator)
    actions.simpan_kegiatan(perjanjian, isian={(item, _triwulan(3)): IsianKegiatan("Bimbingan")}, by=operator)
    lama = antar(perjanjian, "ditandatangani")
    baru = actions.revisi(lama, alasan="PRIORITAS", keterangan="x", by=operator)
    assert [satu.uraian for satu in KegiatanAksi.objects.filter(item__perjanjian=baru)] == ["Bimbingan"]
    assert TargetPeriode.objects.filter(item__perjanjian=baru, teks="WTP").count() == 1


def test_halaman_kegiatan_naskah_dan_lembar(
    perjanjian: Perjanjian, klien: Klien, operator: Pengguna, bappeda: Pengguna
) -> None:
    masuk = klien(operator)
    url = reverse("perjanjian:kegiatan", args=[perjanjian.pk, 2])
    item = perjanjian.item.all()[0].pk
    kirim = {"revisi": perjanjian.revisi, f"uraian_{item}": "Kunjungan rumah", f"jabatan_{item}": perjanjian.jabatan_id}
    kosong = {f"{nama}_{satu.pk}": "" for satu in perjanjian.item.all()[1:] for nama in ("uraian", "jabatan")}
    assert masuk.post(url, {**kosong, **kirim}).status_code == 302
    assert "Kunjungan rumah" in klien(bappeda).get(url).text
    assert "<textarea" not in klien(bappeda).get(url).text
    actions.bagi_rencana_aksi(perjanjian, by=operator)
    teks = teks_pdf(masuk.get(reverse("perjanjian:aksi_pdf", args=[perjanjian.pk])).content)
    assert "Rencana Aksi atas Perjanjian Kinerja" in teks
    assert "Kunjungan rumah" in teks
    buku = openpyxl.load_workbook(io.BytesIO(masuk.get(reverse("perjanjian:aksi_xlsx", args=[perjanjian.pk])).content))
    assert {"Target", "Kegiatan"} <= set(buku.sheetnames)
    isi = [[sel.value for sel in baris] for baris in buku["Target"].iter_rows()]
    assert any("WTP" in [str(sel) for sel in baris] for baris in isi)


def test_pola_musiman_lewat_halaman(perjanjian: Perjanjian, klien: Klien, operator: Pengguna) -> None:
    url = reverse("perjanjian:rencana_aksi", args=[perjanjian.pk])
    item = perjanjian.item.get(indikator__startswith="Jumlah")
    kirim = {"revisi": perjanjian.revisi, "bagi": "semua", f"cara_{item.pk}": "MUSIM"}
    gagal = klien(operator).post(url, {**kirim, "pola": "1; 2"})
    assert "berisi 2 angka, padahal indikator ini mempunyai 12 periode" in gagal.text
    assert "Pola musiman" in gagal.text
    pola = "; ".join(["0"] * 10 + ["8,5", "8,5"])
    assert klien(operator).post(url, {**kirim, "pola": pola}).status_code == 302
    nilai = list(TargetPeriode.objects.filter(item=item).order_by("periode__mulai").values_list("nilai", flat=True))
    assert nilai == [D(0)] * 10 + [D(9), D(8)]
