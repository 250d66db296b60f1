"""Reading a workbook against its declaration."""

import zipfile
import zlib
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from itertools import chain, islice
from pathlib import Path
from typing import IO, Any

from openpyxl import load_workbook
from openpyxl.utils import get_column_letter
from openpyxl.utils.exceptions import InvalidFileException

from sakip.lembar.definisi import BukuKerja, Lembar, normal
from sakip.lembar.hasil import Baris, Hasil, Sel, Temuan, Tingkat
from sakip.lembar.kepala import BARIS_DICARI, Kepala, baris_nomor, cari_kepala
from sakip.lembar.pengaman import BATAS, SIMPAN_XLSX, Batas, BerkasDitolak, periksa_berkas
from sakip.lembar.periksa import periksa_kolom, periksa_kunci, periksa_rujukan
from sakip.lembar.peta import Peta, petakan
from sakip.lembar.sel import Isi, SelSalah, ubah

PENANDA = "sakip:"
RUSAK = (
    KeyError, ValueError, TypeError, IndexError, AttributeError, AssertionError, OSError, EOFError, SyntaxError,
    zipfile.BadZipFile, zlib.error, InvalidFileException,
)  # fmt: skip


def baca(berkas: bytes | Path | IO[bytes], buku: BukuKerja, *, batas: Batas = BATAS) -> Hasil:
    """Read all declared sheets of an .xlsx file.

    Raises BerkasDitolak (one sentence with remedy) when the file as a whole is unusable: unsafe, broken, another template, or none
    of our sheets in it. Everything smaller is a Temuan in the result, with the cell it is about. Stored results of formulas are read
    as values; a formula is wrong only when its result is missing or an Excel error. Nothing is written anywhere.
    """
    penyangga = periksa_berkas(berkas, batas)
    with _terbaca(), zipfile.ZipFile(penyangga) as arsip:
        kerja = load_workbook(penyangga, read_only=True, data_only=True, keep_links=False)
        _periksa_penanda(kerja.properties.identifier, buku)
        hasil = Hasil()
        for lembar, halaman in _pasangkan(kerja.worksheets, buku, hasil):
            with arsip.open(halaman._worksheet_path) as aliran:
                peta = petakan(aliran, lembar=halaman.title, maks_baris=lembar.maks_baris + BARIS_DICARI, batas=batas)
            hasil.baris[lembar.nama] = _baca_lembar(halaman, lembar, peta, hasil.temuan)
        periksa_rujukan(buku, hasil)
    return hasil


@contextmanager
def _terbaca() -> Iterator[None]:
    """Whatever a damaged part makes the parsers raise becomes the one sentence the user can act on."""
    try:
        yield
    except RUSAK as salah:
        raise BerkasDitolak(f"Berkas rusak dan tidak dapat dibaca. {SIMPAN_XLSX}") from salah


def _periksa_penanda(penanda: str | None, buku: BukuKerja) -> None:
    if buku.kode and penanda and penanda.startswith(PENANDA) and penanda != PENANDA + buku.kode:
        raise BerkasDitolak(
            f"Berkas ini templat lain ({penanda.removeprefix(PENANDA)}), bukan templat {buku.judul}. Unduh templat {buku.judul} di halaman ini."
        )


def _pasangkan(halaman: Sequence[Any], buku: BukuKerja, hasil: Hasil) -> list[tuple[Lembar, Any]]:
    """Declared sheets with the sheet of the file each one is read from; missing ones become findings."""
    ada = {normal(h.title): h for h in reversed(halaman)}
    pasangan: list[tuple[Lembar, Any]] = []
    hilang: list[Lembar] = []
    for lembar in buku.lembar:
        cocok = next((ada[normal(n)] for n in (lembar.nama, *lembar.sinonim) if normal(n) in ada), None)
        if cocok is None and len(buku.lembar) == len(halaman) == 1:
            cocok = halaman[0]
            sebab = f"Lembar “{cocok.title}” dibaca sebagai lembar {lembar.nama}, karena hanya itu isinya."
            hasil.temuan.append(Temuan(Tingkat.CATATAN, cocok.title, "", "", sebab))
        if cocok is not None:
            pasangan.append((lembar, cocok))
        elif lembar.wajib:
            hilang.append(lembar)
    isi = ", ".join(f"“{h.title}”" for h in halaman[:8]) or "tidak ada lembar"
    if not pasangan:
        dicari = ", ".join(f"“{b.nama}”" for b in buku.lembar)
        raise BerkasDitolak(
            f"Berkas ini bukan templat {buku.judul}: lembar yang dicari {dicari}, yang ada {isi}. Salin datanya ke templat."
        )
    for lembar in hilang:
        sebab = f"Lembar “{lembar.nama}” tidak ada; yang ada {isi}."
        hasil.temuan.append(Temuan(Tingkat.GALAT, lembar.nama, "", "", sebab, "Beri nama lembar seperti di templat."))
    return pasangan


def _baca_lembar(halaman: Any, lembar: Lembar, peta: Peta, temuan: list[Temuan]) -> list[Baris]:
    if not peta.kolom_akhir:
        temuan.append(
            Temuan(Tingkat.GALAT, lembar.nama, "", "", "Lembar kosong.", "Isi lembar ini atau unduh templatnya lagi.")
        )
        return []
    halaman.reset_dimensions()
    aliran = halaman.iter_rows(max_row=peta.baris_akhir, max_col=peta.kolom_akhir)
    awal = list(islice(aliran, BARIS_DICARI))
    kepala = cari_kepala([[sel.value for sel in baris] for baris in awal], lembar, peta)
    if kepala is None:
        judul = ", ".join(k.judul for k in lembar.kolom[:4])
        sebab = f"Baris judul kolom tidak ditemukan di {BARIS_DICARI} baris pertama (dicari: {judul} …)."
        temuan.append(Temuan(Tingkat.GALAT, lembar.nama, "", "", sebab, "Salin baris judul dari templat."))
        return []
    periksa_kolom(lembar, kepala, temuan)
    pembaca = _Pembaca(lembar, kepala, peta, temuan)
    hasil = pembaca.baca(enumerate(chain(awal, aliran), 1))
    periksa_kunci(lembar, hasil, temuan)
    return hasil


class _Pembaca:
    """Walks over the rows below the header of one sheet."""

    def __init__(self, lembar: Lembar, kepala: Kepala, peta: Peta, temuan: list[Temuan]) -> None:
        self.lembar, self.kepala, self.peta, self.temuan = lembar, kepala, peta, temuan
        self.kolom = [(lembar.ambil(nama), nomor) for nama, nomor in kepala.kolom.items()]
        self.asal: dict[tuple[int, int], Any] = dict.fromkeys(peta.gabungan.values())
        self.contoh = self.sembunyi = 0

    def baca(self, semua: Iterable[tuple[int, Sequence[Any]]]) -> list[Baris]:
        """All filled rows that are not examples."""
        hasil = []
        for nomor, isi in semua:
            if nomor <= self.kepala.baris or self._dilewati(nomor, isi):
                continue
            hasil.append(self._baris(nomor, isi))
            self.sembunyi += nomor in self.peta.tersembunyi
        self._catat()
        return hasil

    def _dilewati(self, nomor: int, isi: Sequence[Any]) -> bool:
        nilai = [isi[k - 1].value for _, k in self.kolom if k <= len(isi)]
        if all(n is None or (isinstance(n, str) and not n.strip()) for n in nilai):
            return not any((nomor, k) in self.peta.tanpa_hasil for _, k in self.kolom)
        if nomor == self.kepala.baris + 1 and baris_nomor([sel.value for sel in isi]):
            return True
        tanda = self.kepala.tanda
        contoh = tanda is not None and normal(isi[tanda - 1].value) == "contoh"
        self.contoh += contoh
        return contoh

    def _baris(self, nomor: int, isi: Sequence[Any]) -> Baris:
        baris = Baris(self.lembar.nama, nomor)
        for kolom, k in self.kolom:
            sel = isi[k - 1] if k <= len(isi) else None
            mentah = None if sel is None else sel.value
            tempat = self._asal(nomor, k)
            if tempat != (nomor, k):
                mentah, sel = self.asal[tempat], None
            alamat = f"{get_column_letter(tempat[1])}{tempat[0]}"
            format_angka = sel.number_format if sel is not None and isinstance(mentah, int | float) else "General"
            nilai = mentah if isinstance(mentah, Isi) else Isi(mentah, format_angka)
            if (nomor, k) in self.asal:
                self.asal[nomor, k] = nilai
            try:
                self._jaga_rumus(tempat)
                hasil = ubah(nilai, kolom)
            except SelSalah as salah:
                hasil = None
                baris.rusak.add(kolom.nama)
                self.temuan.append(
                    Temuan(Tingkat.GALAT, self.lembar.nama, alamat, kolom.judul, salah.sebab, salah.saran)
                )
            baris.sel[kolom.nama] = Sel(self.lembar.nama, alamat, hasil)
        return baris

    def _asal(self, nomor: int, k: int) -> tuple[int, int]:
        """The cell a value is taken from: cells merged downwards share the value of the first one, sideways they do not."""
        asal = self.peta.gabungan.get((nomor, k), (nomor, k))
        return asal if asal[1] == k and asal[0] > self.kepala.baris else (nomor, k)

    def _jaga_rumus(self, tempat: tuple[int, int]) -> None:
        if tempat in self.peta.tanpa_hasil:
            raise SelSalah(
                "Rumus belum punya hasil tersimpan.",
                "Buka berkas di Excel, tunggu hitungannya, simpan, lalu unggah lagi.",
            )

    def _catat(self) -> None:
        for jumlah, sebab in (
            (self.contoh, "{} baris contoh dilewati."),
            (self.sembunyi, "{} baris tersembunyi ikut dibaca."),
        ):
            if jumlah:
                self.temuan.append(Temuan(Tingkat.CATATAN, self.lembar.nama, "", "", sebab.format(jumlah)))
