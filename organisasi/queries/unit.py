"""Units on a date: their names, lists, and the tree."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from django.db.models import F

from organisasi.models import Unit, VersiUnit
from organisasi.models.unit import JENIS_OPD, JenisUnit
from organisasi.queries.jabatan import JabatanKini, kepala_per_unit


@dataclass(frozen=True)
class RingkasUnit:
    """A unit as it is called on a date."""

    id: int
    nama: str
    singkatan: str
    kode: str
    jenis: str
    induk_id: int | None
    opd_id: int | None

    @property
    def jenis_label(self) -> str:
        return str(JenisUnit(self.jenis).label)

    @property
    def adalah_opd(self) -> bool:
        return self.opd_id == self.id


@dataclass(frozen=True)
class SimpulUnit(RingkasUnit):
    """A node of the tree: the unit, its head position with holder (None: it has no head position), and what lies below."""

    kepala: JabatanKini | None = None
    anak: tuple["SimpulUnit", ...] = field(default=())

    @property
    def lowong(self) -> bool:
        """The unit has a head position that nobody holds."""
        return self.kepala is not None and self.kepala.lowong

    @property
    def jumlah_turunan(self) -> int:
        """How many units lie below."""
        return len(self.anak) + sum(satu.jumlah_turunan for satu in self.anak)

    @property
    def jumlah_lowong(self) -> int:
        """How many head positions are vacant, this one and those below."""
        return self.lowong + sum(satu.jumlah_lowong for satu in self.anak)


_KOLOM = ("unit_id", "nama", "singkatan", "kode", "jenis", "induk_id", "opd_id")


def unit_pada(tanggal: dt.date, **saring: object) -> list[RingkasUnit]:
    """Units that exist on a date, in the order of code and name; `saring` are lookups on `VersiUnit`.  One query."""
    baris = VersiUnit.objects.filter(berlaku__contains=tanggal, **saring).order_by("kode", "nama").values_list(*_KOLOM)
    return [RingkasUnit(*satu) for satu in baris]


def daftar_opd(tanggal: dt.date) -> list[RingkasUnit]:
    """The OPD that exist on a date."""
    return unit_pada(tanggal, opd=F("unit"))


def pohon_unit(tanggal: dt.date) -> SimpulUnit | None:
    """The whole structure on a date with heads and vacancies; None before the regency existed.  Three queries."""
    kepala = kepala_per_unit(tanggal)
    anak: dict[int | None, list[RingkasUnit]] = defaultdict(list)
    for satu in unit_pada(tanggal):
        anak[satu.induk_id].append(satu)
    akar = anak.get(None)
    return _simpul(akar[0], anak, kepala) if akar else None


def _simpul(
    unit: RingkasUnit, anak: Mapping[int | None, list[RingkasUnit]], kepala: Mapping[int, JabatanKini]
) -> SimpulUnit:
    return SimpulUnit(
        **vars(unit),
        kepala=kepala.get(unit.id),
        anak=tuple(_simpul(satu, anak, kepala) for satu in anak.get(unit.id, [])),
    )


def cari_simpul(pohon: SimpulUnit | None, unit_id: int) -> SimpulUnit | None:
    """A unit's node in the tree."""
    if pohon is None or pohon.id == unit_id:
        return pohon
    return next((ketemu for satu in pohon.anak if (ketemu := cari_simpul(satu, unit_id))), None)


def jalur_ke(pohon: SimpulUnit | None, unit_id: int) -> list[SimpulUnit]:
    """Nodes from the root down to a unit; empty where it does not exist on the tree's date."""
    if pohon is None:
        return []
    if pohon.id == unit_id:
        return [pohon]
    return next(([pohon, *ekor] for satu in pohon.anak if (ekor := jalur_ke(satu, unit_id))), [])


def nama_unit(unit_ids: Iterable[int], tanggal: dt.date) -> dict[int, str]:
    """Name of each unit on a date; where it did not exist, the nearest name it ever had.  One query."""
    versi: dict[int, list[VersiUnit]] = defaultdict(list)
    for satu in VersiUnit.objects.filter(unit__in=set(unit_ids)).only("unit_id", "nama", "berlaku"):
        versi[satu.unit_id].append(satu)
    return {unit: _terdekat(daftar, tanggal).nama for unit, daftar in versi.items()}


def _terdekat(versi: list[VersiUnit], tanggal: dt.date) -> VersiUnit:
    return min(versi, key=lambda satu: _jarak(satu, tanggal))


def _jarak(versi: VersiUnit, tanggal: dt.date) -> tuple[bool, dt.timedelta]:
    """Zero within the range; else past names come before future ones, the nearest first."""
    mulai, sampai = versi.berlaku.lower or dt.date.min, versi.berlaku.upper or dt.date.max
    if sampai <= tanggal:
        return (False, tanggal - sampai + dt.timedelta(1))
    return (mulai > tanggal, max(mulai - tanggal, dt.timedelta(0)))


def versi_pada(unit: Unit | int, tanggal: dt.date) -> VersiUnit | None:
    """The version of a unit in force on a date; None where it does not exist then."""
    return VersiUnit.objects.filter(unit=unit, berlaku__contains=tanggal).first()


def opd_dari(jenis: str, unit_id: int, induk: RingkasUnit | VersiUnit | None) -> int | None:
    """The OPD a unit belongs to: itself for kinds that are OPD, else that of its parent."""
    return unit_id if jenis in JENIS_OPD else induk.opd_id if induk else None
