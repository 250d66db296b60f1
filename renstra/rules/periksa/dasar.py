"""What a rule is, and what it finds."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from renstra.rules.isi import IsiIndikator, IsiRencana, IsiSimpul
from sakip.pilihan import Pilihan


class Tingkat(Pilihan):
    """GALAT stops submission; PERINGATAN asks for a remedy or a reason; CATATAN only wants to be known."""

    GALAT = "GALAT", "Harus dilengkapi"
    PERINGATAN = "PERINGATAN", "Perbaiki atau beri alasan"
    CATATAN = "CATATAN", "Untuk diketahui"

    @property
    def tanda(self) -> str:
        """Which mark shows it: `buruk`, `awas` or `info`."""
        return {"GALAT": "buruk", "PERINGATAN": "awas", "CATATAN": "info"}[self.value]


class Keluarga(Pilihan):
    """What a rule looks at."""

    SUSUNAN = "SUSUNAN", "Susunan rencana"
    KAMUS = "KAMUS", "Kamus indikator"
    TARGET = "TARGET", "Target"
    RUMUSAN = "RUMUSAN", "Rumusan"
    PAGU = "PAGU", "Pagu"
    DAERAH = "DAERAH", "Antarperangkat daerah"


@dataclass(frozen=True, slots=True)
class Letak:
    """Where something was found and what: the sentence `sebab`. `kunci` is the same place in every version of the plan."""

    tempat: str
    sebab: str
    kunci: str = ""
    simpul_id: int | None = None
    indikator_id: int | None = None


@dataclass(frozen=True)
class Bahan:
    """A plan with what most rules ask of it, worked out once."""

    isi: IsiRencana

    @cached_property
    def simpul(self) -> tuple[IsiSimpul, ...]:
        return tuple(self.isi.simpul)

    @cached_property
    def indikator(self) -> tuple[IsiIndikator, ...]:
        return tuple(satu for simpul in self.simpul for satu in simpul.indikator)

    @cached_property
    def menurut_id(self) -> Mapping[int, IsiSimpul]:
        return {simpul.id: simpul for simpul in self.simpul}

    @cached_property
    def jenis(self) -> frozenset[str]:
        """Kinds of node that the plan has."""
        return frozenset(simpul.jenis for simpul in self.simpul)

    def induk(self, simpul: IsiSimpul) -> IsiSimpul | None:
        """The node above, if there is one."""
        return self.menurut_id.get(simpul.induk_id) if simpul.induk_id is not None else None

    def leluhur(self, simpul: IsiSimpul) -> Iterator[IsiSimpul]:
        """Nodes above, the nearest first."""
        atas = self.induk(simpul)
        while atas is not None:
            yield atas
            atas = self.induk(atas)


@dataclass(frozen=True, slots=True)
class Aturan:
    """A rule as people read it in the catalogue, and the function that finds what breaks it (None: looks at all plans at once)."""

    kode: str
    nama: str
    keluarga: Keluarga
    tingkat: Tingkat
    alasan: str
    rujukan: str
    saran: str
    cari: Callable[[Bahan], Iterable[Letak]] | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Temuan:
    """One finding: the rule that is broken, and the place with its sentence."""

    aturan: Aturan
    letak: Letak

    @property
    def kode(self) -> str:
        return self.aturan.kode

    @property
    def tingkat(self) -> Tingkat:
        return self.aturan.tingkat

    @property
    def tempat(self) -> str:
        return self.letak.tempat

    @property
    def sebab(self) -> str:
        return self.letak.sebab

    @property
    def saran(self) -> str:
        return self.aturan.saran

    @property
    def alasan(self) -> str:
        return self.aturan.alasan

    @property
    def menghalangi(self) -> bool:
        """True where the plan cannot be submitted with it."""
        return self.aturan.tingkat == Tingkat.GALAT


def di_rencana(sebab: str) -> Letak:
    """The plan as a whole."""
    return Letak("Rencana", sebab)


def di_simpul(simpul: IsiSimpul, sebab: str) -> Letak:
    """A node of the cascade."""
    return Letak(simpul.sebutan, sebab, kunci=f"S:{simpul.kunci}", simpul_id=simpul.id)


def di_indikator(satu: IsiIndikator, sebab: str) -> Letak:
    """An indicator as the version words it."""
    return Letak(f"Indikator {satu.kode}", sebab, kunci=f"I:{satu.indikator_id}", indikator_id=satu.id)
