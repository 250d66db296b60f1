"""Reading recorded values: the current version of each, its history, and whether it may be changed."""

import datetime as dt
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import F, OuterRef, Q, QuerySet
from django.db.models.functions import JSONObject
from django.utils import timezone

from datakinerja.models import JendelaEntri, LembarData, Nilai
from datakinerja.rules import Jendela, Kunci, kunci
from organisasi.models import Periode
from renstra.models import ObjekUkur

type KunciNilai = tuple[int, int]


def nilai_kini(objek: Collection[int], tahun: Collection[int] | int) -> dict[KunciNilai, Nilai]:
    """The newest version per (object id, period id) of the given years; one query."""
    daftar = [tahun] if isinstance(tahun, int) else list(tahun)
    baris = (
        Nilai.objects.filter(objek__in=list(objek), periode__tahun__in=daftar)
        .order_by("objek_id", "periode_id", "-versi")
        .distinct("objek_id", "periode_id")
    )
    return {(satu.objek_id, satu.periode_id): satu for satu in baris}


def riwayat_nilai(objek: ObjekUkur, periode: Periode | int) -> QuerySet[Nilai]:
    """All versions of one value, newest first, with who wrote them."""
    return Nilai.objects.filter(objek=objek, periode=periode).select_related("oleh").order_by("-versi")


@dataclass(frozen=True, slots=True)
class KunciBulan:
    """Whether a unit's values of a month are locked; state and id of the month's document, None where there is none."""

    kunci: Kunci
    status: str
    lembar_id: int | None


def kunci_bulan(unit_id: int, tahun: int, *, ditutup: bool, sekarang: dt.datetime) -> dict[int, KunciBulan]:
    """For each month (1-12) of a year: whether the unit's values are locked, and why. ditutup: the year is closed.

    The unit's own window goes before that of all. A quarter, a semester or the year belongs to the month in which it
    ends. One query.
    """
    lembar = LembarData.objects.filter(unit=unit_id, periode=OuterRef("pk"))
    jendela = (
        JendelaEntri.objects.filter(periode=OuterRef("pk"))
        .filter(Q(unit=unit_id) | Q(unit=None))
        .order_by(F("unit").asc(nulls_last=True))
    )
    baris = Periode.objects.filter(tahun=tahun, jenis="bulan").annotate(
        lembar_isi=ArraySubquery(lembar.values(isi=JSONObject(id="pk", status="status", sejak="diajukan_pada"))),
        jendela_isi=ArraySubquery(
            jendela.values(isi=JSONObject(buka="buka", tutup="tutup", tenggang="tenggang_hari"))[:1]
        ),
    )
    tutup = _tahun_ditutup(tahun) if ditutup else None
    return {
        satu.nomor: _kunci(satu.lembar_isi, satu.jendela_isi, tutup, timezone.localtime(sekarang)) for satu in baris
    }


def kunci_periode(unit_id: int, periode: Iterable[Periode], *, sekarang: dt.datetime) -> dict[int, Kunci]:
    """As `kunci_bulan`, by id of the periods (with their `tahun` at hand). One query per year."""
    hasil: dict[int, Kunci] = {}
    urut = sorted(periode, key=lambda satu: satu.tahun_id)
    for tahun, milik in groupby(urut, key=lambda satu: satu.tahun):
        per_bulan = kunci_bulan(unit_id, tahun.pk, ditutup=tahun.terkunci, sekarang=sekarang)
        hasil |= {satu.pk: per_bulan[satu.selesai.month].kunci for satu in milik}
    return hasil


def _kunci(
    lembar: list[dict[str, Any]], jendela: list[dict[str, Any]], ditutup: dt.datetime | None, sekarang: dt.datetime
) -> KunciBulan:
    dokumen = lembar[0] if lembar else None
    sejak = dokumen and dokumen["sejak"]
    status = dokumen["status"] if dokumen else LembarData.alur.awal
    hasil = kunci(
        sekarang=sekarang,
        status=status,
        status_sejak=timezone.localtime(dt.datetime.fromisoformat(sejak)) if sejak else None,
        jendela=_rentang(jendela[0]) if jendela else None,
        tahun_ditutup=min(ditutup, sekarang) if ditutup else None,
        zona=sekarang.tzname() or "",
    )
    return KunciBulan(hasil, status, dokumen["id"] if dokumen else None)


def _rentang(isi: dict[str, Any]) -> Jendela:
    """A window of days as moments: from the first second of its first day to the last of its last, grace included."""
    zona = timezone.get_current_timezone()
    akhir = dt.date.fromisoformat(isi["tutup"]) + dt.timedelta(days=isi["tenggang"])
    buka = dt.datetime.combine(dt.date.fromisoformat(isi["buka"]), dt.time.min, zona)
    return Jendela(buka=buka, tutup=dt.datetime.combine(akhir, dt.time.max, zona))


def _tahun_ditutup(tahun: int) -> dt.datetime:
    """A closed year counts as closed since its last day; while that is still to come, since now."""
    return dt.datetime.combine(dt.date(tahun + 1, 1, 1), dt.time.min, timezone.get_current_timezone())
