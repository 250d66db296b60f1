"""Recorded values, append-only, and their evidence."""

from django.db import models
from django.db.models import Q

from datakinerja.rules import KeadaanNilai
from datakinerja.rules.alur import SifatAngka
from layanan.models.jejak import hanya_tambah, tidak_dikosongkan
from organisasi.izin import Aturan, IzinQuerySet
from organisasi.models import Pengguna, Periode
from renstra.models import ObjekUkur


class Nilai(models.Model):
    """One version of the value of an object in a period. A correction is a new version; nothing is ever overwritten."""

    izin = Aturan(lihat="datakinerja.lihat", unit="objek__unit")

    objek = models.ForeignKey(ObjekUkur, models.PROTECT, related_name="nilai")
    # No index of its own: the planner would take it, and read all units of a period, where the one below serves.
    periode = models.ForeignKey(Periode, models.PROTECT, related_name="nilai", db_index=False)
    versi = models.PositiveIntegerField()
    keadaan = models.CharField(max_length=14, choices=KeadaanNilai.pilihan(), default=KeadaanNilai.TERISI)
    nilai = models.DecimalField(max_digits=20, decimal_places=6, null=True, blank=True)
    pembilang = models.DecimalField(max_digits=20, decimal_places=6, null=True, blank=True)
    penyebut = models.DecimalField(max_digits=20, decimal_places=6, null=True, blank=True)
    teks = models.CharField(max_length=60, blank=True)
    sifat = models.CharField(max_length=10, choices=SifatAngka.pilihan(), default=SifatAngka.TETAP)
    sumber = models.CharField(max_length=250, blank=True)
    catatan = models.CharField(max_length=300, blank=True)
    alasan = models.CharField("alasan koreksi", max_length=300, blank=True)
    oleh = models.ForeignKey(Pengguna, models.PROTECT, null=True, related_name="+")
    waktu = models.DateTimeField(auto_now_add=True)

    objects = IzinQuerySet.as_manager()

    class Meta:
        ordering = ["objek", "periode", "-versi"]
        verbose_name = "nilai"
        verbose_name_plural = "nilai"
        triggers = [hanya_tambah(), tidak_dikosongkan()]
        indexes = [models.Index(fields=["periode", "objek", "-versi"], name="nilai_periode_objek")]
        constraints = [
            models.UniqueConstraint(fields=["objek", "periode", "versi"], name="nilai_versi_sekali"),
            models.CheckConstraint(
                name="nilai_tidak_berlaku_beralasan",
                condition=~Q(keadaan="TIDAK_BERLAKU")
                | (Q(nilai__isnull=True, pembilang__isnull=True) & ~Q(catatan="")),
                violation_error_message="Nilai “tidak berlaku” harus menyebut sebabnya pada catatan.",
            ),
            models.CheckConstraint(
                name="nilai_terisi_berisi",
                condition=~Q(keadaan="TERISI") | Q(nilai__isnull=False) | Q(pembilang__isnull=False) | ~Q(teks=""),
            ),
            models.CheckConstraint(
                name="nilai_kosong_tanpa_isi",
                condition=~Q(keadaan="KOSONG")
                | Q(nilai__isnull=True, pembilang__isnull=True, penyebut__isnull=True, teks=""),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.objek} {self.periode} v{self.versi}"


class Bukti(models.Model):
    """Evidence for the value of an object in a period; it outlives the versions of the value. Files hang on it by BerkasTaut."""

    izin = Aturan(lihat="datakinerja.lihat", unit="objek__unit")

    objek = models.ForeignKey(ObjekUkur, models.PROTECT, related_name="bukti")
    periode = models.ForeignKey(Periode, models.PROTECT, related_name="bukti")

    objects = IzinQuerySet.as_manager()

    class Meta:
        ordering = ["objek", "periode"]
        verbose_name = "bukti"
        verbose_name_plural = "bukti"
        constraints = [models.UniqueConstraint(fields=["objek", "periode"], name="bukti_sekali")]

    def __str__(self) -> str:
        return f"Bukti {self.objek} {self.periode}"
