"""Answers to findings of the quality rules, per version of a value. Append-only."""

from django.db import models
from django.db.models import Q

from datakinerja.models.nilai import Nilai
from datakinerja.rules.mutu import ATURAN_MUTU
from layanan.models.jejak import hanya_tambah, tidak_dikosongkan
from organisasi.izin import Aturan, IzinQuerySet
from organisasi.models import Pengguna


class JawabanMutu(models.Model):
    """What the unit says to a finding on one version of a value; the newest sentence counts, the older ones stay."""

    izin = Aturan(lihat="datakinerja.lihat", unit="nilai__objek__unit")

    nilai = models.ForeignKey(Nilai, models.PROTECT, related_name="jawaban_mutu")
    kode = models.CharField("aturan", max_length=20, choices=[(kode, a.nama) for kode, a in ATURAN_MUTU.items()])
    kalimat = models.CharField(max_length=300)
    oleh = models.ForeignKey(Pengguna, models.PROTECT, null=True, related_name="+")
    waktu = models.DateTimeField(auto_now_add=True)

    objects = IzinQuerySet.as_manager()

    class Meta:
        ordering = ["-waktu", "-id"]
        verbose_name = "jawaban temuan mutu"
        verbose_name_plural = "jawaban temuan mutu"
        triggers = [hanya_tambah(), tidak_dikosongkan()]
        indexes = [models.Index(fields=["nilai", "kode", "-waktu"], name="jawaban_mutu_nilai")]
        constraints = [
            models.CheckConstraint(
                name="jawaban_mutu_berisi",
                condition=~Q(kalimat=""),
                violation_error_message="Tuliskan sebabnya.",
            )
        ]

    def __str__(self) -> str:
        return self.kalimat
