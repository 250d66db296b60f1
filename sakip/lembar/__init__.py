"""The only spreadsheet engine: declare a workbook, write its template, export rows, read files, see what would change.

buku = BukuKerja([Lembar(nama="Indikator", kolom=(Kolom(nama="kode", judul="Kode", jenis=Jenis.KODE), …), kunci=("kode",))])
tulis_templat(buku)                       -> bytes of an .xlsx
tulis_ekspor(buku, {"Indikator": rows})   -> bytes of an .xlsx
hasil = baca(berkas, buku)                -> Hasil (rows with cell addresses, findings); BerkasDitolak for an unusable file
bandingkan(lembar, hasil.baris["Indikator"], stored_rows) -> Beda
"""

from sakip.lembar.baca import baca
from sakip.lembar.beda import Beda, SelBeda, Ubah, bandingkan
from sakip.lembar.definisi import BukuKerja, Jenis, Kolom, Lembar
from sakip.lembar.hasil import Baris, Hasil, Sel, Temuan, Tingkat
from sakip.lembar.pengaman import BATAS, Batas, BerkasDitolak, periksa_berkas
from sakip.lembar.tulis import tulis, tulis_ekspor, tulis_templat

__all__ = [
    "BATAS",
    "Baris",
    "Batas",
    "Beda",
    "BerkasDitolak",
    "BukuKerja",
    "Hasil",
    "Jenis",
    "Kolom",
    "Lembar",
    "Sel",
    "SelBeda",
    "Temuan",
    "Tingkat",
    "Ubah",
    "baca",
    "bandingkan",
    "periksa_berkas",
    "tulis",
    "tulis_ekspor",
    "tulis_templat",
]
