"""What the public may read: published grades and issued documents. No staff data, no files: documents are verified by code."""

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal

from django.db.models import QuerySet

from evaluasi.models import HasilEvaluasi
from layanan.models import DokumenTerbit
from layanan.queries.dokumen import dengan_status
from organisasi.queries import nama_unit
from organisasi.rules.periode import tanggal_acuan

JENIS_PUBLIK = ("perjanjian", "laporan", "lhe")


@dataclass(frozen=True, slots=True)
class NilaiPublik:
    """A published grade of an OPD, named as at the end of the year of performance."""

    nama: str
    nilai: Decimal
    predikat: str


def tahun_publik() -> list[int]:
    """Years of performance with published grades, newest first."""
    terbit = HasilEvaluasi.objects.filter(evaluasi__status="terbit")
    return list(terbit.order_by("-evaluasi__tahun").values_list("evaluasi__tahun", flat=True).distinct())


def nilai_publik(tahun: int, *, hari_ini: dt.date) -> list[NilaiPublik]:
    """Published grades of a year, best first. Two queries."""
    baris = list(
        HasilEvaluasi.objects.filter(evaluasi__status="terbit", evaluasi__tahun=tahun)
        .order_by("-nilai")
        .values_list("evaluasi__unit", "nilai", "predikat")
    )
    nama = nama_unit([satu[0] for satu in baris], tanggal_acuan(tahun, hari_ini))
    return [NilaiPublik(nama.get(unit, "–"), nilai, predikat) for unit, nilai, predikat in baris]


def dokumen_publik(tahun: int) -> QuerySet[DokumenTerbit]:
    """Issued documents of a year that are in force, as a list with verification codes."""
    return dengan_status(DokumenTerbit.objects.filter(tahun=tahun, jenis__in=JENIS_PUBLIK)).filter(
        status_kini="berlaku"
    )
