"""Rencana aksi: the year broken down over its periods, and what is done in them by whom."""

import pghistory
from django.db import models
from django.db.models import Q

from organisasi.models import Jabatan, Periode
from perjanjian.models.lampiran import ItemPerjanjian


@pghistory.track()
class TargetPeriode(models.Model):
    """The target of an item in a period, in the sense in which its values are entered: a number, or a text ("WTP")."""

    item = models.ForeignKey(ItemPerjanjian, models.CASCADE, related_name="target_periode")
    periode = models.ForeignKey(Periode, models.PROTECT, related_name="+")
    nilai = models.DecimalField(max_digits=20, decimal_places=6, null=True, blank=True)
    teks = models.CharField(max_length=60, blank=True)

    class Meta:
        ordering = ["item", "periode"]
        verbose_name = "target periode"
        verbose_name_plural = "target periode"
        constraints = [
            models.UniqueConstraint(fields=["item", "periode"], name="target_periode_sekali"),
            models.CheckConstraint(
                name="target_periode_angka_atau_teks",
                condition=Q(nilai__isnull=False, teks="") | (Q(nilai__isnull=True) & ~Q(teks="")),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.periode}: {self.teks or self.nilai}"


@pghistory.track()
class KegiatanAksi(models.Model):
    """What is done for an item in a quarter, and the position in charge."""

    item = models.ForeignKey(ItemPerjanjian, models.CASCADE, related_name="kegiatan_aksi")
    periode = models.ForeignKey(Periode, models.PROTECT, related_name="+")
    uraian = models.TextField()
    penanggung_jawab = models.ForeignKey(Jabatan, models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        ordering = ["item", "periode"]
        verbose_name = "kegiatan rencana aksi"
        verbose_name_plural = "kegiatan rencana aksi"
        constraints = [
            models.UniqueConstraint(fields=["item", "periode"], name="kegiatan_aksi_sekali"),
            models.CheckConstraint(name="kegiatan_aksi_terurai", condition=~Q(uraian="")),
        ]

    def __str__(self) -> str:
        return self.uraian
