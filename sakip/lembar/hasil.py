"""What reading a workbook returns: rows with the addresses they came from, and findings."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any


class Tingkat(StrEnum):
    """GALAT stops the import; KOSONG is a gap, stored as draft and listed; CATATAN is only told."""

    GALAT = "galat"
    KOSONG = "kosong"
    CATATAN = "catatan"


@dataclass(frozen=True)
class Temuan:
    """One finding: where (sheet, cell, column), why, and what to do about it. Address "" means the whole sheet or file."""

    tingkat: Tingkat
    lembar: str
    alamat: str
    kolom: str
    sebab: str
    saran: str = ""

    @property
    def tempat(self) -> str:
        """Place in words, such as `Lembar Indikator, sel D14 (Target 2026)`."""
        bagian = [f"Lembar {self.lembar}"] if self.lembar else []
        bagian += [f"sel {self.alamat}" if not self.alamat.isdigit() else f"baris {self.alamat}"] if self.alamat else []
        return ", ".join(bagian) + (f" ({self.kolom})" if self.kolom else "")

    def __str__(self) -> str:
        return " ".join(filter(None, [f"{self.tempat}:" if self.tempat else "", self.sebab, self.saran]))


@dataclass(frozen=True, slots=True)
class Sel:
    """A value and the cell it was read from."""

    lembar: str
    alamat: str
    nilai: Any


@dataclass(slots=True)
class Baris(Mapping[str, Any]):
    """One row: a mapping column name → value, with row number and cells. Columns absent from the file are absent here."""

    lembar: str
    nomor: int
    sel: dict[str, Sel] = field(default_factory=dict)
    rusak: set[str] = field(default_factory=set)

    def __getitem__(self, nama: str) -> Any:
        return self.sel[nama].nilai

    def __iter__(self) -> Iterator[str]:
        return iter(self.sel)

    def __len__(self) -> int:
        return len(self.sel)

    def alamat(self, nama: str) -> str:
        """Address of the cell of a column, or the row number where the file has no such column."""
        return self.sel[nama].alamat if nama in self.sel else str(self.nomor)


@dataclass
class Hasil:
    """All that was read: rows by sheet name and findings in reading order."""

    baris: dict[str, list[Baris]] = field(default_factory=dict)
    temuan: list[Temuan] = field(default_factory=list)

    def menurut(self, tingkat: Tingkat) -> list[Temuan]:
        """Findings of one level."""
        return [t for t in self.temuan if t.tingkat == tingkat]

    @property
    def galat(self) -> list[Temuan]:
        """Errors: nothing may be stored."""
        return self.menurut(Tingkat.GALAT)

    @property
    def kosong(self) -> list[Temuan]:
        """Gaps: stored as draft, to be completed before submission."""
        return self.menurut(Tingkat.KOSONG)

    @property
    def catatan(self) -> list[Temuan]:
        """Notes: skipped example rows, hidden rows, unknown columns."""
        return self.menurut(Tingkat.CATATAN)

    @property
    def sah(self) -> bool:
        """True when there is no error; gaps do not count."""
        return not self.galat
