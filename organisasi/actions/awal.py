"""The first rows of a new installation; everything after them is done on the pages."""

import datetime as dt

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.backends.postgresql.psycopg_any import DateRange

from organisasi.actions.jabatan import buat_jabatan
from organisasi.actions.pengguna import beri_peran, sandi_acak
from organisasi.actions.waktu import buat_tahun
from organisasi.models import Pengguna, ProfilDaerah, Unit, VersiJabatan, VersiUnit
from organisasi.rules.izin import Peran
from organisasi.rules.sotk import eselon_kepala


@transaction.atomic
def mulai_daerah(
    *, nama: str, ibu_kota: str, kepala: str, sejak: dt.date, hari_ini: dt.date, username: str
) -> tuple[Pengguna, str]:
    """The regency as root unit with its head position, the running year, and the first administrator with his password.

    sejak: since when units and positions count; plans and papers before it have no unit to stand on.
    The password is shown once and must be changed.  Raises ValidationError where units exist, or for faulty input.
    """
    if Unit.objects.exists():
        raise ValidationError("Basis data ini sudah berisi unit; perintah ini hanya untuk pemasangan baru.")
    if sejak > hari_ini:
        raise ValidationError("Tanggal awal tidak boleh sesudah hari ini.")
    daerah = Unit.objects.create(kunci="daerah")
    rentang = DateRange(sejak, None)
    versi = VersiUnit(unit=daerah, nama=nama, kode="0", jenis="pemda", berlaku=rentang)
    profil = ProfilDaerah(unit=daerah, ibu_kota=ibu_kota)
    for baris in (versi, profil):
        baris.full_clean()
        baris.save()
    jabatan = VersiJabatan(nama=kepala, unit=daerah, eselon=eselon_kepala("pemda"), kepala=True, berlaku=rentang)
    buat_jabatan(jabatan, kunci="daerah-kepala", by=None)
    buat_tahun(tahun=hari_ini.year, by=None)
    return _administrator(username, daerah, hari_ini)


def _administrator(username: str, daerah: Unit, mulai: dt.date) -> tuple[Pengguna, str]:
    """The account is staff, so that it also reaches the reference data."""
    sandi = sandi_acak()
    pengguna = Pengguna(username=username, first_name="Administrator", is_staff=True, wajib_ganti_sandi=True)
    pengguna.set_password(sandi)
    pengguna.full_clean()
    pengguna.save()
    beri_peran(pengguna=pengguna, peran=Peran.ADMINISTRATOR, unit=daerah, mulai=mulai, by=None)
    return pengguna, sandi
