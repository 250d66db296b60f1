"""Years and periods as rows, with the rules that differ by year: deadlines, cap, categories; and units of measure."""

import pghistory
from django.db import models
from django.db.models import F, Q


@pghistory.track()
class Tahun(models.Model):
    """A year of performance and its settings."""

    tahun = models.PositiveSmallIntegerField(primary_key=True)
    batas_capaian = models.DecimalField(
        "batas capaian (%)",
        max_digits=7,
        decimal_places=2,
        null=True,
        blank=True,
        help_text="Kosong: capaian tidak dibatasi.",
    )
    nihil_seratus = models.BooleanField(
        "target 0 dengan realisasi 0 dihitung 100 (makin rendah makin baik)", default=False
    )
    entri_kumulatif = models.BooleanField("nilai diisi kumulatif (s.d. bulan)", default=False)
    ambang_analisis = models.DecimalField(
        "analisis wajib di bawah capaian (%)", max_digits=6, decimal_places=2, default=100
    )
    terkunci = models.BooleanField("tahun ditutup", default=False)

    class Meta:
        ordering = ["-tahun"]
        verbose_name = "tahun"
        verbose_name_plural = "tahun"

    def __str__(self) -> str:
        return str(self.tahun)


class KegiatanTenggat(models.TextChoices):
    """What has a deadline each year.  Source: domain, sections 6 and 10."""

    PERJANJIAN = "perjanjian", "Perjanjian kinerja ditandatangani"
    RENCANA_AKSI = "rencana_aksi", "Rencana aksi disusun"
    LKJIP_OPD = "lkjip_opd", "LKjIP OPD disampaikan"
    LKJIP_DAERAH = "lkjip_daerah", "LKjIP kabupaten disampaikan"
    EVALUASI_INTERNAL = "evaluasi_internal", "Evaluasi internal selesai"
    DATA_BULANAN = "data_bulanan", "Nilai bulan lalu terisi (tanggal dalam bulan berikut)"


@pghistory.track()
class Tenggat(models.Model):
    """A deadline of the year of performance; for monthly ones `hari` is the day of the following month."""

    tahun = models.ForeignKey(Tahun, models.CASCADE, related_name="tenggat")
    kegiatan = models.CharField(max_length=20, choices=KegiatanTenggat.choices)
    tanggal = models.DateField(null=True, blank=True)
    hari = models.PositiveSmallIntegerField(null=True, blank=True)
    tenggang_hari = models.PositiveSmallIntegerField("masa tenggang (hari)", default=0)

    class Meta:
        ordering = ["tahun", "tanggal"]
        verbose_name = "tenggat"
        verbose_name_plural = "tenggat"
        constraints = [
            models.UniqueConstraint(fields=["tahun", "kegiatan"], name="tenggat_sekali_per_tahun"),
            models.CheckConstraint(
                name="tenggat_tanggal_atau_hari",
                condition=Q(tanggal__isnull=False, hari__isnull=True) | Q(tanggal__isnull=True, hari__range=(1, 28)),
                violation_error_message="Isi tanggal, atau hari 1–28 untuk tenggat bulanan; tidak keduanya.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.tahun_id}: {self.get_kegiatan_display()}"


@pghistory.track()
class KategoriCapaian(models.Model):
    """A row of the year's category table: a name from a lower bound (inclusive).  Source: Permendagri 86/2017."""

    tahun = models.ForeignKey(Tahun, models.CASCADE, related_name="kategori")
    nama = models.CharField(max_length=40)
    batas_bawah = models.DecimalField(max_digits=7, decimal_places=2)
    tanda = models.CharField(max_length=6, choices=[("baik", "Baik"), ("awas", "Awas"), ("buruk", "Buruk")])

    class Meta:
        ordering = ["tahun", "-batas_bawah"]
        verbose_name = "kategori capaian"
        verbose_name_plural = "kategori capaian"
        constraints = [
            models.UniqueConstraint(fields=["tahun", "nama"], name="kategori_nama_sekali"),
            models.UniqueConstraint(fields=["tahun", "batas_bawah"], name="kategori_batas_sekali"),
        ]

    def __str__(self) -> str:
        return self.nama


class JenisPeriode(models.TextChoices):
    BULAN = "bulan", "Bulan"
    TRIWULAN = "triwulan", "Triwulan"
    SEMESTER = "semester", "Semester"
    TAHUN = "tahun", "Tahun"


class Periode(models.Model):
    """A period as a row: month 1-12, quarter 1-4, semester 1-2, or the year itself (number 1)."""

    tahun = models.ForeignKey(Tahun, models.PROTECT, related_name="periode")
    jenis = models.CharField(max_length=8, choices=JenisPeriode.choices)
    nomor = models.PositiveSmallIntegerField()
    mulai = models.DateField()
    selesai = models.DateField("hari terakhir")

    class Meta:
        ordering = ["mulai", "selesai"]
        verbose_name = "periode"
        verbose_name_plural = "periode"
        constraints = [
            models.UniqueConstraint(fields=["tahun", "jenis", "nomor"], name="periode_sekali"),
            models.CheckConstraint(name="periode_urut", condition=Q(mulai__lte=F("selesai"))),
        ]

    def __str__(self) -> str:
        return f"{self.get_jenis_display()} {self.nomor} {self.tahun_id}"


@pghistory.track()
class Satuan(models.Model):
    """A unit of measure."""

    nama = models.CharField(max_length=60, unique=True)
    simbol = models.CharField(max_length=20, blank=True)
    desimal = models.PositiveSmallIntegerField(default=2)

    class Meta:
        ordering = ["nama"]
        verbose_name = "satuan"
        verbose_name_plural = "satuan"

    def __str__(self) -> str:
        return self.simbol or self.nama
