"""Background work that outlives its worker, and what is to run when."""

from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.db.models import Q
from django.urls import reverse

from layanan.models.berkas import Berkas
from organisasi.izin import Aturan, IzinQuerySet
from organisasi.models import Pengguna, Unit


class Pekerjaan(models.Model):
    """A job: unique while it is open, leased to a worker, with progress and result."""

    izin = Aturan(
        lihat="layanan.lihat_pekerjaan",
        unit="unit",
        relasi={"layanan.pemilik_pekerjaan": lambda user: Q(dibuat_oleh=user)},
    )

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
    # Counts the times a worker took the job; also the fence: a worker of an older attempt may not write any more.
    percobaan = models.PositiveSmallIntegerField(default=0)
    percobaan_maks = models.PositiveSmallIntegerField(default=3)
    pekerja = models.CharField(max_length=100, blank=True)
    tidak_sebelum = models.DateTimeField(null=True, blank=True)
    sewa_sampai = models.DateTimeField(null=True, blank=True)
    detak = models.DateTimeField(null=True, blank=True)
    dibuat_oleh = models.ForeignKey(Pengguna, models.PROTECT, null=True, related_name="pekerjaan")
    unit = models.ForeignKey(Unit, models.PROTECT, null=True, blank=True, related_name="+")
    content_type = models.ForeignKey(ContentType, models.SET_NULL, null=True, blank=True)
    object_id = models.BigIntegerField(null=True, blank=True)
    objek = GenericForeignKey()
    dibuat = models.DateTimeField(auto_now_add=True)
    mulai = models.DateTimeField(null=True, blank=True)
    selesai = models.DateTimeField(null=True, blank=True)

    objects = IzinQuerySet.as_manager()

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

    def get_absolute_url(self) -> str:
        return reverse("layanan:pekerjaan_rincian", args=[self.pk])

    @property
    def terbuka(self) -> bool:
        """Whether it is still waiting or running."""
        return self.status in {self.Status.ANTRE, self.Status.JALAN}

    @property
    def gagal(self) -> bool:
        return self.status == self.Status.GAGAL

    @property
    def persen(self) -> int:
        """Progress in whole per cent; 100 once it has succeeded."""
        if self.status == self.Status.SELESAI:
            return 100
        return min(99, 100 * self.kemajuan // self.jumlah) if self.jumlah else 0

    @property
    def keterangan(self) -> str:
        """What to say about it now."""
        return self.pesan or self.get_status_display()


class Jadwal(models.Model):
    """When a scheduled job last ran; its timetable is declared in `layanan.pekerjaan`."""

    nama = models.CharField(max_length=60, primary_key=True)
    terakhir = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = "jadwal"
        verbose_name_plural = "jadwal"

    def __str__(self) -> str:
        return self.nama


class Pekerja(models.Model):
    """A worker process and its last sign of life."""

    nama = models.CharField(max_length=100, primary_key=True)
    mulai = models.DateTimeField()
    detak = models.DateTimeField()

    class Meta:
        ordering = ["-detak"]
        verbose_name = "pekerja"
        verbose_name_plural = "pekerja"

    def __str__(self) -> str:
        return self.nama
