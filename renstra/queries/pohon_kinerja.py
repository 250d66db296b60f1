"""Performance trees as plain values, and which one stands for a year."""

import datetime as dt
from collections import defaultdict
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Count, OuterRef, QuerySet, Subquery

from organisasi.models import Unit
from organisasi.queries import nama_unit
from organisasi.rules.periode import tanggal_acuan
from renstra.models import IndikatorKondisi, PohonKinerja, SilangKondisi, Simpul, SimpulPohon, VersiRencana
from renstra.queries.berlaku import rencana_tahun
from renstra.queries.pohon import nama_jabatan
from renstra.rules.pohon import IndikatorPohon, IsiPohon, IsiSimpulPohon, JenisKondisi, StatusPohon


def isi_pohon(pohon: PohonKinerja, tanggal: dt.date) -> IsiPohon:
    """The content of a tree, names as of a date.  Four queries whatever the size."""
    bersama = SilangKondisi.objects.filter(simpul=OuterRef("pk")).order_by("id").values("unit")
    baris = list(
        SimpulPohon.objects.filter(pohon=pohon).annotate(unit_silang=ArraySubquery(bersama)).order_by("urutan", "id")
    )
    jabatan = nama_jabatan({satu.jabatan_id for satu in baris} - {None}, tanggal)
    silang: dict[int, list[int]] = {satu.pk: satu.unit_silang for satu in baris}  # type: ignore[attr-defined]
    unit = nama_unit(
        {satu.unit_id for satu in baris if satu.unit_id} | {x for daftar in silang.values() for x in daftar}, tanggal
    )
    indikator = _indikator(pohon)
    anak: dict[int | None, list[SimpulPohon]] = defaultdict(list)
    for satu in baris:
        anak[satu.induk_id].append(satu)

    def bangun(induk_id: int | None) -> tuple[IsiSimpulPohon, ...]:
        return tuple(
            IsiSimpulPohon(
                id=satu.pk,
                kunci=satu.kunci,
                uraian=satu.uraian,
                jenis=JenisKondisi(satu.jenis),
                induk_id=satu.induk_id,
                rencana=satu.rencana,
                jabatan_id=satu.jabatan_id,
                jabatan=jabatan.get(satu.jabatan_id or 0, ""),
                unit_id=satu.unit_id,
                unit=unit.get(satu.unit_id or 0, ""),
                indikator=tuple(indikator.get(satu.pk, ())),
                silang=tuple(unit.get(x, "") for x in silang.get(satu.pk, ())),
                silang_id=tuple(silang.get(satu.pk, ())),
                anak=bangun(satu.pk),
            )
            for satu in anak.get(induk_id, ())
        )

    return IsiPohon(pohon_id=pohon.pk, akar=bangun(None))


def _indikator(pohon: PohonKinerja) -> dict[int, list[IndikatorPohon]]:
    hasil: dict[int, list[IndikatorPohon]] = defaultdict(list)
    rows = IndikatorKondisi.objects.filter(simpul__pohon=pohon).order_by("urutan", "id")
    for simpul, uraian, indikator in rows.values_list("simpul", "uraian", "indikator"):
        hasil[simpul].append(IndikatorPohon(uraian, indikator))
    return hasil


def acuan(pohon: PohonKinerja, hari_ini: dt.date) -> dt.date:
    """The day under whose names a tree is shown: today, within its years."""
    return tanggal_acuan(min(max(hari_ini.year, pohon.tahun_awal), pohon.tahun_akhir), hari_ini)


def daftar_pohon(user: Any, tanggal: dt.date) -> QuerySet[PohonKinerja]:
    """Trees that the user may see, each with `nama_unit` and `jumlah` of conditions."""
    unit = Unit.objects.dengan_nama(tanggal).filter(pk=OuterRef("unit"))
    return (
        PohonKinerja.objects.for_user(user)
        .annotate(nama_unit=Subquery(unit.values("nama")[:1]), jumlah=Count("simpul"))
        .order_by("nama_unit", "-tahun_awal", "-nomor")
    )


def pohon_tahun(unit: Unit | int, tahun: int) -> PohonKinerja | None:
    """The tree of a unit that stands for a year: the one in force, else the newest draft; None without any."""
    rows = PohonKinerja.objects.filter(unit=unit, tahun_awal__lte=tahun, tahun_akhir__gte=tahun).select_related("unit")
    berlaku = rows.filter(status=StatusPohon.BERLAKU).order_by("-tahun_awal").first()
    return berlaku or rows.exclude(status=StatusPohon.DIGANTI).order_by("-tahun_awal", "-nomor").first()


def rencana_pohon(pohon: PohonKinerja) -> VersiRencana | None:
    """The plan that the conditions of a tree are tied to: the newest ratified one of the tree's first years, else of its last."""
    return rencana_tahun(pohon.unit_id, pohon.tahun_awal) or rencana_tahun(pohon.unit_id, pohon.tahun_akhir)


def simpul_rencana(pohon: PohonKinerja) -> dict[str, Simpul]:
    """Nodes of the plan that conditions may be tied to, by key."""
    versi = rencana_pohon(pohon)
    return {str(satu.kunci): satu for satu in Simpul.objects.filter(versi=versi)} if versi else {}
