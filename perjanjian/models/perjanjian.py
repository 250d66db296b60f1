"""The agreement itself: who promises what to whom, frozen as signed."""

import datetime as dt

import pghistory
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone

from layanan.models import Dokumen, DokumenTerbit
from organisasi.izin import Aturan, IzinQuerySet
from organisasi.models import Jabatan, Pemangku, Pengguna, Tahun, Unit
from organisasi.rules.izin import Peran
from perjanjian.models.pelindung import pelindung_naskah
from perjanjian.rules import ALUR, TANDA_TANGAN, TETAP, AlasanRevisi, Sebagai
from renstra.models import VersiRencana


def _sebagai_pihak(pihak: str):
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
    langkah_umum = frozenset({"kembalikan", "tarik"})

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="perjanjian")
    tahun = models.ForeignKey(Tahun, models.PROTECT, related_name="perjanjian")
    jabatan = models.ForeignKey(Jabatan, models.PROTECT, related_name="perjanjian")
    nama_jabatan = models.CharField("nama jabatan saat disusun", max_length=200)
    versi = models.PositiveSmallIntegerField(default=1)
    menggantikan = models.OneToOneField("self", models.PROTECT, null=True, blank=True, related_name="pengganti")
    alasan_revisi = models.CharField(max_length=10, choices=AlasanRevisi.pilihan(), blank=True)
    keterangan_revisi = models.TextField("uraian alasan revisi", blank=True)
    pihak_pertama = models.ForeignKey(Pemangku, models.PROTECT, related_name="perjanjian_pertama")
    pihak_kedua = models.ForeignKey(Pemangku, models.PROTECT, null=True, blank=True, related_name="perjanjian_kedua")
    rencana = models.ForeignKey(VersiRencana, models.PROTECT, null=True, blank=True, related_name="perjanjian")
    # In force from and to; empty: from the first and to the last day of the year.
    mulai = models.DateField("berlaku mulai", null=True, blank=True)
    sampai = models.DateField("berlaku sampai", null=True, blank=True)
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
        triggers = pelindung_naskah()
        indexes = [models.Index(fields=["unit", "tahun"])]
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
                condition=~Q(status__in=sorted(TETAP)) | Q(beku__isnull=False, tanggal__isnull=False),
            ),
            models.CheckConstraint(
                name="perjanjian_revisi_beralasan",
                condition=Q(versi=1, alasan_revisi="") | (Q(versi__gt=1) & ~Q(alasan_revisi="")),
                violation_error_message="Revisi perjanjian harus menyebut alasannya.",
            ),
            models.CheckConstraint(
                name="perjanjian_masa_urut",
                condition=Q(mulai__isnull=True) | Q(sampai__isnull=True) | Q(mulai__lte=F("sampai")),
                violation_error_message="Perjanjian tidak dapat berakhir sebelum mulai berlaku.",
            ),
            models.CheckConstraint(
                name="perjanjian_pihak_berbeda",
                condition=Q(pihak_kedua__isnull=True) | ~Q(pihak_kedua=F("pihak_pertama")),
            ),
        ]

    def __str__(self) -> str:
        perubahan = " Perubahan" if self.versi > 1 else ""
        return f"Perjanjian Kinerja{perubahan} {self.tahun_id} – {self.nama_jabatan}"

    @property
    def masa(self) -> tuple[dt.date, dt.date]:
        """First and last day in force."""
        return self.mulai or dt.date(self.tahun_id, 1, 1), self.sampai or dt.date(self.tahun_id, 12, 31)

    @property
    def pihak(self) -> list[tuple[Sebagai, Pemangku]]:
        """The parties in the order of the paper."""
        kedua = [(Sebagai.KEDUA, self.pihak_kedua)] if self.pihak_kedua else []
        return [(Sebagai.PERTAMA, self.pihak_pertama), *kedua]

    def sudah_menandatangani(self) -> set[str]:
        """Labels of the parties whose signature the issued document carries: "Pihak Pertama"."""
        if self.dokumen_id is None:
            return set()
        return set(self.dokumen.tanda_tangan.values_list("sebagai", flat=True))

    def penerima_giliran(self, izin: str) -> list[Pengguna]:
        """The parties' own accounts where the step is theirs; who keeps the paper where a party has no account."""
        if izin == "perjanjian.setujui":
            return self._akun([self.pihak_kedua])
        if izin != TANDA_TANGAN:
            return []
        sudah = self.sudah_menandatangani()
        belum = [pemangku for sebagai, pemangku in self.pihak if sebagai.label not in sudah]
        akun = self._akun(belum)
        return (
            akun
            if {satu.pegawai_id for satu in akun} == {satu.pegawai_id for satu in belum}
            else [*akun, *self._pengurus()]
        )

    def akun_pihak(self) -> list[Pengguna]:
        """Accounts of the parties, as far as they have any."""
        return self._akun([satu for _, satu in self.pihak])

    def _akun(self, pemangku: list[Pemangku | None]) -> list[Pengguna]:
        pegawai = [satu.pegawai_id for satu in pemangku if satu]
        return list(Pengguna.objects.filter(pegawai__in=pegawai, is_active=True))

    def _pengurus(self) -> list[Pengguna]:
        return list(
            Pengguna.objects.filter(
                penugasan__peran=Peran.PENYUSUN,
                penugasan__unit=self.unit_id,
                penugasan__berlaku__contains=timezone.localdate(),
                is_active=True,
            ).distinct()
        )

    def url_langkah(self, tindakan: str) -> str | None:
        """Addresses of the steps; signing, freezing and the scan are asked on pages of their own."""
        if tindakan == ("ajukan" if self.pihak_kedua_id else "ajukan_tunggal"):
            return reverse("perjanjian:ajukan", args=[self.pk])
        if tindakan in {"setujui", "buka_naskah"}:
            return reverse(f"perjanjian:{tindakan}", args=[self.pk])
        return super().url_langkah(tindakan)

    def get_absolute_url(self) -> str:
        return reverse("perjanjian:perjanjian", args=[self.pk])
