"""The cascade of a version: nodes and their money."""

import uuid

import pghistory
from django.db import models
from django.db.models import F, Q

from organisasi.izin import Aturan, IzinQuerySet
from renstra.models.dokumen import DokumenRencana, VersiRencana
from renstra.pemicu import LANGSUNG, LEWAT_SIMPUL, LEWAT_TUJUAN, isi_beku
from renstra.rules import JenisSimpul


@pghistory.track()
class Simpul(models.Model):
    """A node of the cascade within a version; `kunci` is the same node in every version."""

    izin = Aturan(lihat="renstra.lihat", unit="versi__dokumen__unit")

    versi = models.ForeignKey(VersiRencana, models.CASCADE, related_name="simpul")
    kunci = models.UUIDField(default=uuid.uuid4)
    jenis = models.CharField(max_length=12, choices=JenisSimpul.pilihan())
    induk = models.ForeignKey("self", models.CASCADE, null=True, blank=True, related_name="anak")
    kode = models.CharField(max_length=40, blank=True)
    uraian = models.TextField()
    urutan = models.PositiveIntegerField(default=0)
    # The sasaran of the regency's plan that this goal serves: the same node in every version of that document.
    dukung_dokumen = models.ForeignKey(DokumenRencana, models.PROTECT, null=True, blank=True, related_name="+")
    dukung_kunci = models.UUIDField(null=True, blank=True)

    objects = IzinQuerySet.as_manager()

    class Meta:
        ordering = ["versi", "urutan", "id"]
        verbose_name = "simpul rencana"
        verbose_name_plural = "simpul rencana"
        triggers = [isi_beku(*LANGSUNG)]
        constraints = [
            models.UniqueConstraint(fields=["versi", "kunci"], name="simpul_kunci_sekali"),
            models.UniqueConstraint(
                fields=["versi", "jenis", "kode"],
                condition=~Q(kode=""),
                name="simpul_kode_sekali",
                violation_error_message="Kode ini sudah dipakai simpul lain yang sejenis.",
            ),
            models.CheckConstraint(
                name="simpul_dukung_lengkap",
                condition=Q(dukung_dokumen=None, dukung_kunci=None)
                | Q(dukung_dokumen__isnull=False, dukung_kunci__isnull=False),
                violation_error_message="Sasaran daerah yang dilayani harus menyebut dokumen dan sasarannya.",
            ),
            models.CheckConstraint(
                name="simpul_dukung_tingkat",
                condition=Q(dukung_kunci=None) | Q(jenis__in=["TUJUAN", "SASARAN"]),
                violation_error_message="Hanya tujuan dan sasaran yang melayani sasaran daerah.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kode} {self.uraian}".strip()


@pghistory.track()
class MisiTujuan(models.Model):
    """A further misi that a tujuan serves, besides the one it stands under."""

    tujuan = models.ForeignKey(Simpul, models.CASCADE, related_name="misi_lain")
    misi = models.ForeignKey(Simpul, models.CASCADE, related_name="tujuan_lain")

    class Meta:
        ordering = ["misi__urutan", "id"]
        verbose_name = "misi lain sebuah tujuan"
        verbose_name_plural = "misi lain sebuah tujuan"
        triggers = [isi_beku(*LEWAT_TUJUAN)]
        constraints = [
            models.UniqueConstraint(fields=["tujuan", "misi"], name="misi_tujuan_sekali"),
            models.CheckConstraint(name="misi_bukan_tujuan", condition=~Q(tujuan=F("misi"))),
        ]

    def __str__(self) -> str:
        return f"{self.tujuan} → {self.misi}"


@pghistory.track()
class Pagu(models.Model):
    """Planned money of a node in a year, in rupiah."""

    simpul = models.ForeignKey(Simpul, models.CASCADE, related_name="pagu")
    tahun = models.PositiveSmallIntegerField()
    jumlah = models.DecimalField(max_digits=18, decimal_places=2)

    class Meta:
        ordering = ["tahun"]
        verbose_name = "pagu"
        verbose_name_plural = "pagu"
        triggers = [isi_beku(*LEWAT_SIMPUL)]
        constraints = [
            models.UniqueConstraint(fields=["simpul", "tahun"], name="pagu_sekali"),
            models.CheckConstraint(name="pagu_tidak_negatif", condition=Q(jumlah__gte=0)),
        ]

    def __str__(self) -> str:
        return f"{self.tahun}: {self.jumlah}"
