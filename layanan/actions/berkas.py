"""Files come in, are tied to what they prove, and are let go; their bytes stay."""

import hashlib
from typing import IO

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import ValidationError
from django.core.files import File
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import models, transaction
from django.utils import timezone

from layanan import isi
from layanan.models import Berkas, BerkasTaut
from organisasi.models import Pengguna


def sidik(berkas: IO[bytes]) -> tuple[str, int]:
    """SHA-256 (hex) and length in bytes, read in pieces; the file is left at position 0."""
    hitung, ukuran = hashlib.sha256(), 0
    berkas.seek(0)
    while potong := berkas.read(1 << 20):
        hitung.update(potong)
        ukuran += len(potong)
    berkas.seek(0)
    return hitung.hexdigest(), ukuran


def simpan_berkas(unggahan: File, *, by: Pengguna | None, nama: str = "", hanya: tuple[str, ...] = ()) -> Berkas:
    """Check an uploaded file by its content and keep its bytes once under their hash.

    hanya: name endings accepted here (empty: all that the product accepts).
    Raises ValidationError with a sentence and a remedy; nothing is stored then.
    """
    nama = isi.bersihkan_nama(nama or unggahan.name or "berkas")
    try:
        jenis = isi.periksa(unggahan, nama, batas_mb=settings.BERKAS_MAKS_MB, hanya=hanya)
    except isi.IsiDitolak as galat:
        raise ValidationError(f"{nama}: {galat}") from galat
    return _simpan(unggahan, nama=nama, jenis=jenis.mime, by=by)


def simpan_bytes(data: bytes, *, nama: str, jenis: str, by: Pengguna | None) -> Berkas:
    """Keep bytes that the product itself made. jenis: media type."""
    return _simpan(ContentFile(data), nama=isi.bersihkan_nama(nama), jenis=jenis, by=by)


def _simpan(isi_berkas: IO[bytes], *, nama: str, jenis: str, by: Pengguna | None) -> Berkas:
    sha256, ukuran = sidik(isi_berkas)
    calon = Berkas(sha256=sha256, ukuran=ukuran, jenis=jenis, nama=nama, diunggah_oleh=by)
    # Also where the row exists: bytes lost from the storage come back with the next upload.
    if not _tersimpan_utuh(calon):
        # Wrapped anew, so that a temporary upload is copied, never moved away from under the caller.
        disimpan = default_storage.save(calon.lokasi, File(isi_berkas, name=sha256))
        if disimpan != calon.lokasi:  # somebody else stored the same bytes meanwhile
            default_storage.delete(disimpan)
    nilai = {"ukuran": ukuran, "jenis": jenis, "nama": nama, "diunggah_oleh": by}
    return Berkas.objects.get_or_create(sha256=sha256, defaults=nilai)[0]


def _tersimpan_utuh(berkas: Berkas) -> bool:
    """Whether the bytes lie in the storage in full; what a crash left half-written is thrown away."""
    if not default_storage.exists(berkas.lokasi):
        return False
    if default_storage.size(berkas.lokasi) == berkas.ukuran:
        return True
    default_storage.delete(berkas.lokasi)
    return False


@transaction.atomic
def tautkan(
    berkas: Berkas,
    objek: models.Model,
    *,
    nama: str = "",
    keterangan: str = "",
    halaman: int | None = None,
    by: Pengguna | None,
) -> BerkasTaut:
    """Tie a file to an object: whoever may see the object may read the file. halaman: the page that proves it.

    The same file tied again to the same object under the same description gives the existing tie.
    """
    return BerkasTaut.objects.get_or_create(
        berkas=berkas,
        content_type=ContentType.objects.get_for_model(objek),
        object_id=objek.pk,
        keterangan=keterangan,
        halaman=halaman,
        dilepas=None,
        defaults={"nama": isi.bersihkan_nama(nama or berkas.nama), "dibuat_oleh": by},
    )[0]


@transaction.atomic
def lepas(taut: BerkasTaut, *, by: Pengguna) -> BerkasTaut:
    """Untie a file; the tie stays as history and the bytes stay stored. Doing it twice changes nothing."""
    baris = BerkasTaut.objects.select_for_update(of=("self",)).get(pk=taut.pk)
    if baris.dilepas is None:
        baris.dilepas, baris.dilepas_oleh = timezone.now(), by
        baris.save(update_fields=["dilepas", "dilepas_oleh"])
    return baris
