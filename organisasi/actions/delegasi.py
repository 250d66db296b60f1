"""Letting somebody act in one's name."""

import datetime as dt

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.db.backends.postgresql.psycopg_any import DateRange
from django.utils import timezone

from organisasi.models import Delegasi, Pengguna
from organisasi.rules.izin import DAPAT_DIDELEGASIKAN, IZIN, relasi_pemberi


def tindakan_dapat_didelegasikan(user: Pengguna) -> list[tuple[str, str]]:
    """Permissions the user may pass on, with their meaning: those she holds by role, or may hold by relation to a document."""
    return [
        (izin, arti)
        for izin, arti in IZIN.items()
        if izin in DAPAT_DIDELEGASIKAN and (user.lingkup(izin) or (user.peran and relasi_pemberi(izin)))
    ]


@transaction.atomic
def delegasikan(
    *, kepada: Pengguna, tindakan: list[str], mulai: dt.date, sampai: dt.date, alasan: str, by: Pengguna
) -> Delegasi:
    """Let `kepada` do named things in one's own name up to and including `sampai`; the trail then names both.

    Raises ValidationError (nothing to pass on, dates, to oneself).  Signing can never be delegated.  Source: domain, section 9.
    """
    tak_boleh = set(tindakan) - {izin for izin, _ in tindakan_dapat_didelegasikan(by)}
    if tak_boleh or not tindakan:
        raise ValidationError({"tindakan": "Pilih tindakan yang menjadi kewenangan Anda sendiri."})
    if sampai < mulai:
        raise ValidationError({"sampai": "Tanggal selesai harus sama dengan atau sesudah tanggal mulai."})
    if not kepada.is_active:
        raise ValidationError({"kepada": "Akun itu tidak aktif; pilih orang lain."})
    delegasi = Delegasi(
        dari=by,
        kepada=kepada,
        tindakan=sorted(tindakan),
        berlaku=DateRange(mulai, sampai + dt.timedelta(1)),
        alasan=alasan,
    )
    delegasi.full_clean()
    delegasi.save()
    return delegasi


@transaction.atomic
def cabut_delegasi(delegasi: Delegasi, *, by: Pengguna) -> Delegasi:
    """Revoke a delegation at once: by the official herself, or by whoever manages her account.  Raises PermissionDenied."""
    delegasi = Delegasi.objects.select_for_update(of=("self",)).select_related("dari__pegawai").get(pk=delegasi.pk)
    if delegasi.dari != by and not by.has_perm("organisasi.kelola_pengguna", delegasi):
        raise PermissionDenied("Delegasi ini hanya dapat dicabut oleh pemberinya.")
    if delegasi.dicabut is None:
        delegasi.dicabut = timezone.now()
        delegasi.save(update_fields=["dicabut"])
    return delegasi
