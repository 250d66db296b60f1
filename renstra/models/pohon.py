"""The performance tree of a unit in versions: conditions, what shows them, and what they are tied to.  Source: PermenPANRB 89/2021."""

import uuid

import pghistory
from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from organisasi.izin import Aturan, IzinQuerySet
from organisasi.models import Jabatan, Unit
from renstra.models.indikator import Indikator
from renstra.pemicu import pohon_beku
from renstra.rules.pohon import JenisKondisi, StatusPohon


@pghistory.track()
class PohonKinerja(models.Model):
    """A version of the tree of a unit for a span of years. In force, it never changes again; a change is a new version."""

    izin = Aturan(lihat="renstra.lihat", unit="unit")

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="pohon_kinerja")
    tahun_awal = models.PositiveSmallIntegerField()
    tahun_akhir = models.PositiveSmallIntegerField()
    nomor = models.PositiveSmallIntegerField("versi ke", default=1)
    keterangan = models.CharField(max_length=250, blank=True)
    status = models.CharField(max_length=8, choices=StatusPohon.pilihan(), default=StatusPohon.DRAF)
    berlaku_sejak = models.DateField(null=True, blank=True)
    revisi = models.PositiveIntegerField(default=0)

    objects = IzinQuerySet.as_manager()

    class Meta:
        ordering = ["unit", "-tahun_awal", "-nomor"]
        verbose_name = "pohon kinerja"
        verbose_name_plural = "pohon kinerja"
        constraints = [
            models.UniqueConstraint(fields=["unit", "tahun_awal", "nomor"], name="pohon_kinerja_nomor_sekali"),
            models.UniqueConstraint(
                fields=["unit", "tahun_awal"], condition=Q(status="BERLAKU"), name="pohon_kinerja_satu_berlaku"
            ),
            models.CheckConstraint(
                name="pohon_kinerja_tahun_urut",
                condition=Q(tahun_akhir__gte=F("tahun_awal"), tahun_akhir__lte=F("tahun_awal") + 10),
                violation_error_message="Tahun akhir harus sama dengan atau sesudah tahun awal, paling jauh 10 tahun.",
            ),
            models.CheckConstraint(
                name="pohon_kinerja_berlaku_bertanggal", condition=Q(status="DRAF") | Q(berlaku_sejak__isnull=False)
            ),
        ]

    def __str__(self) -> str:
        return f"Pohon kinerja {self.tahun_awal}–{self.tahun_akhir} versi {self.nomor}"

    @property
    def status_kini(self) -> StatusPohon:
        return StatusPohon(self.status)

    @property
    def terbuka(self) -> bool:
        """Whether it may still be changed."""
        return self.status == StatusPohon.DRAF

    def get_absolute_url(self) -> str:
        return reverse("renstra:pohon", args=[self.pk])


@pghistory.track()
class SimpulPohon(models.Model):
    """A condition; `kunci` is the same condition in every version. Drawn first; ties to plan and structure come later or never."""

    izin = Aturan(lihat="renstra.lihat", unit="pohon__unit")

    pohon = models.ForeignKey(PohonKinerja, models.CASCADE, related_name="simpul")
    kunci = models.UUIDField(default=uuid.uuid4)
    induk = models.ForeignKey("self", models.CASCADE, null=True, blank=True, related_name="anak")
    jenis = models.CharField(max_length=12, choices=JenisKondisi.pilihan())
    uraian = models.CharField(max_length=500)
    urutan = models.PositiveIntegerField(default=0)
    rencana = models.UUIDField("kunci simpul rencana", null=True, blank=True)
    jabatan = models.ForeignKey(Jabatan, models.PROTECT, null=True, blank=True, related_name="+")
    unit = models.ForeignKey(Unit, models.PROTECT, null=True, blank=True, related_name="+")

    objects = IzinQuerySet.as_manager()

    class Meta:
        ordering = ["pohon", "urutan", "id"]
        verbose_name = "kondisi pohon kinerja"
        verbose_name_plural = "kondisi pohon kinerja"
        triggers = [pohon_beku("OLD.pohon_id", "NEW.pohon_id")]
        constraints = [models.UniqueConstraint(fields=["pohon", "kunci"], name="simpul_pohon_kunci_sekali")]

    def __str__(self) -> str:
        return self.uraian


_LEWAT_SIMPUL = (
    "SELECT pohon_id FROM renstra_simpulpohon WHERE id = OLD.simpul_id",
    "SELECT pohon_id FROM renstra_simpulpohon WHERE id = NEW.simpul_id",
)


@pghistory.track()
class IndikatorKondisi(models.Model):
    """What shows that a condition holds: words, and later the indicator that measures it."""

    simpul = models.ForeignKey(SimpulPohon, models.CASCADE, related_name="indikator")
    uraian = models.CharField(max_length=500)
    indikator = models.ForeignKey(Indikator, models.PROTECT, null=True, blank=True, related_name="+")
    urutan = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["simpul", "urutan", "id"]
        verbose_name = "indikator kondisi"
        verbose_name_plural = "indikator kondisi"
        triggers = [pohon_beku(*_LEWAT_SIMPUL)]

    def __str__(self) -> str:
        return self.uraian


@pghistory.track()
class SilangKondisi(models.Model):
    """A unit that has to take part in a condition of another unit's tree (crosscutting)."""

    simpul = models.ForeignKey(SimpulPohon, models.CASCADE, related_name="silang")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")

    class Meta:
        ordering = ["simpul", "id"]
        verbose_name = "unit lintas sektor"
        verbose_name_plural = "unit lintas sektor"
        triggers = [pohon_beku(*_LEWAT_SIMPUL)]
        constraints = [models.UniqueConstraint(fields=["simpul", "unit"], name="silang_kondisi_sekali")]

    def __str__(self) -> str:
        return str(self.unit)
