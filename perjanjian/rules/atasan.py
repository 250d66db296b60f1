"""With whom a position signs: what was laid down, else what the structure says; nobody signs with himself.

Source: PermenPANRB 53/2014 (the direct superior is the second party); domain, section 2.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

# Kinds of unit whose head signs with the head of the nearest OPD above, whatever the chain of command says.
DI_BAWAH_OPD: Final = frozenset({"kelurahan", "rsud", "puskesmas", "uptd"})


@dataclass(frozen=True, slots=True)
class Kedudukan:
    """A position on a date. atasan: its superior in the structure; pemegang: id of the person who acts in it.

    memimpin: it leads its unit; opd: the unit is an OPD or the regency itself; jenis: kind of the unit;
    kepala_unit, kepala_opd, kepala_daerah: positions that lead its unit, its OPD and the regency.
    """

    jabatan: int
    atasan: int | None = None
    pemegang: int | None = None
    memimpin: bool = False
    opd: bool = False
    jenis: str = ""
    kepala_unit: int | None = None
    kepala_opd: int | None = None
    kepala_daerah: int | None = None


def atasan_bawaan(satu: Kedudukan) -> int | None:
    """The superior by default; None only for the head of the regency.

    Heads of OPD (the Sekda and each camat among them) sign with the head of the regency even where the structure puts
    somebody between; lurah, directors of hospitals and heads of puskesmas and UPTD with the head of their OPD. A Kabag
    and everybody else with the superior of the structure, else with the head of the unit, else of the OPD.
    """
    if satu.jabatan == satu.kepala_daerah:
        return None
    if satu.memimpin and satu.opd:
        return satu.kepala_daerah
    if satu.memimpin and satu.jenis in DI_BAWAH_OPD and satu.kepala_opd:
        return satu.kepala_opd
    for calon in (satu.atasan, satu.kepala_unit, satu.kepala_opd, satu.kepala_daerah):
        if calon is not None and calon != satu.jabatan:
            return calon
    return None


def pilih_atasan(jabatan: int, semua: Mapping[int, Kedudukan], ditetapkan: Mapping[int, int]) -> int | None:
    """The position whose holder is the second party; None for the head of the regency, or where the chain ends.

    semua: positions of the date.  ditetapkan: superiors laid down, by position. One level is passed over as often as the
    superior's holder is the person who promises (a Plt who would sign with himself).
    """
    if jabatan not in semua:
        return None
    diri = semua[jabatan].pemegang
    terlewati = {jabatan}
    kini = _atasan(jabatan, semua, ditetapkan)
    while kini is not None and kini not in terlewati:
        pemegang = semua[kini].pemegang if kini in semua else None
        if diri is None or pemegang != diri:
            return kini
        terlewati.add(kini)
        kini = _atasan(kini, semua, ditetapkan)
    return None


def _atasan(jabatan: int, semua: Mapping[int, Kedudukan], ditetapkan: Mapping[int, int]) -> int | None:
    if jabatan in ditetapkan:
        return ditetapkan[jabatan]
    return atasan_bawaan(semua[jabatan]) if jabatan in semua else None
