"""The consistency engine: rules with code, severity, reason and remedy, and what they find in a plan.  See `KATALOG`."""

from collections.abc import Iterable, Mapping

from renstra.rules.isi import IsiRencana
from renstra.rules.periksa import daerah, kamus, pagu, rumusan, susunan, target
from renstra.rules.periksa.daerah import BahanDaerah, RencanaUnit, TemuanDaerah, periksa_antar_rencana, periksa_satu
from renstra.rules.periksa.dasar import Aturan, Bahan, Keluarga, Letak, Temuan, Tingkat

__all__ = [
    "KATALOG",
    "Aturan",
    "BahanDaerah",
    "Keluarga",
    "Letak",
    "RencanaUnit",
    "Temuan",
    "TemuanDaerah",
    "Tingkat",
    "menurut_aturan",
    "periksa_daerah",
    "periksa_rencana",
    "siap",
]

ATURAN_RENCANA = (*susunan.ATURAN, *kamus.ATURAN, *target.ATURAN, *rumusan.ATURAN, *pagu.ATURAN)
KATALOG: Mapping[str, Aturan] = {aturan.kode: aturan for aturan in (*ATURAN_RENCANA, *daerah.ATURAN)}
_URUTAN = {tingkat: nomor for nomor, tingkat in enumerate(Tingkat)}


def periksa_rencana(isi: IsiRencana) -> list[Temuan]:
    """All findings on a plan: errors first, then warnings, then notes; within them by rule, in reading order."""
    bahan = Bahan(isi)
    temuan = [Temuan(aturan, letak) for aturan in ATURAN_RENCANA if aturan.cari for letak in aturan.cari(bahan)]
    return sorted(temuan, key=lambda satu: _URUTAN[satu.tingkat])


def periksa_daerah(bahan: BahanDaerah) -> list[TemuanDaerah]:
    """Findings on all plans of a regency, each plan by itself and all against each other."""
    sendiri = [satu for rencana in bahan.rencana for satu in periksa_satu(rencana, periksa_rencana(rencana.isi))]
    return [*sendiri, *periksa_antar_rencana(bahan)]


def siap(temuan: Iterable[Temuan]) -> bool:
    """Whether nothing stops submission."""
    return not any(satu.menghalangi for satu in temuan)


def menurut_aturan(temuan: Iterable[Temuan]) -> dict[Aturan, list[Temuan]]:
    """Findings by rule, rules in the order in which they first appear."""
    hasil: dict[Aturan, list[Temuan]] = {}
    for satu in temuan:
        hasil.setdefault(satu.aturan, []).append(satu)
    return hasil
