"""A small workbook and ways to damage it, for the tests of the spreadsheet engine."""

import io
import re
import zipfile
from collections.abc import Callable, Sequence
from typing import Any

from openpyxl import Workbook

from sakip.lembar import BukuKerja, Jenis, Kolom, Lembar

SASARAN = Lembar(
    nama="Sasaran",
    kunci=("kode",),
    kolom=(
        Kolom(nama="kode", judul="Kode", jenis=Jenis.KODE, contoh="1.1"),
        Kolom(
            nama="uraian",
            judul="Sasaran",
            wajib=True,
            contoh="Meningkatnya derajat kesehatan",
            sinonim=("Uraian sasaran",),
        ),
    ),
)
INDIKATOR = Lembar(
    nama="Indikator",
    kunci=("kode",),
    kolom=(
        Kolom(nama="kode", judul="Kode", jenis=Jenis.KODE, contoh=("1.1.1", "1.1.2")),
        Kolom(
            nama="sasaran", judul="Kode sasaran", jenis=Jenis.KODE, rujukan=("Sasaran", "kode"), contoh=("1.1", "1.1")
        ),
        Kolom(
            nama="nama",
            judul="Indikator",
            wajib=True,
            maksimal=60,
            sinonim=("Indikator kinerja",),
            contoh=("Angka kematian ibu", "Usia harapan hidup"),
        ),
        Kolom(
            nama="arah",
            judul="Polaritas",
            jenis=Jenis.PILIHAN,
            pilihan=(("naik", "Makin tinggi makin baik"), ("turun", "Makin rendah makin baik")),
        ),
        Kolom(nama="awal", judul="Nilai awal", jenis=Jenis.ANGKA, minimal=0),
        Kolom(nama="target", judul="Target 2026", jenis=Jenis.CAMPURAN),
        Kolom(nama="pagu", judul="Pagu (Rp)", jenis=Jenis.UANG),
        Kolom(nama="mulai", judul="Mulai berlaku", jenis=Jenis.TANGGAL),
        Kolom(nama="tahun", judul="Tahun awal", jenis=Jenis.TAHUN),
        Kolom(nama="iku", judul="IKU", jenis=Jenis.YA_TIDAK),
    ),
)
BUKU = BukuKerja([SASARAN, INDIKATOR], judul="Renstra contoh", kode="renstra-contoh")
KEPALA = [k.judul for k in INDIKATOR.kolom]
BARIS = ["1.1.1", "1.1", "Angka kematian ibu", "Makin rendah makin baik", 81.5, "≤ 78", 1_500_000_000, None, 2025, "Ya"]


def buku(
    isi: Sequence[Sequence[Any]], *, ubah: Callable[[Workbook], None] | None = None, **lembar: Sequence[Sequence[Any]]
) -> bytes:
    """An .xlsx with a good sheet Sasaran and the given rows in sheet Indikator; `ubah` gets the workbook before it is saved."""
    kerja = Workbook()
    kerja.remove(kerja.active)
    for nama, baris in (
        {"Sasaran": [["Kode", "Sasaran"], ["1.1", "Meningkatnya derajat kesehatan"]], "Indikator": isi} | lembar
    ).items():
        halaman = kerja.create_sheet(nama)
        for nilai in baris:
            halaman.append(list(nilai))
    if ubah:
        ubah(kerja)
    penyangga = io.BytesIO()
    kerja.save(penyangga)
    return penyangga.getvalue()


def tambal(berkas: bytes, bagian: str, cari: str, ganti: str) -> bytes:
    """The same archive with one part changed by a regular expression; the expression must match."""
    asal, hasil = zipfile.ZipFile(io.BytesIO(berkas)), io.BytesIO()
    with zipfile.ZipFile(hasil, "w", zipfile.ZIP_DEFLATED) as arsip:
        for nama in asal.namelist():
            data = asal.read(nama)
            if nama == bagian:
                teks, jumlah = re.subn(cari, ganti, data.decode())
                assert jumlah, f"{cari} not found in {bagian}"
                data = teks.encode()
            arsip.writestr(nama, data)
    return hasil.getvalue()


def tambah_bagian(berkas: bytes, nama: str, data: bytes) -> bytes:
    """The same archive with one more part."""
    penyangga = io.BytesIO(berkas)
    with zipfile.ZipFile(penyangga, "a", zipfile.ZIP_DEFLATED) as arsip:
        arsip.writestr(nama, data)
    return penyangga.getvalue()
