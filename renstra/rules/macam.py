"""What holds for each kind of planning document, as data.

Sources: UU 25/2004; Permendagri 86/2017 (RPJMD, Renstra, RKPD, Renja); Inmendagri 52/2022 (RPD of regencies without an elected
head); PermenPANRB 53/2014 (yearly performance plan before the agreement).
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from renstra.rules.jenis import JenisSimpul
from renstra.rules.rencana import JenisRencana

_DAERAH = (JenisSimpul.TUJUAN, JenisSimpul.SASARAN, JenisSimpul.STRATEGI, JenisSimpul.ARAH, JenisSimpul.PROGRAM)
_BELANJA = (JenisSimpul.PROGRAM, JenisSimpul.KEGIATAN, JenisSimpul.SUBKEGIATAN)


@dataclass(frozen=True, slots=True)
class Macam:
    """A kind: its full name, levels, whose it is, years it covers, what it is made from, and who does what."""

    jenis: JenisRencana
    nama: str
    tingkat: tuple[JenisSimpul, ...]
    daerah: bool
    tahun: tuple[int, int]
    dari: tuple[JenisRencana, ...] = ()
    penyusun: str = "Penyusun OPD"
    pemverifikasi: str = "Bappeda"

    @property
    def tahunan(self) -> bool:
        """Whether it is the plan of one year."""
        return self.tahun == (1, 1)

    @property
    def lama(self) -> str:
        """How many years it covers, in words."""
        bawah, atas = self.tahun
        return "satu tahun" if self.tahunan else f"{bawah} sampai {atas} tahun"


MACAM: Mapping[JenisRencana, Macam] = {
    satu.jenis: satu
    for satu in (
        Macam(
            JenisRencana.RPJMD,
            "Rencana Pembangunan Jangka Menengah Daerah",
            (JenisSimpul.VISI, JenisSimpul.MISI, *_DAERAH),
            daerah=True,
            tahun=(2, 6),
            penyusun="Bappeda",
        ),
        Macam(JenisRencana.RPD, "Rencana Pembangunan Daerah", _DAERAH, daerah=True, tahun=(2, 6), penyusun="Bappeda"),
        Macam(
            JenisRencana.RENSTRA,
            "Rencana Strategis",
            (*_DAERAH, JenisSimpul.KEGIATAN, JenisSimpul.SUBKEGIATAN),
            daerah=False,
            tahun=(1, 6),
        ),
        Macam(
            JenisRencana.RKPD,
            "Rencana Kerja Pemerintah Daerah",
            (JenisSimpul.TUJUAN, JenisSimpul.SASARAN, *_BELANJA),
            daerah=True,
            tahun=(1, 1),
            dari=(JenisRencana.RPJMD, JenisRencana.RPD),
            penyusun="Bappeda",
        ),
        Macam(
            JenisRencana.RENJA,
            "Rencana Kerja",
            (JenisSimpul.TUJUAN, JenisSimpul.SASARAN, *_BELANJA),
            daerah=False,
            tahun=(1, 1),
            dari=(JenisRencana.RENSTRA,),
        ),
        Macam(
            JenisRencana.RKT,
            "Rencana Kinerja Tahunan",
            (JenisSimpul.TUJUAN, JenisSimpul.SASARAN, JenisSimpul.PROGRAM),
            daerah=False,
            tahun=(1, 1),
            dari=(JenisRencana.RENSTRA, JenisRencana.RENJA),
        ),
    )
}
TAHUNAN = frozenset(jenis for jenis, macam in MACAM.items() if macam.tahunan)
MENENGAH = frozenset(MACAM) - TAHUNAN
DAERAH = frozenset(jenis for jenis, macam in MACAM.items() if macam.daerah)
# Where an agreement takes its content from: the first kind that is ratified for the year.
UNTUK_PERJANJIAN = (JenisRencana.RENJA, JenisRencana.RKPD, JenisRencana.RENSTRA, JenisRencana.RPJMD, JenisRencana.RPD)


def macam(jenis: JenisRencana | str) -> Macam:
    """What holds for a kind of plan."""
    return MACAM[JenisRencana(jenis)]


def turunan(jenis: JenisRencana | str) -> tuple[JenisRencana, ...]:
    """Kinds that are made from a ratified plan of this kind."""
    return tuple(satu for satu, isi in MACAM.items() if jenis in isi.dari)


def periksa_dokumen(jenis: JenisRencana | str, *, daerah: bool, tahun_awal: int, tahun_akhir: int) -> dict[str, str]:
    """Reasons, by field, why a document cannot be of this kind; empty where it can. daerah: the unit is the regency itself."""
    satu, galat = macam(jenis), {}
    if satu.daerah and not daerah:
        galat["unit"] = f"{satu.jenis.label} disusun {satu.penyusun} untuk kabupaten. Pilih kabupaten sebagai unitnya."
    if daerah and not satu.daerah:
        galat["unit"] = f"{satu.jenis.label} disusun perangkat daerah. Pilih unitnya, bukan kabupaten."
    lama = tahun_akhir - tahun_awal + 1
    if lama >= 1 and not satu.tahun[0] <= lama <= satu.tahun[1]:
        galat["tahun_akhir"] = f"{satu.jenis.label} mencakup {satu.lama}; isian ini mencakup {lama} tahun."
    return galat


def tingkat_asing(jenis: JenisRencana | str, ada: Iterable[JenisSimpul]) -> list[JenisSimpul]:
    """Levels that a plan of this kind does not have."""
    boleh = macam(jenis).tingkat
    return [satu for satu in dict.fromkeys(ada) if satu not in boleh]
