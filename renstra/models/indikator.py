"""Indicators as identities with versions, their targets, and what values point to."""

import uuid

import pghistory
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from organisasi.izin import Aturan, IzinQuerySet
from organisasi.models import Jabatan, Pegawai, Satuan, Unit
from renstra.models.dokumen import VersiRencana
from renstra.models.simpul import Simpul
from renstra.models.skala import Skala
from renstra.pemicu import LANGSUNG, LEWAT_INDIKATOR, isi_beku
from renstra.rules import Agregasi, CaraEntri, Frekuensi, JenisIndikator, Pembanding, Polaritas, RumusTurun, TargetNol


@pghistory.track()
class Indikator(models.Model):
    """The stable identity of an indicator. Wording, targets and definition belong to versions."""

    izin = Aturan(lihat="renstra.lihat", unit="unit")

    kunci = models.UUIDField(default=uuid.uuid4, unique=True)
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="indikator")
    kode = models.CharField(max_length=40)
    # Codes it had before: a spreadsheet that still uses one finds it.
    kode_lama = ArrayField(models.CharField(max_length=40), default=list, db_default=[], blank=True)
    dibuat = models.DateTimeField(auto_now_add=True)

    objects = IzinQuerySet.as_manager()

    class Meta:
        ordering = ["unit", "kode"]
        verbose_name = "indikator"
        verbose_name_plural = "indikator"
        constraints = [models.UniqueConstraint(fields=["unit", "kode"], name="indikator_kode_sekali_per_unit")]

    def __str__(self) -> str:
        return self.kode


@pghistory.track()
class IndikatorVersi(models.Model):
    """An indicator as a version of a plan words it. Draft versions may have gaps; they block submission."""

    izin = Aturan(lihat="renstra.lihat", unit="versi__dokumen__unit")

    indikator = models.ForeignKey(Indikator, models.PROTECT, related_name="versi")
    versi = models.ForeignKey(VersiRencana, models.CASCADE, related_name="indikator")
    simpul = models.ForeignKey(Simpul, models.CASCADE, related_name="indikator")
    urutan = models.PositiveIntegerField(default=0)
    uraian = models.TextField(blank=True)
    jenis = models.CharField(max_length=4, choices=JenisIndikator.pilihan(), blank=True)
    satuan = models.ForeignKey(Satuan, models.PROTECT, null=True, blank=True, related_name="+")
    polaritas = models.CharField(max_length=8, choices=Polaritas.pilihan(), blank=True)
    agregasi = models.CharField(max_length=8, choices=Agregasi.pilihan(), blank=True)
    frekuensi = models.CharField(max_length=12, choices=Frekuensi.pilihan(), blank=True)
    cara_entri = models.CharField(max_length=10, choices=CaraEntri.pilihan(), default=CaraEntri.PERIODE)
    definisi = models.TextField("definisi operasional", blank=True)
    formula = models.TextField(blank=True)
    pembilang = models.CharField(max_length=250, blank=True)
    penyebut = models.CharField(max_length=250, blank=True)
    sumber = models.CharField("sumber data", max_length=250, blank=True)
    penanggung_jawab = models.ForeignKey(Jabatan, models.PROTECT, null=True, blank=True, related_name="+")
    presisi = models.PositiveSmallIntegerField("angka di belakang koma", default=2)
    baseline_tahun = models.PositiveSmallIntegerField(null=True, blank=True)
    baseline_nilai = models.DecimalField(max_digits=20, decimal_places=6, null=True, blank=True)
    baseline_teks = models.CharField(max_length=60, blank=True)
    # How achievement is computed where the usual formula does not do; target_nol empty: by the setting of the year.
    rumus_turun = models.CharField(
        max_length=8, choices=RumusTurun.pilihan(), default=RumusTurun.SELISIH, db_default=RumusTurun.SELISIH
    )
    target_nol = models.CharField(max_length=20, choices=TargetNol.pilihan(), blank=True, default="", db_default="")
    boleh_negatif = models.BooleanField(default=False, db_default=False)
    skala = models.ForeignKey(Skala, models.PROTECT, null=True, blank=True, related_name="+")
    # Why it was chosen, and the instrument: who records what, by which way, and when it is there.
    alasan = models.TextField("alasan pemilihan", blank=True, default="", db_default="")
    pencatat = models.CharField(max_length=250, blank=True, default="", db_default="")
    cara_kumpul = models.CharField("cara pengumpulan", max_length=250, blank=True, default="", db_default="")
    jadwal = models.CharField("saat data tersedia", max_length=120, blank=True, default="", db_default="")
    nasional_teks = models.CharField("acuan nasional", max_length=60, blank=True, default="", db_default="")
    nasional_tahun = models.PositiveSmallIntegerField(null=True, blank=True)
    nasional_sumber = models.CharField(max_length=250, blank=True, default="", db_default="")
    berlaku_mulai = models.PositiveSmallIntegerField("berlaku mulai tahun", null=True, blank=True)
    berlaku_sampai = models.PositiveSmallIntegerField("berlaku sampai tahun", null=True, blank=True)

    objects = IzinQuerySet.as_manager()

    class Meta:
        ordering = ["versi", "urutan", "id"]
        verbose_name = "versi indikator"
        verbose_name_plural = "versi indikator"
        triggers = [isi_beku(*LANGSUNG)]
        constraints = [
            models.UniqueConstraint(fields=["versi", "indikator"], name="indikator_sekali_per_versi"),
            models.CheckConstraint(
                name="indikator_masa_urut",
                condition=Q(berlaku_mulai=None) | Q(berlaku_sampai=None) | Q(berlaku_sampai__gte=F("berlaku_mulai")),
                violation_error_message="Tahun akhir berlakunya indikator tidak boleh mendahului tahun mulainya.",
            ),
        ]

    def __str__(self) -> str:
        return self.uraian or str(self.indikator)


@pghistory.track()
class TargetTahunan(models.Model):
    """The target of a year: the number as understood and the text as written ("BB (72,50)", "70–75", "WTP")."""

    indikator = models.ForeignKey(IndikatorVersi, models.CASCADE, related_name="target")
    tahun = models.PositiveSmallIntegerField()
    teks = models.CharField(max_length=60)
    nilai = models.DecimalField(max_digits=20, decimal_places=6, null=True, blank=True)
    bawah = models.DecimalField(max_digits=20, decimal_places=6, null=True, blank=True)
    atas = models.DecimalField(max_digits=20, decimal_places=6, null=True, blank=True)
    pembanding = models.CharField(max_length=14, choices=Pembanding.pilihan(), default=Pembanding.SAMA)

    class Meta:
        ordering = ["tahun"]
        verbose_name = "target tahunan"
        verbose_name_plural = "target tahunan"
        triggers = [isi_beku(*LEWAT_INDIKATOR)]
        constraints = [
            models.UniqueConstraint(fields=["indikator", "tahun"], name="target_sekali_per_tahun"),
            models.CheckConstraint(
                name="target_rentang_urut",
                condition=Q(bawah__isnull=True, atas__isnull=True) | Q(bawah__lte=F("atas")),
                violation_error_message="Batas bawah target tidak boleh melebihi batas atas.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.tahun}: {self.teks}"


class ObjekUkur(models.Model):
    """What a value is about: an indicator at a responsible unit, position or person. Values hang on this, never on a plan."""

    izin = Aturan(lihat="datakinerja.lihat", unit="unit")

    indikator = models.ForeignKey(Indikator, models.PROTECT, related_name="objek")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="objek_ukur")
    jabatan = models.ForeignKey(Jabatan, models.PROTECT, null=True, blank=True, related_name="objek_ukur")
    pegawai = models.ForeignKey(Pegawai, models.PROTECT, null=True, blank=True, related_name="objek_ukur")

    objects = IzinQuerySet.as_manager()

    class Meta:
        ordering = ["unit", "indikator"]
        verbose_name = "objek ukur"
        verbose_name_plural = "objek ukur"
        constraints = [
            models.UniqueConstraint(
                fields=["indikator", "unit", "jabatan", "pegawai"], nulls_distinct=False, name="objek_ukur_sekali"
            )
        ]

    def __str__(self) -> str:
        return f"{self.indikator} @ {self.unit}"
