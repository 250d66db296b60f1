"""A first tree from a plan: its cascade read as conditions, to be thought over and changed."""

import uuid
from dataclasses import dataclass
from typing import Final

from renstra.rules.isi import IsiRencana, IsiSimpul
from renstra.rules.jenis import JenisSimpul
from renstra.rules.pohon.isi import IndikatorPohon, JenisKondisi

KONDISI: Final = {
    JenisSimpul.TUJUAN: JenisKondisi.OUTCOME,
    JenisSimpul.SASARAN: JenisKondisi.ANTARA,
    JenisSimpul.PROGRAM: JenisKondisi.FAKTOR,
    JenisSimpul.KEGIATAN: JenisKondisi.OPERASIONAL,
    JenisSimpul.SUBKEGIATAN: JenisKondisi.OPERASIONAL,
}


@dataclass(frozen=True, slots=True)
class Rancangan:
    """A condition to be made: its parent by position in the list (None: top), tied to the plan node it comes from."""

    kunci: uuid.UUID
    induk: int | None
    jenis: JenisKondisi
    uraian: str
    rencana: uuid.UUID
    jabatan_id: int | None
    indikator: tuple[IndikatorPohon, ...]


def rancang(isi: IsiRencana) -> list[Rancangan]:
    """Conditions from the cascade, parents before children. Levels that are no condition (visi, misi, strategi, arah) are passed over.

    A kunci is derived from the plan node's, so the same plan always gives the same tree.
    """
    hasil: list[Rancangan] = []

    def turun(simpul: IsiSimpul, induk: int | None) -> None:
        jenis = KONDISI.get(simpul.jenis)
        if jenis is not None:
            hasil.append(_rancangan(simpul, jenis, induk))
            induk = len(hasil) - 1
        for anak in simpul.anak:
            turun(anak, induk)

    for akar in isi.akar:
        turun(akar, None)
    return hasil


def _rancangan(simpul: IsiSimpul, jenis: JenisKondisi, induk: int | None) -> Rancangan:
    jabatan = {satu.penanggung_jawab_id for satu in simpul.indikator if satu.penanggung_jawab_id}
    return Rancangan(
        kunci=uuid.uuid5(simpul.kunci, "pohon"),
        induk=induk,
        jenis=jenis,
        uraian=_kondisi(simpul),
        rencana=simpul.kunci,
        jabatan_id=jabatan.pop() if len(jabatan) == 1 else None,
        indikator=tuple(IndikatorPohon(satu.sebutan[:500], satu.indikator_id) for satu in simpul.indikator),
    )


def _kondisi(simpul: IsiSimpul) -> str:
    """The words of a node as those of a condition: official names of programmes in capitals become readable."""
    uraian = simpul.uraian.strip() or simpul.sebutan
    if uraian.isupper():
        uraian = uraian.capitalize()
    return uraian[:500]
