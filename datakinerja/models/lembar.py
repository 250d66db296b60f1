"""The verification document of a unit's values of a month, and the windows in which they are entered."""

import datetime as dt

import pghistory
from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from datakinerja.rules.alur import ALUR_LEMBAR
from layanan.models import Dokumen
from organisasi.izin import Aturan, IzinQuerySet
from organisasi.models import Periode, Unit


@pghistory.track()
class LembarData(Dokumen):
    """The verification document of a unit's values of one period."""

    izin = Aturan(lihat="datakinerja.lihat", unit="unit")
    alur = ALUR_LEMBAR
    langkah_umum = frozenset({"verifikasi", "kembalikan"})

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="lembar_data")
    periode = models.ForeignKey(Periode, models.PROTECT, related_name="lembar_data")
    diajukan_pada = models.DateTimeField(null=True, blank=True)

    objects = IzinQuerySet.as_manager()

    class Meta:
        ordering = ["periode", "unit"]
        verbose_name = "lembar data"
        verbose_name_plural = "lembar data"
        constraints = [
            models.UniqueConstraint(fields=["unit", "periode"], name="lembar_data_sekali"),
            models.CheckConstraint(name="lembar_data_status", condition=Q(status__in=list(ALUR_LEMBAR.status))),
        ]

    def __str__(self) -> str:
        return f"Data kinerja {self.periode}"

    def get_absolute_url(self) -> str:
        return reverse("datakinerja:lembar", args=[self.pk])

    def batas_giliran(self) -> dt.date | None:
        """The last day on which the values count as submitted in time; None once they are with the verifier."""
        if self.status not in {"draf", "dikembalikan"}:
            return None
        jendela = JendelaEntri.objects.filter(Q(unit=self.unit_id) | Q(unit=None), periode=self.periode_id)
        return max((satu.tutup + dt.timedelta(satu.tenggang_hari) for satu in jendela), default=None)


@pghistory.track()
class JendelaEntri(models.Model):
    """When the values of a period may be entered: for all units, or for one. Dates are inclusive."""

    periode = models.ForeignKey(Periode, models.PROTECT, related_name="jendela")
    unit = models.ForeignKey(Unit, models.PROTECT, null=True, blank=True, related_name="jendela")
    buka = models.DateField()
    tutup = models.DateField()
    tenggang_hari = models.PositiveSmallIntegerField(default=0)
    alasan = models.CharField(max_length=250, blank=True)

    class Meta:
        ordering = ["periode", "unit"]
        verbose_name = "jendela pengisian"
        verbose_name_plural = "jendela pengisian"
        constraints = [
            models.UniqueConstraint(fields=["periode", "unit"], nulls_distinct=False, name="jendela_sekali"),
            models.CheckConstraint(
                name="jendela_urut",
                condition=Q(tutup__gte=F("buka")),
                violation_error_message="Tanggal tutup jendela tidak boleh sebelum tanggal buka.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.periode}: {self.buka} – {self.tutup}"
