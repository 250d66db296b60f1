"""The performance tree (pohon kinerja): kinds of condition, its plain content, its making from a plan, its layout.

Source: PermenPANRB 89/2021: begin with outcomes, find what decides them, break down to operational conditions; only then tie
the conditions to indicators, plan and structure.
"""

from renstra.rules.pohon.isi import (
    BAWAAN_ANAK,
    IndikatorPohon,
    IsiPohon,
    IsiSimpulPohon,
    JenisKondisi,
    StatusPohon,
    periksa_pindah,
)

__all__ = [
    "BAWAAN_ANAK",
    "IndikatorPohon",
    "IsiPohon",
    "IsiSimpulPohon",
    "JenisKondisi",
    "StatusPohon",
    "periksa_pindah",
]
