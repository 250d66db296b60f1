"""Cross-checks between answers ("kontrol kerangka logis"), as an instrument states them."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from evaluasi.rules.hitungan import bersihkan, rerata
from evaluasi.rules.instrumen import AturanKontrol, Instrumen, Metode, SetJawaban, SubKomponen, baku


@dataclass(frozen=True, slots=True)
class Pelanggaran:
    """An answer that exceeds what another allows, with the sentence to show."""

    kode: str
    acuan: str
    kalimat: str


def kontrol(instrumen: Instrumen, jawaban: Mapping[str, str | None]) -> list[Pelanggaran]:
    """Violations of the instrument's cross-checks; nothing is said while a side is unanswered.

    Compared are shares of a full answer, so answers of different sets compare too; the
    share of a sub-component answered by criteria is their average.
    """
    bersih = bersihkan(instrumen, jawaban)
    tempat: dict[str, SetJawaban | SubKomponen] = {}
    for sub in instrumen.semua_sub():
        tempat[baku(sub.kode)] = sub.jawaban if sub.metode is Metode.JUDGEMENT else sub
        tempat |= {baku(satu.kode): satu.jawaban for satu in sub.kriteria}
    return [
        langgar
        for aturan in instrumen.kontrol
        if (langgar := _periksa(aturan, _bagian(tempat, aturan.kode, bersih), _bagian(tempat, aturan.acuan, bersih)))
    ]


def _bagian(
    tempat: Mapping[str, SetJawaban | SubKomponen], kode: str, bersih: Mapping[str, str]
) -> tuple[Fraction, str] | None:
    """Share at a code and how to name it; None while unanswered."""
    isi = tempat.get(baku(kode))
    if isinstance(isi, SubKomponen):
        if not any(baku(satu.kode) in bersih for satu in isi.kriteria):
            return None
        return rerata(isi, bersih), f"rata-rata {kode}"
    jawaban = bersih.get(baku(kode))
    return None if isi is None or jawaban is None else (isi.bagian(jawaban), f"jawaban {jawaban} pada {kode}")


def _periksa(
    aturan: AturanKontrol, kiri: tuple[Fraction, str] | None, kanan: tuple[Fraction, str] | None
) -> Pelanggaran | None:
    if kiri is None or kanan is None or kiri[0] <= kanan[0]:
        return None
    kalimat = aturan.pesan or f"{kiri[1][0].upper()}{kiri[1][1:]} tidak boleh melebihi {kanan[1]}."
    return Pelanggaran(aturan.kode, aturan.acuan, kalimat)
