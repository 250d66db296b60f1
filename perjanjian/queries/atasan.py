"""Who signs with whom on a date: what was laid down, else the structure, looked up for many positions at once."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import F, Q, QuerySet

from organisasi.models import Pemangku, Unit, VersiJabatan, VersiUnit
from organisasi.queries.jabatan import pemangku_per_jabatan
from perjanjian.models import AtasanPerjanjian
from perjanjian.queries.daftar import unit_serumpun
from perjanjian.rules import Kedudukan, atasan_bawaan, pilih_atasan


@dataclass(frozen=True)
class ParaPihak:
    """Parties on a date. `atasan`: the superior position for the agreement, None for the regent; its holder may be missing.

    memimpin_tim: others answer to the position; opd: it leads an OPD or the regency; puncak: it leads the regency.
    """

    jabatan: VersiJabatan
    pertama: Pemangku | None
    atasan: VersiJabatan | None
    kedua: Pemangku | None
    opd: bool = False
    memimpin_tim: bool = False
    puncak: bool = False


@dataclass(frozen=True)
class PetaAtasan:
    """Positions on a date as far as they matter for who signs with whom."""

    tanggal: dt.date
    versi: dict[int, VersiJabatan]
    kedudukan: dict[int, Kedudukan]
    pemangku: dict[int, Pemangku]
    ditetapkan: dict[int, int]
    beratasan: frozenset[int]

    def atasan(self, jabatan: int) -> int | None:
        """The superior position for the agreement."""
        return pilih_atasan(jabatan, self.kedudukan, self.ditetapkan)

    def bawaan(self, jabatan: int) -> int | None:
        """The superior that the structure gives."""
        return atasan_bawaan(self.kedudukan[jabatan])

    def pihak(self, jabatan: int) -> ParaPihak | None:
        """The parties of a position's agreement; None where it does not exist on the date."""
        versi = self.versi.get(jabatan)
        if versi is None:
            return None
        atas = self.atasan(jabatan)
        return ParaPihak(
            jabatan=versi,
            pertama=self.pemangku.get(jabatan),
            atasan=self.versi.get(atas) if atas else None,
            kedua=self.pemangku.get(atas) if atas else None,
            opd=self.kedudukan[jabatan].memimpin and self.kedudukan[jabatan].opd,
            memimpin_tim=jabatan in self.beratasan,
            puncak=jabatan == self.kedudukan[jabatan].kepala_daerah,
        )


def peta_atasan(jabatan: Iterable[int], tanggal: dt.date) -> PetaAtasan:
    """What decides the superiors of the given positions on a date: they, all heads, and all that others answer to. Five queries."""
    semua = VersiJabatan.objects.filter(berlaku__contains=tanggal)
    ditetapkan = dict(AtasanPerjanjian.objects.filter(berlaku__contains=tanggal).values_list("jabatan_id", "atasan_id"))
    atas = set(semua.filter(atasan__isnull=False).values_list("atasan_id", flat=True).distinct())
    versi = {
        satu.jabatan_id: satu
        for satu in semua.filter(Q(kepala=True) | Q(jabatan__in={*jabatan, *atas, *ditetapkan.values()}))
    }
    unit = {satu.unit_id: satu for satu in VersiUnit.objects.filter(berlaku__contains=tanggal)}
    pemangku = pemangku_per_jabatan(versi, tanggal)
    kepala = {satu.unit_id: kunci for kunci, satu in versi.items() if satu.kepala}
    akar = next((kunci for kunci, satu in unit.items() if satu.induk_id is None), None)
    kedudukan = {
        kunci: _kedudukan(satu, unit.get(satu.unit_id), kepala, akar, pemangku.get(kunci))
        for kunci, satu in versi.items()
    }
    return PetaAtasan(tanggal, versi, kedudukan, pemangku, ditetapkan, frozenset(atas))


def _kedudukan(
    versi: VersiJabatan, unit: VersiUnit | None, kepala: dict[int, int], akar: int | None, pemangku: Pemangku | None
) -> Kedudukan:
    return Kedudukan(
        jabatan=versi.jabatan_id,
        atasan=versi.atasan_id,
        pemegang=pemangku.pegawai_id if pemangku else None,
        memimpin=versi.kepala,
        opd=unit is not None and (unit.induk_id is None or unit.opd_id == unit.unit_id),
        jenis=unit.jenis if unit else "",
        kepala_unit=kepala.get(versi.unit_id),
        kepala_opd=kepala.get(unit.opd_id) if unit and unit.opd_id else None,
        kepala_daerah=kepala.get(akar) if akar else None,
    )


def para_pihak(jabatan: int, tanggal: dt.date) -> ParaPihak | None:
    """The parties of one position's agreement on a date; None where it does not exist then."""
    return peta_atasan([jabatan], tanggal).pihak(jabatan)


@dataclass(frozen=True)
class BarisAtasan:
    """A position with its superior for the agreement. tetapan: the row that lays it down, None where the structure decides."""

    versi: VersiJabatan
    pemangku: Pemangku | None
    atasan: VersiJabatan | None
    kedua: Pemangku | None
    tetapan: AtasanPerjanjian | None
    naik: bool

    @property
    def sebab(self) -> str:
        """Where the superior comes from."""
        if self.naik:
            return "Satu tingkat lebih tinggi: pemangku atasannya orang yang sama"
        return f"Ditetapkan: {self.tetapan.dasar}" if self.tetapan else "Menurut struktur"


def atasan_unit(unit: Unit, tanggal: dt.date) -> list[BarisAtasan]:
    """Each position of a unit and its parts with its superior for the agreement, the head first."""
    lingkup = unit_serumpun(unit, tanggal)
    milik = list(
        VersiJabatan.objects.filter(berlaku__contains=tanggal, unit__in=lingkup)
        .order_by(F("kepala").desc(), "nama")
        .values_list("jabatan_id", flat=True)
    )
    peta = peta_atasan(milik, tanggal)
    tetapan = {satu.jabatan_id: satu for satu in tetapan_atasan(tanggal).filter(jabatan__in=milik)}
    return [_baris(peta, pihak, tetapan.get(kunci)) for kunci in milik if (pihak := peta.pihak(kunci))]


def _baris(peta: PetaAtasan, pihak: ParaPihak, tetapan: AtasanPerjanjian | None) -> BarisAtasan:
    jabatan = pihak.jabatan.jabatan_id
    langsung = peta.ditetapkan.get(jabatan) or peta.bawaan(jabatan)
    return BarisAtasan(
        versi=pihak.jabatan,
        pemangku=pihak.pertama,
        atasan=pihak.atasan,
        kedua=pihak.kedua,
        tetapan=tetapan,
        naik=pihak.atasan is not None and langsung != pihak.atasan.jabatan_id,
    )


def tetapan_atasan(tanggal: dt.date) -> QuerySet[AtasanPerjanjian]:
    """Superiors laid down that hold on a date."""
    return AtasanPerjanjian.objects.filter(berlaku__contains=tanggal)


def calon_atasan(baris: Iterable[BarisAtasan], tanggal: dt.date) -> list[VersiJabatan]:
    """Positions that may be laid down as superior: those of the unit, its superiors, and all heads, by name."""
    milik = {satu.versi.jabatan_id for satu in baris} | {satu.atasan.jabatan_id for satu in baris if satu.atasan}
    return list(
        VersiJabatan.objects.filter(Q(kepala=True) | Q(jabatan__in=milik), berlaku__contains=tanggal).order_by("nama")
    )
