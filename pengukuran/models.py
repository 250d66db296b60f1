"""The projection of achievement per object and period, written by the action that writes what it is computed from."""

from django.db import models

from datakinerja.models import Nilai
from organisasi.izin import Aturan, IzinQuerySet
from organisasi.models import Periode
from renstra.models import ObjekUkur


class Capaian(models.Model):
    """Achievement of an object in a period, to date within the year. Uncapped; None where it cannot be computed.

    For a month: `target` and `realisasi` are to date (by the indicator's aggregation). The row of the year's own
    period holds the year. `manage.py periksa_proyeksi` rebuilds and compares.
    """

    izin = Aturan(lihat="pengukuran.lihat", unit="objek__unit")

    objek = models.ForeignKey(ObjekUkur, models.PROTECT, related_name="capaian")
    # No index of its own: the planner would take it, and read all units of a period, where the one below serves.
    periode = models.ForeignKey(Periode, models.PROTECT, related_name="capaian", db_index=False)
    nilai = models.ForeignKey(Nilai, models.PROTECT, null=True, related_name="+")
    target = models.DecimalField(max_digits=20, decimal_places=6, null=True)
    realisasi = models.DecimalField(max_digits=30, decimal_places=10, null=True)
    capaian = models.DecimalField(max_digits=30, decimal_places=10, null=True)
    sebab = models.CharField("sebab tak terhitung", max_length=120, blank=True)
    # Definition that `realisasi` was computed by (`rules.Definisi.dasar`): where another holds now, the row is out of date.
    dasar = models.CharField(max_length=80, blank=True)

    objects = IzinQuerySet.as_manager()

    class Meta:
        ordering = ["objek", "periode"]
        verbose_name = "capaian"
        verbose_name_plural = "capaian"
        constraints = [models.UniqueConstraint(fields=["objek", "periode"], name="capaian_sekali")]
        indexes = [models.Index(fields=["periode", "objek"])]

    def __str__(self) -> str:
        return f"{self.objek} {self.periode}: {self.capaian}"
