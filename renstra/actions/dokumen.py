"""Making documents and versions."""

from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from layanan.actions import TransitionError, mulai, tinggalkan_jejak
from layanan.models import Giliran
from organisasi.models import Pengguna, Unit
from renstra.actions.dasar import catat_perubahan, kunci_versi
from renstra.models import DokumenRencana, IndikatorVersi, Pagu, Simpul, TargetTahunan, VersiRencana
from renstra.rules import JenisSimpul
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
    dokumen.full_clean()
    dokumen.save()
    versi = VersiRencana.objects.create(dokumen=dokumen, status=VersiRencana.alur.awal, sebutan=sebutan_versi(0))
    mulai(versi, by=by)
    return versi


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
    )
    _salin(terakhir, baru)
    mulai(baru, by=by, kalimat=f"Dibuat dari versi {terakhir.sebutan}")
    return baru


def _salin(lama: VersiRencana, baru: VersiRencana) -> None:
    simpul = _salin_simpul(lama, baru)
    Pagu.objects.bulk_create(
        Pagu(simpul=simpul[pagu.simpul_id], tahun=pagu.tahun, jumlah=pagu.jumlah)
        for pagu in Pagu.objects.filter(simpul__versi=lama)
    )
    indikator = {satu.pk: _salinan(satu, versi=baru, simpul=simpul[satu.simpul_id]) for satu in lama.indikator.all()}
    IndikatorVersi.objects.bulk_create(indikator.values())
    TargetTahunan.objects.bulk_create(
        _salinan(target, indikator=indikator[target.indikator_id])
        for target in TargetTahunan.objects.filter(indikator__versi=lama)
    )


def _salin_simpul(lama: VersiRencana, baru: VersiRencana) -> dict[int, Simpul]:
    """Copies of the nodes by id of the original; level by level, so that a parent is there before its children."""
    hasil: dict[int, Simpul] = {}
    semua = list(lama.simpul.all())
    for jenis in JenisSimpul:
        tingkat = {
            satu.pk: _salinan(satu, versi=baru, induk=hasil.get(satu.induk_id or 0))
            for satu in semua
            if satu.jenis == jenis
        }
        Simpul.objects.bulk_create(tingkat.values())
        hasil |= tingkat
    return hasil


def _salinan(baris: Any, **ganti: Any) -> Any:
    """An unsaved copy of a row with some fields replaced."""
    isi = {f.attname: getattr(baris, f.attname) for f in baris._meta.concrete_fields if not f.primary_key}
    for nama in ganti:
        isi.pop(baris._meta.get_field(nama).attname)
    return type(baris)(**isi, **ganti)


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
