"""Crosscutting requests between OPDs."""

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone

from layanan.actions import advance, mulai, tinggalkan_jejak
from organisasi.models import Pengguna, Unit
from organisasi.queries import nama_unit
from renstra.models import IndikatorVersi, PermintaanSilang, Simpul


@transaction.atomic
def minta_silang(
    simpul: Simpul, *, unit: Unit, uraian: str, by: Pengguna, indikator: IndikatorVersi | None = None
) -> PermintaanSilang:
    """Ask another OPD to contribute to a node, or to one of its indicators; it gets the turn to answer.

    Raises PermissionDenied, ValidationError (own unit, doubled, no text, an indicator of another node).
    Source: PermenPANRB 89/2021.
    """
    if not by.has_perm("renstra.susun", simpul.versi):
        raise PermissionDenied("Anda tidak berwenang menyusun rencana ini.")
    if indikator and indikator.simpul_id != simpul.pk:
        raise ValidationError({"indikator": "Pilih indikator dari simpul ini."})
    dokumen = simpul.versi.dokumen
    permintaan = PermintaanSilang(
        peminta_id=dokumen.unit_id,
        unit=unit,
        dokumen=dokumen,
        kunci=simpul.kunci,
        indikator=indikator.indikator if indikator else None,
        sebutan=f"{simpul.get_jenis_display()} {simpul}"[:300],  # type: ignore[attr-defined]
        uraian=uraian.strip(),
        status=PermintaanSilang.alur.awal,
        dibuat_oleh=by,
    )
    permintaan.full_clean()
    permintaan.save()
    mulai(permintaan, by=by, kalimat="Diminta")
    nama = nama_unit([unit.pk], timezone.localdate()).get(unit.pk, str(unit))
    tinggalkan_jejak(simpul.versi, tindakan="silang", kalimat=f"Crosscutting diminta kepada {nama}"[:300], by=by)
    return permintaan


def jawab_silang(permintaan: PermintaanSilang, *, terima: bool, by: Pengguna, catatan: str = "") -> PermintaanSilang:
    """Accept a request, or refuse it with a reason. Raises TransitionError, PermissionDenied, ValidationError (no reason)."""
    return advance(permintaan, "terima" if terima else "tolak", by=by, catatan=catatan)


def batalkan_silang(permintaan: PermintaanSilang, *, by: Pengguna, catatan: str) -> PermintaanSilang:
    """Take a request back with a reason. Raises TransitionError, PermissionDenied, ValidationError (no reason)."""
    return advance(permintaan, "batalkan", by=by, catatan=catatan)
