"""Plans and their versions."""

import pghistory
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone

from layanan.models import Dokumen
from organisasi.izin import SELURUH, Aturan, IzinQuerySet
from organisasi.models import Pengguna, Unit
from organisasi.rules.izin import Peran, izin_peran
from renstra.pemicu import versi_beku
from renstra.rules.macam import DAERAH, TAHUNAN, Macam, macam
from renstra.rules.rencana import ALUR, JenisRencana


@pghistory.track()
class DokumenRencana(models.Model):
    """The identity of a plan: which unit, which kind, which years. Its content lies in versions."""

    izin = Aturan(lihat="renstra.lihat", unit="unit")

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="dokumen_rencana")
    jenis = models.CharField(max_length=10, choices=JenisRencana.pilihan())
    judul = models.CharField(max_length=250)
    tahun_awal = models.PositiveSmallIntegerField()
    tahun_akhir = models.PositiveSmallIntegerField()

    objects = IzinQuerySet.as_manager()

    class Meta:
        ordering = ["-tahun_awal", "unit"]
        verbose_name = "dokumen rencana"
        verbose_name_plural = "dokumen rencana"
        constraints = [
            models.UniqueConstraint(
                fields=["unit", "jenis", "tahun_awal"],
                name="dokumen_rencana_sekali",
                violation_error_message="Unit ini sudah mempunyai dokumen sejenis yang mulai pada tahun yang sama.",
            ),
            models.CheckConstraint(
                name="dokumen_rencana_tahun_urut",
                condition=Q(tahun_akhir__gte=F("tahun_awal"), tahun_akhir__lte=F("tahun_awal") + 10),
                violation_error_message="Tahun akhir harus sama dengan atau sesudah tahun awal, paling jauh 10 tahun.",
            ),
            models.CheckConstraint(
                name="dokumen_rencana_tahunan",
                condition=~Q(jenis__in=sorted(TAHUNAN)) | Q(tahun_akhir=F("tahun_awal")),
                violation_error_message="RKPD, Renja, dan RKT mencakup satu tahun: tahun akhir sama dengan tahun awal.",
            ),
        ]

    def __str__(self) -> str:
        return self.judul

    def get_absolute_url(self) -> str:
        return reverse("renstra:dokumen", args=[self.pk])

    @property
    def daftar_tahun(self) -> list[int]:
        """Years that the plan covers, in order."""
        return list(range(self.tahun_awal, self.tahun_akhir + 1))

    @property
    def macam(self) -> Macam:
        """What holds for this kind of plan."""
        return macam(self.jenis)


def _rpjmd(user: Pengguna) -> Q:
    """Plans of the regency itself: submitted by those who plan for it, since it has no planner of an OPD."""
    seluruh = user.lingkup("renstra.tetapkan") == SELURUH
    return Q(dokumen__jenis__in=DAERAH) if seluruh else Q(pk__in=[])


@pghistory.track()
class VersiRencana(Dokumen):
    """A version of a plan (murni, perubahan I …). Ratified, it never changes again."""

    izin = Aturan(lihat="renstra.lihat", unit="dokumen__unit", relasi={"renstra.pengampu_rpjmd": _rpjmd})
    alur = ALUR
    langkah_umum = frozenset({"kembalikan", "verifikasi"})

    dokumen = models.ForeignKey(DokumenRencana, models.PROTECT, related_name="versi")
    nomor = models.PositiveSmallIntegerField(default=0)
    sebutan = models.CharField(max_length=40, default="Murni")
    alasan = models.CharField(max_length=250, blank=True)
    dasar_hukum = models.CharField(max_length=250, blank=True)
    tanggal = models.DateField("tanggal penetapan", null=True, blank=True)
    # The ratified version of another plan that this one was made from: a Renja from its Renstra.
    asal = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="turunan")

    objects = IzinQuerySet.as_manager()

    class Meta:
        ordering = ["dokumen", "-nomor"]
        verbose_name = "versi rencana"
        verbose_name_plural = "versi rencana"
        constraints = [
            models.UniqueConstraint(fields=["dokumen", "nomor"], name="versi_rencana_nomor_sekali"),
            models.CheckConstraint(name="versi_rencana_status", condition=Q(status__in=list(ALUR.status))),
            models.CheckConstraint(
                name="versi_rencana_ditetapkan_bertanggal", condition=~Q(status="ditetapkan") | Q(tanggal__isnull=False)
            ),
        ]
        triggers = [versi_beku()]

    def __str__(self) -> str:
        return f"{self.dokumen} ({self.sebutan})"

    @property
    def unit(self) -> Unit:
        return self.dokumen.unit

    @property
    def terbuka(self) -> bool:
        """Whether the content may still be changed: only while it is a draft."""
        return self.status == self.alur.awal

    def penerima_giliran(self, izin: str) -> list[Pengguna]:
        """Those who plan for the regency, where a plan of the regency waits for its planner; else by role in the unit."""
        if izin != "renstra.ajukan" or not self.dokumen.macam.daerah:
            return []
        peran = [satu for satu in Peran if "renstra.tetapkan" in izin_peran(satu)]
        berlaku = {"penugasan__peran__in": peran, "penugasan__berlaku__contains": timezone.localdate()}
        return list(Pengguna.objects.filter(**berlaku, is_active=True).distinct())

    def get_absolute_url(self) -> str:
        return reverse("renstra:versi", args=[self.pk])

    def url_langkah(self, tindakan: str) -> str | None:
        """Submission checks the plan first; ratification has a form of its own on the page."""
        return reverse("renstra:ajukan", args=[self.pk]) if tindakan == "ajukan" else super().url_langkah(tindakan)
