"""A year with all that measuring needs of it, in one query."""

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import BigIntegerField, IntegerField, OuterRef, QuerySet
from django.db.models.functions import JSONObject

from datakinerja.rules import JENIS_PERIODE, nama_periode
from organisasi.models import KategoriCapaian, Periode, Tahun
from pengukuran.rules import TABEL_86_2017, BarisKategori, baca_tabel
from renstra.rules import Frekuensi
from sakip.siap import Isian, KueriSiap


@dataclass(frozen=True, slots=True)
class PeriodeTahun:
    """A period of the year: `bulan` is the month in which it ends."""

    id: int
    jenis: str
    nomor: int
    mulai: dt.date
    selesai: dt.date
    nama: str

    @property
    def bulan(self) -> int:
        return self.selesai.month


@dataclass(frozen=True, slots=True)
class InfoTahun:
    """Settings, periods and category table of a year. batas: cap of achievement in per cent, None without one."""

    tahun: int
    batas: Decimal | None
    nihil_seratus: bool
    terkunci: bool
    periode: tuple[PeriodeTahun, ...]
    tabel: tuple[BarisKategori, ...]

    def deret(self, frekuensi: Frekuensi) -> list[PeriodeTahun]:
        """The periods of a frequency in order of time."""
        jenis = JENIS_PERIODE[frekuensi]
        return [satu for satu in self.periode if satu.jenis == jenis]

    @property
    def setahun(self) -> PeriodeTahun:
        """The year's own period."""
        return next(satu for satu in self.periode if satu.jenis == "tahun")


def info_tahun(tahun: int) -> InfoTahun | None:
    """The year, None where it is not set up."""
    return info_beberapa_tahun([tahun]).get(tahun)


def info_beberapa_tahun(tahun: list[int]) -> dict[int, InfoTahun]:
    """Years by number. One query."""
    return {satu[0]: _info(*satu) for satu in _BARIS_TAHUN(tahun=tahun)}


def info_periode(periode: int) -> InfoTahun | None:
    """The year that a period belongs to; None where there is no such period. One query."""
    return next((_info(*satu) for satu in _TAHUN_PERIODE(periode=periode)), None)


def _susun_tahun(**syarat: Isian) -> QuerySet:
    periode = Periode.objects.filter(tahun=OuterRef("pk")).order_by("mulai", "selesai")
    kategori = KategoriCapaian.objects.filter(tahun=OuterRef("pk")).order_by("-batas_bawah")
    return (
        Tahun.objects.filter(**syarat)
        .annotate(
            periode_isi=ArraySubquery(
                periode.values(isi=JSONObject(id="pk", jenis="jenis", nomor="nomor", mulai="mulai", selesai="selesai"))
            ),
            kategori_isi=ArraySubquery(
                kategori.values(isi=JSONObject(nama="nama", bawah="batas_bawah", lampu="tanda"))
            ),
        )
        .values_list("pk", "batas_capaian", "nihil_seratus", "terkunci", "periode_isi", "kategori_isi")
    )


_BARIS_TAHUN = KueriSiap(lambda: _susun_tahun(pk__salah=Isian("tahun", IntegerField())))
_TAHUN_PERIODE = KueriSiap(lambda: _susun_tahun(periode=Isian("periode", BigIntegerField())))


def _info(
    tahun: int, batas: Decimal | None, nihil_seratus: bool, terkunci: bool, periode: list[Any], kategori: list[Any]
) -> InfoTahun:
    return InfoTahun(
        tahun, batas, nihil_seratus, terkunci, tuple(_periode(isi, tahun) for isi in periode), _tabel(kategori)
    )


def _periode(isi: dict[str, Any], tahun: int) -> PeriodeTahun:
    return PeriodeTahun(
        id=isi["id"],
        jenis=isi["jenis"],
        nomor=isi["nomor"],
        mulai=dt.date.fromisoformat(isi["mulai"]),
        selesai=dt.date.fromisoformat(isi["selesai"]),
        nama=nama_periode(isi["jenis"], isi["nomor"], tahun),
    )


def _tabel(kategori: list[dict[str, Any]]) -> tuple[BarisKategori, ...]:
    """The category table; its lowest row has no lower bound, so that each value has a category."""
    if not kategori:
        return TABEL_86_2017
    baris = [satu | {"bawah": None if satu["bawah"] is None else str(satu["bawah"])} for satu in kategori]
    baris[-1]["bawah"] = None
    return baca_tabel(baris)


__all__ = ["InfoTahun", "PeriodeTahun", "info_beberapa_tahun", "info_periode", "info_tahun"]
