"""What an agreement is made of: the plan in force, its money, and who stands for which party on a date."""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.db.models import Prefetch

from organisasi.models import Unit, VersiJabatan, VersiUnit
from perjanjian.rules import Jenjang, Program, jenjang
from renstra.models import IndikatorVersi, Pagu, Simpul, TargetTahunan, VersiRencana
from renstra.queries import rencana_untuk_perjanjian
from renstra.queries.anggaran import anggaran_berlaku
from renstra.queries.pohon import target_dari
from renstra.rules import Target
from renstra.rules.anggaran import pagu_kode


@dataclass(frozen=True)
class BahanButir:
    """An indicator of the plan with the wording of its goal and the target of the year (empty where the plan has none)."""

    versi: IndikatorVersi
    sasaran: str
    target: Target

    @property
    def satuan(self) -> str:
        """Unit of measure as the paper prints it."""
        return str(self.versi.satuan or "")


@dataclass(frozen=True)
class Bahan:
    """What the plan in force gives for an agreement. versi None: no plan is in force in that year."""

    versi: VersiRencana | None
    jenjang: Jenjang
    butir: tuple[BahanButir, ...] = ()
    program: tuple[Program, ...] = ()


def bahan_perjanjian(
    unit: Unit | int,
    tahun: int,
    *,
    jabatan: VersiJabatan | None = None,
    kepala: bool = True,
    memimpin_tim: bool = False,
) -> Bahan:
    """Indicators, targets and programmes that the plan of the year (Renja, else the medium-term one) gives to the head of a unit, or to another position.

    A position that leads no OPD promises the indicators it is named responsible for. Source: PermenPANRB 53/2014.
    """
    tingkat = jenjang(jabatan.eselon if jabatan else "", kepala_opd=kepala, memimpin_tim=memimpin_tim)
    versi = rencana_untuk_perjanjian(unit, tahun)
    if versi is None:
        return Bahan(None, tingkat)
    indikator = _indikator(
        versi, tahun, tingkat, penanggung_jawab=None if kepala or not jabatan else jabatan.jabatan_id
    )
    butir = tuple(BahanButir(satu, satu.simpul.uraian, _target(satu.target.all())) for satu in indikator)
    simpul = _simpul_anggaran(versi, tahun, tingkat, indikator if not kepala else None)
    return Bahan(versi, tingkat, butir, tuple(_program(simpul, anggaran_berlaku(unit, tahun)[1])))


def _indikator(
    versi: VersiRencana, tahun: int, tingkat: Jenjang, *, penanggung_jawab: int | None
) -> list[IndikatorVersi]:
    semua = (
        IndikatorVersi.objects.filter(versi=versi, simpul__jenis__in=tingkat.butir)
        .select_related("satuan", "simpul", "indikator")
        .prefetch_related(Prefetch("target", TargetTahunan.objects.filter(tahun=tahun)))
        .order_by("simpul__urutan", "simpul_id", "urutan", "id")
    )
    if penanggung_jawab is not None:
        return list(semua.filter(penanggung_jawab=penanggung_jawab))
    menurut_jenis: dict[str, list[IndikatorVersi]] = {}
    for satu in semua:
        menurut_jenis.setdefault(satu.simpul.jenis, []).append(satu)
    return next((menurut_jenis[jenis.value] for jenis in tingkat.butir if jenis.value in menurut_jenis), [])


def bahan_menurut_indikator(versi: VersiRencana, indikator: Sequence[int], tahun: int) -> list[BahanButir]:
    """The given indicators (identities) as a plan has them, in the given order; those that it has not are absent."""
    baris = (
        IndikatorVersi.objects.filter(versi=versi, indikator__in=indikator)
        .select_related("satuan", "simpul", "indikator")
        .prefetch_related(Prefetch("target", TargetTahunan.objects.filter(tahun=tahun)))
    )
    urutan = {kunci: nomor for nomor, kunci in enumerate(indikator)}
    return [
        BahanButir(satu, satu.simpul.uraian, _target(satu.target.all()))
        for satu in sorted(baris, key=lambda satu: urutan[satu.indikator_id])
    ]


def _target(target: Iterable[TargetTahunan]) -> Target:
    return next((target_dari(satu) for satu in target), Target())


def _simpul_anggaran(
    versi: VersiRencana, tahun: int, tingkat: Jenjang, indikator: Sequence[IndikatorVersi] | None
) -> list[Simpul]:
    simpul = Simpul.objects.filter(versi=versi, jenis=tingkat.anggaran).prefetch_related(
        Prefetch("pagu", Pagu.objects.filter(tahun=tahun))
    )
    if indikator is None:
        return list(simpul)
    milik = turunan_simpul(versi, {satu.simpul_id for satu in indikator})
    return [satu for satu in simpul if satu.pk in milik]


def turunan_simpul(versi: VersiRencana, simpul: set[int]) -> set[int]:
    """Nodes of a plan and all that lies below them. One query."""
    anak: dict[int, list[int]] = {}
    for pk, induk in Simpul.objects.filter(versi=versi, induk__isnull=False).values_list("pk", "induk_id"):
        anak.setdefault(induk, []).append(pk)
    hasil, antrean = set(simpul), list(simpul)
    while antrean:
        baru = [satu for satu in anak.get(antrean.pop(), []) if satu not in hasil]
        hasil.update(baru)
        antrean.extend(baru)
    return hasil


def _program(simpul: Iterable[Simpul], anggaran: Mapping[str, Decimal]) -> Iterable[Program]:
    """Rows of table 2: the budget document's money where it knows the code, else the plan's; nothing without money."""
    for satu in simpul:
        sah = pagu_kode(satu.kode, anggaran)
        pagu = sah if sah is not None else next((p.jumlah for p in satu.pagu.all()), None)
        if pagu:
            yield Program(satu.uraian, pagu, satu.kode, "" if sah is not None else "Pagu rencana")


def memimpin_opd(versi: VersiJabatan, tanggal: dt.date) -> bool:
    """Whether a position leads an OPD or the regency itself on a date."""
    if not versi.kepala:
        return False
    unit = VersiUnit.objects.filter(unit=versi.unit_id, berlaku__contains=tanggal).first()
    return unit is not None and (unit.induk_id is None or unit.opd_id == unit.unit_id)


def nama_pada(unit: Unit | int, tanggal: dt.date) -> str:
    """Name of a unit on a date; its key where it did not exist then."""
    versi = VersiUnit.objects.filter(unit=unit, berlaku__contains=tanggal).first()
    return versi.nama if versi else str(unit)
