"""The list of the late as plain text for a group chat."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from datakinerja.rules.masa import sebut_bulan

# The longest message that WhatsApp takes.
MAKS_PESAN: Final = 4_096


@dataclass(frozen=True, slots=True)
class Terlambat:
    """A unit whose deadline has passed without submission: its months, and where to do it."""

    unit_id: int
    nama: str
    bulan: tuple[int, ...]
    alamat: str


def pesan_terlambat(daftar: Sequence[Terlambat], *, kepala: str, kaki: str, maks: int = MAKS_PESAN) -> list[str]:
    """One message or several, each at most `maks` characters and whole units; none where nobody is late.

    Several are numbered: "(1/3)".  ValueError where head, foot and one unit alone do not fit.
    """
    blok = [
        f"{nomor}. {satu.nama}: {sebut_bulan(satu.bulan)}\n{satu.alamat}" for nomor, satu in enumerate(daftar, start=1)
    ]
    bagian = list(_bagi(blok, maks - len(kepala) - len(kaki) - len(" (99/99)\n\n\n\n")))
    banyak = len(bagian)
    nomor_bagian = [f" ({ke}/{banyak})" if banyak > 1 else "" for ke in range(1, banyak + 1)]
    return [f"{kepala}{n}\n\n{isi}\n\n{kaki}" for n, isi in zip(nomor_bagian, bagian, strict=True)]


def _bagi(blok: Iterable[str], ruang: int) -> Iterable[str]:
    kini = ""
    for satu in blok:
        if len(satu) > ruang:
            raise ValueError("Satu baris lebih panjang daripada satu pesan.")
        gabung = f"{kini}\n{satu}" if kini else satu
        if len(gabung) > ruang:
            yield kini
            gabung = satu
        kini = gabung
    if kini:
        yield kini
