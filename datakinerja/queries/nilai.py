"""Reading recorded values: the current version of each, its history, and whether it may be changed."""

import datetime as dt
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from itertools import groupby
from typing import Any, NamedTuple

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import BigIntegerField, DateField, F, IntegerField, OuterRef, Q, QuerySet
from django.db.models.functions import JSONObject
from django.utils import timezone

from datakinerja.models import JendelaEntri, LembarData, Nilai, Pembukaan
from datakinerja.rules import Jendela, Kunci, Pengecualian, kunci, nama_periode
from organisasi.models import Periode
from renstra.models import ObjekUkur
from sakip.siap import Isian, KueriSiap

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
    """Whether a unit's values of a month are locked; state and id of the month's document, None where there is none.

    khusus: locks by object id where an opening names single indicators; all others have `kunci`.
    """

    kunci: Kunci
    status: str
    lembar_id: int | None
    khusus: Mapping[int, Kunci] = field(default_factory=dict)

    def untuk(self, objek_id: int) -> Kunci:
        """The lock of one object."""
        return self.khusus.get(objek_id, self.kunci)


def kunci_bulan(unit_id: int, tahun: int, *, ditutup: bool, sekarang: dt.datetime) -> dict[int, KunciBulan]:
    """For each month (1-12) of a year: whether the unit's values are locked, and why. ditutup: the year is closed.

    The unit's own window goes before that of all. A quarter, a semester or the year belongs to the month in which it
    ends; an opening in force goes before the window. One query.
    """
    baris = map(_Bulan._make, _BARIS_KUNCI(unit=unit_id, tahun=tahun, hari_ini=timezone.localdate(sekarang)))
    tutup = _tahun_ditutup(tahun) if ditutup else None
    return {satu.nomor: _kunci(satu, tutup, timezone.localtime(sekarang)) for satu in baris}


class _Bulan(NamedTuple):
    """A month with its document, its window and its openings, each a list of JSON facts."""

    nomor: int
    tahun_id: int
    pembukaan_isi: list[dict[str, Any]]
    lembar_isi: list[dict[str, Any]]
    jendela_isi: list[dict[str, Any]]


def _susun_kunci() -> QuerySet:
    unit = Isian("unit", BigIntegerField())
    lembar = LembarData.objects.filter(unit=unit, periode=OuterRef("pk"))
    jendela = (
        JendelaEntri.objects.filter(periode=OuterRef("pk"))
        .filter(Q(unit=unit) | Q(unit=None))
        .order_by(F("unit").asc(nulls_last=True))
    )
    return (
        Periode.objects.filter(tahun=Isian("tahun", IntegerField()), jenis="bulan")
        .annotate(
            pembukaan_isi=_pembukaan(),
            lembar_isi=ArraySubquery(lembar.values(isi=JSONObject(id="pk", status="status", sejak="diajukan_pada"))),
            jendela_isi=ArraySubquery(
                jendela.values(isi=JSONObject(buka="buka", tutup="tutup", tenggang="tenggang_hari"))[:1]
            ),
        )
        .values_list(*_Bulan._fields)
    )


_BARIS_KUNCI = KueriSiap(_susun_kunci)


def kunci_periode(unit_id: int, periode: Iterable[Periode], *, sekarang: dt.datetime) -> dict[int, KunciBulan]:
    """As `kunci_bulan`, by id of the periods (with their `tahun` at hand). One query per year."""
    hasil: dict[int, KunciBulan] = {}
    urut = sorted(periode, key=lambda satu: satu.tahun_id)
    for tahun, milik in groupby(urut, key=lambda satu: satu.tahun):
        per_bulan = kunci_bulan(unit_id, tahun.pk, ditutup=tahun.terkunci, sekarang=sekarang)
        hasil |= {satu.pk: per_bulan[satu.selesai.month] for satu in milik}
    return hasil


def _pembukaan() -> ArraySubquery:
    """Openings in force of a unit per month, the one that lasts longest first, each with the objects it names."""
    hanya = Pembukaan.objek.through.objects.filter(pembukaan=OuterRef("pk")).values("objekukur_id")
    bulan = Pembukaan.periode.through.objects.filter(periode=OuterRef(OuterRef("pk"))).values("pembukaan_id")
    berlaku = Pembukaan.objects.filter(
        unit=Isian("unit", BigIntegerField()),
        status="diberikan",
        sampai__gte=Isian("hari_ini", DateField()),
        pk__in=bulan,
    )
    isi = JSONObject(mulai="mulai", sampai="sampai", alasan="alasan", objek=ArraySubquery(hanya))
    return ArraySubquery(berlaku.order_by("-sampai", "pk").values(isi=isi))


def _kunci(baris: _Bulan, ditutup: dt.datetime | None, sekarang: dt.datetime) -> KunciBulan:
    dokumen = baris.lembar_isi[0] if baris.lembar_isi else None
    sejak = dokumen and dokumen["sejak"]
    status = dokumen["status"] if dokumen else LembarData.alur.awal

    def hitung(pembukaan: dict[str, Any] | None) -> Kunci:
        return kunci(
            sekarang=sekarang,
            status=status,
            status_sejak=timezone.localtime(dt.datetime.fromisoformat(sejak)) if sejak else None,
            jendela=_rentang(baris.jendela_isi[0]) if baris.jendela_isi else None,
            pengecualian=_pengecualian(pembukaan) if pembukaan else None,
            tahun_ditutup=min(ditutup, sekarang) if ditutup else None,
            zona=sekarang.tzname() or "",
            nama=nama_periode("bulan", baris.nomor, baris.tahun_id),
        )

    umum = next((satu for satu in baris.pembukaan_isi if not satu["objek"]), None)
    khusus = {}
    for satu in reversed(baris.pembukaan_isi):
        if satu["objek"] and (umum is None or satu["sampai"] > umum["sampai"]):
            khusus |= dict.fromkeys(satu["objek"], hitung(satu))
    return KunciBulan(hitung(umum), status, dokumen["id"] if dokumen else None, khusus)


def _pengecualian(isi: dict[str, Any]) -> Pengecualian:
    """An opening as moments: from the grant to the last second of its last day."""
    zona = timezone.get_current_timezone()
    return Pengecualian(
        mulai=timezone.localtime(dt.datetime.fromisoformat(isi["mulai"])),
        sampai=dt.datetime.combine(dt.date.fromisoformat(isi["sampai"]), dt.time.max, zona),
        oleh="Bagian Organisasi",
        alasan=isi["alasan"].rstrip(". "),
    )


def _rentang(isi: dict[str, Any]) -> Jendela:
    """A window of days as moments: from the first second of its first day to the last of its last, grace included."""
    zona = timezone.get_current_timezone()
    akhir = dt.date.fromisoformat(isi["tutup"]) + dt.timedelta(days=isi["tenggang"])
    buka = dt.datetime.combine(dt.date.fromisoformat(isi["buka"]), dt.time.min, zona)
    return Jendela(buka=buka, tutup=dt.datetime.combine(akhir, dt.time.max, zona))


def _tahun_ditutup(tahun: int) -> dt.datetime:
    """A closed year counts as closed since its last day; while that is still to come, since now."""
    return dt.datetime.combine(dt.date(tahun + 1, 1, 1), dt.time.min, timezone.get_current_timezone())
