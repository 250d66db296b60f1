"""Issued documents: frozen bytes with code, signatures and a state that is itself a trail."""

from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.db.models import Q
from django.urls import reverse

from layanan.models.berkas import Berkas
from layanan.models.jejak import hanya_tambah, tidak_dikosongkan
from organisasi.izin import Aturan, IzinQuerySet
from organisasi.models import Jabatan, Pengguna, Unit


class DokumenTerbit(models.Model):
    """A paper as issued: its bytes never change. Append-only."""

    izin = Aturan(lihat="layanan.lihat_dokumen", unit="unit")

    kode = models.CharField("kode verifikasi", max_length=20, unique=True)
    jenis = models.CharField(max_length=30)
    judul = models.CharField(max_length=250)
    nomor = models.CharField("nomor naskah", max_length=100)
    tanggal = models.DateField("tanggal naskah")
    tahun = models.PositiveSmallIntegerField()
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="dokumen_terbit")
    nama_unit = models.CharField("nama unit pada tanggal naskah", max_length=200)
    content_type = models.ForeignKey(ContentType, models.PROTECT)
    object_id = models.BigIntegerField()
    objek = GenericForeignKey()
    berkas = models.ForeignKey(Berkas, models.PROTECT, related_name="+")
    penanda_tangan = models.PositiveSmallIntegerField("banyaknya penanda tangan", default=1)
    # The position that signs on behalf of the head (a.n., u.b.); empty where the head signs, or several do.
    penanda = models.ForeignKey(Jabatan, models.PROTECT, null=True, blank=True, related_name="+")
    diterbitkan_oleh = models.ForeignKey(Pengguna, models.PROTECT, null=True, related_name="+")
    waktu = models.DateTimeField(auto_now_add=True)

    objects = IzinQuerySet.as_manager()

    class Meta:
        ordering = ["-waktu"]
        verbose_name = "dokumen terbit"
        verbose_name_plural = "dokumen terbit"
        indexes = [models.Index(fields=["content_type", "object_id"]), models.Index(fields=["unit", "tahun"])]
        triggers = [hanya_tambah(), tidak_dikosongkan()]

    def __str__(self) -> str:
        return self.judul

    def get_absolute_url(self) -> str:
        return reverse("layanan:dokumen_rincian", args=[self.pk])


class JalurTandaTangan(models.TextChoices):
    BASAH = "basah", "Tanda tangan basah, dipindai"
    GERBANG = "gerbang", "Tanda tangan elektronik tersertifikasi (gerbang)"
    LOKAL = "lokal", "Sertifikat setempat"


class TandaTangan(models.Model):
    """One signature on an issued document: who (as printed), by which route, and the bytes that resulted. Append-only."""

    dokumen = models.ForeignKey(DokumenTerbit, models.PROTECT, related_name="tanda_tangan")
    urutan = models.PositiveSmallIntegerField()
    sebagai = models.CharField(max_length=60)
    nama = models.CharField(max_length=200)
    jabatan = models.CharField(max_length=250)
    nip = models.CharField(max_length=18, blank=True)
    jalur = models.CharField(max_length=8, choices=JalurTandaTangan.choices)
    hasil = models.ForeignKey(Berkas, models.PROTECT, related_name="+")
    keterangan = models.CharField(max_length=250, blank=True)
    oleh = models.ForeignKey(Pengguna, models.PROTECT, null=True, related_name="+")
    waktu = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["dokumen", "urutan"]
        verbose_name = "tanda tangan"
        verbose_name_plural = "tanda tangan"
        constraints = [models.UniqueConstraint(fields=["dokumen", "urutan"], name="tanda_tangan_urutan_sekali")]
        triggers = [hanya_tambah(), tidak_dikosongkan()]

    def __str__(self) -> str:
        return f"{self.nama} ({self.get_jalur_display()})"


class StatusDokumen(models.Model):
    """What became of an issued document: the newest row is its state. Append-only."""

    class Pilihan(models.TextChoices):
        BERLAKU = "berlaku", "Berlaku"
        DIGANTI = "diganti", "Diganti"
        DITARIK = "ditarik", "Ditarik"

    dokumen = models.ForeignKey(DokumenTerbit, models.PROTECT, related_name="riwayat_status")
    status = models.CharField(max_length=8, choices=Pilihan.choices)
    pengganti = models.ForeignKey(DokumenTerbit, models.PROTECT, null=True, blank=True, related_name="menggantikan")
    alasan = models.CharField(max_length=250, blank=True)
    oleh = models.ForeignKey(Pengguna, models.PROTECT, null=True, related_name="+")
    waktu = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["-waktu", "-id"]
        verbose_name = "status dokumen"
        verbose_name_plural = "status dokumen"
        triggers = [hanya_tambah(), tidak_dikosongkan()]
        constraints = [
            models.UniqueConstraint(fields=["dokumen"], condition=~Q(status="berlaku"), name="dokumen_berakhir_sekali"),
            models.CheckConstraint(
                name="diganti_menyebut_pengganti", condition=~Q(status="diganti") | Q(pengganti__isnull=False)
            ),
        ]

    def __str__(self) -> str:
        return self.get_status_display()
