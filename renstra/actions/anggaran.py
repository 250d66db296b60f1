"""Recording the budget of a year from a spreadsheet, stage by stage, by code."""

import datetime as dt
from typing import IO, Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction

from layanan.actions import simpan_berkas
from layanan.models import Berkas
from organisasi.models import Pengguna, Unit
from renstra.models import Anggaran
from renstra.queries.anggaran import BUKU, pratinjau_anggaran
from renstra.rules.rencana import TahapAnggaran
from sakip.lembar import BerkasDitolak, Hasil, baca
from sakip.tanggal import tulis

IZIN = "renstra.susun"


def unggah_anggaran(unggahan: IO[bytes], *, unit: Unit, by: Pengguna) -> Berkas:
    """Keep an uploaded file until its dry run is confirmed. Raises PermissionDenied, ValidationError for an unusable file."""
    _periksa_izin(unit, by)
    baca_anggaran(unggahan)
    unggahan.seek(0)
    return simpan_berkas(unggahan, by=by)


def baca_anggaran(isi: IO[bytes]) -> Hasil:
    """Rows and findings of a file in the layout of the template. Raises ValidationError with the sentence for an unusable file."""
    try:
        return baca(isi, BUKU)
    except BerkasDitolak as galat:
        raise ValidationError({"berkas": str(galat)}) from galat


@transaction.atomic
def simpan_anggaran(
    berkas: IO[bytes],
    *,
    unit: Unit,
    tahun: int,
    tahap: TahapAnggaran,
    tanggal_sah: dt.date,
    by: Pengguna,
    ke: int = 1,
    hapus: bool = False,
) -> int:
    """Write a stage from a file, all or nothing; returns how many rows were new, changed or dropped.

    hapus: codes that the file does not have are dropped from the stage. The date of ratification is that of all rows.
    Raises PermissionDenied, or ValidationError for a file with errors or a date outside the year.
    """
    _periksa_izin(unit, by)
    if not dt.date(tahun - 1, 12, 1) <= tanggal_sah <= dt.date(tahun, 12, 31):
        raise ValidationError({"tanggal_sah": f"{tulis(tanggal_sah)} di luar tahun anggaran {tahun}."})
    hasil = baca_anggaran(berkas)
    pratinjau = pratinjau_anggaran(hasil, unit, tahun, tahap, ke)
    if pratinjau.galat:
        raise ValidationError([str(satu) for satu in pratinjau.galat])
    if not hasil.baris["Anggaran"]:
        raise ValidationError("Berkas tidak memuat satu baris pun. Isi lembar Anggaran, lalu unggah lagi.")
    tempat: dict[str, Any] = {"unit": unit, "tahun": tahun, "tahap": tahap, "ke": ke}
    milik = Anggaran.objects.filter(**tempat)
    Anggaran.objects.bulk_create(
        [
            Anggaran(**tempat, **{nama: satu[nama] for nama in ("kode", "nama", "pagu")}, tanggal_sah=tanggal_sah)
            for satu in hasil.baris["Anggaran"]
        ],
        update_conflicts=True,
        unique_fields=["unit", "tahun", "tahap", "ke", "kode"],
        update_fields=["nama", "pagu", "tanggal_sah"],
    )
    milik.exclude(tanggal_sah=tanggal_sah).update(tanggal_sah=tanggal_sah)
    beda = pratinjau.beda
    if hapus:
        milik.filter(kode__in=[satu["kode"] for satu in beda.hapus]).delete()
    return len(beda.tambah) + len(beda.ubah) + (len(beda.hapus) if hapus else 0)


def _periksa_izin(unit: Unit, by: Pengguna) -> None:
    if not by.has_perm(IZIN, Anggaran(unit=unit)):
        raise PermissionDenied("Anda tidak berwenang mencatat anggaran unit ini.")
