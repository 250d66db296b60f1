"""Reading recorded values: the current version of each, its history, and whether it may be changed."""

import datetime as dt
from collections.abc import Collection, Iterable

from django.db.models import QuerySet
from django.utils import timezone

from datakinerja.models import JendelaEntri, LembarData, Nilai
from datakinerja.rules import Jendela, Kunci, StatusData, kunci
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


def riwayat_nilai(objek: ObjekUkur, periode: Periode) -> QuerySet[Nilai]:
    """All versions of one value, newest first, with who wrote them."""
    return Nilai.objects.filter(objek=objek, periode=periode).select_related("oleh").order_by("-versi")


def kunci_periode(unit_id: int, periode: Iterable[Periode], *, sekarang: dt.datetime) -> dict[int, Kunci]:
    """For each period: whether the unit's values are locked, and why; two queries for any number of periods."""
    daftar = list(periode)
    pk = [satu.pk for satu in daftar]
    lembar = {satu.periode_id: satu for satu in LembarData.objects.filter(unit=unit_id, periode__in=pk)}
    jendela: dict[int, JendelaEntri] = {}
    for satu in JendelaEntri.objects.filter(periode__in=pk).order_by("periode", "unit"):
        if satu.unit_id == unit_id or (satu.unit_id is None and satu.periode_id not in jendela):
            jendela[satu.periode_id] = satu
    return {satu.pk: _kunci(satu, lembar.get(satu.pk), jendela.get(satu.pk), sekarang) for satu in daftar}


def _kunci(periode: Periode, lembar: LembarData | None, jendela: JendelaEntri | None, sekarang: dt.datetime) -> Kunci:
    return kunci(
        sekarang=timezone.localtime(sekarang),
        status=StatusData(lembar.status) if lembar else StatusData.DRAF,
        status_sejak=timezone.localtime(lembar.diajukan_pada) if lembar and lembar.diajukan_pada else None,
        jendela=rentang(jendela) if jendela else None,
        tahun_ditutup=_tahun_ditutup(periode),
        zona=timezone.localtime(sekarang).tzname() or "",
    )


def rentang(jendela: JendelaEntri) -> Jendela:
    """A window of days as moments: from the first second of its first day to the last of its last, grace included."""
    zona = timezone.get_current_timezone()
    akhir = jendela.tutup + dt.timedelta(days=jendela.tenggang_hari)
    return Jendela(
        buka=dt.datetime.combine(jendela.buka, dt.time.min, zona), tutup=dt.datetime.combine(akhir, dt.time.max, zona)
    )


def _tahun_ditutup(periode: Periode) -> dt.datetime | None:
    """A closed year counts as closed since its last day."""
    if not periode.tahun.terkunci:
        return None
    return dt.datetime.combine(dt.date(periode.tahun_id + 1, 1, 1), dt.time.min, timezone.get_current_timezone())
