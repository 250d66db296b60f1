"""A first quick pass over the XML of one sheet: size, merged cells, hidden rows, formulas without a stored result."""

from dataclasses import dataclass, field
from typing import IO
from xml.etree.ElementTree import Element, iterparse

from openpyxl.utils.cell import coordinate_to_tuple, range_boundaries

from sakip.lembar.pengaman import Batas, BerkasDitolak

MAKS_GABUNGAN = 200_000


@dataclass
class Peta:
    """Rows and columns count from 1. gabungan: covered cell → first cell of its merged range."""

    baris_akhir: int = 0
    kolom_akhir: int = 0
    gabungan: dict[tuple[int, int], tuple[int, int]] = field(default_factory=dict)
    tersembunyi: set[int] = field(default_factory=set)
    tanpa_hasil: set[tuple[int, int]] = field(default_factory=set)


def petakan(aliran: IO[bytes], *, lembar: str, maks_baris: int, batas: Batas) -> Peta:
    """Map one sheet; raises BerkasDitolak as soon as a filled cell lies beyond the limits (so a huge sheet costs little)."""
    peta = Peta()
    rentang: list[str] = []
    tumpukan: list[Element] = []
    baris = kolom = 0
    for kejadian, unsur in iterparse(aliran, events=("start", "end")):  # noqa: S314  # parts with a document type were refused
        nama = unsur.tag.rpartition("}")[2]
        if kejadian == "start":
            if nama in ("sheetData", "row"):
                tumpukan.append(unsur)
            if nama == "row":
                baris, kolom = int(unsur.get("r") or baris + 1), 0
        elif nama == "c":
            kolom = coordinate_to_tuple(unsur.get("r", ""))[1] if unsur.get("r") else kolom + 1
            _catat_sel(peta, unsur, baris, kolom)
            _jaga(peta, lembar, maks_baris, batas)
        elif nama == "row":
            _catat_baris(peta, unsur, baris)
            tumpukan.pop()
            tumpukan[-1].clear()
        elif nama == "mergeCell":
            rentang.append(unsur.get("ref", ""))
    _catat_gabungan(peta, rentang)
    return peta


def _catat_sel(peta: Peta, unsur: Element, baris: int, kolom: int) -> None:
    rumus, nilai = False, ""
    for anak in unsur:
        nama = anak.tag.rpartition("}")[2]
        rumus = rumus or nama == "f"
        if nama in ("v", "is"):
            nilai = anak.text or ("x" if len(anak) else "")
    if not rumus and not nilai:
        return
    peta.baris_akhir, peta.kolom_akhir = max(peta.baris_akhir, baris), max(peta.kolom_akhir, kolom)
    if rumus and not nilai and unsur.get("t") != "str":
        peta.tanpa_hasil.add((baris, kolom))


def _catat_baris(peta: Peta, unsur: Element, baris: int) -> None:
    if unsur.get("hidden") in ("1", "true") and len(unsur):
        peta.tersembunyi.add(baris)


def _jaga(peta: Peta, lembar: str, maks_baris: int, batas: Batas) -> None:
    if peta.baris_akhir > maks_baris:
        raise BerkasDitolak(
            f"Lembar {lembar} berisi lebih dari {maks_baris:,} baris".replace(",", ".")
            + f" (ada isi di baris {peta.baris_akhir}). Hapus baris yang tidak perlu atau bagi menjadi beberapa berkas."
        )
    if peta.kolom_akhir > batas.kolom:
        raise BerkasDitolak(
            f"Lembar {lembar} berisi lebih dari {batas.kolom} kolom. Hapus kolom di luar templat, lalu unggah lagi."
        )


def _catat_gabungan(peta: Peta, rentang: list[str]) -> None:
    for acuan in rentang:
        kiri, atas, kanan, bawah = range_boundaries(acuan)
        kanan, bawah = min(kanan or 1, peta.kolom_akhir), min(bawah or 1, peta.baris_akhir)
        luas = max(0, bawah - (atas or 1) + 1) * max(0, kanan - (kiri or 1) + 1)
        if len(peta.gabungan) + luas > MAKS_GABUNGAN:
            raise BerkasDitolak("Terlalu banyak sel gabungan. Hapus penggabungan sel di luar tabel, lalu unggah lagi.")
        for baris in range(atas or 1, bawah + 1):
            for kolom in range(kiri or 1, kanan + 1):
                peta.gabungan[baris, kolom] = (atas or 1, kiri or 1)
