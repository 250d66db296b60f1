"""Making documents and versions."""

from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone

from layanan.actions import TransitionError, mulai, tinggalkan_jejak
from layanan.models import Giliran
from organisasi.models import Pengguna, Unit, VersiUnit
from renstra.actions.dasar import catat_perubahan, kunci_versi
from renstra.actions.salin import salin_isi
from renstra.models import DokumenRencana, VersiRencana
from renstra.rules.macam import periksa_dokumen
from renstra.rules.rencana import JenisRencana
from renstra.rules.versi import sebutan_versi


@transaction.atomic
def buat_dokumen(
    *,
    unit: Unit,
    jenis: JenisRencana | str = JenisRencana.RENSTRA,
    judul: str,
    tahun_awal: int,
    tahun_akhir: int,
    by: Pengguna,
) -> VersiRencana:
    """A new plan with its first, empty version (Murni, draft). Raises PermissionDenied, ValidationError (doubled, years)."""
    dokumen = DokumenRencana(
        unit=unit, jenis=JenisRencana(jenis), judul=judul, tahun_awal=tahun_awal, tahun_akhir=tahun_akhir
    )
    if not by.has_perm("renstra.susun", dokumen):
        raise PermissionDenied("Anda tidak berwenang menyusun rencana unit ini.")
    pasang_dokumen(dokumen)
    versi = VersiRencana.objects.create(dokumen=dokumen, status=VersiRencana.alur.awal, sebutan=sebutan_versi(0))
    mulai(versi, by=by)
    return versi


def pasang_dokumen(dokumen: DokumenRencana) -> None:
    """Check a new document by the rules of its kind, and save it. Raises ValidationError (unit, years, doubled)."""
    dokumen.full_clean()
    daerah = VersiUnit.objects.filter(unit=dokumen.unit_id, induk=None).exists()
    tahun = {"tahun_awal": dokumen.tahun_awal, "tahun_akhir": dokumen.tahun_akhir}
    if galat := periksa_dokumen(dokumen.jenis, daerah=daerah, **tahun):
        raise ValidationError(galat)
    dokumen.save()


@transaction.atomic
def buat_versi_baru(dokumen: DokumenRencana, *, alasan: str, dasar_hukum: str = "", by: Pengguna) -> VersiRencana:
    """A new draft version with all nodes, indicators, targets and money of the newest ratified one, identities kept.

    Raises PermissionDenied; TransitionError where nothing is ratified yet or another version is still under way.
    Source: Permendagri 86/2017 (change of plan), domain section 5.
    """
    dokumen = DokumenRencana.objects.select_for_update().get(pk=dokumen.pk)
    if not by.has_perm("renstra.susun", dokumen):
        raise PermissionDenied("Anda tidak berwenang menyusun rencana unit ini.")
    terakhir = dokumen.versi.order_by("-nomor").first()
    if terakhir is None or terakhir.status != "ditetapkan":
        raise TransitionError(
            "Versi perubahan dibuat dari versi yang sudah ditetapkan. Selesaikan dulu versi yang sedang berjalan."
        )
    nomor = terakhir.nomor + 1
    baru = VersiRencana.objects.create(
        dokumen=dokumen,
        nomor=nomor,
        sebutan=sebutan_versi(nomor),
        alasan=alasan,
        dasar_hukum=dasar_hukum,
        status=VersiRencana.alur.awal,
        asal=_asal_terbaru(terakhir),
    )
    salin_isi(terakhir, baru)
    mulai(baru, by=by, kalimat=f"Dibuat dari versi {terakhir.sebutan}")
    return baru


def _asal_terbaru(versi: VersiRencana) -> VersiRencana | None:
    """The ratified version, now, of the plan that a version was made from."""
    if versi.asal is None:
        return None
    return VersiRencana.objects.filter(dokumen=versi.asal.dokumen_id, status="ditetapkan").first() or versi.asal


@transaction.atomic
def ubah_versi(versi: VersiRencana, *, alasan: str, dasar_hukum: str, revisi: int, by: Pengguna) -> VersiRencana:
    """Write reason and legal basis of a draft version. Raises PermissionDenied, VersiTertutup, HalamanBasi."""
    versi = kunci_versi(versi, by=by, revisi=revisi)
    versi.alasan, versi.dasar_hukum = alasan, dasar_hukum
    versi.save(update_fields=["alasan", "dasar_hukum"])
    catat_perubahan(versi)
    return versi


@transaction.atomic
def hapus_draf(versi: VersiRencana, *, by: Pengguna, revisi: int | None = None) -> None:
    """Discard a draft version; a document that has no other version goes with it. What was recorded of it stays in the history.

    Raises PermissionDenied, VersiTertutup, HalamanBasi.
    """
    versi = kunci_versi(versi, by=by, revisi=revisi)
    dokumen = versi.dokumen
    jenis = ContentType.objects.get_for_model(versi)
    Giliran.objects.filter(content_type=jenis, object_id=versi.pk, selesai=None).update(selesai=timezone.now())
    tinggalkan_jejak(versi, tindakan="hapus", kalimat="Draf dihapus", by=by, dari=versi.status)
    versi.delete()
    if not dokumen.versi.exists():
        dokumen.delete()
