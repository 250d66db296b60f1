"""What makes an instrument usable: weights, codes, bands and cross-checks that fit together."""

from collections.abc import Sequence
from decimal import Decimal

from evaluasi.rules.instrumen import Instrumen, Metode, baku
from evaluasi.rules.tingkat import Pita
from sakip import angka

SERATUS = Decimal(100)


class InstrumenSalah(ValueError):
    """The data is no usable instrument; the message names the place and the remedy."""


def periksa(instrumen: Instrumen) -> None:
    """Refuse weights that do not add up, codes used twice, cross-checks that point nowhere."""
    _jumlah("instrumen", SERATUS, [satu.bobot for satu in instrumen.komponen])
    for komponen in instrumen.komponen:
        _jumlah(f"komponen {komponen.kode}", komponen.bobot, [satu.bobot for satu in komponen.sub])
    for sub in instrumen.semua_sub():
        if sub.metode is not Metode.JUDGEMENT and not sub.kriteria:
            raise InstrumenSalah(f"sub-komponen {sub.kode}: metode {sub.metode} memerlukan kriteria.")
        if sub.metode is Metode.SUM and sum(satu.poin_penuh for satu in sub.kriteria) != sub.bobot:
            raise InstrumenSalah(
                f"sub-komponen {sub.kode}: jumlah poin kriteria harus sama dengan bobot {angka.tulis(sub.bobot)}."
            )
    kode = _kode_unik(instrumen)
    for aturan in instrumen.kontrol:
        for satu in (aturan.kode, aturan.acuan):
            if baku(satu) not in kode:
                raise InstrumenSalah(f"kontrol: kode “{satu}” tidak ada pada instrumen.")


def _kode_unik(instrumen: Instrumen) -> set[str]:
    """Canonical codes of all levels; raises where one is used twice."""
    semua = [satu.kode for satu in instrumen.komponen]
    semua += [satu.kode for satu in instrumen.semua_sub()] + [satu.kode for _, satu in instrumen.semua_kriteria()]
    terlihat: set[str] = set()
    for satu in semua:
        if baku(satu) in terlihat:
            raise InstrumenSalah(f"kode “{satu}” dipakai dua kali; setiap kode harus unik.")
        terlihat.add(baku(satu))
    return terlihat


def _jumlah(tempat: str, harus: Decimal, bagian: Sequence[Decimal]) -> None:
    if sum(bagian) != harus:
        raise InstrumenSalah(
            f"{tempat}: jumlah bobot bagian {angka.tulis(sum(bagian, Decimal(0)))}, seharusnya {angka.tulis(harus)}."
        )


def periksa_pita(pita: Sequence[Pita]) -> None:
    """Refuse bands that do not fall from row to row or leave low totals without a grade."""
    tempat = "predikat_batas_bawah_eksklusif"
    if not pita or pita[-1].di_atas is not None:
        raise InstrumenSalah(f"{tempat}: baris terakhir harus tanpa batas bawah (null), agar setiap nilai berpredikat.")
    batas = [baris.di_atas for baris in pita[:-1] if baris.di_atas is not None]
    if len(batas) < len(pita) - 1 or batas != sorted(set(batas), reverse=True):
        raise InstrumenSalah(f"{tempat}: batas bawah harus turun dari baris ke baris.")
    if len({baris.predikat for baris in pita}) != len(pita):
        raise InstrumenSalah(f"{tempat}: predikat tertulis dua kali.")
