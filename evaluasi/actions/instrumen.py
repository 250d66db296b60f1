"""Instruments come in, are published, and live on as new editions; a published one never changes."""

import copy
from collections.abc import Mapping
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.db.models import Max

from evaluasi import rules
from evaluasi.models import Instrumen
from evaluasi.queries.instrumen import isi_bawaan
from layanan.actions import TransitionError, tinggalkan_jejak
from organisasi.models import Pengguna


@transaction.atomic
def impor_instrumen(kode: str, isi: Mapping[str, Any], *, by: Pengguna | None) -> Instrumen:
    """Store an instrument as a draft edition of `kode`.

    isi: the data that `rules.baca_instrumen` reads. Raises ValidationError with place and remedy for a faulty one,
    PermissionDenied. by None: a command of the administrator.
    """
    _boleh(by)
    terbaca = _periksa(isi)
    edisi = (Instrumen.objects.filter(kode=kode).aggregate(m=Max("edisi"))["m"] or 0) + 1
    instrumen = Instrumen(
        kode=kode, edisi=edisi, nama=terbaca.nama[:200], dasar_hukum=terbaca.dasar[:200], isi=copy.deepcopy(dict(isi))
    )
    instrumen.full_clean()
    instrumen.save()
    tinggalkan_jejak(instrumen, tindakan="impor", kalimat=f"Edisi {edisi} disimpan sebagai draf", by=by)
    return instrumen


@transaction.atomic
def terbitkan_instrumen(instrumen: Instrumen, *, by: Pengguna | None) -> Instrumen:
    """Publish a draft: rounds may use it and nothing in it can change again. Twice changes nothing."""
    _boleh(by)
    baris = Instrumen.objects.select_for_update().get(pk=instrumen.pk)
    if baris.terbit:
        return baris
    _periksa(baris.isi)
    baris.terbit = True
    baris.save(update_fields=["terbit"])
    tinggalkan_jejak(baris, tindakan="terbitkan", kalimat=f"Edisi {baris.edisi} diterbitkan", by=by)
    return baris


@transaction.atomic
def edisi_baru(instrumen: Instrumen, *, by: Pengguna) -> Instrumen:
    """A draft copy of an edition under the next number."""
    return impor_instrumen(instrumen.kode, instrumen.isi, by=by)


@transaction.atomic
def ganti_isi(instrumen: Instrumen, isi: Mapping[str, Any], *, by: Pengguna) -> Instrumen:
    """Replace the content of a draft edition. Raises TransitionError for a published one, ValidationError for bad data."""
    _boleh(by)
    baris = Instrumen.objects.select_for_update().get(pk=instrumen.pk)
    if baris.terbit:
        raise TransitionError("Instrumen yang sudah terbit tidak dapat diubah. Buat edisi baru.")
    terbaca = _periksa(isi)
    baris.nama, baris.dasar_hukum, baris.isi = terbaca.nama[:200], terbaca.dasar[:200], copy.deepcopy(dict(isi))
    baris.save(update_fields=["nama", "dasar_hukum", "isi"])
    tinggalkan_jejak(baris, tindakan="ganti_isi", kalimat="Isi draf diganti", by=by)
    return baris


@transaction.atomic
def muat_instrumen(kode: str = "88-2021", *, by: Pengguna | None = None) -> Instrumen:
    """The bundled instrument, published; loaded only where no published edition with the same content is there."""
    isi = isi_bawaan(kode)
    ada = Instrumen.objects.filter(kode=kode, terbit=True, isi=isi).first()
    return ada or terbitkan_instrumen(impor_instrumen(kode, isi, by=by), by=by)


def _boleh(by: Pengguna | None) -> None:
    if by is not None and not by.has_perm("evaluasi.atur"):
        raise PermissionDenied("Anda tidak berwenang mengatur instrumen evaluasi.")


def _periksa(isi: Mapping[str, Any]) -> rules.Instrumen:
    try:
        return rules.baca_instrumen(isi)
    except rules.InstrumenSalah as galat:
        raise ValidationError(f"Instrumen tidak dapat dipakai: {galat}") from galat
