"""Reasons for findings, and the check of the whole regency."""

import datetime as dt
import time
from collections.abc import Sequence

import pghistory
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import connection, transaction
from django.utils import timezone

from layanan.actions import tinggalkan_jejak
from organisasi.models import Pengguna
from renstra.models import AlasanTemuan, PemeriksaanDaerah, TemuanRencana, VersiRencana
from renstra.queries.periksa import bahan_daerah, periksa_versi
from renstra.rules.periksa import KATALOG, TemuanDaerah, periksa_daerah


@transaction.atomic
def beri_alasan(versi: VersiRencana, *, kode: str, kunci: Sequence[str], alasan: str, by: Pengguna) -> int:
    """Answer findings of one rule, at the places given, with a reason; the number of findings answered.

    Findings that are there no more are passed over. Raises PermissionDenied; ValidationError for an error, which only a
    remedy ends, for an empty reason, and where nothing was chosen.
    """
    if not by.has_perm("renstra.susun", versi):
        raise PermissionDenied("Anda tidak berwenang menjawab temuan rencana ini.")
    _periksa_isian(kode, kunci, alasan)
    cocok = [
        satu.temuan
        for satu in periksa_versi(versi).semua
        if satu.temuan.kode == kode and satu.temuan.letak.kunci in set(kunci)
    ]
    if not cocok:
        raise ValidationError({"kunci": "Temuan itu sudah tidak ada. Muat ulang halamannya."})
    for temuan in cocok:
        AlasanTemuan.objects.update_or_create(
            dokumen_id=versi.dokumen_id,
            kode=kode,
            kunci=temuan.letak.kunci,
            defaults={"sebab": temuan.sebab, "alasan": alasan.strip(), "oleh": by, "pada": timezone.now()},
        )
    kalimat = f"Temuan {kode} dijawab di {len(cocok)} tempat"
    tinggalkan_jejak(versi, tindakan="alasan_temuan", kalimat=kalimat, by=by, catatan=alasan.strip())
    return len(cocok)


def _periksa_isian(kode: str, kunci: Sequence[str], alasan: str) -> None:
    galat: dict[str, str] = {}
    aturan = KATALOG.get(kode)
    if aturan is None:
        galat["kode"] = f"Aturan {kode} tidak dikenal."
    elif aturan.tingkat == "GALAT":
        galat["kode"] = f"Temuan {kode} harus diperbaiki; alasan tidak menggantikannya. {aturan.saran}"
    if not alasan.strip():
        galat["alasan"] = "Tulis alasannya."
    elif len(alasan.strip()) > 500:
        galat["alasan"] = "Alasan paling panjang 500 huruf. Ringkas alasannya."
    if not kunci:
        galat["kunci"] = "Pilih paling sedikit satu temuan."
    if galat:
        raise ValidationError(galat)


@transaction.atomic
def cabut_alasan(versi: VersiRencana, *, kode: str, kunci: str, by: Pengguna) -> None:
    """Take a reason back: the finding is open again. Raises PermissionDenied."""
    if not by.has_perm("renstra.susun", versi):
        raise PermissionDenied("Anda tidak berwenang menjawab temuan rencana ini.")
    dihapus, _ = AlasanTemuan.objects.filter(dokumen=versi.dokumen_id, kode=kode, kunci=kunci).delete()
    if dihapus:
        tinggalkan_jejak(versi, tindakan="cabut_alasan", kalimat=f"Alasan temuan {kode} dicabut", by=by)


def hitung_daerah(tahun: int, tanggal: dt.date) -> PemeriksaanDaerah:
    """Check all plans of a year and store what is found in place of the check before.

    tanggal: the day whose names of units are used.
    """
    mulai = time.monotonic()
    bahan = bahan_daerah(tahun, tanggal)
    temuan = periksa_daerah(bahan)
    with transaction.atomic(), pghistory.context(sebab="pemeriksaan daerah"):
        PemeriksaanDaerah.objects.filter(tahun=tahun).delete()
        hasil = PemeriksaanDaerah.objects.create(
            tahun=tahun, dihitung=timezone.now(), lama=0, rencana=len(bahan.rencana)
        )
        _simpan(hasil, temuan)
        hasil.lama = round((time.monotonic() - mulai) * 1000)
        hasil.save(update_fields=["lama"])
    return hasil


KOLOM = (
    "pemeriksaan_id", "unit_id", "versi_id", "kode", "tingkat", "tempat", "kunci", "sebab", "baris_simpul", "baris_indikator",
)  # fmt: skip


def _simpan(hasil: PemeriksaanDaerah, temuan: list[TemuanDaerah]) -> None:
    """Store findings by COPY: a regency may have tens of thousands."""
    tabel, kolom = TemuanRencana._meta.db_table, ", ".join(KOLOM)
    with connection.cursor() as kursor, kursor.copy(f"COPY {tabel} ({kolom}) FROM STDIN") as salin:
        for satu in temuan:
            salin.write_row(_baris(hasil, satu))


def _baris(hasil: PemeriksaanDaerah, satu: TemuanDaerah) -> tuple[object, ...]:
    """A row in the order of KOLOM."""
    letak = satu.temuan.letak
    return (
        hasil.pk, satu.unit_id, satu.versi_id, satu.temuan.kode, str(satu.temuan.tingkat.value), letak.tempat[:250], letak.kunci,
        letak.sebab, letak.simpul_id, letak.indikator_id,
    )  # fmt: skip
