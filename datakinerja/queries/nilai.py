"""Reading recorded values: the current version of each, its history, and whether it may be changed."""

import datetime as dt
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from itertools import groupby

from django.db.models import F, Q, QuerySet
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


@dataclass(frozen=True)
class KunciBulan:
    """Whether a unit's values of a month are locked, with the month's document, None where none was made yet."""

    kunci: Kunci
    lembar: LembarData | None


def kunci_bulan(unit_id: int, tahun: int, *, ditutup: bool, sekarang: dt.datetime) -> dict[int, KunciBulan]:
    """For each month (1-12) of a year: whether the unit's values are locked, and why. ditutup: the year is closed.

    A quarter, a semester or the year belongs to the month in which it ends. Two queries.
    """
    lembar = {
        satu.periode.nomor: satu
        for satu in LembarData.objects.filter(unit=unit_id, periode__tahun=tahun).select_related("periode")
    }
    jendela = jendela_unit(unit_id, tahun)
    return {
        bulan: KunciBulan(_kunci(tahun, ditutup, lembar.get(bulan), jendela.get(bulan), sekarang), lembar.get(bulan))
        for bulan in range(1, 13)
    }


def kunci_periode(unit_id: int, periode: Iterable[Periode], *, sekarang: dt.datetime) -> dict[int, Kunci]:
    """As `kunci_bulan`, by id of the periods (with their `tahun` at hand). Two queries per year."""
    hasil: dict[int, Kunci] = {}
    urut = sorted(periode, key=lambda satu: satu.tahun_id)
    for tahun, milik in groupby(urut, key=lambda satu: satu.tahun):
        per_bulan = kunci_bulan(unit_id, tahun.pk, ditutup=tahun.terkunci, sekarang=sekarang)
        hasil |= {satu.pk: per_bulan[satu.selesai.month].kunci for satu in milik}
    return hasil


def jendela_unit(unit_id: int, tahun: int) -> dict[int, JendelaEntri]:
    """The window of each month of a year for a unit: its own where it has one, else that of all. One query."""
    baris = (
        JendelaEntri.objects.filter(periode__tahun=tahun, periode__jenis="bulan")
        .filter(Q(unit=unit_id) | Q(unit=None))
        .select_related("periode")
        .order_by(F("unit").asc(nulls_first=True))
    )
    return {satu.periode.nomor: satu for satu in baris}


def _kunci(
    tahun: int, ditutup: bool, lembar: LembarData | None, jendela: JendelaEntri | None, sekarang: dt.datetime
) -> Kunci:
    setempat = timezone.localtime(sekarang)
    return kunci(
        sekarang=setempat,
        status=lembar.status if lembar else LembarData.alur.awal,
        status_sejak=timezone.localtime(lembar.diajukan_pada) if lembar and lembar.diajukan_pada else None,
        jendela=rentang(jendela) if jendela else None,
        tahun_ditutup=min(_tahun_ditutup(tahun), setempat) if ditutup else None,
        zona=setempat.tzname() or "",
    )


def rentang(jendela: JendelaEntri) -> Jendela:
    """A window of days as moments: from the first second of its first day to the last of its last, grace included."""
    zona = timezone.get_current_timezone()
    akhir = jendela.tutup + dt.timedelta(days=jendela.tenggang_hari)
    return Jendela(
        buka=dt.datetime.combine(jendela.buka, dt.time.min, zona), tutup=dt.datetime.combine(akhir, dt.time.max, zona)
    )


def _tahun_ditutup(tahun: int) -> dt.datetime:
    """A closed year counts as closed since its last day; while that is still to come, since now."""
    return dt.datetime.combine(dt.date(tahun + 1, 1, 1), dt.time.min, timezone.get_current_timezone())
