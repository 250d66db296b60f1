"""Issuing the decree on key performance indicators."""

import datetime as dt

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction

from layanan.actions import TransitionError, siapkan_kode, terbitkan, tinggalkan_jejak
from layanan.models import DokumenTerbit
from organisasi.models import Pengguna
from renstra.keputusan import baris_iku, cetak_iku
from renstra.models import VersiRencana


@transaction.atomic
def terbitkan_iku(
    versi: VersiRencana, *, nomor: str, tanggal: dt.date, by: Pengguna, penanda: int | None = None
) -> DokumenTerbit:
    """Issue the IKU decree of a plan in force; its bytes never change, it can be verified and signed as any issued document.

    penanda: the position that signs on behalf of the head (a.n., u.b.); None: the head.
    Raises TransitionError (plan not in force), PermissionDenied, ValidationError (no number, no IKU, before the plan), PdfGagal.
    Source: PermenPANRB 53/2014.
    """
    if not by.has_perm("renstra.ajukan", versi):
        raise PermissionDenied("Anda tidak berwenang menerbitkan keputusan IKU unit ini.")
    if versi.status != "ditetapkan":
        raise TransitionError("Keputusan IKU diterbitkan dari rencana yang sudah ditetapkan dan masih berlaku.")
    if not nomor.strip():
        raise ValidationError({"nomor": "Isi nomor keputusannya."})
    if versi.tanggal and tanggal < versi.tanggal:
        raise ValidationError({"tanggal": "Tanggal keputusan tidak boleh mendahului penetapan rencananya."})
    baris = baris_iku(versi)
    if not baris:
        raise ValidationError("Rencana ini belum mempunyai Indikator Kinerja Utama. Tandai jenis indikatornya dulu.")
    kode = siapkan_kode()
    dokumen = terbitkan(
        versi,
        jenis="iku",
        judul=f"Keputusan IKU {versi.dokumen}"[:250],
        nomor=nomor.strip(),
        tanggal=tanggal,
        tahun=tanggal.year,
        unit=versi.dokumen.unit,
        isi=cetak_iku(versi, baris, nomor=nomor.strip(), tanggal=tanggal, kode=kode, penanda=penanda),
        by=by,
        penanda=penanda,
        kode=kode,
    )
    tinggalkan_jejak(versi, tindakan="iku", kalimat=f"Keputusan IKU {nomor.strip()} diterbitkan"[:300], by=by)
    return dokumen
