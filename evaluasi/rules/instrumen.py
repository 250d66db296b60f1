"""An evaluation instrument: versioned data, not code. Source: PermenPANRB 88/2021 Pasal 6."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction

from evaluasi.rules.tingkat import PITA_88_2021, Pita
from sakip.pilihan import Pilihan


class Metode(Pilihan):
    """How answers become the value of a sub-component."""

    JUDGEMENT = "JUDGEMENT", "Satu jawaban per sub-komponen"
    AVERAGE = "AVERAGE", "Rata-rata jawaban kriteria × bobot"
    SUM = "SUM", "Jumlah poin kriteria"


class Dimensi(Pilihan):
    """Aspect that a sub-component looks at."""

    KEBERADAAN = "KEBERADAAN", "Keberadaan"
    KUALITAS = "KUALITAS", "Kualitas"
    PEMANFAATAN = "PEMANFAATAN", "Pemanfaatan"


@dataclass(frozen=True, slots=True)
class SetJawaban:
    """A set of allowed answers with their values; `penuh` is the value of a full answer."""

    kode: str
    nilai: Mapping[str, Decimal]
    penuh: Decimal

    @property
    def urutan(self) -> tuple[str, ...]:
        """Answers from the lowest to the highest value."""
        return tuple(sorted(self.nilai, key=lambda jawaban: (self.nilai[jawaban], jawaban)))

    def bagian(self, jawaban: str | None) -> Fraction:
        """Share of a full answer, 0 to 1; 0 while unanswered."""
        return Fraction(0) if jawaban is None else Fraction(self.nilai[jawaban]) / Fraction(self.penuh)


@dataclass(frozen=True, slots=True)
class Kriteria:
    """A criterion: a probe (JUDGEMENT) or answered itself (AVERAGE, SUM).

    `bobot` is its points at a full answer under SUM; None there means that the answer set
    states the points. `rubrik` tells what each answer means, where the instrument says so.
    """

    kode: str
    nomor: int
    uraian: str
    jawaban: SetJawaban
    bobot: Decimal | None = None
    rubrik: Mapping[str, str] = field(default_factory=dict)

    @property
    def poin_penuh(self) -> Fraction:
        """Points of the best answer under SUM."""
        return max(self.poin(satu) for satu in self.jawaban.nilai)

    def poin(self, jawaban: str) -> Fraction:
        """Points of an answer under SUM."""
        if self.bobot is None:
            return Fraction(self.jawaban.nilai[jawaban])
        return Fraction(self.bobot) * self.jawaban.bagian(jawaban)


@dataclass(frozen=True, slots=True)
class SubKomponen:
    """A weighted sub-component with its criteria; `kelompok` names a level between, if any."""

    kode: str
    nama: str
    bobot: Decimal
    metode: Metode
    jawaban: SetJawaban
    kriteria: tuple[Kriteria, ...] = ()
    dimensi: Dimensi | None = None
    kelompok: str = ""


@dataclass(frozen=True, slots=True)
class Komponen:
    """A component: the sum of its sub-components."""

    kode: str
    nama: str
    bobot: Decimal
    sub: tuple[SubKomponen, ...]


@dataclass(frozen=True, slots=True)
class AturanKontrol:
    """A cross-check: the answer at `kode` may not exceed that at `acuan`.

    `acuan` is a criterion, or a sub-component: then its value share or the average of its criteria.
    """

    kode: str
    acuan: str
    pesan: str = ""


@dataclass(frozen=True, slots=True)
class Instrumen:
    """An instrument: components, bands of grades, cross-checks."""

    kode: str
    nama: str
    komponen: tuple[Komponen, ...]
    pita: tuple[Pita, ...] = PITA_88_2021
    kontrol: tuple[AturanKontrol, ...] = ()
    dasar: str = ""
    catatan: str = ""
    penjelasan: Mapping[str, Mapping[str, str]] = field(default_factory=dict)

    def semua_sub(self) -> Iterator[SubKomponen]:
        """All sub-components in order."""
        for komponen in self.komponen:
            yield from komponen.sub

    def semua_kriteria(self) -> Iterator[tuple[SubKomponen, Kriteria]]:
        """All criteria in order, each with its sub-component."""
        for sub in self.semua_sub():
            for kriteria in sub.kriteria:
                yield sub, kriteria


def baku(kode: str) -> str:
    """Canonical form of a code, so that "1.a", "1A" and "1a" meet: ``1.a``."""
    return ".".join(re.findall(r"\d+|[a-z]+", kode.lower()))
