"""What the actions on agreements share: locking, the stale page, the permission on something not yet there."""

from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError

from layanan.actions import HalamanBasi, antre
from layanan.pekerjaan import DAFTAR
from organisasi.models import Pengguna
from perjanjian.models import Perjanjian
from perjanjian.queries.daftar import PIHAK

BASI = (
    "Isi perjanjian ini berubah sejak halaman dibuka. Isian Anda masih ada di bawah; "
    "periksa lagi, lalu simpan untuk menimpa yang tersimpan."
)
DRAF = frozenset({"draf"})
# Job that recomputes what hangs on targets; whoever measures registers it.
SEGARKAN = "pengukuran.segarkan"


def kunci(perjanjian: Perjanjian) -> Perjanjian:
    """The row, locked and fresh, with its parties."""
    return (
        Perjanjian.objects.select_for_update(of=("self",))
        .select_related("jabatan", "unit", "tahun", "dokumen", *PIHAK)
        .get(pk=perjanjian.pk)
    )


def kunci_isi(
    perjanjian: Perjanjian, *, izin: str, by: Pengguna, revisi: int | None, status: frozenset[str]
) -> Perjanjian:
    """The row locked for a change of its content. Raises PermissionDenied, ValidationError, HalamanBasi."""
    baris = kunci(perjanjian)
    if not by.has_perm(izin, baris):
        raise PermissionDenied("Anda tidak berwenang mengubah perjanjian ini.")
    if baris.status not in status:
        raise ValidationError(
            f"Perjanjian berstatus {baris.status_kini.label} tidak dapat diubah. Muat ulang halaman untuk melihat keadaan terakhir."
        )
    if revisi is not None and revisi != baris.revisi:
        raise HalamanBasi(BASI, baris)
    return baris


def naikkan_revisi(baris: Perjanjian, **kolom: Any) -> Perjanjian:
    """Save the given columns and count the change, so that pages opened before are known to be stale."""
    for nama, nilai in kolom.items():
        setattr(baris, nama, nilai)
    baris.revisi += 1
    baris.save(update_fields=[*kolom, "revisi"])
    return baris


def segarkan_capaian(baris: Perjanjian, *, by: Pengguna) -> None:
    """Ask, in the same transaction, that achievement be computed against the targets now in force."""
    if SEGARKAN in DAFTAR:
        antre(
            SEGARKAN,
            kunci=f"segarkan:{baris.tahun_id}:{baris.unit_id}",
            judul="Menyegarkan capaian",
            argumen={"unit_id": baris.unit_id, "tahun": baris.tahun_id},
            by=by,
            unit=baris.unit,
        )
