"""Agreements of performance: who promises what to whom, frozen as signed."""

import pghistory
from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from layanan.models import Dokumen, DokumenTerbit
from organisasi.izin import Aturan, IzinQuerySet
from organisasi.models import Jabatan, Pemangku, Pengguna, Periode, Tahun, Unit
from perjanjian.rules import ALUR, AlasanRevisi
from renstra.models import IndikatorVersi, ObjekUkur, VersiRencana


def _sebagai_pihak(pihak: str):  # noqa: ANN202
    """Rows in which the user is the official that signs as this party."""

    def syarat(user: Pengguna) -> Q:
        return Q(**{f"{pihak}__pegawai": user.pegawai_id}) if user.pegawai_id else Q(pk__in=[])

    return syarat


@pghistory.track()
class Perjanjian(Dokumen):
    """One version of the agreement of a position in a year. `beku` holds what was signed, word for word."""

    izin = Aturan(
        lihat="perjanjian.lihat",
        unit="unit",
        relasi={
            "perjanjian.pihak_pertama": _sebagai_pihak("pihak_pertama"),
            "perjanjian.pihak_kedua": _sebagai_pihak("pihak_kedua"),
        },
    )
    alur = ALUR

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="perjanjian")
    tahun = models.ForeignKey(Tahun, models.PROTECT, related_name="perjanjian")
    jabatan = models.ForeignKey(Jabatan, models.PROTECT, related_name="perjanjian")
    versi = models.PositiveSmallIntegerField(default=1)
    menggantikan = models.OneToOneField("self", models.PROTECT, null=True, blank=True, related_name="pengganti")
    alasan_revisi = models.CharField(max_length=10, choices=AlasanRevisi.pilihan(), blank=True)
    pihak_pertama = models.ForeignKey(Pemangku, models.PROTECT, related_name="perjanjian_pertama")
    pihak_kedua = models.ForeignKey(Pemangku, models.PROTECT, null=True, blank=True, related_name="perjanjian_kedua")
    rencana = models.ForeignKey(VersiRencana, models.PROTECT, null=True, blank=True, related_name="perjanjian")
    nomor = models.CharField("nomor naskah", max_length=100, blank=True)
    tempat = models.CharField(max_length=100, blank=True)
    tanggal = models.DateField("tanggal naskah", null=True, blank=True)
    beku = models.JSONField(null=True, blank=True)
    dokumen = models.ForeignKey(DokumenTerbit, models.PROTECT, null=True, blank=True, related_name="+")

    objects = IzinQuerySet.as_manager()

    class Meta:
        ordering = ["-tahun", "unit", "jabatan", "-versi"]
        verbose_name = "perjanjian kinerja"
        verbose_name_plural = "perjanjian kinerja"
        constraints = [
            models.UniqueConstraint(fields=["jabatan", "tahun", "versi"], name="perjanjian_versi_sekali"),
            models.UniqueConstraint(
                fields=["jabatan", "tahun"],
                condition=Q(status="ditandatangani"),
                name="satu_perjanjian_berlaku",
                violation_error_message="Jabatan ini sudah mempunyai perjanjian yang berlaku pada tahun yang sama.",
            ),
            models.CheckConstraint(name="perjanjian_status", condition=Q(status__in=list(ALUR.status))),
            models.CheckConstraint(
                name="perjanjian_ditandatangani_beku",
                condition=~Q(status__in=["ditandatangani", "diganti"]) | Q(beku__isnull=False, tanggal__isnull=False),
            ),
            models.CheckConstraint(
                name="perjanjian_revisi_beralasan",
                condition=Q(versi=1, alasan_revisi="") | (Q(versi__gt=1) & ~Q(alasan_revisi="")),
                violation_error_message="Revisi perjanjian harus menyebut alasannya.",
            ),
            models.CheckConstraint(
                name="perjanjian_pihak_berbeda", condition=Q(pihak_kedua__isnull=True) | ~Q(pihak_kedua=F("pihak_pertama"))
            ),
        ]

    def __str__(self) -> str:
        return f"Perjanjian Kinerja {self.tahun_id} – {self.jabatan}"

    def penerima_giliran(self, izin: str) -> list[Pengguna]:
        """The parties' own accounts where the step belongs to a party."""
        pihak = {"perjanjian.setujui": [self.pihak_kedua], "perjanjian.tandatangani": [self.pihak_pertama, self.pihak_kedua]}
        pegawai = [p.pegawai_id for p in pihak.get(izin, []) if p]
        return list(Pengguna.objects.filter(pegawai__in=pegawai, is_active=True))

    def get_absolute_url(self) -> str:
        return reverse("perjanjian:perjanjian", args=[self.pk])


@pghistory.track()
class ItemPerjanjian(models.Model):
    """A promised indicator with its target, worded as on the paper."""

    perjanjian = models.ForeignKey(Perjanjian, models.CASCADE, related_name="item")
    urutan = models.PositiveIntegerField(default=0)
    indikator_versi = models.ForeignKey(IndikatorVersi, models.PROTECT, related_name="+")
    objek = models.ForeignKey(ObjekUkur, models.PROTECT, related_name="item_perjanjian")
    sasaran = models.TextField()
    indikator = models.TextField()
    satuan = models.CharField(max_length=60, blank=True)
    target_teks = models.CharField(max_length=60)
    target_nilai = models.DecimalField(max_digits=20, decimal_places=6, null=True, blank=True)
    target_bawah = models.DecimalField(max_digits=20, decimal_places=6, null=True, blank=True)
    target_atas = models.DecimalField(max_digits=20, decimal_places=6, null=True, blank=True)
    alasan_beda = models.CharField("alasan berbeda dari rencana", max_length=250, blank=True)

    class Meta:
        ordering = ["perjanjian", "urutan", "id"]
        verbose_name = "butir perjanjian"
        verbose_name_plural = "butir perjanjian"
        constraints = [models.UniqueConstraint(fields=["perjanjian", "objek"], name="butir_sekali_per_perjanjian")]

    def __str__(self) -> str:
        return self.indikator


@pghistory.track()
class ProgramPerjanjian(models.Model):
    """A programme (or kegiatan, subkegiatan) with its budget, table 2 of the attachment. Rupiah."""

    perjanjian = models.ForeignKey(Perjanjian, models.CASCADE, related_name="program")
    kode = models.CharField(max_length=40, blank=True)
    nama = models.CharField(max_length=500)
    pagu = models.DecimalField(max_digits=18, decimal_places=2)
    keterangan = models.CharField(max_length=250, blank=True)

    class Meta:
        ordering = ["perjanjian", "kode", "id"]
        verbose_name = "program perjanjian"
        verbose_name_plural = "program perjanjian"
        constraints = [models.CheckConstraint(name="program_pagu_tidak_negatif", condition=Q(pagu__gte=0))]

    def __str__(self) -> str:
        return self.nama


@pghistory.track()
class TargetPeriode(models.Model):
    """Rencana aksi: the target of an item in a period, in the sense in which its values are entered."""

    item = models.ForeignKey(ItemPerjanjian, models.CASCADE, related_name="target_periode")
    periode = models.ForeignKey(Periode, models.PROTECT, related_name="+")
    nilai = models.DecimalField(max_digits=20, decimal_places=6)

    class Meta:
        ordering = ["item", "periode"]
        verbose_name = "target periode"
        verbose_name_plural = "target periode"
        constraints = [models.UniqueConstraint(fields=["item", "periode"], name="target_periode_sekali")]

    def __str__(self) -> str:
        return f"{self.periode}: {self.nilai}"
