"""Files by content, and the ties that let people reach them."""

import pghistory
from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.core.files import File
from django.core.files.storage import default_storage
from django.db import models
from django.urls import reverse

from layanan.isi import MENURUT_MIME
from layanan.models.jejak import hanya_tambah, tidak_dikosongkan
from organisasi.models import Pengguna


class Berkas(models.Model):
    """Bytes stored once under their SHA-256. Append-only; reachable only through a tie."""

    sha256 = models.CharField(max_length=64, unique=True)
    ukuran = models.PositiveBigIntegerField()
    jenis = models.CharField("jenis isi", max_length=100)
    nama = models.CharField("nama semula", max_length=200)
    diunggah_oleh = models.ForeignKey(Pengguna, models.PROTECT, null=True, related_name="+")
    waktu = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["-waktu"]
        verbose_name = "berkas"
        verbose_name_plural = "berkas"
        triggers = [hanya_tambah(), tidak_dikosongkan()]
        constraints = [models.CheckConstraint(name="sha256_heksa", condition=models.Q(sha256__regex=r"^[0-9a-f]{64}$"))]

    def __str__(self) -> str:
        return f"{self.nama} ({self.sha256[:12]})"

    @property
    def lokasi(self) -> str:
        """Name in the storage, spread over folders by hash."""
        return f"isi/{self.sha256[:2]}/{self.sha256[2:4]}/{self.sha256}"

    def isi(self) -> File:
        """The stored bytes, opened for reading."""
        return default_storage.open(self.lokasi, "rb")

    @property
    def akhiran(self) -> str:
        """Usual name ending of its kind, without the dot; "" where the kind is not known."""
        jenis = MENURUT_MIME.get(self.jenis)
        return jenis.akhiran[0] if jenis else ""

    @property
    def tampil(self) -> bool:
        """Whether a browser may show it in place."""
        return self.jenis in MENURUT_MIME and MENURUT_MIME[self.jenis].tampil


@pghistory.track()
class BerkasTaut(models.Model):
    """A tie of a file to the object that owns it: who may see the object may read the file."""

    berkas = models.ForeignKey(Berkas, models.PROTECT, related_name="tautan")
    content_type = models.ForeignKey(ContentType, models.PROTECT)
    object_id = models.BigIntegerField()
    objek = GenericForeignKey()
    nama = models.CharField(max_length=200)
    keterangan = models.CharField("membuktikan", max_length=300, blank=True)
    halaman = models.PositiveIntegerField(null=True, blank=True)
    dibuat_oleh = models.ForeignKey(Pengguna, models.PROTECT, null=True, related_name="+")
    dibuat = models.DateTimeField(auto_now_add=True)
    dilepas = models.DateTimeField(null=True, blank=True)
    dilepas_oleh = models.ForeignKey(Pengguna, models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        ordering = ["dibuat"]
        verbose_name = "tautan berkas"
        verbose_name_plural = "tautan berkas"
        indexes = [models.Index(fields=["content_type", "object_id"])]

    def __str__(self) -> str:
        return self.nama

    def get_absolute_url(self) -> str:
        return reverse("layanan:berkas", args=[self.pk])
