"""Rencana aksi: the year broken down over its periods."""

import pghistory
from django.db import models

from organisasi.models import Periode
from perjanjian.models.lampiran import ItemPerjanjian


@pghistory.track()
class TargetPeriode(models.Model):
    """Rencana aksi: the target of an item in a period, in the sense in which its values are entered."""

    item = models.ForeignKey(ItemPerjanjian, models.CASCADE, related_name="target_periode")
    periode = models.ForeignKey(Periode, models.PROTECT, related_name="+")
    nilai = models.DecimalField(max_digits=20, decimal_places=6)

    class Meta:
        ordering = ["item", "periode"]
        verbose_name = "target periode"
        verbose_name_plural = "target periode"
        constraints = [models.UniqueConstraint(fields=["item", "periode"], name="target_periode_sekali")]

    def __str__(self) -> str:
        return f"{self.periode}: {self.nilai}"
