"""Which plan is in force, and what it says about one year."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from django.db.models import Case, Q, QuerySet, When

from organisasi.models import Unit
from renstra.models import ObjekUkur, TargetTahunan, VersiRencana
from renstra.queries.pohon import pohon, target_dari
from renstra.rules import JenisSimpul, Target
from renstra.rules.isi import IsiIndikator, IsiRencana, IsiSimpul
from renstra.rules.macam import MENENGAH, UNTUK_PERJANJIAN
from renstra.rules.rencana import JenisRencana

SAH = ("ditetapkan", "diganti")


def _versi_sah(tahun: int, jenis: JenisRencana | None = None) -> QuerySet[VersiRencana]:
    """Ratified versions that cover a year, the newest first: of a kind, or of all medium-term kinds."""
    return (
        VersiRencana.objects.filter(
            status__in=SAH,
            dokumen__jenis__in=MENENGAH if jenis is None else [jenis],
            dokumen__tahun_awal__lte=tahun,
            dokumen__tahun_akhir__gte=tahun,
        )
        .select_related("dokumen", "dokumen__unit")
        .order_by("-tanggal", "-nomor")
    )


def rencana_berlaku(unit: Unit | int, tanggal: dt.date) -> VersiRencana | None:
    """The version of a unit's medium-term plan that was in force on a date: ratified by then, covering the year."""
    return _versi_sah(tanggal.year).filter(dokumen__unit=unit, tanggal__lte=tanggal).first()


def rencana_tahun(unit: Unit | int, tahun: int) -> VersiRencana | None:
    """The newest ratified version of a unit's medium-term plan that covers a year, whenever it was ratified."""
    return _versi_sah(tahun).filter(dokumen__unit=unit).first()


def rencana_tahunan(unit: Unit | int, tahun: int, jenis: JenisRencana) -> VersiRencana | None:
    """The newest ratified version of a unit's plan of one year: Renja, RKPD or RKT."""
    return _versi_sah(tahun, jenis).filter(dokumen__unit=unit).first()


def rencana_untuk_perjanjian(unit: Unit | int, tahun: int) -> VersiRencana | None:
    """The plan that an agreement of a year follows: the year's own plan where one is ratified, else the medium-term one.

    One query.  Source: PermenPANRB 53/2014; Permendagri 86/2017 (the year's plan carries the year's target and budget).
    """
    sah = VersiRencana.objects.filter(
        status__in=SAH,
        dokumen__unit=unit,
        dokumen__jenis__in=UNTUK_PERJANJIAN,
        dokumen__tahun_awal__lte=tahun,
        dokumen__tahun_akhir__gte=tahun,
    )
    urutan = Case(*(When(dokumen__jenis=jenis, then=n) for n, jenis in enumerate(UNTUK_PERJANJIAN)))
    return sah.select_related("dokumen__unit").order_by(urutan, "-tanggal", "-nomor").first()


@dataclass(frozen=True, slots=True)
class IndikatorTahun:
    """An indicator and what it promises for one year; `target` is empty where the plan states none."""

    indikator: IsiIndikator
    target: Target


@dataclass(frozen=True, slots=True)
class SasaranTahun:
    """A sasaran with its indicators in one year."""

    simpul: IsiSimpul
    indikator: tuple[IndikatorTahun, ...]


@dataclass(frozen=True, slots=True)
class ProgramTahun:
    """A programme (or kegiatan) with its money (rupiah, None where not planned) and indicators in one year."""

    simpul: IsiSimpul
    pagu: Decimal | None
    indikator: tuple[IndikatorTahun, ...]


@dataclass(frozen=True, slots=True)
class IsiTahun:
    """What an agreement of a year is made from: the version it comes from, sasaran and programmes."""

    versi: VersiRencana
    tahun: int
    sasaran: tuple[SasaranTahun, ...]
    program: tuple[ProgramTahun, ...]
    kegiatan: tuple[ProgramTahun, ...]
    subkegiatan: tuple[ProgramTahun, ...]


def indikator_untuk_perjanjian(unit: Unit | int, tahun: int) -> IsiTahun | None:
    """Sasaran with indicators and targets, and programmes with pagu, of one year; None where no plan is ratified.

    Taken from the year's own plan (Renja, RKPD) where one is ratified, else from the medium-term one; `.versi` tells which.
    Four queries.  Source: PermenPANRB 53/2014 (the agreement follows the plan).
    """
    versi = rencana_untuk_perjanjian(unit, tahun)
    return None if versi is None else isi_tahun(versi, tahun)


def isi_tahun(versi: VersiRencana, tahun: int) -> IsiTahun:
    """One year of a version. ValueError where the plan does not cover the year."""
    isi = pohon(versi)
    if tahun not in isi.tahun:
        raise ValueError(f"Rencana {versi} tidak mencakup tahun {tahun}.")
    return IsiTahun(
        versi=versi,
        tahun=tahun,
        sasaran=tuple(SasaranTahun(s, _tahun(s.indikator, tahun)) for s in isi.sejenis(JenisSimpul.SASARAN)),
        program=_berpagu(isi, JenisSimpul.PROGRAM, tahun),
        kegiatan=_berpagu(isi, JenisSimpul.KEGIATAN, tahun),
        subkegiatan=_berpagu(isi, JenisSimpul.SUBKEGIATAN, tahun),
    )


def _berpagu(isi: IsiRencana, jenis: JenisSimpul, tahun: int) -> tuple[ProgramTahun, ...]:
    return tuple(ProgramTahun(s, s.pagu.get(tahun), _tahun(s.indikator, tahun)) for s in isi.sejenis(jenis))


def _tahun(indikator: Iterable[IsiIndikator], tahun: int) -> tuple[IndikatorTahun, ...]:
    return tuple(IndikatorTahun(satu, satu.target.get(tahun, Target())) for satu in indikator)


def target_tahun(indikator: Iterable[int], tahun: int) -> dict[int, Target]:
    """Target of a year in the newest ratified medium-term plan, by id of the identity; indicators without one are absent.

    An indicator that only the year's own plan has keeps the target stated there.  One query.
    """
    baris = (
        TargetTahunan.objects.filter(
            indikator__indikator__in=list(indikator), tahun=tahun, indikator__versi__status__in=SAH
        )
        .select_related("indikator")
        .alias(menengah=Q(indikator__versi__dokumen__jenis__in=MENENGAH))
        .order_by("menengah", "indikator__versi__tanggal", "indikator__versi__nomor")
    )
    return {satu.indikator.indikator_id: target_dari(satu) for satu in baris}


def objek_ukur(unit: Unit | int) -> QuerySet[ObjekUkur]:
    """What values of a unit hang on: its own indicators measured at the unit itself."""
    return ObjekUkur.objects.filter(unit=unit, jabatan=None, pegawai=None).select_related("indikator")
