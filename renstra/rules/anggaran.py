"""Stages of a year's budget (DPA), which one counts, and whether parts give the whole.

Source: PP 12/2019 (APBD, shifts and change of the budget); Permendagri 77/2020.
"""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from renstra.rules.rencana import TahapAnggaran
from sakip import angka


@dataclass(frozen=True, slots=True)
class TahapSah:
    """A ratified stage: which, the how-manieth shift, when, its total (rupiah) and number of rows."""

    tahap: TahapAnggaran
    ke: int
    tanggal: dt.date
    jumlah: Decimal = Decimal(0)
    baris: int = 0

    @property
    def kunci(self) -> str:
        """Short key: "PERGESERAN-2"."""
        return f"{self.tahap.value}-{self.ke}"

    @property
    def label(self) -> str:
        """Name as people say it; shifts carry their number."""
        return f"{self.tahap.label} {self.ke}" if self.tahap is TahapAnggaran.PERGESERAN else self.tahap.label


def jumlah_pagu(pagu: Mapping[str, Decimal]) -> Decimal:
    """Total of a stage whose rows may repeat the same money on several levels: only the outermost codes count."""
    return sum((isi for kode, isi in pagu.items() if not any(kode.startswith(f"{satu}.") for satu in pagu)), Decimal(0))


def pagu_kode(kode: str, pagu: Mapping[str, Decimal]) -> Decimal | None:
    """Money of a code: its own row, else the sum of the level right below it; None where the stage does not know it."""
    if not kode or kode in pagu:
        return pagu.get(kode)
    bawah = {satu: isi for satu, isi in pagu.items() if satu.startswith(f"{kode}.")}
    if not bawah:
        return None
    tingkat = min(satu.count(".") for satu in bawah)
    return sum((isi for satu, isi in bawah.items() if satu.count(".") == tingkat), Decimal(0))


def periksa_bagian_pagu(pagu: Mapping[str, Decimal]) -> list[tuple[str, str]]:
    """Codes whose parts do not give the whole: (code, sentence)."""
    hasil = []
    for kode, isi in pagu.items():
        tanpa_diri = {satu: nilai for satu, nilai in pagu.items() if satu != kode}
        bagian = pagu_kode(kode, tanpa_diri)
        if bagian is not None and bagian != isi:
            kalimat = f"Jumlah bagiannya {angka.rupiah(bagian)}, padahal pagunya {angka.rupiah(isi)}."
            hasil.append((kode, kalimat))
    return hasil


def urut_tahap(tahap: Iterable[TahapSah]) -> list[TahapSah]:
    """Stages in the order in which they took effect; the last one counts."""
    urutan = list(TahapAnggaran)
    return sorted(tahap, key=lambda satu: (satu.tanggal, urutan.index(satu.tahap), satu.ke))
