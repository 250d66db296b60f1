"""Agreements whose position is no more, with the units that took over its work."""

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal

from django.db.models import Exists, OuterRef

from organisasi.models import Pengguna, Unit, VersiJabatan
from organisasi.queries import nama_unit
from organisasi.queries.silsilah import pemetaan_unit
from perjanjian.models import Perjanjian
from perjanjian.queries.daftar import PIHAK


@dataclass(frozen=True)
class Penerus:
    """A unit that took over, with its share of the work (0-1) and whether its head has an agreement of the year."""

    unit_id: int
    nama: str
    bagian: Decimal
    berjanji: bool

    @property
    def persen(self) -> Decimal:
        """The share in per cent."""
        return self.bagian * 100


@dataclass(frozen=True)
class Terdampak:
    """An agreement in force whose position ended. terakhir: the last day of the position."""

    perjanjian: Perjanjian
    terakhir: dt.date
    penerus: tuple[Penerus, ...]


def akhir_jabatan(jabatan: int) -> dt.date | None:
    """The last day of a position; None while no end is fixed."""
    akhir = [
        berlaku.upper for berlaku in VersiJabatan.objects.filter(jabatan=jabatan).values_list("berlaku", flat=True)
    ]
    return None if not akhir or None in akhir else max(akhir) - dt.timedelta(1)


def perjanjian_terdampak(user: Pengguna, tahun: int, tanggal: dt.date) -> list[Terdampak]:
    """Agreements in force that the user may draw up and whose position does not exist on a date any more, with the lineage."""
    masih = VersiJabatan.objects.filter(jabatan=OuterRef("jabatan"), berlaku__contains=tanggal)
    baris = list(
        Perjanjian.objects.for_user(user, "perjanjian.susun")
        .filter(~Exists(masih), tahun=tahun, status="ditandatangani")
        .select_related("jabatan", *PIHAK)
        .defer("beku")
        .order_by("unit", "nama_jabatan")
    )
    if not baris:
        return []
    peta = pemetaan_unit({satu.unit_id for satu in baris}, dari=dt.date(tahun, 1, 1), ke=tanggal)
    tujuan = {unit for bagian in peta.values() for unit in bagian}
    nama = nama_unit(tujuan, tanggal)
    hidup = set(Unit.objects.pada(tanggal).filter(pk__in=tujuan).values_list("pk", flat=True))
    berjanji = set(
        Perjanjian.objects.filter(tahun=tahun, unit__in=hidup, jabatan__versi__kepala=True).values_list(
            "unit_id", flat=True
        )
    )
    return [
        Terdampak(
            perjanjian=satu,
            terakhir=akhir_jabatan(satu.jabatan_id) or tanggal,
            penerus=tuple(
                Penerus(unit, nama.get(unit, ""), bagian, unit in berjanji)
                for unit, bagian in sorted(peta[satu.unit_id].items(), key=lambda isi: -isi[1])
                if unit in hidup
            ),
        )
        for satu in baris
    ]
