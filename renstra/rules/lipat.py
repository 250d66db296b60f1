"""How a large plan is folded: which nodes are shown at once and what opens below them."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from renstra.rules.isi import IsiRencana, IsiSimpul
from renstra.rules.jenis import JenisSimpul

# Up to so many indicators a plan, or a branch of one, is shown whole.
BATAS_UTUH = 40
# Levels that stay visible as headings; what stands below the others is folded into them.
KERANGKA = frozenset({JenisSimpul.VISI, JenisSimpul.MISI, JenisSimpul.TUJUAN})


@dataclass(frozen=True, slots=True)
class Ruas:
    """A fold: the node, how many indicators open with it, and how many nodes of which kind."""

    simpul: IsiSimpul
    indikator: int
    bawah: tuple[tuple[JenisSimpul, int], ...] = ()

    @property
    def ringkas(self) -> str:
        """ "4 indikator, 2 program"; "" where nothing opens."""
        bagian = [(self.indikator, "indikator"), *((n, jenis.label.lower()) for jenis, n in self.bawah)]
        return ", ".join(f"{n} {nama}" for n, nama in bagian if n)


def jumlah_di_bawah(simpul: IsiSimpul, jumlah: Mapping[int, int]) -> int:
    """Indicators of a node and of all below it. jumlah: indicators by id of the node that carries them."""
    return sum(jumlah.get(satu.id, 0) for satu in simpul.telusuri())


def lipatan(simpul: Iterable[IsiSimpul], jumlah: Mapping[int, int]) -> Iterator[Ruas]:
    """The folds of nodes and of the headings below them, in reading order."""
    for satu in simpul:
        if satu.jenis in KERANGKA:
            yield Ruas(satu, jumlah.get(satu.id, 0))
            yield from lipatan(satu.anak, jumlah)
        else:
            hitung = Counter(bawah.jenis for bawah in satu.telusuri() if bawah is not satu)
            yield Ruas(satu, jumlah_di_bawah(satu, jumlah), tuple(sorted(hitung.items(), key=_tingkat)))


def _tingkat(pasangan: tuple[JenisSimpul, int]) -> int:
    return list(JenisSimpul).index(pasangan[0])


def jalur(isi: IsiRencana, simpul_id: int) -> list[IsiSimpul]:
    """A node and those above it, the topmost first; empty for an unknown one."""
    menurut_id = {satu.id: satu for satu in isi.simpul}
    hasil: list[IsiSimpul] = []
    satu = menurut_id.get(simpul_id)
    while satu is not None:
        hasil.insert(0, satu)
        satu = menurut_id.get(satu.induk_id or 0)
    return hasil
