"""Planning rules, pure: enums that other apps store, and the reading of targets."""

from renstra.rules.jenis import (
    Agregasi,
    CaraEntri,
    Frekuensi,
    JenisIndikator,
    JenisSimpul,
    Polaritas,
    RumusTurun,
    TargetNol,
)
from renstra.rules.target import Pembanding, Target, TargetSalah, baca_target

__all__ = [
    "Agregasi",
    "CaraEntri",
    "Frekuensi",
    "JenisIndikator",
    "JenisSimpul",
    "Pembanding",
    "Polaritas",
    "RumusTurun",
    "Target",
    "TargetNol",
    "TargetSalah",
    "baca_target",
]
