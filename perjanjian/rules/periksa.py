"""Checks before an agreement is submitted: complete, and equal to the plan or with a reason.  Source: PermenPANRB 53/2014."""

from dataclasses import dataclass

from perjanjian.rules.isi import Butir, Isi
from renstra.rules import Target
from sakip import angka


@dataclass(frozen=True, slots=True)
class TemuanPerjanjian:
    """Something to mend. menghalangi: it stops the submission; otherwise it is a warning."""

    tempat: str
    kalimat: str
    menghalangi: bool = True


def beda_target(target: Target, rencana: Target | None) -> str:
    """How the promised target differs from the plan's, as a sentence; "" where they say the same.

    Numbers are compared as numbers ("72,50" is 72.5), texts without regard to case and spaces. A plan without a target
    for the year cannot be differed from.
    """
    if rencana is None or rencana.kosong:
        return ""
    if target.kosong:
        return f"Target kosong, padahal rencana menargetkan {rencana.teks}."
    if target.berangka and rencana.berangka:
        sama = (target.nilai, target.bawah, target.atas) == (rencana.nilai, rencana.bawah, rencana.atas)
        sama = sama and target.pembanding == rencana.pembanding
        return "" if sama else _kalimat_beda(target, rencana)
    return "" if _rata(target.teks) == _rata(rencana.teks) else _kalimat_beda(target, rencana)


def _rata(teks: str) -> str:
    return " ".join(teks.split()).casefold()


def _kalimat_beda(target: Target, rencana: Target) -> str:
    selisih = ""
    if target.nilai is not None and rencana.nilai is not None and target.nilai != rencana.nilai:
        naik = target.nilai > rencana.nilai
        selisih = f" ({'lebih tinggi' if naik else 'lebih rendah'} {angka.tulis(abs(target.nilai - rencana.nilai))})"
    return f"Target {target.teks} berbeda dari rencana {rencana.teks}{selisih}."


def periksa_butir(satu: Butir) -> list[TemuanPerjanjian]:
    """What stops or questions one item."""
    hasil = []
    if not satu.indikator.strip():
        hasil.append(TemuanPerjanjian(satu.kode or satu.sasaran, "Indikator belum bernama; lengkapi rencananya."))
    if not satu.target:
        return [*hasil, TemuanPerjanjian(satu.indikator, "Target tahun ini belum diisi.")]
    if satu.beda and not satu.alasan_beda.strip():
        hasil.append(TemuanPerjanjian(satu.indikator, f"{satu.beda} Tuliskan alasannya."))
    elif satu.beda:
        hasil.append(TemuanPerjanjian(satu.indikator, f"{satu.beda} Alasan: {satu.alasan_beda}", menghalangi=False))
    return hasil


def periksa_perjanjian(isi: Isi) -> list[TemuanPerjanjian]:
    """All findings of an agreement; it may be submitted when none of them stops it."""
    hasil = [temuan for satu in isi.butir for temuan in periksa_butir(satu)]
    if not isi.butir:
        hasil.append(TemuanPerjanjian("Lampiran 1", "Perjanjian belum memuat indikator kinerja."))
    if not isi.program:
        kalimat = f"Belum ada {isi.tingkat.lower()} dan anggaran dalam rencana tahun ini."
        hasil.append(TemuanPerjanjian("Lampiran 2", kalimat, menghalangi=False))
    return hasil
