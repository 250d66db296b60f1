"""Units as identities with dated versions, and the events that change them."""

import datetime as dt

import pghistory
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.core.validators import MaxValueValidator
from django.db import models
from django.db.models import F, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce

from organisasi.izin import Aturan, IzinQuerySet
from organisasi.rules.sotk import JenisPeristiwa
from sakip.siap import Isian


class JenisUnit(models.TextChoices):
    """Kinds of unit that exist in practice.  Source: PP 18/2016 jo. PP 72/2019."""

    PEMDA = "pemda", "Pemerintah Kabupaten"
    SETDA = "setda", "Sekretariat Daerah"
    BAGIAN = "bagian", "Bagian"
    SETWAN = "setwan", "Sekretariat DPRD"
    INSPEKTORAT = "inspektorat", "Inspektorat"
    DINAS = "dinas", "Dinas"
    BADAN = "badan", "Badan"
    RSUD = "rsud", "RSUD"
    KECAMATAN = "kecamatan", "Kecamatan"
    KELURAHAN = "kelurahan", "Kelurahan"
    UPTD = "uptd", "UPTD"
    PUSKESMAS = "puskesmas", "Puskesmas"
    SEKRETARIAT = "sekretariat", "Sekretariat"
    BIDANG = "bidang", "Bidang"
    SUBBAGIAN = "subbagian", "Subbagian"


JENIS_OPD = frozenset(
    {
        JenisUnit.SETDA,
        JenisUnit.SETWAN,
        JenisUnit.INSPEKTORAT,
        JenisUnit.DINAS,
        JenisUnit.BADAN,
        JenisUnit.KECAMATAN,
    }
)


@pghistory.track()
class Peristiwa(models.Model):
    """A change of organisation (SOTK): kind, date, legal basis. It is never deleted, only cancelled."""

    izin = Aturan(lihat="organisasi.lihat", unit="", terbuka={"organisasi.lihat": Q()})

    jenis = models.CharField(max_length=12, choices=JenisPeristiwa.pilihan())
    tanggal = models.DateField("tanggal berlaku")
    dasar_hukum = models.CharField(max_length=250)
    keterangan = models.TextField(blank=True)
    # What the event did, row by row, so that it can be undone exactly (organisasi.actions.sotk writes and reads it).
    langkah = models.JSONField(default=dict, blank=True, editable=False)
    dibuat_oleh = models.ForeignKey("organisasi.Pengguna", models.PROTECT, null=True, related_name="+")
    dibuat = models.DateTimeField(auto_now_add=True)
    dibatalkan = models.DateTimeField(null=True, blank=True)
    dibatalkan_oleh = models.ForeignKey("organisasi.Pengguna", models.PROTECT, null=True, blank=True, related_name="+")

    objects = IzinQuerySet.as_manager()

    class Meta:
        ordering = ["-tanggal", "-id"]
        verbose_name = "peristiwa organisasi"
        verbose_name_plural = "peristiwa organisasi"

    def __str__(self) -> str:
        return f"{JenisPeristiwa(self.jenis).label} {self.tanggal:%d-%m-%Y}"


class UnitQuerySet(IzinQuerySet):
    def dengan_nama(self, tanggal: dt.date | Isian) -> "UnitQuerySet":
        """Units that know their `nama` on a date, or else the nearest name they ever had; `str()` then shows it."""
        versi = VersiUnit.objects.filter(unit=OuterRef("pk")).order_by("berlaku")
        return self.annotate(
            nama=Coalesce(
                Subquery(versi.filter(berlaku__contains=tanggal).values("nama")[:1]),
                Subquery(versi.filter(berlaku__endswith__lte=tanggal).order_by("-berlaku").values("nama")[:1]),
                Subquery(versi.values("nama")[:1]),
            )
        )

    def pada(self, tanggal: dt.date) -> "UnitQuerySet":
        """Units that exist on a date."""
        return self.filter(versi__berlaku__contains=tanggal)

    def opd(self, tanggal: dt.date) -> "UnitQuerySet":
        """OPD that exist on a date."""
        return self.filter(versi__berlaku__contains=tanggal, versi__opd=F("pk"))


@pghistory.track()
class Unit(models.Model):
    """The identity of an organisation unit. Names and places change; this row never does."""

    izin = Aturan(lihat="organisasi.lihat", unit="pk", terbuka={"organisasi.lihat": Q()})

    kunci = models.SlugField("kunci tetap", max_length=60, unique=True)
    dibentuk_oleh = models.ForeignKey(Peristiwa, models.PROTECT, null=True, blank=True, related_name="unit_dibentuk")

    objects = UnitQuerySet.as_manager()

    class Meta:
        ordering = ["id"]
        verbose_name = "unit"
        verbose_name_plural = "unit"

    def __str__(self) -> str:
        return getattr(self, "nama", None) or self.kunci


@pghistory.track()
class VersiUnit(models.Model):
    """How a unit is called and where it stands in a range of dates [start, end)."""

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="versi")
    nama = models.CharField(max_length=200)
    singkatan = models.CharField(max_length=40, blank=True)
    kode = models.CharField(max_length=40, blank=True)
    jenis = models.CharField(max_length=12, choices=JenisUnit.choices)
    induk = models.ForeignKey(Unit, models.PROTECT, null=True, blank=True, related_name="versi_anak")
    # The OPD this unit belongs to (itself for an OPD), written by the action that makes the version.
    opd = models.ForeignKey(Unit, models.PROTECT, null=True, blank=True, related_name="versi_bagian")
    berlaku = DateRangeField()
    peristiwa = models.ForeignKey(Peristiwa, models.PROTECT, null=True, blank=True, related_name="versi_unit")

    class Meta:
        ordering = ["kode", "nama"]
        verbose_name = "versi unit"
        verbose_name_plural = "versi unit"
        constraints = [
            ExclusionConstraint(
                name="versi_unit_tidak_tumpang_tindih",
                expressions=[("unit", RangeOperators.EQUAL), ("berlaku", RangeOperators.OVERLAPS)],
                violation_error_message="Masa berlaku versi unit ini bertumpukan dengan versi lain dari unit yang sama.",
            ),
            models.CheckConstraint(
                name="versi_unit_rentang_terisi",
                condition=Q(berlaku__isempty=False),
                violation_error_message="Masa berlaku unit tidak boleh kosong.",
            ),
            models.CheckConstraint(
                name="versi_unit_bukan_induk_sendiri",
                condition=Q(induk__isnull=True) | ~Q(induk=F("unit")),
                violation_error_message="Unit tidak dapat menjadi induk dirinya sendiri.",
            ),
            ExclusionConstraint(
                name="satu_akar_pada_satu_masa",
                expressions=[("berlaku", RangeOperators.OVERLAPS)],
                condition=Q(induk__isnull=True),
                violation_error_message="Hanya pemerintah daerah yang tidak mempunyai induk. Pilih unit induknya.",
            ),
        ]
        indexes = [models.Index(fields=["induk"]), models.Index(fields=["opd"])]

    def __str__(self) -> str:
        return self.nama


@pghistory.track()
class Silsilah(models.Model):
    """One strand of lineage: which share of the old unit's work went to the new one."""

    peristiwa = models.ForeignKey(Peristiwa, models.CASCADE, related_name="silsilah")
    asal = models.ForeignKey(Unit, models.PROTECT, related_name="silsilah_keluar")
    tujuan = models.ForeignKey(Unit, models.PROTECT, related_name="silsilah_masuk")
    bagian = models.DecimalField(max_digits=7, decimal_places=6, validators=[MaxValueValidator(1)])

    class Meta:
        verbose_name = "silsilah"
        verbose_name_plural = "silsilah"
        constraints = [
            models.UniqueConstraint(fields=["peristiwa", "asal", "tujuan"], name="silsilah_sekali_per_peristiwa"),
            models.CheckConstraint(
                name="silsilah_bagian_antara_0_dan_1",
                condition=Q(bagian__gt=0, bagian__lte=1),
                violation_error_message="Bagian silsilah harus lebih dari 0 dan paling banyak 1.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.asal} → {self.tujuan} ({self.bagian})"


@pghistory.track()
class ProfilDaerah(models.Model):
    """What the regency's papers need and no unit version holds: seat, address, motto. One row."""

    unit = models.OneToOneField(Unit, models.PROTECT, related_name="profil")
    ibu_kota = models.CharField(max_length=100)
    alamat = models.CharField(max_length=250, blank=True)
    kontak = models.CharField(max_length=250, blank=True)
    ukuran_kertas = models.CharField(max_length=2, choices=[("A4", "A4"), ("F4", "F4")], default="A4")
    lambang = models.TextField("lambang daerah", blank=True)  # a small picture as a data: URI, printed on letterheads
    contoh = models.BooleanField("data contoh", default=False)

    class Meta:
        verbose_name = "profil daerah"
        verbose_name_plural = "profil daerah"

    def __str__(self) -> str:
        return self.ibu_kota
