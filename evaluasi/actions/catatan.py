"""The general note of a worksheet, printed in the LHE."""

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.db.models import F

from evaluasi import rules
from evaluasi.actions.jawaban import giliran_jenjang, kunci
from evaluasi.models import Evaluasi
from layanan.actions import HalamanBasi, tinggalkan_jejak
from organisasi.models import Pengguna

MAKS_CATATAN = 5000


@transaction.atomic
def tulis_catatan_umum(evaluasi: Evaluasi, *, catatan: str, revisi: int | None = None, by: Pengguna) -> Evaluasi:
    """Write the general note, by the tier whose turn it is, from ketua tim up, while the worksheet is open.

    revisi: the revision of the worksheet that the page showed (None: no check). The same text twice leaves no trace.
    Raises HalamanBasi, ValidationError (too long), TransitionError once decided, PermissionDenied.
    """
    baris = kunci(evaluasi)
    if giliran_jenjang(baris, by) not in rules.PENULIS_CATATAN:
        raise PermissionDenied("Catatan umum ditulis ketua tim atau jenjang di atasnya.")
    bersih = catatan.strip()
    if len(bersih) > MAKS_CATATAN:
        raise ValidationError(f"Catatan umum paling panjang {MAKS_CATATAN} huruf; yang ditulis {len(bersih)} huruf.")
    if bersih == baris.catatan_umum:
        return baris
    if revisi is not None and revisi != baris.revisi:
        raise HalamanBasi(
            "Lembar kerja ini sudah disimpan orang lain sejak halaman ini dibuka. Muat ulang, lalu tulis lagi catatannya."
        )
    baris.catatan_umum = bersih
    Evaluasi.objects.filter(pk=baris.pk).update(catatan_umum=bersih, revisi=F("revisi") + 1)
    kalimat = "Catatan umum ditulis" if bersih else "Catatan umum dihapus"
    tinggalkan_jejak(baris, tindakan="catatan_umum", kalimat=kalimat, by=by)
    return baris
