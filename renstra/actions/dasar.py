"""What every write on a plan does first: lock the version, ask the permission, refuse stale pages and closed versions."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.db.models import F

from layanan.actions import HalamanBasi, TransitionError
from organisasi.models import Pengguna
from renstra.models import VersiRencana


class VersiTertutup(TransitionError):
    """The version is no draft any more; the text says so in Indonesian."""


def kunci_versi(versi: VersiRencana, *, by: Pengguna, revisi: int | None = None) -> VersiRencana:
    """Lock a draft version for writing and return the fresh row.

    `revisi` is the one that the page was made from; None where no page is involved.
    Raises PermissionDenied, VersiTertutup, HalamanBasi.
    """
    baris = VersiRencana.objects.select_for_update(of=("self",)).select_related("dokumen__unit").get(pk=versi.pk)
    if not by.has_perm("renstra.susun", baris):
        raise PermissionDenied("Anda tidak berwenang menyusun rencana ini.")
    if not baris.terbuka:
        raise VersiTertutup(
            f"Rencana ini berstatus {baris.status_kini.label} dan tidak dapat diubah. "
            "Minta verifikator mengembalikannya, atau buat versi perubahan bila sudah ditetapkan."
        )
    if revisi is not None and revisi != baris.revisi:
        raise HalamanBasi(
            "Rencana ini diubah orang lain sejak halaman dibuka. Isian Anda masih ada di bawah: "
            "periksa lagi, lalu simpan sekali lagi.",
            baris,
        )
    return baris


def catat_perubahan(versi: VersiRencana) -> None:
    """Count one more change of the content, so that pages opened before are recognised as stale."""
    VersiRencana.objects.filter(pk=versi.pk).update(revisi=F("revisi") + 1)
    versi.refresh_from_db(fields=["revisi"])


def rapi(teks: Any) -> str:
    """A text as it is stored: no spaces around it; a lone dash means nothing."""
    bersih = str(teks if teks is not None else "").strip()
    return "" if bersih in {"-", "–", "—"} else bersih
