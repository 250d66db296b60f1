"""Background work that outlives its worker, and what is to run when."""

from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.db.models import Q

from layanan.models.berkas import Berkas
from organisasi.models import Pengguna, Unit


class Pekerjaan(models.Model):
    """A job: unique while it is open, leased to a worker, with progress and result."""

    class Status(models.TextChoices):
        ANTRE = "antre", "Menunggu giliran"
        JALAN = "jalan", "Sedang dikerjakan"
        SELESAI = "selesai", "Selesai"
        GAGAL = "gagal", "Gagal"

    kunci = models.CharField(max_length=200)
    jenis = models.CharField(max_length=60)
    judul = models.CharField(max_length=250)
    argumen = models.JSONField(default=dict)
    status = models.CharField(max_length=8, choices=Status.choices, default=Status.ANTRE)
    kemajuan = models.PositiveIntegerField(default=0)
    jumlah = models.PositiveIntegerField(default=0)
    pesan = models.CharField(max_length=300, blank=True)
    hasil = models.JSONField(null=True, blank=True)
    berkas = models.ForeignKey(Berkas, models.PROTECT, null=True, blank=True, related_name="+")
    nama_berkas = models.CharField(max_length=200, blank=True)
    percobaan = models.PositiveSmallIntegerField(default=0)
    percobaan_maks = models.PositiveSmallIntegerField(default=3)
    pekerja = models.CharField(max_length=100, blank=True)
    sewa_sampai = models.DateTimeField(null=True, blank=True)
    detak = models.DateTimeField(null=True, blank=True)
    dibuat_oleh = models.ForeignKey(Pengguna, models.PROTECT, null=True, related_name="pekerjaan")
    unit = models.ForeignKey(Unit, models.PROTECT, null=True, blank=True, related_name="+")
    content_type = models.ForeignKey(ContentType, models.SET_NULL, null=True, blank=True)
    object_id = models.BigIntegerField(null=True, blank=True)
    dibuat = models.DateTimeField(auto_now_add=True)
    mulai = models.DateTimeField(null=True, blank=True)
    selesai = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-dibuat"]
        verbose_name = "pekerjaan"
        verbose_name_plural = "pekerjaan"
        constraints = [
            models.UniqueConstraint(
                fields=["kunci"], condition=Q(status__in=["antre", "jalan"]), name="pekerjaan_terbuka_sekali"
            ),
            models.CheckConstraint(
                name="pekerjaan_jalan_disewa", condition=~Q(status="jalan") | Q(sewa_sampai__isnull=False)
            ),
        ]
        indexes = [models.Index(fields=["status", "sewa_sampai"]), models.Index(fields=["content_type", "object_id"])]

    def __str__(self) -> str:
        return self.judul


class Jadwal(models.Model):
    """When a scheduled job last ran; its timetable is data in `layanan.rules`."""

    nama = models.CharField(max_length=60, primary_key=True)
    terakhir = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = "jadwal"
        verbose_name_plural = "jadwal"

    def __str__(self) -> str:
        return self.nama
