"""The way of a version from draft to force."""

import datetime as dt

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from layanan.actions import TransitionError, advance, antre, tinggalkan_jejak
from layanan.pekerjaan import DAFTAR
from organisasi.models import Pengguna
from renstra.models import Indikator, ObjekUkur, VersiRencana
from renstra.queries.pohon import pohon
from renstra.rules.periksa import periksa_rencana
from sakip import tanggal as kalender

# Job that recomputes what hangs on targets; whoever measures registers it.
SEGARKAN = "pengukuran.segarkan"


@transaction.atomic
def ajukan(versi: VersiRencana, *, by: Pengguna, catatan: str = "") -> VersiRencana:
    """Submit a draft for verification. Raises TransitionError while gaps are open, PermissionDenied."""
    versi = advance(versi, "ajukan", by=by, catatan=catatan)
    halangan = [satu for satu in periksa_rencana(pohon(versi)) if satu.menghalangi]
    if halangan:
        raise TransitionError(
            f"Rencana belum dapat diajukan: masih ada {len(halangan)} hal yang harus dilengkapi, "
            f"mulai dari {halangan[0].tempat}: {halangan[0].sebab}"
        )
    return versi


def kembalikan(versi: VersiRencana, *, by: Pengguna, catatan: str) -> VersiRencana:
    """Send a submitted plan back to draft with a note. Raises TransitionError, PermissionDenied, ValidationError."""
    return advance(versi, "kembalikan", by=by, catatan=catatan)


def verifikasi(versi: VersiRencana, *, by: Pengguna, catatan: str = "") -> VersiRencana:
    """Confirm a submitted plan. Raises TransitionError, PermissionDenied."""
    return advance(versi, "verifikasi", by=by, catatan=catatan)


@transaction.atomic
def tetapkan(
    versi: VersiRencana, *, tanggal: dt.date | None, dasar_hukum: str, by: Pengguna, catatan: str = ""
) -> VersiRencana:
    """Ratify a verified version: from here on it never changes; the one before it is replaced; its indicators can be measured.

    Raises TransitionError, PermissionDenied, ValidationError (date, legal basis).  Source: Permendagri 86/2017.
    """
    baris = VersiRencana.objects.select_for_update(of=("self",)).select_related("dokumen__unit").get(pk=versi.pk)
    if baris.status == "diverifikasi":
        _periksa_penetapan(baris, tanggal, dasar_hukum)
        baris.tanggal, baris.dasar_hukum = tanggal, dasar_hukum.strip()
        baris.save(update_fields=["tanggal", "dasar_hukum"])
    baris = advance(baris, "tetapkan", by=by, catatan=catatan)
    _gantikan(baris, by)
    pastikan_objek_ukur(baris)
    _segarkan_capaian(baris, by)
    versi.status = baris.status
    return baris


def _periksa_penetapan(versi: VersiRencana, tanggal: dt.date | None, dasar_hukum: str) -> None:
    galat: dict[str, str] = {}
    if not dasar_hukum.strip():
        galat["dasar_hukum"] = "Tulis nomor dan tanggal peraturan yang menetapkan rencana ini."
    if sebab := _tanggal_salah(versi, tanggal):
        galat["tanggal"] = sebab
    if galat:
        raise ValidationError(galat)


def _tanggal_salah(versi: VersiRencana, tanggal: dt.date | None) -> str:
    if tanggal is None:
        return "Isi tanggal penetapannya."
    if tanggal > timezone.localdate():
        return "Tanggal penetapan belum terjadi. Isi tanggal peraturannya."
    lama = versi.dokumen.versi.filter(status="ditetapkan").exclude(pk=versi.pk).first()
    if lama and lama.tanggal and tanggal < lama.tanggal:
        return f"Versi {lama.sebutan} ditetapkan {kalender.tulis(lama.tanggal)}; tanggal ini lebih awal."
    return ""


def _gantikan(versi: VersiRencana, by: Pengguna) -> None:
    for lama in VersiRencana.objects.filter(dokumen=versi.dokumen_id, status="ditetapkan").exclude(pk=versi.pk):
        VersiRencana.objects.filter(pk=lama.pk).update(status="diganti")
        tinggalkan_jejak(
            lama, tindakan="ganti", kalimat=f"Diganti versi {versi.sebutan}", by=by, dari="ditetapkan", ke="diganti"
        )


def _segarkan_capaian(versi: VersiRencana, by: Pengguna) -> None:
    """Ask, in the same transaction, that achievement be computed by the definitions and targets now in force."""
    if SEGARKAN not in DAFTAR:
        return
    dokumen = versi.dokumen
    antre(
        SEGARKAN,
        kunci=f"segarkan:rencana:{versi.pk}",
        judul="Menyegarkan capaian",
        argumen={"unit_id": dokumen.unit_id, "tahun_awal": dokumen.tahun_awal, "tahun_akhir": dokumen.tahun_akhir},
        by=by,
        unit=dokumen.unit,
    )


def pastikan_objek_ukur(versi: VersiRencana) -> None:
    """Every indicator of a version can be measured at the unit of the plan. Doing it again changes nothing."""
    indikator = Indikator.objects.filter(versi__versi=versi)
    ObjekUkur.objects.bulk_create(
        [ObjekUkur(indikator=satu, unit_id=versi.dokumen.unit_id) for satu in indikator], ignore_conflicts=True
    )
