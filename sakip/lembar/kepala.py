"""Finding the header: which row holds the column titles and which sheet column is which of ours."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from openpyxl.utils import get_column_letter

from sakip.lembar.definisi import Lembar, normal
from sakip.lembar.peta import Peta

BARIS_DICARI = 30
TANDA = "tanda"


@dataclass
class Kepala:
    """baris: last header row (from 1); kolom: our column name → sheet column; ganda and asing: address → title as printed."""

    baris: int
    kolom: dict[str, int] = field(default_factory=dict)
    ganda: dict[str, str] = field(default_factory=dict)
    asing: dict[str, str] = field(default_factory=dict)
    tanda: int | None = None


def cari_kepala(awal: Sequence[Sequence[Any]], lembar: Lembar, peta: Peta) -> Kepala | None:
    """The best header among the first rows, one or (under merged group titles) two rows high; None when fewer than two titles are found.

    awal: values of the first rows, each a sequence of raw values. Column order is free, unknown columns are reported, not refused.
    """
    kamus = _kamus(lembar)
    terbaik: Kepala | None = None
    for nomor in range(1, len(awal) + 1):
        for tinggi in (1, 2) if _bergabung(nomor, peta) and nomor < len(awal) else (1,):
            kepala = _cocokkan(awal, nomor, tinggi, kamus, peta)
            if terbaik is None or len(kepala.kolom) > len(terbaik.kolom):
                terbaik = kepala
    if terbaik is None or len(terbaik.kolom) < min(2, len(lembar.kolom)):
        return None
    return terbaik


def baris_nomor(nilai: Sequence[Any]) -> bool:
    """True for the row of column numbers (1) (2) (3) that official tables carry under their header."""
    isi = [str(n).strip() for n in nilai if n not in (None, "")]
    return len(isi) >= 3 and [i.strip("()") for i in isi] == [str(n) for n in range(1, len(isi) + 1)]


def _kamus(lembar: Lembar) -> dict[str, str]:
    kamus = {normal(k.judul): k.nama for k in lembar.kolom}
    for kolom in lembar.kolom:
        for nama in kolom.nama_judul:
            kamus.setdefault(nama, kolom.nama)
    kamus.setdefault(TANDA, TANDA)
    return kamus


def _bergabung(nomor: int, peta: Peta) -> bool:
    return any(
        baris == nomor and asal[0] == nomor and asal[1] != kolom for (baris, kolom), asal in peta.gabungan.items()
    )


def _teks(awal: Sequence[Sequence[Any]], baris: int, kolom: int, peta: Peta) -> str:
    baris, kolom = peta.gabungan.get((baris, kolom), (baris, kolom))
    isi = awal[baris - 1] if baris <= len(awal) else ()
    nilai = isi[kolom - 1] if kolom <= len(isi) else None
    return "" if nilai is None else " ".join(str(nilai).split())


def _cocokkan(awal: Sequence[Sequence[Any]], nomor: int, tinggi: int, kamus: dict[str, str], peta: Peta) -> Kepala:
    kepala = Kepala(nomor + tinggi - 1)
    for kolom in range(1, len(awal[nomor - 1]) + 1):
        bagian = [_teks(awal, baris, kolom, peta) for baris in range(nomor, nomor + tinggi)]
        judul = " ".join(dict.fromkeys(filter(None, bagian)))
        calon = (judul, re.sub(r"\(.*?\)", "", judul), *reversed(bagian))
        nama = next((kamus[normal(c)] for c in calon if normal(c) in kamus), None)
        alamat = f"{get_column_letter(kolom)}{kepala.baris}"
        if nama == TANDA and TANDA not in kepala.kolom:
            kepala.tanda = kolom
        elif nama in kepala.kolom:
            kepala.ganda[alamat] = judul
        elif nama:
            kepala.kolom[nama] = kolom
        elif judul:
            kepala.asing[alamat] = judul
    return kepala
