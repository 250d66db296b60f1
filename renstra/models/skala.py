"""Scales of ordinal indicators as data: opinions, grades, levels."""

import pghistory
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q


@pghistory.track()
class Skala(models.Model):
    """An ordinal scale: its texts, the worst first; the rank of a text is its place."""

    nama = models.CharField(max_length=80, unique=True)
    butir = ArrayField(models.CharField(max_length=20), verbose_name="butir, dari yang terendah")
    keterangan = models.CharField(max_length=250, blank=True)

    class Meta:
        ordering = ["nama"]
        verbose_name = "skala ordinal"
        verbose_name_plural = "skala ordinal"
        constraints = [
            models.CheckConstraint(
                name="skala_paling_sedikit_dua",
                condition=Q(butir__len__gte=2),
                violation_error_message="Skala mempunyai paling sedikit dua butir.",
            )
        ]

    def __str__(self) -> str:
        return self.nama
