"""Accounts, passwords and roles."""

import datetime as dt
import secrets

from allauth.mfa.models import Authenticator
from django.conf import settings
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.db.backends.postgresql.psycopg_any import DateRange
from django.utils import timezone
from django.utils.module_loading import import_string
from rest_framework.authtoken.models import Token

from organisasi.izin import SELURUH
from organisasi.models import Pegawai, Pengguna, Penugasan, Unit
from organisasi.rules.izin import LABEL_PERAN, PERAN_OPD, Peran
from sakip.tanggal import tulis

IZIN = "organisasi.kelola_pengguna"

# Without letters and digits that look alike on paper.
_HURUF = "abcdefghjkmnpqrstuvwxyz23456789"


def sandi_acak() -> str:
    """A random password that can be read out: four groups of four, about 79 bits."""
    return "-".join("".join(secrets.choice(_HURUF) for _ in range(4)) for _ in range(4))


@transaction.atomic
def buat_akun(
    *, username: str, nama: str, pegawai: Pegawai | None, peran: Peran, unit: Unit, mulai: dt.date, by: Pengguna
) -> tuple[Pengguna, str]:
    """A new account with its first role; returns it and the initial password, which is shown once and must be changed.

    Raises ValidationError (name taken, the person has an account), PermissionDenied (role or unit out of reach).
    """
    if pegawai is None and by.lingkup(IZIN) != SELURUH:
        raise ValidationError({"pegawai": "Pilih pegawai pemilik akun."})
    if pegawai and not by.has_perm(IZIN, pegawai):
        raise PermissionDenied("Pegawai itu di luar unit Anda.")
    if pegawai and Pengguna.objects.filter(pegawai=pegawai, is_active=True).exists():
        # A second account would let whoever opens it act, and sign, in this person's name.
        raise ValidationError(
            {"pegawai": f"{pegawai} sudah mempunyai akun. Atur ulang sandinya, atau beri peran tambahan."}
        )
    depan, _, belakang = nama.strip().partition(" ")
    sandi = sandi_acak()
    pengguna = Pengguna(
        username=username, first_name=depan, last_name=belakang, pegawai=pegawai, wajib_ganti_sandi=True
    )
    pengguna.set_password(sandi)
    pengguna.full_clean()
    pengguna.save()
    beri_peran(pengguna=pengguna, peran=peran, unit=unit, mulai=mulai, by=by)
    return pengguna, sandi


@transaction.atomic
def beri_peran(
    *, pengguna: Pengguna, peran: Peran, unit: Unit, mulai: dt.date, sampai: dt.date | None = None, by: Pengguna | None
) -> Penugasan:
    """A dated role up to and including `sampai`.

    An OPD administrator grants roles of an OPD, below his unit, and never to himself.
    Raises ValidationError (already granted, dates), PermissionDenied.  Source: domain, section 9.
    """
    _periksa_pemberian(by, pengguna, peran, unit)
    if sampai and sampai < mulai:
        raise ValidationError({"sampai": "Tanggal selesai harus sama dengan atau sesudah tanggal mulai."})
    rentang = DateRange(mulai, sampai + dt.timedelta(1) if sampai else None)
    if Penugasan.objects.filter(pengguna=pengguna, peran=peran, unit=unit, berlaku__overlap=rentang).exists():
        raise ValidationError(f"{pengguna} sudah mempunyai peran {LABEL_PERAN[peran]} di unit itu pada masa yang sama.")
    return Penugasan.objects.create(pengguna=pengguna, peran=peran, unit=unit, berlaku=rentang)


def _periksa_pemberian(by: Pengguna | None, pengguna: Pengguna, peran: Peran, unit: Unit) -> None:
    if by is None:
        return
    lingkup = by.lingkup(IZIN)
    if lingkup == SELURUH:
        return
    if unit.pk not in lingkup or peran not in PERAN_OPD:
        raise PermissionDenied("Anda hanya dapat memberi peran OPD di unit Anda dan di bawahnya.")
    if pengguna == by:
        raise PermissionDenied("Peran untuk diri sendiri diberikan oleh administrator lain.")


@transaction.atomic
def akhiri_peran(penugasan: Penugasan, *, terakhir: dt.date, by: Pengguna) -> Penugasan:
    """End a role; `terakhir` is its last day.  One that has not begun ends before it begins to count.

    Raises ValidationError, PermissionDenied.
    """
    penugasan = Penugasan.objects.select_for_update(of=("self",)).select_related("pengguna").get(pk=penugasan.pk)
    if not by.has_perm(IZIN, penugasan):
        raise PermissionDenied("Peran itu di luar unit Anda.")
    if by.lingkup(IZIN) != SELURUH and Peran(penugasan.peran) not in PERAN_OPD:
        raise PermissionDenied("Peran tingkat kabupaten hanya diakhiri oleh Administrator.")
    mulai, akhir = penugasan.berlaku.lower, penugasan.berlaku.upper
    if mulai and terakhir < mulai:
        penugasan.delete()
        return penugasan
    if akhir and terakhir >= akhir:
        raise ValidationError({"terakhir": f"Peran ini sudah berakhir pada {tulis(akhir - dt.timedelta(1))}."})
    penugasan.berlaku = DateRange(mulai, terakhir + dt.timedelta(1))
    penugasan.save(update_fields=["berlaku"])
    return penugasan


def boleh_atur_akun(by: Pengguna, pengguna: Pengguna) -> bool:
    """Whether `by` may take over somebody's account: never one whose roles reach beyond her own.

    An OPD administrator manages accounts whose roles, present and coming, are all roles of an OPD within his units, and
    that act for nobody outside; otherwise resetting a password would lend him the powers of, say, the inspectorate.
    The account of a head, who signs, is left to the regency's administrator unless ADMIN_OPD_ATUR_KEPALA allows it.
    """
    lingkup = by.lingkup(IZIN)
    if lingkup == SELURUH:
        return True
    tugas = list(pengguna.penugasan.filter(berlaku__endswith__gt=timezone.localdate())) + list(
        pengguna.penugasan.filter(berlaku__endswith=None)
    )
    terjangkau = PERAN_OPD if settings.ADMIN_OPD_ATUR_KEPALA else PERAN_OPD - {Peran.KEPALA_OPD}
    dalam_lingkup = all(satu.unit_id in lingkup and Peran(satu.peran) in terjangkau for satu in tugas)
    titipan = pengguna.delegasi_masuk.filter(berlaku__endswith__gt=timezone.localdate(), dicabut=None)
    pemberi = all(by.has_perm(IZIN, satu.dari) for satu in titipan.select_related("dari__pegawai"))
    return dalam_lingkup and pemberi and by.has_perm(IZIN, pengguna)


def _periksa_akun(by: Pengguna, pengguna: Pengguna) -> None:
    if not boleh_atur_akun(by, pengguna):
        raise PermissionDenied("Akun kepala dan akun berperan di luar unit Anda hanya diatur Administrator kabupaten.")


def _kabarkan(pengguna: Pengguna, kalimat: str, by: Pengguna) -> None:
    """Tell the owner of the account, through the app that keeps notices and trails."""
    import_string(settings.KABAR_AKUN)(pengguna, kalimat=kalimat, by=by)


@transaction.atomic
def atur_ulang_sandi(pengguna: Pengguna, *, by: Pengguna) -> str:
    """Give somebody a new password without e-mail; returned once, to be changed at the next sign-in.

    Her sessions and API tokens end, and she is told who did it.  Raises PermissionDenied.
    """
    _periksa_akun(by, pengguna)
    sandi = sandi_acak()
    pengguna.set_password(sandi)
    pengguna.wajib_ganti_sandi = True
    pengguna.save(update_fields=["password", "wajib_ganti_sandi"])
    Token.objects.filter(user=pengguna).delete()
    _kabarkan(pengguna, "Kata sandi diatur ulang", by)
    return sandi


@transaction.atomic
def hapus_dua_langkah(pengguna: Pengguna, *, by: Pengguna) -> int:
    """Remove the second factor of somebody who lost her phone; returns how many were removed.  Raises PermissionDenied."""
    _periksa_akun(by, pengguna)
    jumlah = Authenticator.objects.filter(user=pengguna).delete()[0]
    if jumlah:
        _kabarkan(pengguna, "Verifikasi dua langkah dihapus", by)
    return jumlah


@transaction.atomic
def atur_aktif(pengguna: Pengguna, *, aktif: bool, by: Pengguna) -> Pengguna:
    """Close or reopen an account.  Raises ValidationError for one's own, PermissionDenied."""
    _periksa_akun(by, pengguna)
    if pengguna == by:
        raise ValidationError("Akun sendiri tidak dapat ditutup; mintalah administrator lain.")
    pengguna.is_active = aktif
    pengguna.save(update_fields=["is_active"])
    if not aktif:
        Token.objects.filter(user=pengguna).delete()
    _kabarkan(pengguna, "Akun dibuka kembali" if aktif else "Akun ditutup", by)
    return pengguna


@transaction.atomic
def buat_token(*, by: Pengguna) -> Token:
    """A new API token of the user herself; the former one stops working."""
    Token.objects.filter(user=by).delete()
    return Token.objects.create(user=by)


def cabut_token(*, by: Pengguna) -> int:
    """Revoke the user's own API token; returns how many there were."""
    return Token.objects.filter(user=by).delete()[0]
