"""Documents and versions as lists need them."""

import datetime as dt
from typing import Any

from django.db.models import Count, Exists, OuterRef, Prefetch, Q, QuerySet, Subquery

from organisasi.models import Unit
from renstra.models import DokumenRencana, PermintaanSilang, VersiRencana
from renstra.queries.pohon import pohon
from renstra.rules.banding import Perbedaan, bandingkan_rencana
from renstra.rules.isi import satu_tahun


def daftar_dokumen(user: Any, tanggal: dt.date) -> QuerySet[DokumenRencana]:
    """Documents that the user may see, each with `nama_unit`, and number, name and state of its newest version."""
    versi = VersiRencana.objects.filter(dokumen=OuterRef("pk")).order_by("-nomor")
    unit = Unit.objects.dengan_nama(tanggal).filter(pk=OuterRef("unit"))
    return (
        DokumenRencana.objects.for_user(user)
        .select_related("unit")
        .annotate(
            nama_unit=Subquery(unit.values("nama")[:1]),
            versi_id=Subquery(versi.values("pk")[:1]),
            sebutan=Subquery(versi.values("sebutan")[:1]),
            status=Subquery(versi.values("status")[:1]),
            ditetapkan_pada=Subquery(versi.filter(status="ditetapkan").values("tanggal")[:1]),
            jumlah_indikator=Count("versi__indikator__indikator", distinct=True),
        )
    )


def versi_dokumen(dokumen: DokumenRencana) -> list[VersiRencana]:
    """Versions of a document, the newest first, each with the number of its indicators."""
    versi = dokumen.versi.annotate(jumlah_indikator=Count("indikator")).order_by("-nomor")
    return list(versi.select_related("dokumen__unit"))


def banding(lama: VersiRencana, baru: VersiRencana) -> list[Perbedaan]:
    """What a newer version changed.  Ten queries."""
    return bandingkan_rencana(pohon(lama), pohon(baru))


def banding_asal(versi: VersiRencana) -> list[Perbedaan]:
    """How the year's plan differs from the plan it was made from: what was not taken, added, or set otherwise for the year.

    Empty where it was made from none.  Six queries.
    """
    asal, dokumen = versi.asal, versi.dokumen
    if asal is None:
        return []
    induk = satu_tahun(pohon(asal), dokumen.tahun_awal, dokumen.macam.tingkat)
    return bandingkan_rencana(induk, pohon(versi))


def turunan_dokumen(dokumen: DokumenRencana, user: Any) -> QuerySet[DokumenRencana]:
    """Plans of single years that were made from any version of a document, the newest year first."""
    milik = DokumenRencana.objects.for_user(user).filter(versi__asal__dokumen=dokumen).distinct()
    return dengan_versi(milik.order_by("-tahun_awal", "jenis"))


def versi_terlihat(user: Any) -> QuerySet[VersiRencana]:
    """Versions that the user may see, with document and unit, and whether a crosscutting request touches them (`ada_silang`)."""
    silang = PermintaanSilang.objects.filter(Q(dokumen=OuterRef("dokumen")) | Q(unit=OuterRef("dokumen__unit")))
    milik = VersiRencana.objects.for_user(user).select_related("dokumen__unit", "asal__dokumen")
    return milik.annotate(ada_silang=Exists(silang))


def dengan_versi(queryset: QuerySet[DokumenRencana]) -> QuerySet[DokumenRencana]:
    """Documents with their versions fetched along, the newest first."""
    return queryset.prefetch_related(Prefetch("versi", VersiRencana.objects.order_by("-nomor")))
