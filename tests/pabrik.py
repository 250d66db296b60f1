"""Makers of test data: plain functions, one thing each, everything overridable."""

import datetime as dt
import itertools
from typing import Any

from django.db.backends.postgresql.psycopg_any import DateRange
from django.utils.text import slugify

from organisasi import actions
from organisasi.models import (
    Jabatan,
    Pegawai,
    Pemangku,
    Pengguna,
    Penugasan,
    ProfilDaerah,
    Tahun,
    Unit,
    VersiJabatan,
    VersiUnit,
)
from organisasi.rules.izin import LABEL_PERAN, Peran

SANDI = "sandi-uji-2026"
AWAL = dt.date(2020, 1, 1)

_nomor = itertools.count(1)


def rentang(mulai: dt.date = AWAL, sampai: dt.date | None = None) -> DateRange:
    """The range [mulai, sampai)."""
    return DateRange(mulai, sampai)


def _versi(unit: Unit, nama: str, *, induk: Unit | None, opd: Unit | None, **lain: Any) -> VersiUnit:
    lain.setdefault("berlaku", rentang())
    return VersiUnit.objects.create(unit=unit, nama=nama, induk=induk, opd=opd, **lain)


def buat_daerah(nama: str = "Kabupaten Contoh", **lain: Any) -> Unit:
    """The regency: root unit, profile, and the position of Bupati."""
    unit = Unit.objects.create(kunci=slugify(nama))
    _versi(unit, nama, induk=None, opd=None, jenis="pemda", kode="0", **lain)
    ProfilDaerah.objects.create(unit=unit, ibu_kota="Contoh")
    buat_jabatan("Bupati Contoh", unit, eselon="kepala_daerah", kepala=True)
    return unit


def daerah() -> Unit:
    """The regency of this test, made when first asked for."""
    versi = VersiUnit.objects.filter(induk=None).select_related("unit").first()
    return versi.unit if versi else buat_daerah()


def buat_opd(nama: str = "Dinas Kesehatan", *, jenis: str = "dinas", induk: Unit | None = None, **lain: Any) -> Unit:
    """An OPD under the regency with the position of its head (superior: the Bupati), still vacant."""
    induk = induk or daerah()
    unit = Unit.objects.create(kunci=slugify(nama)[:60])
    _versi(unit, nama, induk=induk, opd=unit, jenis=jenis, **lain)
    atasan = VersiJabatan.objects.filter(unit=induk, kepala=True).first()
    buat_jabatan(f"Kepala {nama}", unit, kepala=True, eselon="jpt", atasan=atasan and atasan.jabatan)
    return unit


def buat_unit(nama: str, induk: Unit, *, jenis: str = "bidang", **lain: Any) -> Unit:
    """A unit inside an OPD."""
    unit = Unit.objects.create(kunci=f"{slugify(nama)[:50]}-{next(_nomor)}")
    opd = VersiUnit.objects.filter(unit=induk).latest("berlaku").opd
    _versi(unit, nama, induk=induk, opd=opd, jenis=jenis, **lain)
    return unit


def buat_jabatan(
    nama: str,
    unit: Unit,
    *,
    atasan: Jabatan | None = None,
    kepala: bool = False,
    eselon: str = "administrator",
    berlaku: DateRange | None = None,
) -> Jabatan:
    """A position with one version."""
    jabatan = Jabatan.objects.create(kunci=f"{slugify(nama)[:70]}-{next(_nomor)}", unit_asal=unit)
    VersiJabatan.objects.create(
        jabatan=jabatan,
        nama=nama,
        unit=unit,
        atasan=atasan,
        kepala=kepala,
        eselon=eselon,
        berlaku=berlaku or rentang(),
    )
    return jabatan


def jabatan_kepala(unit: Unit) -> Jabatan:
    """The head position of a unit."""
    return VersiJabatan.objects.filter(unit=unit, kepala=True).select_related("jabatan").latest("berlaku").jabatan


def buat_pegawai(nama: str = "Contoh Pegawai", unit: Unit | None = None, **lain: Any) -> Pegawai:
    """A person; without NIP unless one is given."""
    return Pegawai.objects.create(nama=nama, unit=unit or daerah(), **lain)


def angkat(
    pegawai: Pegawai, jabatan: Jabatan, *, sifat: str = "definitif", berlaku: DateRange | None = None
) -> Pemangku:
    """Let a person hold a position."""
    return Pemangku.objects.create(pegawai=pegawai, jabatan=jabatan, sifat=sifat, berlaku=berlaku or rentang())


def buat_pengguna(
    peran: Peran | str | None = None,
    unit: Unit | None = None,
    *,
    username: str | None = None,
    nama: str = "",
    **lain: Any,
) -> Pengguna:
    """A user with at most one role, over the regency unless a unit is given; her password is SANDI."""
    nama = nama or (f"{LABEL_PERAN[Peran(peran)]} Contoh" if peran else "Orang Asing")
    username = username or f"{slugify(nama)[:40]}-{next(_nomor)}"
    depan, _, belakang = nama.partition(" ")
    pengguna = Pengguna(username=username, first_name=depan, last_name=belakang, **lain)
    pengguna.set_password(SANDI)
    pengguna.save()
    if peran:
        beri_peran(pengguna, peran, unit or daerah())
    return pengguna


def beri_peran(pengguna: Pengguna, peran: Peran | str, unit: Unit, berlaku: DateRange | None = None) -> Penugasan:
    """A dated role."""
    return Penugasan.objects.create(pengguna=pengguna, peran=Peran(peran), unit=unit, berlaku=berlaku or rentang())


def buat_kepala(unit: Unit, *, nama: str = "Kepala Contoh", username: str | None = None) -> Pengguna:
    """The head of an OPD: a person who holds the head position, with an account and the role."""
    pegawai = buat_pegawai(nama, unit, pangkat="Pembina Utama Muda", golongan="IV/c")
    angkat(pegawai, jabatan_kepala(unit))
    return buat_pengguna(Peran.KEPALA_OPD, unit, nama=nama, username=username, pegawai=pegawai)


def buat_tahun(tahun: int = 2026, **setelan: Any) -> Tahun:
    """A year with its 19 periods, deadlines and categories."""
    return actions.buat_tahun(tahun=tahun, by=None, **setelan)
