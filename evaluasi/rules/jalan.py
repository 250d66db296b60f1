"""What-if: the cheapest changes of answers that reach a grade."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from evaluasi.rules.hitungan import bersihkan, bulatkan, desimal, hitung
from evaluasi.rules.instrumen import Instrumen, Metode, SetJawaban, SubKomponen, baku
from evaluasi.rules.tingkat import Predikat, batas_bawah, predikat

SETENGAH_SEN = Fraction(1, 200)


@dataclass(frozen=True, slots=True)
class Perubahan:
    """Raise one answer: from (None: unanswered) to, with the steps it takes and the points it adds."""

    kode: str
    dari: str | None
    ke: str
    langkah: int
    tambahan: Decimal


@dataclass(frozen=True, slots=True)
class Jalan:
    """A way to a grade: the changes, their steps together, and where they lead."""

    perubahan: tuple[Perubahan, ...]
    langkah: int
    nilai: Decimal
    predikat: Predikat


@dataclass(frozen=True, slots=True)
class _Kenaikan:
    """A possible raise at one place."""

    perubahan: Perubahan
    tambahan: Fraction


type _Rencana = tuple[Fraction, tuple[_Kenaikan, ...]]


def menuju(instrumen: Instrumen, jawaban: Mapping[str, str | None], target: Predikat) -> Jalan | None:
    """The cheapest way to `target`, None where even full answers do not reach it.

    The price is the number of steps up the answer scale (C to B is two: C, CC, B); an
    unanswered place stands at zero. Of the ways with the fewest steps the one that adds most is
    taken, then the one that changes fewest places, then the order of the instrument: the same
    answers always give the same way. A grade already reached gives a way without changes.
    """
    bersih = bersihkan(instrumen, jawaban)
    kini = hitung(instrumen, jawaban)
    batas = batas_bawah(target, instrumen.pita)
    urutan = [baris.predikat for baris in instrumen.pita]
    if batas is None or urutan.index(kini.predikat) <= urutan.index(target):
        return Jalan((), 0, kini.nilai, kini.predikat)
    asal = _total(instrumen, bersih)
    perlu = Fraction(batas) + SETENGAH_SEN - asal
    rencana = _cari([_kenaikan(sub, bersih) for sub in instrumen.semua_sub()], perlu)
    if rencana is None:
        return None
    tambahan, langkah = rencana
    nilai = bulatkan(asal + tambahan)
    perubahan = tuple(satu.perubahan for satu in langkah)
    return Jalan(perubahan, sum(satu.langkah for satu in perubahan), nilai, predikat(nilai, instrumen.pita))


def _total(instrumen: Instrumen, bersih: Mapping[str, str]) -> Fraction:
    return sum(
        (
            satuan * pilihan.bagian(bersih.get(baku(kode)))
            for sub in instrumen.semua_sub()
            for kode, pilihan, satuan in _tempat(sub)
        ),
        Fraction(0),
    )


def _tempat(sub: SubKomponen) -> list[tuple[str, SetJawaban, Fraction]]:
    """Places of a sub-component that take an answer, with the points of a full one."""
    bobot = Fraction(sub.bobot)
    if sub.metode is Metode.JUDGEMENT:
        return [(sub.kode, sub.jawaban, bobot)]
    if sub.metode is Metode.AVERAGE:
        return [(satu.kode, satu.jawaban, bobot / len(sub.kriteria)) for satu in sub.kriteria]
    penuh = [
        (satu, Fraction(satu.jawaban.penuh) if satu.bobot is None else Fraction(satu.bobot)) for satu in sub.kriteria
    ]
    return [(satu.kode, satu.jawaban, poin) for satu, poin in penuh]


def _kenaikan(sub: SubKomponen, bersih: Mapping[str, str]) -> list[list[_Kenaikan]]:
    """For each place of a sub-component the raises that are possible, smallest first."""
    return [_naik(kode, pilihan, satuan, bersih.get(baku(kode))) for kode, pilihan, satuan in _tempat(sub)]


def _naik(kode: str, pilihan: SetJawaban, satuan: Fraction, dari: str | None) -> list[_Kenaikan]:
    """Raises at one place; answers of the same value are one step."""
    semula = pilihan.bagian(dari)
    hasil: list[_Kenaikan] = []
    terlihat = {semula}
    for ke in pilihan.urutan:
        bagian = pilihan.bagian(ke)
        if bagian > semula and bagian not in terlihat:
            terlihat.add(bagian)
            tambahan = satuan * (bagian - semula)
            hasil.append(_Kenaikan(Perubahan(kode, dari, ke, len(hasil) + 1, desimal(tambahan)), tambahan))
    return hasil


def _cari(per_sub: list[list[list[_Kenaikan]]], perlu: Fraction) -> _Rencana | None:
    """Best plan for each number of steps, place by place; the first that adds enough.

    Plans are compared by what they add, then by fewer places; ties keep the earlier one.
    """
    terbaik: dict[int, _Rencana] = {0: (Fraction(0), ())}
    for tempat in (tempat for sub in per_sub for tempat in sub):
        baru = dict(terbaik)
        for langkah, (tambahan, rencana) in terbaik.items():
            for naik in tempat:
                calon = (tambahan + naik.tambahan, (*rencana, naik))
                jumlah = langkah + naik.perubahan.langkah
                if jumlah not in baru or _lebih_baik(calon, baru[jumlah]):
                    baru[jumlah] = calon
        terbaik = baru
    cukup = [langkah for langkah, (tambahan, _) in terbaik.items() if tambahan >= perlu]
    return terbaik[min(cukup)] if cukup else None


def _lebih_baik(calon: _Rencana, lama: _Rencana) -> bool:
    return (calon[0], -len(calon[1])) > (lama[0], -len(lama[1]))
