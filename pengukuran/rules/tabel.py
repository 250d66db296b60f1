"""Categories of achievement and the traffic light, as tables.

Source: Permendagri 86/2017; regions may set their own table.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise
from typing import Any

from sakip import angka


class TabelSalah(ValueError):
    """A category table is unusable; the message is a sentence for the user."""


@dataclass(frozen=True, slots=True)
class Lampu:
    """A traffic light told in three ways: text, shape and colour (keys of the design tokens)."""

    teks: str
    bentuk: str
    warna: str


@dataclass(frozen=True, slots=True)
class BarisKategori:
    """One category: from `bawah` (inclusive, None for the lowest) upward."""

    bawah: Decimal | None
    nama: str
    lampu: Lampu


LAMPU_BAIK = Lampu("Tercapai", "bulat", "baik")
LAMPU_AWAS = Lampu("Perlu perhatian", "segitiga", "awas")
LAMPU_BURUK = Lampu("Tidak tercapai", "kotak", "buruk")
LAMPU_KOSONG = Lampu("Belum ada nilai", "lingkaran", "kosong")
_LAMPU = {"baik": LAMPU_BAIK, "awas": LAMPU_AWAS, "buruk": LAMPU_BURUK}

TABEL_86_2017: tuple[BarisKategori, ...] = (
    BarisKategori(Decimal(91), "Sangat Tinggi", LAMPU_BAIK),
    BarisKategori(Decimal(76), "Tinggi", LAMPU_BAIK),
    BarisKategori(Decimal(66), "Sedang", LAMPU_AWAS),
    BarisKategori(Decimal(51), "Rendah", LAMPU_BURUK),
    BarisKategori(None, "Sangat Rendah", LAMPU_BURUK),
)


def kategori(nilai: Decimal | None, tabel: Sequence[BarisKategori] = TABEL_86_2017) -> str | None:
    """Category of an unrounded achievement; bounds belong to the upper category. None stays None.

    Source: Permendagri 86/2017 (91, 76, 66, 51); regions may set their own table.
    """
    return None if nilai is None else _baris(nilai, tabel).nama


def lampu(nilai: Decimal | None, tabel: Sequence[BarisKategori] = TABEL_86_2017) -> Lampu:
    """Traffic light of an achievement, by the row of its category; empty has its own light."""
    return LAMPU_KOSONG if nilai is None else _baris(nilai, tabel).lampu


def baca_tabel(baris: Sequence[Mapping[str, Any]]) -> tuple[BarisKategori, ...]:
    """Read a category table from stored data, highest first.

    Rows are ``{"bawah": "91", "nama": "Sangat Tinggi", "lampu": "baik"}``; the last row has
    ``"bawah": null``. Raises `TabelSalah` where a row is broken, bounds do not fall, or the
    table does not reach the bottom.
    """
    if not baris:
        raise TabelSalah("Tabel kategori kosong; isi sekurang-kurangnya satu baris.")
    tabel = tuple(_baca_baris(nomor, isi) for nomor, isi in enumerate(baris, start=1))
    if tabel[-1].bawah is not None:
        raise TabelSalah("Baris terakhir tabel kategori harus tanpa batas bawah, agar setiap nilai punya kategori.")
    batas = [isi.bawah for isi in tabel[:-1] if isi.bawah is not None]
    if len(batas) < len(tabel) - 1:
        raise TabelSalah("Hanya baris terakhir yang boleh tanpa batas bawah.")
    for nomor, (atas, bawah) in enumerate(pairwise(batas), start=2):
        if bawah >= atas:
            raise TabelSalah(f"Batas pada baris {nomor} harus lebih kecil daripada baris di atasnya.")
    return tabel


def _baris(nilai: Decimal, tabel: Sequence[BarisKategori]) -> BarisKategori:
    pasti = angka.pasti(nilai)
    for baris in tabel:
        if baris.bawah is None or pasti >= baris.bawah:
            return baris
    raise TabelSalah("Tabel kategori tidak mencakup nilai terendah; tambahkan baris tanpa batas bawah.")


def _baca_baris(nomor: int, isi: Mapping[str, Any]) -> BarisKategori:
    nama = str(isi.get("nama") or "").strip()
    if not nama:
        raise TabelSalah(f"Baris {nomor} tabel kategori belum bernama.")
    if isi.get("lampu") not in _LAMPU:
        raise TabelSalah(f"Lampu pada baris {nomor} harus salah satu dari: {', '.join(_LAMPU)}.")
    try:
        bawah = None if isi.get("bawah") is None else angka.baca(isi["bawah"])
    except angka.AngkaSalah as galat:
        raise TabelSalah(f"Batas bawah pada baris {nomor}: {galat}") from None
    return BarisKategori(bawah, nama, _LAMPU[isi["lampu"]])
