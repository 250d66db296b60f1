"""Arranging a draft: order of nodes and indicators, their place, and the codes of indicators."""

from collections.abc import Sequence

from django.core.exceptions import ValidationError
from django.db import transaction

from layanan.actions import tinggalkan_jejak
from organisasi.models import Pengguna
from renstra.actions.dasar import catat_perubahan, kunci_versi, rapi
from renstra.models import Indikator, IndikatorVersi, Simpul
from renstra.rules.impor import lipat
from renstra.rules.urutan import Arah, geser


@transaction.atomic
def pindah_simpul(simpul: Simpul, *, arah: Arah, by: Pengguna, revisi: int | None = None) -> bool:
    """Move a node up or down among those of its kind under the same parent; False where it is at the end already.

    Raises PermissionDenied, VersiTertutup, HalamanBasi.
    """
    versi = kunci_versi(simpul.versi, by=by, revisi=revisi)
    saudara = list(
        Simpul.objects.filter(versi=versi, induk=simpul.induk_id, jenis=simpul.jenis).order_by("urutan", "id")
    )
    if not _geser(saudara, simpul.pk, arah):
        return False
    Simpul.objects.bulk_update(saudara, ["urutan"])
    catat_perubahan(versi)
    return True


@transaction.atomic
def pindah_indikator(indikator: IndikatorVersi, *, arah: Arah, by: Pengguna, revisi: int | None = None) -> bool:
    """Move an indicator up or down among those of its node; False where it is at the end already. Raises as `pindah_simpul`."""
    versi = kunci_versi(indikator.versi, by=by, revisi=revisi)
    saudara = list(IndikatorVersi.objects.filter(versi=versi, simpul=indikator.simpul_id).order_by("urutan", "id"))
    if not _geser(saudara, indikator.pk, arah):
        return False
    IndikatorVersi.objects.bulk_update(saudara, ["urutan"])
    catat_perubahan(versi)
    return True


def _geser(saudara: Sequence[Simpul] | Sequence[IndikatorVersi], pk: int, arah: Arah) -> bool:
    """Give the siblings the order numbers of a row moved by one place."""
    baru = geser([(satu.pk, satu.urutan) for satu in saudara], pk, arah)
    for satu in saudara:
        satu.urutan = baru.get(satu.pk, satu.urutan)
    return bool(baru)


@transaction.atomic
def ubah_kode(indikator: IndikatorVersi, *, kode: str, by: Pengguna, revisi: int | None = None) -> IndikatorVersi:
    """Give an indicator another code. It stays the same identity, its values stay; the former code is still recognised.

    Raises PermissionDenied, VersiTertutup, HalamanBasi, ValidationError (empty, or the code of another indicator of the unit).
    """
    versi = kunci_versi(indikator.versi, by=by, revisi=revisi)
    satu = Indikator.objects.select_for_update().get(pk=indikator.indikator_id)
    baru = rapi(kode)
    if not baru:
        raise ValidationError({"kode": "Isi kode indikator."})
    if baru == satu.kode:
        return indikator
    lain = Indikator.objects.filter(unit=satu.unit_id).exclude(pk=satu.pk)
    dipakai = {lipat(nama) for kode_kini, lama in lain.values_list("kode", "kode_lama") for nama in (kode_kini, *lama)}
    if lipat(baru) in dipakai:
        raise ValidationError({"kode": f"Kode “{baru}” milik atau pernah milik indikator lain unit ini."})
    lama, satu.kode = satu.kode, baru
    satu.kode_lama = [nama for nama in (*satu.kode_lama, lama) if lipat(nama) != lipat(baru)]
    satu.save(update_fields=["kode", "kode_lama"])
    catat_perubahan(versi)
    tinggalkan_jejak(versi, tindakan="kode", kalimat=f"Kode indikator {lama} diganti {baru}"[:300], by=by)
    indikator.indikator = satu
    return indikator
