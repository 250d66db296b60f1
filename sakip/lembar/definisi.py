"""Declarations: what a spreadsheet of ours looks like, independent of any file."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum
from typing import Any


class Jenis(StrEnum):
    """Kind of content of a column; decides how a cell is read and how it is written."""

    TEKS = "teks"
    KODE = "kode"
    ANGKA = "angka"
    BULAT = "bulat"
    UANG = "uang"
    PERSEN = "persen"
    TAHUN = "tahun"
    TANGGAL = "tanggal"
    YA_TIDAK = "ya_tidak"
    PILIHAN = "pilihan"
    CAMPURAN = "campuran"


JENIS_DALAM_KATA = {
    Jenis.TEKS: "teks",
    Jenis.KODE: "kode (teks)",
    Jenis.ANGKA: "angka, misalnya 1.234,5",
    Jenis.BULAT: "bilangan bulat",
    Jenis.UANG: "rupiah, misalnya 1.500.000",
    Jenis.PERSEN: "angka dalam persen, misalnya 87,5",
    Jenis.TAHUN: "tahun empat angka",
    Jenis.TANGGAL: "tanggal, misalnya 31/01/2026",
    Jenis.YA_TIDAK: "Ya atau Tidak",
    Jenis.PILIHAN: "salah satu pilihan",
    Jenis.CAMPURAN: "angka atau teks, misalnya 87,5 atau BB atau ≤ 5",
}


def normal(teks: object) -> str:
    """Fold a name for comparison: case, punctuation, the mark `*` and repeated spaces do not count."""
    return re.sub(r"[\W_]+", " ", str(teks if teks is not None else "").casefold()).strip()


@dataclass(frozen=True, kw_only=True)
class Kolom:
    """One column.

    nama: key in the rows; judul: header as printed; wajib: an empty cell is a gap (an error when the column is part of the key);
    pilihan: strings or pairs (nilai, label), read as nilai and written as label; sinonim: other headers accepted;
    contoh: value for the example row, a tuple for several rows; minimal/maksimal: bounds of a number, or maksimal as length of a text;
    rujukan: (lembar, kolom) in the same workbook that must hold the value; periksa: returns a sentence when the value is wrong.
    """

    nama: str
    judul: str
    jenis: Jenis = Jenis.TEKS
    wajib: bool = False
    pilihan: tuple[Any, ...] = ()
    contoh: Any = None
    petunjuk: str = ""
    sinonim: tuple[str, ...] = ()
    lebar: int | None = None
    desimal: int | None = None
    minimal: Decimal | int | None = None
    maksimal: Decimal | int | None = None
    rujukan: tuple[str, str] | None = None
    periksa: Callable[[Any], str | None] | None = field(default=None, compare=False)

    @property
    def pasangan(self) -> tuple[tuple[Any, str], ...]:
        """Choices as pairs (nilai, label)."""
        return tuple(p if isinstance(p, tuple) else (p, str(p)) for p in self.pilihan)

    def label(self, nilai: Any) -> Any:
        """The label shown for a stored choice; anything else comes back unchanged."""
        return next((label for isi, label in self.pasangan if isi == nilai), nilai)

    @property
    def nama_judul(self) -> set[str]:
        """All folded headers under which the column is recognised."""
        return {normal(n) for n in (self.judul, self.nama, re.sub(r"\(.*?\)", "", self.judul), *self.sinonim)} - {""}


@dataclass(frozen=True, kw_only=True)
class Lembar:
    """One sheet: its columns and the columns that identify a row (kunci); empty kunci means rows have no identity."""

    nama: str
    kolom: tuple[Kolom, ...]
    kunci: tuple[str, ...] = ()
    judul: str = ""
    petunjuk: str = ""
    sinonim: tuple[str, ...] = ()
    wajib: bool = True
    maks_baris: int = 10_000

    def __post_init__(self) -> None:
        nama = [k.nama for k in self.kolom]
        if len(set(nama)) != len(nama) or not set(self.kunci) <= set(nama):
            raise ValueError(f"Definisi lembar {self.nama}: nama kolom ganda atau kunci bukan kolom.")
        if len(self.nama) > 31 or re.search(r"[\[\]:*?/\\]", self.nama):
            raise ValueError(f"Definisi lembar {self.nama}: nama lembar paling panjang 31 huruf tanpa []:*?/\\.")

    def ambil(self, nama: str) -> Kolom:
        """The column of that name; KeyError when there is none."""
        for kolom in self.kolom:
            if kolom.nama == nama:
                return kolom
        raise KeyError(nama)

    def kunci_dari(self, baris: Mapping[str, Any]) -> tuple[Any, ...]:
        """The key of a row as a tuple, texts folded so that case and spaces do not make a different row."""
        return tuple(normal_kunci(baris.get(k)) for k in self.kunci)


def normal_kunci(nilai: Any) -> Any:
    """Fold one part of a key: spaces collapsed and case ignored, punctuation kept ("1.01" is not "1 01")."""
    return " ".join(nilai.split()).casefold() if isinstance(nilai, str) else nilai


@dataclass(frozen=True)
class BukuKerja:
    """A workbook: its sheets in order. `kode` travels in the file, so that another template is recognised as the wrong one."""

    lembar: tuple[Lembar, ...]
    judul: str = ""
    kode: str = ""
    petunjuk: tuple[str, ...] = ()

    def __init__(self, lembar: Any, *, judul: str = "", kode: str = "", petunjuk: Any = ()) -> None:
        object.__setattr__(self, "lembar", tuple(lembar))
        object.__setattr__(self, "judul", judul or self.lembar[0].nama)
        object.__setattr__(self, "kode", kode)
        object.__setattr__(self, "petunjuk", (petunjuk,) if isinstance(petunjuk, str) else tuple(petunjuk))

    def ambil(self, nama: str) -> Lembar:
        """The sheet of that name; KeyError when there is none."""
        for lembar in self.lembar:
            if lembar.nama == nama:
                return lembar
        raise KeyError(nama)
