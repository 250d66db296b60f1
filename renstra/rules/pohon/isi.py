"""A tree of conditions as plain values."""

import uuid
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from sakip.pilihan import Pilihan

MAKS_SIMPUL: Final = 2000


class JenisKondisi(Pilihan):
    """Kinds of condition from the top.  Source: PermenPANRB 89/2021."""

    OUTCOME = "OUTCOME", "Hasil akhir (outcome)"
    ANTARA = "ANTARA", "Hasil antara"
    FAKTOR = "FAKTOR", "Faktor penentu keberhasilan"
    OPERASIONAL = "OPERASIONAL", "Kondisi operasional"


# What usually stands below a kind; the user may choose another.
BAWAAN_ANAK: Final[Mapping[JenisKondisi, JenisKondisi]] = {
    JenisKondisi.OUTCOME: JenisKondisi.ANTARA,
    JenisKondisi.ANTARA: JenisKondisi.FAKTOR,
    JenisKondisi.FAKTOR: JenisKondisi.OPERASIONAL,
    JenisKondisi.OPERASIONAL: JenisKondisi.OPERASIONAL,
}


class StatusPohon(Pilihan):
    """State of a version of a tree. Only a draft may be changed."""

    DRAF = "DRAF", "Draf"
    BERLAKU = "BERLAKU", "Berlaku"
    DIGANTI = "DIGANTI", "Diganti"

    @property
    def tanda(self) -> str:
        return {"DRAF": "info", "BERLAKU": "baik", "DIGANTI": "kosong"}[self.value]


@dataclass(frozen=True, slots=True)
class IndikatorPohon:
    """What shows that a condition holds: words first, later the indicator of the plan that measures it."""

    uraian: str
    indikator_id: int | None = None


@dataclass(frozen=True, slots=True)
class IsiSimpulPohon:
    """A condition. `rencana`: key of the plan node it became (UUID); `jabatan`, `unit`: who answers; `silang`: units that take part."""

    id: int
    kunci: uuid.UUID
    uraian: str
    jenis: JenisKondisi
    induk_id: int | None = None
    rencana: uuid.UUID | None = None
    jabatan_id: int | None = None
    jabatan: str = ""
    unit_id: int | None = None
    unit: str = ""
    indikator: tuple[IndikatorPohon, ...] = ()
    silang: tuple[str, ...] = ()
    silang_id: tuple[int, ...] = ()
    anak: tuple["IsiSimpulPohon", ...] = ()

    def telusuri(self, tingkat: int = 1) -> Iterator[tuple[int, "IsiSimpulPohon"]]:
        """The node and all below it, parents first, each with its level."""
        yield tingkat, self
        for anak in self.anak:
            yield from anak.telusuri(tingkat + 1)

    @property
    def terkait(self) -> bool:
        """Whether it is tied to plan or structure."""
        return bool(self.rencana or self.jabatan_id or self.unit_id)


@dataclass(frozen=True, slots=True)
class IsiPohon:
    """A whole tree: the conditions that stand under no other."""

    pohon_id: int
    akar: tuple[IsiSimpulPohon, ...] = ()

    @property
    def simpul(self) -> list[tuple[int, IsiSimpulPohon]]:
        """All conditions with their level, parents before children."""
        return [pasangan for akar in self.akar for pasangan in akar.telusuri()]


def periksa_pindah(induk: Mapping[int, int | None], simpul: int, ke: int | None) -> str:
    """Why a node cannot be hung under another one; "" where it can. induk: parent of every node of the tree."""
    if ke is None:
        return ""
    if ke not in induk:
        return "Tempat tujuannya tidak ada di pohon ini."
    atas: int | None = ke
    while atas is not None:
        if atas == simpul:
            return "Kondisi tidak dapat dipindahkan ke bawah dirinya sendiri."
        atas = induk.get(atas)
    return ""
