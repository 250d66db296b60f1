"""The content of a plan version as plain values: nodes, indicators, targets. The same objects serve page, API, checks and export."""

import uuid
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal

from renstra.rules.jenis import JenisSimpul
from renstra.rules.target import Target

# The hierarchy of a plan: which kinds of node may stand above a kind; the first is the usual one.
INDUK: Mapping[JenisSimpul, tuple[JenisSimpul, ...]] = {
    JenisSimpul.VISI: (),
    JenisSimpul.MISI: (JenisSimpul.VISI,),
    JenisSimpul.TUJUAN: (JenisSimpul.MISI,),
    JenisSimpul.SASARAN: (JenisSimpul.TUJUAN,),
    JenisSimpul.STRATEGI: (JenisSimpul.SASARAN,),
    JenisSimpul.ARAH: (JenisSimpul.STRATEGI, JenisSimpul.SASARAN),
    JenisSimpul.PROGRAM: (JenisSimpul.SASARAN,),
    JenisSimpul.KEGIATAN: (JenisSimpul.PROGRAM,),
    JenisSimpul.SUBKEGIATAN: (JenisSimpul.KEGIATAN,),
}
BERPAGU = frozenset({JenisSimpul.PROGRAM, JenisSimpul.KEGIATAN, JenisSimpul.SUBKEGIATAN})
BERINDIKATOR = frozenset({JenisSimpul.TUJUAN, JenisSimpul.SASARAN}) | BERPAGU


@dataclass(frozen=True, slots=True)
class IsiIndikator:
    """An indicator as a version words it. `id` is that of the version's row, `indikator_id` that of the identity."""

    id: int
    indikator_id: int
    kode: str
    simpul_id: int
    uraian: str = ""
    jenis: str = ""
    satuan: str = ""
    polaritas: str = ""
    agregasi: str = ""
    frekuensi: str = ""
    cara_entri: str = ""
    definisi: str = ""
    formula: str = ""
    pembilang: str = ""
    penyebut: str = ""
    sumber: str = ""
    penanggung_jawab_id: int | None = None
    penanggung_jawab: str = ""
    presisi: int = 2
    baseline_tahun: int | None = None
    baseline_nilai: Decimal | None = None
    baseline_teks: str = ""
    rumus_turun: str = "SELISIH"
    target_nol: str = ""
    boleh_negatif: bool = False
    skala: str = ""
    alasan: str = ""
    pencatat: str = ""
    cara_kumpul: str = ""
    jadwal: str = ""
    nasional_teks: str = ""
    nasional_tahun: int | None = None
    nasional_sumber: str = ""
    berlaku_mulai: int | None = None
    berlaku_sampai: int | None = None
    target: Mapping[int, Target] = field(default_factory=dict)

    @property
    def sebutan(self) -> str:
        """How a sentence names it: its wording, or its code while it has none."""
        return self.uraian or f"Indikator {self.kode}"


@dataclass(frozen=True, slots=True)
class IsiSimpul:
    """A node of the cascade with its money (rupiah per year), its indicators and the nodes below it.

    mendukung: the sasaran of the regency's plan that a goal serves, in words; misi_lain: codes of further misi of a tujuan.
    """

    id: int
    kunci: uuid.UUID
    jenis: JenisSimpul
    kode: str
    uraian: str
    induk_id: int | None = None
    pagu: Mapping[int, Decimal] = field(default_factory=dict)
    indikator: tuple[IsiIndikator, ...] = ()
    anak: tuple["IsiSimpul", ...] = ()
    mendukung: str = ""
    misi_lain: tuple[str, ...] = ()

    @property
    def sebutan(self) -> str:
        """How a sentence names it: "Sasaran 1.1"."""
        return f"{self.jenis.label} {self.kode or self.uraian[:40]}".strip()

    def telusuri(self) -> Iterator["IsiSimpul"]:
        """The node and all below it, parents first."""
        yield self
        for anak in self.anak:
            yield from anak.telusuri()


@dataclass(frozen=True, slots=True)
class IsiRencana:
    """A whole version: its years in order and the nodes that stand under no other."""

    versi_id: int
    tahun: tuple[int, ...]
    akar: tuple[IsiSimpul, ...] = ()

    @property
    def simpul(self) -> list[IsiSimpul]:
        """All nodes, parents before children, in reading order."""
        return [simpul for akar in self.akar for simpul in akar.telusuri()]

    @property
    def indikator(self) -> list[IsiIndikator]:
        """All indicators in reading order."""
        return [satu for simpul in self.simpul for satu in simpul.indikator]

    def sejenis(self, jenis: JenisSimpul) -> list[IsiSimpul]:
        """Nodes of one kind."""
        return [simpul for simpul in self.simpul if simpul.jenis == jenis]


def satu_tahun(isi: IsiRencana, tahun: int, tingkat: Collection[JenisSimpul]) -> IsiRencana:
    """A plan as its year looks: targets and money of that year only, nodes of the given levels (the others' children move up)."""

    def ringkas(simpul: IsiSimpul, induk_id: int | None) -> tuple[IsiSimpul, ...]:
        tetap = simpul.jenis in tingkat
        anak = tuple(s for bawah in simpul.anak for s in ringkas(bawah, simpul.id if tetap else induk_id))
        if not tetap:
            return anak
        pagu = {th: jumlah for th, jumlah in simpul.pagu.items() if th == tahun}
        indikator = tuple(
            replace(satu, target={th: t for th, t in satu.target.items() if th == tahun}) for satu in simpul.indikator
        )
        return (replace(simpul, induk_id=induk_id, pagu=pagu, indikator=indikator, anak=anak),)

    return IsiRencana(isi.versi_id, (tahun,), tuple(s for akar in isi.akar for s in ringkas(akar, None)))


def tulis_target(target: Target | None) -> str:
    """A target as a table prints it: its text, "" where none was written."""
    return target.teks if target else ""
