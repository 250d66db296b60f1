"""What one OPD asks of another for a node of its plan.  Source: PermenPANRB 89/2021 (crosscutting)."""

import pghistory
from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from layanan.models import Dokumen
from organisasi.izin import SELURUH, Aturan, IzinQuerySet
from organisasi.models import Pengguna, Unit
from renstra.models.dokumen import DokumenRencana
from renstra.models.indikator import Indikator
from renstra.rules.silang import ALUR


def _peminta(user: Pengguna) -> Q:
    """Requests that come from a unit whose plan the user writes."""
    lingkup = user.lingkup("renstra.susun")
    return Q() if lingkup == SELURUH else Q(peminta__in=lingkup)


@pghistory.track()
class PermintaanSilang(Dokumen):
    """A request: who asks, who is asked, for which node (by identity, so that it outlives versions), and the answer."""

    izin = Aturan(lihat="renstra.lihat", unit="unit", relasi={"renstra.peminta_silang": _peminta})
    alur = ALUR
    langkah_umum = frozenset(ALUR.transisi)

    peminta = models.ForeignKey(Unit, models.PROTECT, related_name="silang_diminta")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="silang_masuk", verbose_name="OPD yang diminta")
    dokumen = models.ForeignKey(DokumenRencana, models.PROTECT, related_name="silang")
    kunci = models.UUIDField("simpul yang memerlukan")
    indikator = models.ForeignKey(Indikator, models.PROTECT, null=True, blank=True, related_name="silang")
    sebutan = models.CharField("simpul saat diminta", max_length=300)
    uraian = models.TextField("yang diminta")
    dibuat = models.DateTimeField(auto_now_add=True)
    dibuat_oleh = models.ForeignKey(Pengguna, models.PROTECT, null=True, related_name="+")

    objects = IzinQuerySet.as_manager()

    class Meta:
        ordering = ["-dibuat"]
        verbose_name = "permintaan crosscutting"
        verbose_name_plural = "permintaan crosscutting"
        constraints = [
            models.CheckConstraint(name="silang_status", condition=Q(status__in=list(ALUR.status))),
            models.CheckConstraint(
                name="silang_unit_lain",
                condition=~Q(unit=F("peminta")),
                violation_error_message="Permintaan crosscutting ditujukan kepada OPD lain.",
            ),
            models.UniqueConstraint(
                fields=["dokumen", "kunci", "unit", "indikator"],
                condition=Q(status="diminta"),
                nulls_distinct=False,
                name="silang_terbuka_sekali",
                violation_error_message="Permintaan yang sama kepada OPD ini masih menunggu jawaban.",
            ),
        ]

    def __str__(self) -> str:
        return f"Crosscutting: {self.sebutan}"[:250]

    def get_absolute_url(self) -> str:
        return reverse("renstra:silang", args=[self.pk])
