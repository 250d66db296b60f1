"""Answers to findings of the consistency check, and the stored result of the check of the whole regency."""

import pghistory
from django.db import models
from django.db.models import Exists, OuterRef, QuerySet
from django.urls import reverse

from organisasi.izin import Aturan, IzinQuerySet
from organisasi.models import Pengguna, Unit
from renstra.models.dokumen import DokumenRencana, VersiRencana
from renstra.rules.periksa import KATALOG, Tingkat
from renstra.rules.periksa import Aturan as AturanPeriksa


@pghistory.track()
class AlasanTemuan(models.Model):
    """Why a finding is as it should be. It answers the sentence that was found; a finding that says something else is open again."""

    izin = Aturan(lihat="renstra.lihat", unit="dokumen__unit")

    dokumen = models.ForeignKey(DokumenRencana, models.CASCADE, related_name="alasan_temuan")
    kode = models.CharField("kode aturan", max_length=8)
    kunci = models.CharField("tempat", max_length=60, blank=True)
    sebab = models.TextField("temuan yang dijawab")
    alasan = models.CharField(max_length=500)
    oleh = models.ForeignKey(Pengguna, models.PROTECT, null=True, related_name="+")
    pada = models.DateTimeField()

    objects = IzinQuerySet.as_manager()

    class Meta:
        ordering = ["dokumen", "kode", "kunci"]
        verbose_name = "alasan temuan"
        verbose_name_plural = "alasan temuan"
        constraints = [models.UniqueConstraint(fields=["dokumen", "kode", "kunci"], name="alasan_temuan_sekali")]

    def __str__(self) -> str:
        return f"{self.kode}: {self.alasan}"


class PemeriksaanDaerah(models.Model):
    """One check of all plans of a year: when, how long it took (milliseconds), over how many plans."""

    tahun = models.PositiveSmallIntegerField(unique=True)
    dihitung = models.DateTimeField()
    lama = models.PositiveIntegerField("lama (milidetik)")
    rencana = models.PositiveIntegerField("banyaknya rencana")

    class Meta:
        ordering = ["-tahun"]
        verbose_name = "pemeriksaan daerah"
        verbose_name_plural = "pemeriksaan daerah"

    def __str__(self) -> str:
        return f"Pemeriksaan {self.tahun}"


class TemuanQuerySet(IzinQuerySet):
    """Stored findings."""

    def dengan_jawaban(self) -> QuerySet["TemuanRencana"]:
        """Each with `dijawab`: whether a reason answers it."""
        jawaban = AlasanTemuan.objects.filter(
            dokumen=OuterRef("versi__dokumen"), kode=OuterRef("kode"), kunci=OuterRef("kunci"), sebab=OuterRef("sebab")
        )
        return self.annotate(dijawab=Exists(jawaban))


class TemuanRencana(models.Model):
    """A finding of the check of the regency, as it was found then. A new check of the year replaces them all."""

    izin = Aturan(lihat="renstra.lihat", unit="unit")

    pemeriksaan = models.ForeignKey(PemeriksaanDaerah, models.CASCADE, related_name="temuan")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    versi = models.ForeignKey(VersiRencana, models.CASCADE, null=True, related_name="+")
    kode = models.CharField("kode aturan", max_length=8)
    tingkat = models.CharField(max_length=10, choices=Tingkat.pilihan())
    tempat = models.CharField(max_length=250)
    kunci = models.CharField(max_length=60, blank=True)
    sebab = models.TextField()
    baris_simpul = models.BigIntegerField(null=True)
    baris_indikator = models.BigIntegerField(null=True)

    objects = TemuanQuerySet.as_manager()

    class Meta:
        ordering = ["pemeriksaan", "id"]
        verbose_name = "temuan rencana"
        verbose_name_plural = "temuan rencana"
        indexes = [models.Index(fields=["pemeriksaan", "unit"], name="temuan_rencana_unit")]

    def __str__(self) -> str:
        return f"{self.kode} {self.tempat}"

    @property
    def aturan(self) -> AturanPeriksa:
        return KATALOG[self.kode]

    def get_absolute_url(self) -> str:
        """The place in the plan that it speaks of."""
        if self.versi_id is None:
            return reverse("renstra:indeks")
        return f"{reverse('renstra:periksa', args=[self.versi_id])}#{self.kode}"
