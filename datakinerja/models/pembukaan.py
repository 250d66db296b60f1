"""Openings: leave to enter values after their window has closed, asked for by the unit and given by Bagian Organisasi."""

import datetime as dt

import pghistory
from django.db import models
from django.db.models import Q
from django.urls import reverse

from datakinerja.rules.alur import ALUR_PEMBUKAAN
from layanan.models import Dokumen
from organisasi.izin import Aturan, IzinQuerySet
from organisasi.models import Pengguna, Periode, Unit
from renstra.models import ObjekUkur


@pghistory.track()
class Pembukaan(Dokumen):
    """A request to open months of a unit up to a day, for all indicators or for some; over by itself after that day.

    An opening lifts the lock of the window only. It never mends punctuality: the deadline stays what it was.
    """

    izin = Aturan(lihat="datakinerja.lihat", unit="unit")
    alur = ALUR_PEMBUKAAN
    langkah_umum = frozenset({"tolak", "tarik", "cabut"})

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="pembukaan")
    periode = models.ManyToManyField(Periode, related_name="pembukaan", verbose_name="bulan")
    objek = models.ManyToManyField(ObjekUkur, related_name="pembukaan", blank=True, verbose_name="hanya indikator")
    alasan = models.CharField(max_length=300)
    sampai = models.DateField("terbuka sampai")
    pemohon = models.ForeignKey(Pengguna, models.PROTECT, null=True, related_name="+")
    dibuat = models.DateTimeField(auto_now_add=True)
    mulai = models.DateTimeField("diberikan pada", null=True, blank=True)

    objects = IzinQuerySet.as_manager()

    class Meta:
        ordering = ["-dibuat"]
        verbose_name = "pembukaan"
        verbose_name_plural = "pembukaan"
        indexes = [
            models.Index(fields=["unit", "sampai"], condition=Q(status="diberikan"), name="pembukaan_berlaku"),
        ]
        constraints = [
            models.CheckConstraint(name="pembukaan_status", condition=Q(status__in=list(ALUR_PEMBUKAAN.status))),
            models.CheckConstraint(
                name="pembukaan_beralasan",
                condition=~Q(alasan=""),
                violation_error_message="Tuliskan alasan pembukaan.",
            ),
            models.CheckConstraint(
                name="pembukaan_diberikan_bermula",
                condition=~Q(status__in=["diberikan", "dicabut"]) | Q(mulai__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"Permohonan pembukaan s.d. {self.sampai:%d-%m-%Y}"

    def get_absolute_url(self) -> str:
        return reverse("datakinerja:pembukaan_rinci", args=[self.pk])

    def berakhir(self, hari_ini: dt.date) -> bool:
        """Whether it was given and its last day is over."""
        return self.status == "diberikan" and self.sampai < hari_ini
