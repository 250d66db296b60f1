"""From the answers of all tiers to the ones that count."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from evaluasi.rules.alur import URUTAN_JENJANG, Jenjang
from evaluasi.rules.instrumen import Instrumen, Metode, SubKomponen, baku
from evaluasi.rules.tingkat import Jawaban
from evaluasi.rules.usulan import saran


@dataclass(frozen=True, slots=True)
class JawabanJenjang:
    """What one tier answered on one sub-component; `kriteria` maps criterion codes to answers."""

    sub: str
    jenjang: Jenjang
    jawaban: str = ""
    kriteria: Mapping[str, str] = field(default_factory=dict)
    catatan: str = ""
    alasan: str = ""


def jenjang_status(status: str) -> Jenjang | None:
    """The tier at which a worksheet of this state is; None once it is decided."""
    return Jenjang.__members__.get(status.upper())


def terjawab(sub: SubKomponen, isi: JawabanJenjang) -> bool:
    """Whether a tier has given an answer that counts: one for the sub-component, or one to any of its criteria."""
    return bool(isi.jawaban) if sub.metode is Metode.JUDGEMENT else any(isi.kriteria.values())


def berlaku(
    instrumen: Instrumen, semua: Iterable[JawabanJenjang], sampai: Jenjang | None = None
) -> dict[str, JawabanJenjang]:
    """For each sub-component (its code) the answer that counts: that of the highest tier that gave one.

    sampai: the tier at which the worksheet is; what tiers above it answered before they sent it back is kept but
    rests until it reaches them again. None: all tiers count.  Source: PermenPANRB 88/2021 (tiered checking).
    """
    tertinggi = URUTAN_JENJANG.index(sampai) if sampai else len(URUTAN_JENJANG) - 1
    sub = {baku(satu.kode): satu for satu in instrumen.semua_sub()}
    hasil: dict[str, JawabanJenjang] = {}
    for isi in sorted(semua, key=lambda satu: URUTAN_JENJANG.index(satu.jenjang)):
        milik = sub.get(baku(isi.sub))
        if milik and URUTAN_JENJANG.index(isi.jenjang) <= tertinggi and terjawab(milik, isi):
            hasil[milik.kode] = isi
    return hasil


def untuk_dihitung(instrumen: Instrumen, jawaban: Mapping[str, JawabanJenjang]) -> dict[str, str]:
    """Answers that count in the shape that `hitung` takes: by sub-component, or by criterion under AVERAGE and SUM."""
    hasil: dict[str, str] = {}
    for sub in instrumen.semua_sub():
        isi = jawaban.get(sub.kode)
        if isi is None:
            continue
        if sub.metode is Metode.JUDGEMENT:
            hasil[sub.kode] = isi.jawaban
        else:
            hasil |= {satu.kode: isi.kriteria[satu.kode] for satu in sub.kriteria if isi.kriteria.get(satu.kode)}
    return hasil


def lengkap(sub: SubKomponen, isi: JawabanJenjang | None) -> bool:
    """Whether nothing is left to answer on a sub-component."""
    if isi is None:
        return False
    if sub.metode is Metode.JUDGEMENT:
        return bool(isi.jawaban)
    return all(isi.kriteria.get(satu.kode) for satu in sub.kriteria)


def terpenuhi(sub: SubKomponen, kriteria: Mapping[str, str]) -> int:
    """How many criteria are met in full."""
    penuh = (satu.jawaban.bagian(kriteria[satu.kode]) for satu in sub.kriteria if kriteria.get(satu.kode))
    return sum(bagian == 1 for bagian in penuh)


def usul(sub: SubKomponen, kriteria: Mapping[str, str]) -> Jawaban | None:
    """The answer that the criteria suggest; None before any is answered or where the scale is another one."""
    if sub.metode is not Metode.JUDGEMENT or not any(kriteria.get(satu.kode) for satu in sub.kriteria):
        return None
    usulan = saran(terpenuhi(sub, kriteria), len(sub.kriteria))
    return usulan if usulan.value in sub.jawaban.nilai else None
