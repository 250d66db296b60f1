"""What ties plans together: the sasaran of the regency that goals serve, and crosscutting requests."""

import datetime as dt
from collections.abc import Iterable
from typing import Any

from django.db.models import OuterRef, Q, QuerySet, Subquery

from organisasi.models import Unit
from renstra.models import DokumenRencana, PermintaanSilang, Simpul, VersiRencana
from renstra.rules.jenis import JenisSimpul
from renstra.rules.macam import MENENGAH
from renstra.rules.rencana import JenisRencana

DAERAH_MENENGAH = (JenisRencana.RPJMD, JenisRencana.RPD)


def letak(pk: int, saudara: QuerySet[Any]) -> tuple[int, int]:
    """The place of a row among its siblings, from 1, and how many they are.  One query."""
    daftar = list(saudara.order_by("urutan", "id").values_list("pk", flat=True))
    return daftar.index(pk) + 1, len(daftar)


def sasaran_daerah(dokumen: DokumenRencana) -> QuerySet[Simpul]:
    """Sasaran of the regency's plans in force whose years meet those of a document, as the newest ratified version words them."""
    return Simpul.objects.filter(
        jenis=JenisSimpul.SASARAN,
        versi__status="ditetapkan",
        versi__dokumen__jenis__in=DAERAH_MENENGAH,
        versi__dokumen__tahun_awal__lte=dokumen.tahun_akhir,
        versi__dokumen__tahun_akhir__gte=dokumen.tahun_awal,
    ).select_related("versi__dokumen")


def dilayani(versi: Iterable[VersiRencana]) -> frozenset[str] | None:
    """Identities of sasaran of the regency that goals of these versions serve, as text; None where none names any.  One query."""
    rows = Simpul.objects.filter(versi__in=[satu.pk for satu in versi], dukung_kunci__isnull=False)
    return frozenset(str(satu) for satu in rows.values_list("dukung_kunci", flat=True)) or None


def silang_rencana(versi: VersiRencana, tanggal: dt.date) -> QuerySet[PermintaanSilang]:
    """Requests about a plan: those it makes, and those made to its unit while it covers the years.  One query."""
    dokumen = versi.dokumen
    masuk = Q(
        unit=dokumen.unit_id,
        dokumen__tahun_awal__lte=dokumen.tahun_akhir,
        dokumen__tahun_akhir__gte=dokumen.tahun_awal,
    )
    rows = PermintaanSilang.objects.exclude(status="dibatalkan")
    bagi = masuk if dokumen.jenis in MENENGAH else Q(pk__in=[])
    milik = rows.filter(Q(dokumen=dokumen) | bagi).select_related("indikator").order_by("-dibuat")
    return milik.annotate(nama_peminta=_nama("peminta", tanggal), nama_diminta=_nama("unit", tanggal))


def _nama(acuan: str, tanggal: dt.date) -> Subquery:
    return Subquery(Unit.objects.dengan_nama(tanggal).filter(pk=OuterRef(acuan)).values("nama")[:1])  # type: ignore[attr-defined]


def silang_terlihat(user: Any, tanggal: dt.date) -> QuerySet[PermintaanSilang]:
    """Requests that the user may see, with the names of both units."""
    rows = PermintaanSilang.objects.for_user(user).select_related("indikator", "dokumen")
    return rows.annotate(nama_peminta=_nama("peminta", tanggal), nama_diminta=_nama("unit", tanggal))
