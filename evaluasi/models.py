"""Instruments as versioned data, worksheets with the answers of every tier, and results that never change."""

from functools import partial

import pghistory
import pgtrigger
from django.db import models
from django.db.models import Q
from django.urls import reverse

from evaluasi.rules.alur import ALUR, Jenjang
from layanan.models import Dokumen
from layanan.models.jejak import hanya_tambah, tidak_dikosongkan
from organisasi.izin import Aturan, IzinQuerySet
from organisasi.models import Pengguna, Tahun, Unit

# What an OPD may see of an evaluation: only what is published.
TERBIT = Q(evaluasi__status="terbit")


@pghistory.track()
class Instrumen(models.Model):
    """An edition of an instrument; `isi` is the whole of it as `evaluasi.rules.baca_instrumen` reads it."""

    izin = Aturan(lihat="evaluasi.lihat", unit="", terbuka={"evaluasi.lihat": Q(terbit=True)})

    kode = models.SlugField(max_length=40)
    edisi = models.PositiveSmallIntegerField(default=1)
    nama = models.CharField(max_length=200)
    dasar_hukum = models.CharField(max_length=200, blank=True)
    isi = models.JSONField()
    terbit = models.BooleanField(default=False)

    objects = IzinQuerySet.as_manager()

    class Meta:
        ordering = ["kode", "-edisi"]
        verbose_name = "instrumen evaluasi"
        verbose_name_plural = "instrumen evaluasi"
        constraints = [models.UniqueConstraint(fields=["kode", "edisi"], name="instrumen_edisi_sekali")]
        triggers = [
            pgtrigger.Protect(
                name="terbit_tetap",
                operation=pgtrigger.Update | pgtrigger.Delete,
                condition=pgtrigger.Q(old__terbit=True),
            )
        ]

    def __str__(self) -> str:
        return f"{self.nama} edisi {self.edisi}"

    def get_absolute_url(self) -> str:
        return reverse("evaluasi:instrumen_rincian", args=[self.pk])


def _dalam_tim(jenjang: Jenjang, user: Pengguna) -> Q:
    """Worksheets that are now at the tier in which the user sits; a tier acts only on its turn."""
    return Q(
        pk__in=AnggotaTim.objects.filter(pengguna=user.pk, jenjang=jenjang).values("evaluasi"), status=jenjang.lower()
    )


@pghistory.track()
class Evaluasi(Dokumen):
    """The worksheet (LKE) of an OPD in a round. `tahun` is the year of performance, `ronde` the year of the round."""

    izin = Aturan(
        lihat="evaluasi.lihat",
        unit="unit",
        relasi={f"evaluasi.{jenjang.lower()}": partial(_dalam_tim, jenjang) for jenjang in Jenjang},
    )
    alur = ALUR

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="evaluasi")
    tahun = models.ForeignKey(Tahun, models.PROTECT, related_name="evaluasi")
    ronde = models.PositiveSmallIntegerField("tahun ronde")
    instrumen = models.ForeignKey(Instrumen, models.PROTECT, related_name="evaluasi")
    catatan_umum = models.TextField(blank=True)

    objects = IzinQuerySet.as_manager()

    class Meta:
        ordering = ["-tahun", "unit"]
        verbose_name = "lembar kerja evaluasi"
        verbose_name_plural = "lembar kerja evaluasi"
        constraints = [
            models.UniqueConstraint(
                fields=["unit", "tahun"],
                name="evaluasi_sekali",
                violation_error_message="OPD ini sudah mempunyai lembar kerja evaluasi untuk tahun yang sama.",
            ),
            models.CheckConstraint(name="evaluasi_status", condition=Q(status__in=list(ALUR.status))),
        ]

    def __str__(self) -> str:
        return f"Evaluasi AKIP {self.tahun_id}"

    def penerima_giliran(self, izin: str) -> list[Pengguna]:
        """The members of the tier at which the worksheet now is."""
        if izin == "evaluasi.terbitkan":
            return []
        return list(
            Pengguna.objects.filter(keanggotaan_tim__evaluasi=self, keanggotaan_tim__jenjang=self.status.upper())
        )

    def get_absolute_url(self) -> str:
        return reverse("evaluasi:evaluasi", args=[self.pk])


@pghistory.track()
class AnggotaTim(models.Model):
    """Who sits at which tier of the team that evaluates an OPD."""

    evaluasi = models.ForeignKey(Evaluasi, models.CASCADE, related_name="tim")
    pengguna = models.ForeignKey(Pengguna, models.PROTECT, related_name="keanggotaan_tim")
    jenjang = models.CharField(max_length=20, choices=Jenjang.pilihan())

    class Meta:
        ordering = ["evaluasi", "jenjang"]
        verbose_name = "anggota tim evaluasi"
        verbose_name_plural = "anggota tim evaluasi"
        constraints = [models.UniqueConstraint(fields=["evaluasi", "pengguna", "jenjang"], name="anggota_tim_sekali")]

    def __str__(self) -> str:
        return f"{self.pengguna} ({self.get_jenjang_display()})"


@pghistory.track()
class Jawaban(models.Model):
    """The answer of one tier to one sub-component. The effective one is the highest tier's."""

    izin = Aturan(lihat="evaluasi.lihat", unit="evaluasi__unit")

    evaluasi = models.ForeignKey(Evaluasi, models.CASCADE, related_name="jawaban")
    sub = models.CharField("kode subkomponen", max_length=20)
    jenjang = models.CharField(max_length=20, choices=Jenjang.pilihan())
    jawaban = models.CharField(max_length=20, blank=True)
    # Criterion code -> answer ("Y", "T", "A" … by the instrument's answer set).
    kriteria = models.JSONField(default=dict, blank=True)
    catatan = models.TextField(blank=True)
    alasan = models.TextField("alasan AA atau A", blank=True)
    revisi = models.PositiveIntegerField(default=0)
    oleh = models.ForeignKey(Pengguna, models.PROTECT, null=True, related_name="+")
    waktu = models.DateTimeField(auto_now=True)

    objects = IzinQuerySet.as_manager()

    class Meta:
        ordering = ["evaluasi", "sub"]
        verbose_name = "jawaban evaluasi"
        verbose_name_plural = "jawaban evaluasi"
        constraints = [
            models.UniqueConstraint(fields=["evaluasi", "sub", "jenjang"], name="jawaban_sekali_per_jenjang")
        ]

    def __str__(self) -> str:
        return f"{self.sub}: {self.jawaban}"


class TotalBerjalan(models.Model):
    """Projection: the running total of a worksheet, written by the action that writes an answer."""

    evaluasi = models.OneToOneField(Evaluasi, models.CASCADE, related_name="total")
    nilai = models.DecimalField(max_digits=5, decimal_places=2, default=0)
    predikat = models.CharField(max_length=2, blank=True)
    terjawab = models.PositiveSmallIntegerField(default=0)
    jumlah = models.PositiveSmallIntegerField(default=0)

    class Meta:
        verbose_name = "total berjalan"
        verbose_name_plural = "total berjalan"

    def __str__(self) -> str:
        return f"{self.nilai} ({self.terjawab}/{self.jumlah})"


@pghistory.track()
class Rekomendasi(models.Model):
    """A recommendation on a component, with what the OPD did about it."""

    class Status(models.TextChoices):
        TERBUKA = "terbuka", "Belum ditindaklanjuti"
        DIPROSES = "diproses", "Sedang ditindaklanjuti"
        SELESAI = "selesai", "Selesai"

    izin = Aturan(
        lihat="evaluasi.lihat_hasil",
        unit="evaluasi__unit",
        syarat=dict.fromkeys(
            ("evaluasi.lihat_hasil", "evaluasi.tindak_lanjut", "evaluasi.periksa_tindak_lanjut"), TERBIT
        ),
    )

    evaluasi = models.ForeignKey(Evaluasi, models.CASCADE, related_name="rekomendasi")
    komponen = models.CharField(max_length=20)
    uraian = models.TextField()
    status = models.CharField(max_length=10, choices=Status.choices, default=Status.TERBUKA)
    tindak_lanjut = models.TextField(blank=True)
    catatan_pemeriksa = models.TextField(blank=True)
    batas = models.DateField(null=True, blank=True)
    revisi = models.PositiveIntegerField(default=0)

    objects = IzinQuerySet.as_manager()

    class Meta:
        ordering = ["evaluasi", "komponen", "id"]
        verbose_name = "rekomendasi"
        verbose_name_plural = "rekomendasi"

    def __str__(self) -> str:
        return self.uraian

    def get_absolute_url(self) -> str:
        return reverse("evaluasi:unit", args=[self.evaluasi.tahun_id, self.evaluasi.unit_id])


class HasilEvaluasi(models.Model):
    """The grade as fixed, with all its parts. Append-only; an OPD sees it once its worksheet is published."""

    izin = Aturan(lihat="evaluasi.lihat_hasil", unit="evaluasi__unit", syarat={"evaluasi.lihat_hasil": TERBIT})

    evaluasi = models.OneToOneField(Evaluasi, models.PROTECT, related_name="hasil")
    nilai = models.DecimalField(max_digits=5, decimal_places=2)
    predikat = models.CharField(max_length=2)
    rincian = models.JSONField()
    ditetapkan_oleh = models.ForeignKey(Pengguna, models.PROTECT, null=True, related_name="+")
    waktu = models.DateTimeField(auto_now_add=True)

    objects = IzinQuerySet.as_manager()

    class Meta:
        verbose_name = "hasil evaluasi"
        verbose_name_plural = "hasil evaluasi"
        triggers = [hanya_tambah(), tidak_dikosongkan()]
        constraints = [models.CheckConstraint(name="hasil_nilai_0_100", condition=Q(nilai__range=(0, 100)))]

    def __str__(self) -> str:
        return f"{self.nilai} ({self.predikat})"

    def get_absolute_url(self) -> str:
        return reverse("evaluasi:unit", args=[self.evaluasi.tahun_id, self.evaluasi.unit_id])
