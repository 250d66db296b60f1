"""From answers to the total and the grade, with every part.

Exact: sums and averages are fractions, turned into Decimal at the end; the total is
rounded once. Source: PermenPANRB 88/2021; 12/2015 for averages of criteria.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Context, Decimal
from fractions import Fraction

from evaluasi.rules.instrumen import Instrumen, Komponen, Kriteria, Metode, SetJawaban, SubKomponen, baku
from evaluasi.rules.tingkat import Predikat, predikat

_KONTEKS = Context(prec=34)


class JawabanSalah(ValueError):
    """Answers do not fit the instrument; the message is a sentence for the user."""


@dataclass(frozen=True, slots=True)
class NilaiKriteria:
    """A criterion with its answer (None: unanswered) and its value as share of a full one, or points."""

    kode: str
    uraian: str
    jawaban: str | None
    nilai: Decimal


@dataclass(frozen=True, slots=True)
class NilaiSub:
    """A sub-component with its answer (JUDGEMENT only) and value, unrounded."""

    kode: str
    nama: str
    bobot: Decimal
    metode: Metode
    jawaban: str | None
    nilai_jawaban: Decimal
    nilai: Decimal
    kriteria: tuple[NilaiKriteria, ...] = ()
    kelompok: str = ""


@dataclass(frozen=True, slots=True)
class NilaiKomponen:
    """A component: the sum of its parts, unrounded."""

    kode: str
    nama: str
    bobot: Decimal
    nilai: Decimal
    sub: tuple[NilaiSub, ...]


@dataclass(frozen=True, slots=True)
class Hasil:
    """Result of a worksheet: exact total, rounded value, grade, parts, unanswered codes."""

    instrumen: str
    total: Decimal
    nilai: Decimal
    predikat: Predikat
    komponen: tuple[NilaiKomponen, ...]
    belum_dijawab: tuple[str, ...]


def hitung(instrumen: Instrumen, jawaban: Mapping[str, str | None]) -> Hasil:
    """Total, grade and parts of a worksheet.

    `jawaban` maps the code of a sub-component ("1a", "1.a") to its answer, or under AVERAGE
    and SUM the code of a criterion ("A.I.a.3"). Unanswered ones count 0 and are listed.
    Raises `JawabanSalah` for unknown codes and answers, all of them named.
    """
    bersih = bersihkan(instrumen, jawaban)
    bagian = [_komponen(komponen, bersih) for komponen in instrumen.komponen]
    total = sum((pecahan for _, pecahan in bagian), Fraction(0))
    nilai = bulatkan(total)
    return Hasil(
        instrumen=instrumen.kode,
        total=desimal(total),
        nilai=nilai,
        predikat=predikat(nilai, instrumen.pita),
        komponen=tuple(komponen for komponen, _ in bagian),
        belum_dijawab=tuple(kode for kode in kode_jawaban(instrumen) if baku(kode) not in bersih),
    )


def kode_jawaban(instrumen: Instrumen) -> tuple[str, ...]:
    """Codes that take an answer, in order: sub-components or criteria."""
    return tuple(kode for kode, _ in _tempat(instrumen))


def bersihkan(instrumen: Instrumen, jawaban: Mapping[str, str | None]) -> dict[str, str]:
    """Answers under canonical codes, empty ones dropped. Raises `JawabanSalah` naming each fault."""
    tempat = {baku(kode): (kode, isi) for kode, isi in _tempat(instrumen)}
    bersih: dict[str, str] = {}
    salah: list[str] = []
    for kode, isi in jawaban.items():
        if baku(str(kode)) not in tempat:
            salah.append(f"kode “{kode}” tidak menerima jawaban pada instrumen {instrumen.kode}")
            continue
        if isi is None or isi == "":
            continue
        asli, pilihan = tempat[baku(str(kode))]
        cocok = str(isi).strip().upper()
        if cocok not in pilihan.nilai:
            salah.append(f"jawaban “{isi}” pada {asli} tidak dikenal (pilihan: {', '.join(reversed(pilihan.urutan))})")
        elif baku(asli) in bersih:
            salah.append(f"jawaban pada {asli} tertulis dua kali")
        else:
            bersih[baku(asli)] = cocok
    if salah:
        raise JawabanSalah(f"Jawaban tidak dapat dihitung: {'; '.join(salah)}.")
    return bersih


def nilai_sub(sub: SubKomponen, bersih: Mapping[str, str]) -> Fraction:
    """Exact value of a sub-component from canonical answers."""
    bobot = Fraction(sub.bobot)
    if sub.metode is Metode.JUDGEMENT:
        return bobot * sub.jawaban.bagian(bersih.get(baku(sub.kode)))
    if sub.metode is Metode.SUM:
        return sum((_poin(satu, bersih) for satu in sub.kriteria), Fraction(0))
    if not sub.kriteria:
        return Fraction(0)
    return bobot * rerata(sub, bersih)


def rerata(sub: SubKomponen, bersih: Mapping[str, str]) -> Fraction:
    """Average share of the criteria of a sub-component; unanswered ones count 0."""
    bagian = (satu.jawaban.bagian(bersih.get(baku(satu.kode))) for satu in sub.kriteria)
    return sum(bagian, Fraction(0)) / len(sub.kriteria)


def desimal(pecahan: Fraction) -> Decimal:
    """The fraction as Decimal, exact wherever its decimal form ends."""
    return _KONTEKS.divide(Decimal(pecahan.numerator), Decimal(pecahan.denominator))


def bulatkan(pecahan: Fraction) -> Decimal:
    """A non-negative fraction rounded half up to two places."""
    return Decimal((pecahan * 200 + 1) // 2).scaleb(-2)


def _tempat(instrumen: Instrumen) -> Iterable[tuple[str, SetJawaban]]:
    for sub in instrumen.semua_sub():
        if sub.metode is Metode.JUDGEMENT:
            yield sub.kode, sub.jawaban
        else:
            yield from ((satu.kode, satu.jawaban) for satu in sub.kriteria)


def _komponen(komponen: Komponen, bersih: Mapping[str, str]) -> tuple[NilaiKomponen, Fraction]:
    nilai = [nilai_sub(sub, bersih) for sub in komponen.sub]
    total = sum(nilai, Fraction(0))
    sub = tuple(_sub(satu, pecahan, bersih) for satu, pecahan in zip(komponen.sub, nilai, strict=True))
    return NilaiKomponen(komponen.kode, komponen.nama, komponen.bobot, desimal(total), sub), total


def _sub(sub: SubKomponen, nilai: Fraction, bersih: Mapping[str, str]) -> NilaiSub:
    jawaban = bersih.get(baku(sub.kode)) if sub.metode is Metode.JUDGEMENT else None
    kriteria = () if sub.metode is Metode.JUDGEMENT else sub.kriteria
    return NilaiSub(
        kode=sub.kode,
        nama=sub.nama,
        bobot=sub.bobot,
        metode=sub.metode,
        jawaban=jawaban,
        nilai_jawaban=sub.jawaban.nilai[jawaban] if jawaban else Decimal(0),
        nilai=desimal(nilai),
        kriteria=tuple(_kriteria(sub, satu, bersih) for satu in kriteria),
        kelompok=sub.kelompok,
    )


def _kriteria(sub: SubKomponen, kriteria: Kriteria, bersih: Mapping[str, str]) -> NilaiKriteria:
    jawaban = bersih.get(baku(kriteria.kode))
    nilai = _poin(kriteria, bersih) if sub.metode is Metode.SUM else kriteria.jawaban.bagian(jawaban)
    return NilaiKriteria(kriteria.kode, kriteria.uraian, jawaban, desimal(nilai))


def _poin(kriteria: Kriteria, bersih: Mapping[str, str]) -> Fraction:
    jawaban = bersih.get(baku(kriteria.kode))
    return Fraction(0) if jawaban is None else kriteria.poin(jawaban)
