"""The official codes in editions, and yearly money on them."""

import pghistory
from django.db import models
from django.db.models import Q

from organisasi.izin import Aturan, IzinQuerySet
from organisasi.models import Unit
from renstra.rules import JenisSimpul
from renstra.rules.rencana import TahapAnggaran


@pghistory.track()
class EdisiNomenklatur(models.Model):
    """An edition of the official programme codes, with its decree.  Source: Permendagri 90/2019 and its decrees."""

    nama = models.CharField(max_length=100, unique=True)
    dasar_hukum = models.CharField(max_length=200)
    berlaku_mulai = models.PositiveSmallIntegerField("berlaku mulai tahun")

    class Meta:
        ordering = ["-berlaku_mulai"]
        verbose_name = "edisi nomenklatur"
        verbose_name_plural = "edisi nomenklatur"

    def __str__(self) -> str:
        return self.nama


class Nomenklatur(models.Model):
    """One official code and its name within an edition."""

    edisi = models.ForeignKey(EdisiNomenklatur, models.CASCADE, related_name="baris")
    kode = models.CharField(max_length=20)
    nama = models.CharField(max_length=500)
    jenis = models.CharField(max_length=12, choices=JenisSimpul.pilihan())

    class Meta:
        ordering = ["edisi", "kode"]
        verbose_name = "nomenklatur"
        verbose_name_plural = "nomenklatur"
        constraints = [models.UniqueConstraint(fields=["edisi", "kode"], name="nomenklatur_kode_sekali")]

    def __str__(self) -> str:
        return f"{self.kode} {self.nama}"


@pghistory.track()
class Anggaran(models.Model):
    """Yearly budget (DPA and its changes) of a unit on a nomenclature code, in rupiah, with the ratification date."""

    izin = Aturan(lihat="renstra.lihat", unit="unit")

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="anggaran")
    tahun = models.PositiveSmallIntegerField()
    tahap = models.CharField(max_length=12, choices=TahapAnggaran.pilihan(), default=TahapAnggaran.MURNI)
    ke = models.PositiveSmallIntegerField("pergeseran ke-", default=1)
    kode = models.CharField(max_length=20)
    nama = models.CharField(max_length=500)
    pagu = models.DecimalField(max_digits=18, decimal_places=2)
    tanggal_sah = models.DateField("tanggal pengesahan DPA")

    objects = IzinQuerySet.as_manager()

    class Meta:
        ordering = ["tahun", "kode"]
        verbose_name = "anggaran"
        verbose_name_plural = "anggaran"
        constraints = [
            models.UniqueConstraint(fields=["unit", "tahun", "tahap", "ke", "kode"], name="anggaran_sekali"),
            models.CheckConstraint(name="anggaran_tidak_negatif", condition=Q(pagu__gte=0)),
        ]

    def __str__(self) -> str:
        return f"{self.kode} {self.nama}"
