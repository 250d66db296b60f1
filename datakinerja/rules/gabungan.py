"""From the values of periods to one value, and how complete they are.

Source: PermenPANRB 53/2014.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Context, Decimal, localcontext

from renstra.rules import Agregasi, CaraEntri
from sakip import angka
from sakip.pilihan import Pilihan

SERATUS = Decimal(100)
KONTEKS = Context(prec=34)

type Pasangan = tuple[Decimal | None, Decimal | None]
type Isian = Decimal | Pasangan | None


class KeadaanNilai(Pilihan):
    """State of a recorded value. Empty is not zero; not applicable needs a reason."""

    TERISI = "TERISI", "Terisi"
    KOSONG = "KOSONG", "Belum diisi"
    TIDAK_BERLAKU = "TIDAK_BERLAKU", "Tidak berlaku (n/a)"


@dataclass(frozen=True, slots=True)
class Kelengkapan:
    """How many values of a set are filled, empty, and not applicable."""

    terisi: int
    kosong: int
    tidak_berlaku: int

    @property
    def wajib(self) -> int:
        """Values that are expected: filled and empty ones."""
        return self.terisi + self.kosong

    @property
    def persen(self) -> Decimal | None:
        """Share of the expected values that is filled; None where none is expected."""
        with localcontext(KONTEKS):
            return self.terisi * SERATUS / self.wajib if self.wajib else None


def agregasi(
    nilai: Sequence[Isian],
    cara: Agregasi | str,
    entri: CaraEntri | str = CaraEntri.PERIODE,
    *,
    pengali: Decimal = SERATUS,
) -> Decimal | None:
    """One value from the values of the periods, in order of time; None where all are empty.

    Empty periods (None) are left out, never counted as zero. For RASIO each value is a pair
    (numerator, denominator), the result Σ numerator ÷ Σ denominator × `pengali` (100: per
    cent), never an average of percentages. With cumulative entry each value is already one
    to date, so the last filled one counts, whatever the method. Source: PermenPANRB 53/2014.
    """
    cara, entri = Agregasi(cara), CaraEntri(entri)
    with localcontext(KONTEKS):
        if cara is Agregasi.RASIO:
            pasangan = [isi for isi in map(_pasangan, nilai) if isi is not None]
            return _rasio(pasangan[-1:] if entri is CaraEntri.KUMULATIF else pasangan, pengali)
        terisi = [isi for isi in map(_tunggal, nilai) if isi is not None]
        if not terisi:
            return None
        return terisi[-1] if entri is CaraEntri.KUMULATIF else _gabung(terisi, cara)


def sampai_dengan(
    nilai: Sequence[Isian],
    cara: Agregasi | str,
    entri: CaraEntri | str = CaraEntri.PERIODE,
    *,
    pengali: Decimal = SERATUS,
) -> list[Decimal | None]:
    """The value to date after each period: as many results as periods."""
    return [agregasi(nilai[:akhir], cara, entri, pengali=pengali) for akhir in range(1, len(nilai) + 1)]


def nilai_periode(kumulatif: Sequence[Decimal | None]) -> list[Decimal | None]:
    """Values of the single periods from cumulative ones; an empty period stays empty."""
    hasil: list[Decimal | None] = []
    sebelum = Decimal(0)
    for isi in kumulatif:
        hasil.append(None if isi is None else isi - sebelum)
        sebelum = sebelum if isi is None else isi
    return hasil


def kelengkapan(keadaan: Sequence[KeadaanNilai]) -> Kelengkapan:
    """Count states; not applicable values are not expected."""
    return Kelengkapan(
        terisi=sum(satu is KeadaanNilai.TERISI for satu in keadaan),
        kosong=sum(satu is KeadaanNilai.KOSONG for satu in keadaan),
        tidak_berlaku=sum(satu is KeadaanNilai.TIDAK_BERLAKU for satu in keadaan),
    )


def _gabung(terisi: list[Decimal], cara: Agregasi) -> Decimal:
    match cara:
        case Agregasi.JUMLAH:
            return sum(terisi, Decimal(0))
        case Agregasi.RERATA:
            return sum(terisi, Decimal(0)) / len(terisi)
        case Agregasi.MAKS:
            return max(terisi)
        case Agregasi.MIN:
            return min(terisi)
        case _:
            return terisi[-1]


def _rasio(pasangan: list[tuple[Decimal, Decimal]], pengali: Decimal) -> Decimal | None:
    pembilang = sum((atas for atas, _ in pasangan), Decimal(0))
    penyebut = sum((bawah for _, bawah in pasangan), Decimal(0))
    return pembilang * pengali / penyebut if penyebut else None


def _tunggal(isi: Isian) -> Decimal | None:
    if isinstance(isi, tuple):
        raise TypeError("pasangan pembilang dan penyebut hanya untuk agregasi RASIO")
    return None if isi is None else angka.pasti(isi)


def _pasangan(isi: Isian) -> tuple[Decimal, Decimal] | None:
    """A complete pair; a half-filled one counts as empty."""
    if isi is None:
        return None
    if not isinstance(isi, tuple):
        raise TypeError("agregasi RASIO memerlukan pasangan (pembilang, penyebut)")
    atas, bawah = isi
    return None if atas is None or bawah is None else (angka.pasti(atas), angka.pasti(bawah))
