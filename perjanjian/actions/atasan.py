"""Laying down with whom a position signs, where the structure does not say it."""

import datetime as dt

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.db.backends.postgresql.psycopg_any import DateRange

from organisasi.models import Jabatan, Pengguna, VersiJabatan
from perjanjian.models import AtasanPerjanjian
from sakip.tanggal import tulis

IZIN_ATUR = "perjanjian.atur"


@transaction.atomic
def tetapkan_atasan(
    *,
    jabatan: Jabatan,
    atasan: Jabatan,
    mulai: dt.date,
    dasar: str,
    by: Pengguna,
    sampai: dt.date | None = None,
) -> AtasanPerjanjian:
    """From `mulai` up to and including `sampai` (None: open) the position signs with `atasan`.

    What held before ends the day before. Agreements already made keep their parties. Raises PermissionDenied, or
    ValidationError where a position does not exist then, the dates are out of order, or later rows stand in the way.
    """
    _periksa_izin(jabatan, by)
    if sampai and sampai < mulai:
        raise ValidationError({"sampai": "Tanggal selesai harus sama dengan atau sesudah tanggal mulai."})
    for satu in (jabatan, atasan):
        if not VersiJabatan.objects.filter(jabatan=satu, berlaku__contains=mulai).exists():
            raise ValidationError({"mulai": f"Jabatan {satu} tidak ada pada {tulis(mulai)}; pilih tanggal lain."})
    for lama in AtasanPerjanjian.objects.select_for_update().filter(jabatan=jabatan, berlaku__contains=mulai):
        akhiri_tetapan(lama, terakhir=mulai - dt.timedelta(1), by=by)
    baru = AtasanPerjanjian(
        jabatan=jabatan,
        atasan=atasan,
        berlaku=DateRange(mulai, sampai + dt.timedelta(1) if sampai else None),
        dasar=dasar.strip(),
    )
    baru.full_clean()
    baru.save()
    return baru


@transaction.atomic
def akhiri_tetapan(tetapan: AtasanPerjanjian, *, terakhir: dt.date, by: Pengguna) -> None:
    """After `terakhir` the structure decides again; a row that had not begun by then is dropped. Raises PermissionDenied."""
    _periksa_izin(tetapan.jabatan, by)
    if tetapan.berlaku.lower and terakhir < tetapan.berlaku.lower:
        tetapan.delete()
        return
    tetapan.berlaku = DateRange(tetapan.berlaku.lower, terakhir + dt.timedelta(1))
    tetapan.save(update_fields=["berlaku"])


def _periksa_izin(jabatan: Jabatan, by: Pengguna) -> None:
    if not by.has_perm(IZIN_ATUR, AtasanPerjanjian(jabatan=jabatan)):
        raise PermissionDenied("Anda tidak berwenang menetapkan atasan perjanjian jabatan ini.")
