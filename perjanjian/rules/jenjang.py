"""Which level of the plan a position promises, and which level of money stands beside it.

Source: PermenPANRB 53/2014 (OPD: programme; administrator: kegiatan; pengawas: subkegiatan); domain, section 2.
"""

from dataclasses import dataclass

from renstra.rules import JenisSimpul


@dataclass(frozen=True, slots=True)
class Jenjang:
    """Levels of a position: kinds of node whose indicators it promises, best first, and the kind of node of table 2."""

    butir: tuple[JenisSimpul, ...]
    anggaran: JenisSimpul


PIMPINAN = Jenjang((JenisSimpul.SASARAN, JenisSimpul.TUJUAN), JenisSimpul.PROGRAM)
_JENJANG = {
    "administrator": Jenjang((JenisSimpul.PROGRAM,), JenisSimpul.KEGIATAN),
    "pengawas": Jenjang((JenisSimpul.KEGIATAN,), JenisSimpul.SUBKEGIATAN),
    # A functional official whom others answer to leads a team in place of a pengawas (PermenPANRB 7/2022).
    "ketua_tim": Jenjang((JenisSimpul.KEGIATAN, JenisSimpul.SUBKEGIATAN), JenisSimpul.SUBKEGIATAN),
    "fungsional": Jenjang((JenisSimpul.SUBKEGIATAN, JenisSimpul.KEGIATAN), JenisSimpul.SUBKEGIATAN),
    "pelaksana": Jenjang((JenisSimpul.SUBKEGIATAN,), JenisSimpul.SUBKEGIATAN),
}


def jenjang(eselon: str, *, kepala_opd: bool, memimpin_tim: bool = False) -> Jenjang:
    """Levels for an echelon; the head of an OPD promises its sasaran whatever his echelon (a camat is administrator).

    memimpin_tim: others answer to the position.
    """
    if eselon == "fungsional" and memimpin_tim:
        eselon = "ketua_tim"
    return PIMPINAN if kepala_opd else _JENJANG.get(eselon, PIMPINAN)
