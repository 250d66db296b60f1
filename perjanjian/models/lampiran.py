"""The attachment: promised indicators with where they come from, and the budget beside them."""

import pghistory
from django.db import models
from django.db.models import Q

from perjanjian.models.pelindung import pelindung_lampiran
from perjanjian.models.perjanjian import Perjanjian
from perjanjian.rules import CaraTurun
from renstra.models import IndikatorVersi, ObjekUkur
from renstra.rules import Pembanding


@pghistory.track()
class ItemPerjanjian(models.Model):
    """A promised indicator with its target, worded as on the paper."""

    perjanjian = models.ForeignKey(Perjanjian, models.CASCADE, related_name="item")
    urutan = models.PositiveIntegerField(default=0)
    indikator_versi = models.ForeignKey(IndikatorVersi, models.PROTECT, related_name="+")
    objek = models.ForeignKey(ObjekUkur, models.PROTECT, related_name="item_perjanjian")
    sasaran = models.TextField()
    indikator = models.TextField()
    satuan = models.CharField(max_length=60, blank=True)
    target_teks = models.CharField(max_length=60, blank=True)
    target_nilai = models.DecimalField(max_digits=20, decimal_places=6, null=True, blank=True)
    target_bawah = models.DecimalField(max_digits=20, decimal_places=6, null=True, blank=True)
    target_atas = models.DecimalField(max_digits=20, decimal_places=6, null=True, blank=True)
    pembanding = models.CharField(max_length=14, choices=Pembanding.pilihan(), default=Pembanding.SAMA)
    alasan_beda = models.CharField("alasan berbeda dari rencana", max_length=250, blank=True)
    # What of the superior's agreement this one serves, in which way, and with which share (per cent).
    dari = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="turunan")
    cara_turun = models.CharField(max_length=8, choices=CaraTurun.pilihan(), blank=True)
    bobot = models.DecimalField("bobot (%)", max_digits=5, decimal_places=2, null=True, blank=True)

    class Meta:
        ordering = ["perjanjian", "urutan", "id"]
        verbose_name = "butir perjanjian"
        verbose_name_plural = "butir perjanjian"
        triggers = [pelindung_lampiran()]
        constraints = [
            models.UniqueConstraint(fields=["perjanjian", "objek"], name="butir_sekali_per_perjanjian"),
            models.CheckConstraint(
                name="butir_turunan_bercara",
                condition=Q(dari__isnull=True, cara_turun="") | (Q(dari__isnull=False) & ~Q(cara_turun="")),
                violation_error_message="Pilih cara menurunkan untuk butir yang berasal dari perjanjian atasan.",
            ),
            models.CheckConstraint(
                name="butir_bobot_hanya_dibagi",
                condition=Q(bobot__isnull=True) | Q(cara_turun="BAGI", bobot__gt=0, bobot__lte=100),
                violation_error_message="Bobot diisi untuk butir yang dibagi, lebih dari 0 dan paling banyak 100.",
            ),
        ]

    def __str__(self) -> str:
        return self.indikator


@pghistory.track()
class ProgramPerjanjian(models.Model):
    """A programme (or kegiatan, subkegiatan) with its budget, table 2 of the attachment. Rupiah."""

    perjanjian = models.ForeignKey(Perjanjian, models.CASCADE, related_name="program")
    urutan = models.PositiveIntegerField(default=0)
    kode = models.CharField(max_length=40, blank=True)
    nama = models.CharField(max_length=500)
    pagu = models.DecimalField(max_digits=18, decimal_places=2)
    keterangan = models.CharField(max_length=250, blank=True)

    class Meta:
        ordering = ["perjanjian", "urutan", "kode", "id"]
        verbose_name = "program perjanjian"
        verbose_name_plural = "program perjanjian"
        triggers = [pelindung_lampiran()]
        constraints = [models.CheckConstraint(name="program_pagu_tidak_negatif", condition=Q(pagu__gte=0))]

    def __str__(self) -> str:
        return self.nama
