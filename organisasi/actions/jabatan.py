"""Who holds what: appointing and relieving."""

import datetime as dt

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.db.backends.postgresql.psycopg_any import DateRange

from organisasi.models import Jabatan, Pegawai, Pemangku, Pengguna, VersiJabatan
from organisasi.models.jabatan import SifatPemangku
from sakip.tanggal import tulis

IZIN = "organisasi.ubah"
IZIN_PEGAWAI = "organisasi.kelola_pegawai"


def _periksa_izin(by: Pengguna | None, objek: Jabatan | Pegawai | Pemangku, izin: str = IZIN) -> None:
    if by is not None and not by.has_perm(izin, objek):
        raise PermissionDenied("Anda tidak berwenang mengubah jabatan, pemangku, atau pegawai unit ini.")


@transaction.atomic
def angkat(
    *,
    jabatan: Jabatan,
    pegawai: Pegawai,
    sifat: str = SifatPemangku.DEFINITIF,
    mulai: dt.date,
    sampai: dt.date | None = None,
    dasar: str = "",
    by: Pengguna | None,
) -> Pemangku:
    """Let a person hold a position from `mulai` up to and including `sampai` (None: open).

    Raises ValidationError where the position does not exist all that time or is definitively held already,
    PermissionDenied.  Source: domain, section 8.
    """
    _periksa_izin(by, jabatan)
    if sampai and sampai < mulai:
        raise ValidationError({"sampai": "Tanggal selesai harus sama dengan atau sesudah tanggal mulai."})
    akhir = sampai + dt.timedelta(1) if sampai else None
    _periksa_masa(jabatan, mulai, akhir)
    pemangku = Pemangku(jabatan=jabatan, pegawai=pegawai, sifat=sifat, berlaku=DateRange(mulai, akhir), dasar=dasar)
    pemangku.full_clean()
    pemangku.save()
    return pemangku


def _periksa_masa(jabatan: Jabatan, mulai: dt.date, akhir: dt.date | None) -> None:
    """Refuse a holding [mulai, akhir) that begins before its position or outlasts it."""
    versi = VersiJabatan.objects.filter(jabatan=jabatan)
    if not versi.filter(berlaku__contains=mulai).exists():
        raise ValidationError({"mulai": f"Jabatan ini tidak ada pada {tulis(mulai)}; pilih tanggal lain."})
    ujung = versi.order_by("berlaku").last().berlaku.upper  # type: ignore[union-attr]  # there is one, as just seen
    if ujung and (akhir is None or akhir > ujung):
        terakhir = tulis(ujung - dt.timedelta(1))
        raise ValidationError({"sampai": f"Jabatan ini berakhir pada {terakhir}; isi hari terakhir paling lambat itu."})


@transaction.atomic
def berhentikan(pemangku: Pemangku, *, terakhir: dt.date, by: Pengguna | None) -> Pemangku:
    """End a holding; `terakhir` is the last day on which the person holds the position.

    Raises ValidationError for a day before the beginning or after an end already fixed, PermissionDenied.
    """
    pemangku = Pemangku.objects.select_for_update(of=("self",)).select_related("jabatan").get(pk=pemangku.pk)
    _periksa_izin(by, pemangku)
    mulai, akhir = pemangku.berlaku.lower, pemangku.berlaku.upper
    if mulai and terakhir < mulai:
        raise ValidationError({"terakhir": f"Hari terakhir harus sesudah mulai memangku, {tulis(mulai)}."})
    if akhir and terakhir >= akhir:
        raise ValidationError({"terakhir": f"Masa jabatan ini sudah berakhir pada {tulis(akhir - dt.timedelta(1))}."})
    pemangku.berlaku = DateRange(mulai, terakhir + dt.timedelta(1))
    pemangku.save(update_fields=["berlaku"])
    return pemangku


@transaction.atomic
def buat_jabatan(versi: VersiJabatan, *, kunci: str, by: Pengguna | None) -> Jabatan:
    """A new position from an unsaved first version.  Raises ValidationError, PermissionDenied."""
    jabatan = Jabatan(kunci=kunci, unit_asal=versi.unit)
    _periksa_izin(by, jabatan)
    jabatan.full_clean()
    jabatan.save()
    versi.jabatan = jabatan
    versi.full_clean()
    versi.save()
    return jabatan


@transaction.atomic
def ubah_jabatan(jabatan: Jabatan, *, mulai: dt.date, by: Pengguna | None, **baru: object) -> VersiJabatan:
    """Change name, superior, level or leadership of a position from a date on: the version in force ends, a new one begins.

    Raises ValidationError where the position does not exist then or would answer to itself, PermissionDenied.
    """
    _periksa_izin(by, jabatan)
    lama = VersiJabatan.objects.select_for_update().filter(jabatan=jabatan, berlaku__contains=mulai).first()
    if lama is None:
        raise ValidationError({"mulai": f"Jabatan ini tidak ada pada {tulis(mulai)}; pilih tanggal lain."})
    if lama.berlaku.lower == mulai:
        versi = lama
    else:
        akhir = lama.berlaku.upper
        versi = VersiJabatan.objects.get(pk=lama.pk)
        versi.pk, versi.peristiwa, versi.berlaku = None, None, DateRange(mulai, akhir)
        lama.berlaku = DateRange(lama.berlaku.lower, mulai)
        lama.save(update_fields=["berlaku"])
    versi._state.adding = versi.pk is None
    for nama, nilai in baru.items():
        setattr(versi, nama, nilai)
    versi.full_clean()
    versi.save()
    return versi


@transaction.atomic
def simpan_pegawai(pegawai: Pegawai, *, by: Pengguna | None) -> Pegawai:
    """Insert or change a person.  Raises ValidationError, PermissionDenied (where she is, or would come, outside one's reach)."""
    if pegawai.pk:
        _periksa_izin(by, Pegawai.objects.get(pk=pegawai.pk), IZIN_PEGAWAI)
    _periksa_izin(by, pegawai, IZIN_PEGAWAI)
    pegawai.full_clean()
    pegawai.save()
    return pegawai
