"""The one way in which a document changes its state."""

from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import models, transaction

from layanan.actions.giliran import beri_tahu, perbarui_giliran
from layanan.models import Dokumen, Jejak
from organisasi.izin import pemberi_kuasa
from organisasi.models import Pengguna


class TransitionError(Exception):
    """The step is not open in the document's present state; the text says so in Indonesian."""


class HalamanBasi(TransitionError):
    """Somebody saved since the page was opened; nothing was written. The text says what to do.

    terbaru: the row as it is stored now, where the form can be brought up to it.
    """

    def __init__(self, kalimat: str, terbaru: Any = None) -> None:
        super().__init__(kalimat)
        self.terbaru = terbaru


def tinggalkan_jejak(
    objek: models.Model,
    *,
    tindakan: str,
    kalimat: str,
    by: Pengguna | None,
    atas_nama: Pengguna | None = None,
    dari: str = "",
    ke: str = "",
    catatan: str = "",
) -> Jejak:
    """Write one line of the trail. `kalimat` is the past tense without name and time ("Diajukan")."""
    return Jejak.objects.create(
        objek=objek, tindakan=tindakan, kalimat=kalimat, oleh=by, atas_nama=atas_nama, dari=dari, ke=ke, catatan=catatan
    )


@transaction.atomic
def mulai(dokumen: Dokumen, *, by: Pengguna | None, kalimat: str = "Dibuat") -> None:
    """First trail line and first turn of a document that was just created in its initial state."""
    tinggalkan_jejak(dokumen, tindakan="buat", kalimat=kalimat, by=by, ke=dokumen.status)
    perbarui_giliran(dokumen)


@transaction.atomic
def advance[D: Dokumen](dokumen: D, tindakan: str, *, by: Pengguna, catatan: str = "") -> D:
    """Take a step of the workflow: lock, ask the table, ask the permission, save, leave the trace, pass the turn.

    Returns the locked, fresh row; the given instance's status is brought along.
    Raises TransitionError, PermissionDenied, or ValidationError where a required note is missing.
    """
    baris = type(dokumen)._base_manager.select_for_update(of=("self",)).get(pk=dokumen.pk)
    langkah = baris.alur.transisi.get(tindakan)
    if langkah is None or baris.status not in langkah.dari:
        label = langkah.label if langkah else tindakan
        raise TransitionError(
            f"“{label}” tidak dapat dilakukan karena dokumen berstatus {baris.status_kini.label}. "
            "Muat ulang halaman untuk melihat keadaan terakhir."
        )
    if not by.has_perm(langkah.izin, baris):
        raise PermissionDenied(f"Anda tidak berwenang: {langkah.label}.")
    if langkah.alasan_wajib and not catatan.strip():
        raise ValidationError({"catatan": f"Tuliskan catatan untuk “{langkah.label}”."})
    lama, baris.status = baris.status, langkah.ke
    baris.save(update_fields=["status"])
    if langkah.alasan_wajib:
        _kabari_pengirim(baris, dari=lama, kalimat=langkah.kalimat, catatan=catatan.strip(), by=by)
    tinggalkan_jejak(
        baris,
        tindakan=tindakan,
        kalimat=langkah.kalimat,
        by=by,
        atas_nama=pemberi_kuasa(by, langkah.izin, baris),
        dari=lama,
        ke=langkah.ke,
        catatan=catatan.strip(),
    )
    perbarui_giliran(baris)
    dokumen.status = baris.status
    return baris


def _kabari_pengirim(dokumen: Dokumen, *, dari: str, kalimat: str, catatan: str, by: Pengguna) -> None:
    """Tell whoever brought the document into the state that it now leaves (`dari`) why it came back."""
    jenis = ContentType.objects.get_for_model(dokumen)
    sebelum = Jejak.objects.filter(content_type=jenis, object_id=dokumen.pk, ke=dari).select_related("oleh").first()
    if sebelum and sebelum.oleh and sebelum.oleh != by:
        beri_tahu([sebelum.oleh], judul=f"{kalimat}: {dokumen}"[:250], isi=catatan, tautan=dokumen.get_absolute_url())
