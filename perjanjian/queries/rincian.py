"""What the page of one agreement needs, in as few questions as it takes."""

import datetime as dt

from django.contrib.postgres.aggregates import ArrayAgg
from django.db.models import DateField, ExpressionWrapper, F, Min, OuterRef, Q, QuerySet, Subquery

from layanan.models import DokumenTerbit
from layanan.queries import dokumen_objek
from organisasi.models import Pengguna, Tenggat
from organisasi.models.waktu import KegiatanTenggat
from perjanjian.models import ItemPerjanjian, Perjanjian
from perjanjian.rules import batas_tanda_tangan, periksa_bagian, periksa_teks
from renstra.models import Anggaran
from renstra.rules.rencana import TahapAnggaran


def perjanjian_rinci(user: Pengguna) -> QuerySet[Perjanjian]:
    """Agreements the user may see, each with its holdings and its deadline at hand (see `batas`); what a frozen one needs."""
    dpa = (
        Anggaran.objects.filter(unit=OuterRef("unit"), tahun=OuterRef("tahun"), tahap=TahapAnggaran.MURNI)
        .order_by()
        .values("unit")
        .annotate(sah=Min("tanggal_sah"))
        .values("sah")
    )
    tenggat = Tenggat.objects.filter(tahun=OuterRef("tahun"), kegiatan=KegiatanTenggat.PERJANJIAN).values(
        akhir=ExpressionWrapper(F("tanggal") + F("tenggang_hari"), output_field=DateField())
    )
    return (
        Perjanjian.objects.for_user(user)
        .select_related("tahun", "pihak_pertama", "pihak_kedua")
        .annotate(dpa_sah=Subquery(dpa), tenggat_umum=Subquery(tenggat))
    )


def batas(perjanjian: Perjanjian) -> dt.date | None:
    """Last day for signing of a row of `perjanjian_rinci`; None where nothing says so."""
    return batas_tanda_tangan(dpa_sah=perjanjian.dpa_sah, tenggat=perjanjian.tenggat_umum)  # type: ignore[attr-defined]


def kesiapan_aksi(perjanjian: Perjanjian) -> tuple[int, int]:
    """How many items that can have targets by period are complete and give the year, and how many there are. One query.

    The same numbers as `kesiapan(rencana_aksi(perjanjian))`, without the periods themselves.
    """
    bisa_dibagi = Q(target_nilai__isnull=True) | ~Q(indikator_versi__agregasi="")
    urut = "target_periode__periode__mulai"
    baris = (
        ItemPerjanjian.objects.filter(bisa_dibagi, perjanjian=perjanjian, target_bawah__isnull=True)
        .exclude(target_teks="")
        .exclude(indikator_versi__frekuensi="")
        .order_by()
        .annotate(
            bagian=ArrayAgg("target_periode__nilai", order_by=urut), teks=ArrayAgg("target_periode__teks", order_by=urut)
        )
        .values_list(
            "target_nilai", "target_teks", "indikator_versi__agregasi", "indikator_versi__cara_entri",
            "indikator_versi__presisi", "bagian", "teks",
        )
    )  # fmt: skip
    hasil = [
        periksa_teks([satu or "" for satu in teks], target_teks).cocok
        if target is None
        else periksa_bagian(bagian, target, agregasi=agregasi, entri=entri, desimal=presisi).cocok
        for target, target_teks, agregasi, entri, presisi, bagian, teks in baris
    ]
    return sum(hasil), len(hasil)


def dokumen_tertanda(perjanjian: Perjanjian) -> list[DokumenTerbit]:
    """Papers issued from the agreement, newest first, with their signatures. At most two queries."""
    return list(dokumen_objek(perjanjian).prefetch_related("tanda_tangan"))


def penanda_tangan(perjanjian: Perjanjian, dokumen: list[DokumenTerbit]) -> set[str]:
    """Labels of the parties whose signature the paper in force carries, from what `dokumen_tertanda` gave."""
    kini = next((satu for satu in dokumen if satu.pk == perjanjian.dokumen_id), None)
    return {satu.sebagai for satu in kini.tanda_tangan.all()} if kini else set()
