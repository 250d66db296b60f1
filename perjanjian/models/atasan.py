"""To whom a position makes its promise, where that is not what the structure says."""

import pghistory
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.db import models
from django.db.models import F, Q

from organisasi.izin import Aturan, IzinQuerySet
from organisasi.models import Jabatan


@pghistory.track()
class AtasanPerjanjian(models.Model):
    """The superior with whom a position signs, in a range of dates; without a row the structure decides."""

    izin = Aturan(lihat="perjanjian.lihat", unit="jabatan__unit_asal")

    jabatan = models.ForeignKey(Jabatan, models.PROTECT, related_name="atasan_perjanjian")
    atasan = models.ForeignKey(Jabatan, models.PROTECT, related_name="+")
    berlaku = DateRangeField()
    dasar = models.CharField("dasar (SK atau surat)", max_length=200)

    objects = IzinQuerySet.as_manager()

    class Meta:
        ordering = ["jabatan", "-berlaku"]
        verbose_name = "atasan perjanjian"
        verbose_name_plural = "atasan perjanjian"
        constraints = [
            ExclusionConstraint(
                name="satu_atasan_perjanjian",
                expressions=[("jabatan", RangeOperators.EQUAL), ("berlaku", RangeOperators.OVERLAPS)],
                violation_error_message="Atasan perjanjian jabatan ini sudah ditetapkan untuk masa yang bertumpukan.",
            ),
            models.CheckConstraint(
                name="atasan_perjanjian_bukan_sendiri",
                condition=~Q(atasan=F("jabatan")),
                violation_error_message="Jabatan tidak dapat menjadi atasan bagi perjanjiannya sendiri.",
            ),
            models.CheckConstraint(
                name="atasan_perjanjian_rentang_terisi",
                condition=Q(berlaku__isempty=False),
                violation_error_message="Masa berlaku atasan perjanjian tidak boleh kosong.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.jabatan} → {self.atasan}"
