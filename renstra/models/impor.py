"""Uploaded spreadsheets between dry run and saving."""

from django.db import models
from django.urls import reverse

from layanan.models import Berkas
from organisasi.izin import Aturan, IzinQuerySet
from organisasi.models import Pengguna
from renstra.models.dokumen import VersiRencana


class PratinjauImpor(models.Model):
    """An uploaded spreadsheet between dry run and saving: the file, and the state of the version that it was compared with."""

    izin = Aturan(lihat="renstra.susun", unit="versi__dokumen__unit")

    versi = models.ForeignKey(VersiRencana, models.CASCADE, related_name="pratinjau")
    berkas = models.ForeignKey(Berkas, models.PROTECT, related_name="+")
    nama = models.CharField("nama berkas", max_length=200)
    revisi = models.PositiveIntegerField()
    dibuat_oleh = models.ForeignKey(Pengguna, models.PROTECT, null=True, related_name="+")
    dibuat = models.DateTimeField(auto_now_add=True)
    disimpan = models.DateTimeField(null=True, blank=True)

    objects = IzinQuerySet.as_manager()

    class Meta:
        ordering = ["-dibuat"]
        verbose_name = "pratinjau impor"
        verbose_name_plural = "pratinjau impor"

    def __str__(self) -> str:
        return self.nama

    def get_absolute_url(self) -> str:
        return reverse("renstra:pratinjau", args=[self.pk])
