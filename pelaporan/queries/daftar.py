"""Lists of reports: what a user may see, of a unit, of all OPD in a year."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import QuerySet
from django.utils import timezone

from organisasi.models import Pengguna, Tenggat, Unit, VersiUnit
from organisasi.models.waktu import KegiatanTenggat
from organisasi.queries import daftar_opd
from organisasi.rules.periode import tanggal_acuan
from pelaporan.models import Laporan
from pelaporan.rules import JenisLaporan


@dataclass(frozen=True, slots=True)
class BarisUnit:
    """An OPD with its annual report of a year, if it has one. tepat_waktu: None while undecided."""

    unit_id: int
    nama: str
    laporan: Laporan | None
    batas: dt.date | None
    tepat_waktu: bool | None


def laporan_terlihat(user: Pengguna) -> QuerySet[Laporan]:
    """Reports the user may see."""
    return Laporan.objects.for_user(user).select_related("unit", "tahun", "dokumen")


def laporan_unit(user: Pengguna, unit: Unit | int, tahun: int) -> list[Laporan]:
    """Reports of a unit on a year, the newest version first."""
    return list(laporan_terlihat(user).filter(unit=unit, tahun=tahun).order_by("jenis", "triwulan", "-versi"))


def ringkas_laporan(tahun: int, unit: Iterable[int]) -> dict[int, Laporan]:
    """The newest annual report of each unit; one query."""
    baris = Laporan.objects.filter(tahun=tahun, unit__in=list(unit), jenis=JenisLaporan.LKJIP)
    return {satu.unit_id: satu for satu in baris.select_related("dokumen").defer("beku").order_by("versi")}


def batas_lkjip(tahun: int, kegiatan: KegiatanTenggat = KegiatanTenggat.LKJIP_OPD) -> dt.date | None:
    """By when the OPD (or the regency) submit their report on the year."""
    tenggat = Tenggat.objects.filter(tahun=tahun, kegiatan=kegiatan).first()
    return tenggat.tanggal if tenggat else None


def ikhtisar(user: Pengguna, tahun: int, hari_ini: dt.date) -> list[BarisUnit]:
    """All OPD of a year that the user may see, each with its annual report and whether it came in time."""
    boleh = set(Unit.objects.for_user(user, "pelaporan.lihat").values_list("pk", flat=True))
    opd = [satu for satu in daftar_opd(tanggal_acuan(tahun, hari_ini)) if satu.id in boleh]
    laporan = ringkas_laporan(tahun, [satu.id for satu in opd])
    batas = batas_lkjip(tahun)
    return [
        BarisUnit(satu.id, satu.nama, laporan.get(satu.id), batas, tepat_waktu(laporan.get(satu.id), batas, hari_ini))
        for satu in opd
    ]


def laporan_daerah(user: Pengguna, tahun: int, hari_ini: dt.date) -> BarisUnit | None:
    """The regency's own report of a year; None for who may not see it. Four queries."""
    terlihat = Unit.objects.for_user(user, "pelaporan.lihat").values("pk")
    akar = VersiUnit.objects.filter(
        induk=None, berlaku__contains=tanggal_acuan(tahun, hari_ini), unit__in=terlihat
    ).first()
    if akar is None:
        return None
    laporan = ringkas_laporan(tahun, [akar.unit_id]).get(akar.unit_id)
    batas = batas_lkjip(tahun, KegiatanTenggat.LKJIP_DAERAH)
    return BarisUnit(akar.unit_id, akar.nama, laporan, batas, tepat_waktu(laporan, batas, hari_ini))


def tepat_waktu(laporan: Laporan | None, batas: dt.date | None, hari_ini: dt.date) -> bool | None:
    """In time by the day on which it was issued here, never by the date typed on the paper.

    Late as soon as the deadline passed without one. None: not decided, or an archived paper, whose way nobody recorded.
    """
    if batas is None:
        return None
    if laporan and laporan.diserahkan:
        return timezone.localdate(laporan.diserahkan) <= batas
    if laporan and laporan.status in {"terbit", "diganti"}:
        return None
    return False if hari_ini > batas else None
