"""Checks of rows against each other: what a node hangs under, what an indicator measures.

Rows are mappings per sheet (see `renstra.lembar`); a column that is absent means "unchanged".
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from renstra.rules.jenis import JenisSimpul

type Baris = Mapping[str, Any]
type Data = Mapping[str, Sequence[Baris]]
type Alamat = tuple[JenisSimpul, str]


@dataclass(frozen=True, slots=True)
class Salah:
    """A row that contradicts the others: sheet, index of the row, column, reason and remedy."""

    lembar: str
    nomor: int
    kolom: str
    sebab: str
    saran: str


def lipat(kode: object) -> str:
    """Fold a code for comparison: spaces and case do not make another code."""
    return " ".join(str(kode or "").split()).casefold()


def kode_ada(data: Data, tersimpan: Data, lembar: Mapping[str, JenisSimpul]) -> dict[Alamat, str]:
    """Every node of file and store under (kind, folded code), with the code as written."""
    return {
        (jenis, lipat(baris.get("kode"))): str(baris.get("kode") or "")
        for sumber in (tersimpan, data)
        for nama, jenis in lembar.items()
        for baris in sumber.get(nama, ())
    }


def periksa_induk(
    data: Data, ada: Iterable[Alamat], lembar: Mapping[str, JenisSimpul], induk: Mapping[str, str]
) -> Iterator[Salah]:
    """Rows of nodes whose parent code exists neither in the file nor in the plan."""
    dikenal = set(ada)
    for nama in lembar:
        for nomor, baris in enumerate(data.get(nama, ())):
            kode = baris.get("induk")
            atas = induk.get(nama)
            if kode and atas and (lembar[atas], lipat(kode)) not in dikenal:
                yield Salah(
                    nama,
                    nomor,
                    "induk",
                    f"Kode {atas.lower()} “{kode}” tidak ada.",
                    f"Tambahkan di lembar {atas} atau samakan kodenya.",
                )


def simpul_indikator(baris: Baris, ada: Iterable[Alamat]) -> Alamat | str | None:
    """Which node an indicator row measures; a sentence where that cannot be told; None where the row does not say."""
    tingkat, kode = baris.get("tingkat"), baris.get("induk")
    if not tingkat and not kode:
        return None
    if not kode:
        return f"Tingkat {JenisSimpul(str(tingkat)).label} diisi, tetapi Kode induk kosong."
    cocok = [alamat for alamat in ada if alamat[1] == lipat(kode) and (not tingkat or alamat[0] == tingkat)]
    if len(cocok) == 1:
        return cocok[0]
    if cocok:
        return f"Kode “{kode}” dipakai di beberapa tingkat: {', '.join(jenis.label for jenis, _ in cocok)}."
    return f"Kode “{kode}” tidak ada" + (f" di tingkat {JenisSimpul(tingkat).label}." if tingkat else ".")


def periksa_indikator(data: Data, ada: Iterable[Alamat], kode_tersimpan: Iterable[str], nama: str) -> Iterator[Salah]:
    """Indicator rows that do not say what they measure, or name a node that is nowhere."""
    alamat, lama = list(ada), {lipat(kode) for kode in kode_tersimpan}
    for nomor, baris in enumerate(data.get(nama, ())):
        simpul = simpul_indikator(baris, alamat)
        if isinstance(simpul, str):
            yield Salah(nama, nomor, "induk", simpul, "Isi kolom Tingkat dan Kode induk dengan simpul yang ada.")
        elif simpul is None and lipat(baris.get("kode")) not in lama:
            yield Salah(
                nama,
                nomor,
                "induk",
                "Indikator baru belum menyebut apa yang diukurnya.",
                "Isi kolom Tingkat dan Kode induk.",
            )


def periksa_kunci(data: Data) -> Iterator[Salah]:
    """Rows without a code, and rows of one sheet with the same code."""
    for nama, daftar in data.items():
        pertama: dict[str, int] = {}
        for nomor, baris in enumerate(daftar):
            kode = lipat(baris.get("kode"))
            if not kode:
                yield Salah(nama, nomor, "kode", "Kode belum diisi.", "Isi kodenya.")
            elif pertama.setdefault(kode, nomor) != nomor:
                yield Salah(
                    nama,
                    nomor,
                    "kode",
                    f"Kode “{baris['kode']}” muncul dua kali.",
                    "Hapus salah satu atau bedakan kodenya.",
                )
