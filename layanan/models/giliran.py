"""Whose turn it is, and notices to people."""

from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.db import models

from organisasi.models import Pengguna, Unit


class Giliran(models.Model):
    """An open or closed turn: what is asked, of one person or of whoever holds a permission in the unit."""

    content_type = models.ForeignKey(ContentType, models.CASCADE)
    object_id = models.BigIntegerField()
    objek = GenericForeignKey()
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    izin = models.CharField(max_length=40)
    penerima = models.ForeignKey(Pengguna, models.CASCADE, null=True, blank=True, related_name="giliran")
    judul = models.CharField(max_length=250)
    permintaan = models.CharField(max_length=250)
    tautan = models.CharField(max_length=250)
    batas = models.DateField(null=True, blank=True)
    dibuat = models.DateTimeField(auto_now_add=True)
    selesai = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["batas", "dibuat"]
        verbose_name = "giliran"
        verbose_name_plural = "giliran"
        indexes = [
            models.Index(fields=["izin", "unit"], condition=models.Q(selesai=None), name="giliran_terbuka"),
            models.Index(fields=["penerima"], condition=models.Q(selesai=None), name="giliran_penerima_terbuka"),
            models.Index(fields=["content_type", "object_id"]),
        ]

    def __str__(self) -> str:
        return f"{self.judul}: {self.permintaan}"


class Pemberitahuan(models.Model):
    """A notice to one person; the daily digest gathers those not yet sent."""

    penerima = models.ForeignKey(Pengguna, models.CASCADE, related_name="pemberitahuan")
    judul = models.CharField(max_length=250)
    isi = models.TextField(blank=True)
    tautan = models.CharField(max_length=250, blank=True)
    dibuat = models.DateTimeField(auto_now_add=True)
    dibaca = models.DateTimeField(null=True, blank=True)
    dikirim = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-dibuat"]
        verbose_name = "pemberitahuan"
        verbose_name_plural = "pemberitahuan"
        indexes = [
            models.Index(fields=["penerima", "-dibuat"]),
            models.Index(fields=["penerima"], condition=models.Q(dikirim=None), name="pemberitahuan_belum_dikirim"),
        ]

    def __str__(self) -> str:
        return self.judul


class RingkasanHarian(models.Model):
    """The daily e-mail to one person: at most one a day, claimed before it is sent."""

    penerima = models.ForeignKey(Pengguna, models.CASCADE, related_name="+")
    tanggal = models.DateField()
    dikirim = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-tanggal"]
        verbose_name = "ringkasan harian"
        verbose_name_plural = "ringkasan harian"
        constraints = [models.UniqueConstraint(fields=["penerima", "tanggal"], name="ringkasan_sekali_sehari")]

    def __str__(self) -> str:
        return f"{self.penerima}, {self.tanggal:%d-%m-%Y}"
