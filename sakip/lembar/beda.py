"""What an import would change: rows read against rows stored, cell by cell."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from sakip.lembar.definisi import Lembar
from sakip.lembar.hasil import Baris


@dataclass(frozen=True)
class SelBeda:
    """One changed cell: column, stored value, value read, and where it was read."""

    kolom: str
    judul: str
    lama: Any
    baru: Any
    alamat: str


@dataclass(frozen=True)
class Ubah:
    """One changed row; `lama` is the stored row as given."""

    kunci: tuple[Any, ...]
    baris: Baris
    lama: Mapping[str, Any]
    sel: tuple[SelBeda, ...]


@dataclass
class Beda:
    """The dry run of one sheet. hapus: stored rows that the file no longer has; whether they go is for the caller to decide."""

    lembar: str
    tambah: list[Baris] = field(default_factory=list)
    ubah: list[Ubah] = field(default_factory=list)
    hapus: list[Mapping[str, Any]] = field(default_factory=list)
    sama: list[Baris] = field(default_factory=list)

    def __bool__(self) -> bool:
        return bool(self.tambah or self.ubah or self.hapus)

    @property
    def ringkas(self) -> str:
        """The dry run in one phrase: `3 baru, 2 berubah, 0 hilang, 40 tetap`."""
        return f"{len(self.tambah)} baru, {len(self.ubah)} berubah, {len(self.hapus)} hilang, {len(self.sama)} tetap"


def bandingkan(lembar: Lembar, baru: Iterable[Baris], lama: Iterable[Mapping[str, Any]]) -> Beda:
    """Compare rows read with stored rows (mappings with the same column names) by the key of the sheet.

    Columns that the file does not have, and cells that could not be read, count as unchanged. An empty cell against a stored value
    is a change to None.  Raises ValueError when the sheet has no key.
    """
    if not lembar.kunci:
        raise ValueError(f"Lembar {lembar.nama} tidak punya kunci.")
    tersimpan = {lembar.kunci_dari(isi): isi for isi in lama}
    beda = Beda(lembar.nama)
    for baris in baru:
        kunci = lembar.kunci_dari(baris)
        isi = tersimpan.pop(kunci, None)
        if isi is None:
            beda.tambah.append(baris)
        elif sel := _sel_beda(lembar, baris, isi):
            beda.ubah.append(Ubah(kunci, baris, isi, sel))
        else:
            beda.sama.append(baris)
    beda.hapus.extend(tersimpan.values())
    return beda


def _sel_beda(lembar: Lembar, baris: Baris, lama: Mapping[str, Any]) -> tuple[SelBeda, ...]:
    return tuple(
        SelBeda(k.nama, k.judul, lama.get(k.nama), baris[k.nama], baris.alamat(k.nama))
        for k in lembar.kolom
        if k.nama in baris
        and k.nama not in baris.rusak
        and k.nama not in lembar.kunci
        and not sama(lama.get(k.nama), baris[k.nama])
    )


def sama(kiri: Any, kanan: Any) -> bool:
    """Equality as a reader sees it: 1 and 1,0 are the same number, None and "" are both empty, spaces at the ends do not count."""
    kiri, kanan = (None if n == "" else " ".join(n.split()) if isinstance(n, str) else n for n in (kiri, kanan))
    if isinstance(kiri, int | Decimal) and isinstance(kanan, int | Decimal):
        return Decimal(kiri) == Decimal(kanan)
    return bool(kiri == kanan)
