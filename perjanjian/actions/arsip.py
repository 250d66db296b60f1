"""Agreements of past years straight from the plan: the record of papers signed before the application came."""

import datetime as dt

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone

from layanan.actions import tinggalkan_jejak
from organisasi.models import Jabatan, Pengguna, Unit
from perjanjian.actions.bahan import (
    bahan_lengkap,
    isi_butir,
    isi_program,
    periksa_jabatan,
    pihak_lengkap,
    tahun_terbuka,
)
from perjanjian.actions.ubah import bagian_rencana_aksi
from perjanjian.models import Perjanjian, TargetPeriode
from perjanjian.queries.atasan import para_pihak
from perjanjian.queries.isi import isi_perjanjian
from perjanjian.queries.rencana_aksi import rencana_aksi
from perjanjian.rules import ALUR, ke_beku, periksa_tanggal_naskah


@transaction.atomic
def arsipkan_dari_rencana(
    *, unit: Unit, tahun: int, jabatan: Jabatan, nomor: str, tempat: str, tanggal: dt.date, by: Pengguna
) -> Perjanjian:
    """Put the agreement of a past year in force as the plan then had it, targets spread over the periods the usual way.

    Parties and names are those of `tanggal`, the date of the paper. About twenty queries; achievement is not computed
    here. Raises PermissionDenied, or ValidationError where the year is not past, the date lies outside it, the
    position has an agreement already, or plan, holder or superior are missing.
    """
    _periksa(unit, tahun, jabatan, tanggal, by)
    pihak = pihak_lengkap(para_pihak(jabatan.pk, tanggal))
    periksa_jabatan(unit, pihak, tanggal)
    bahan = bahan_lengkap(unit, tahun, pihak)
    langkah = ALUR.transisi["catat_arsip"]
    baris = Perjanjian.objects.create(
        unit=unit,
        tahun=tahun_terbuka(tahun),
        jabatan=jabatan,
        nama_jabatan=pihak.jabatan.nama,
        status="disetujui",
        pihak_pertama=pihak.pertama,
        pihak_kedua=pihak.kedua,
        rencana=bahan.versi,
        nomor=nomor,
        tempat=tempat,
        tanggal=tanggal,
    )
    isi_butir(baris, bahan.butir)
    isi_program(baris, bahan.program)
    _sebar_target(baris)
    baris.beku, baris.status = ke_beku(isi_perjanjian(baris)), langkah.ke
    baris.save(update_fields=["beku", "status"])
    tinggalkan_jejak(baris, tindakan="catat_arsip", kalimat=langkah.kalimat, by=by, dari="disetujui", ke=langkah.ke)
    return baris


def _periksa(unit: Unit, tahun: int, jabatan: Jabatan, tanggal: dt.date, by: Pengguna) -> None:
    if not (
        by.has_perm("perjanjian.susun", Perjanjian(unit=unit))
        and by.has_perm("perjanjian.naskah", Perjanjian(unit=unit))
    ):
        raise PermissionDenied("Anda tidak berwenang mencatat arsip perjanjian unit ini.")
    if tahun >= timezone.localdate().year:
        raise ValidationError("Hanya perjanjian tahun yang sudah lewat dapat dicatat sebagai arsip.")
    if pesan := periksa_tanggal_naskah(tanggal, tahun):
        raise ValidationError({"tanggal": pesan})
    if Perjanjian.objects.filter(jabatan=jabatan, tahun=tahun).exists():
        raise ValidationError(f"Jabatan ini sudah mempunyai perjanjian tahun {tahun}.")


def _sebar_target(baris: Perjanjian) -> None:
    """Targets of the periods, spread the usual way."""
    bagian = [satu for aksi in rencana_aksi(baris) if aksi.sel for satu in bagian_rencana_aksi(aksi).items()]
    TargetPeriode.objects.bulk_create(
        TargetPeriode(
            item_id=item,
            periode_id=periode,
            nilai=None if isinstance(isi, str) else isi,
            teks=isi if isinstance(isi, str) else "",
        )
        for (item, periode), isi in bagian
        if isi not in (None, "")
    )
