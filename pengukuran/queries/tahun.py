"""A year with all that measuring needs of it, in one query."""

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef
from django.db.models.functions import JSONObject

from datakinerja.rules import JENIS_PERIODE, nama_periode
from organisasi.models import KategoriCapaian, Periode, Tahun
from pengukuran.rules import TABEL_86_2017, BarisKategori, baca_tabel
from renstra.rules import Frekuensi


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
    periode = Periode.objects.filter(tahun=OuterRef("pk")).order_by("mulai", "selesai")
    kategori = KategoriCapaian.objects.filter(tahun=OuterRef("pk")).order_by("-batas_bawah")
    baris = Tahun.objects.filter(pk__in=tahun).annotate(
        daftar_periode=ArraySubquery(
            periode.values(isi=JSONObject(id="pk", jenis="jenis", nomor="nomor", mulai="mulai", selesai="selesai"))
        ),
        daftar_kategori=ArraySubquery(kategori.values(isi=JSONObject(nama="nama", bawah="batas_bawah", lampu="tanda"))),
    )
    return {satu.pk: _info(satu) for satu in baris}


def _info(satu: Any) -> InfoTahun:
    return InfoTahun(
        tahun=satu.pk,
        batas=satu.batas_capaian,
        nihil_seratus=satu.nihil_seratus,
        terkunci=satu.terkunci,
        periode=tuple(_periode(isi, satu.pk) for isi in satu.daftar_periode),
        tabel=_tabel(satu.daftar_kategori),
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


__all__ = ["InfoTahun", "PeriodeTahun", "info_beberapa_tahun", "info_tahun"]
