"""Positions, people, and who holds what, from when to when."""

import datetime as dt

import pghistory
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.db import models
from django.db.models import F, Q

from organisasi.izin import Aturan, IzinQuerySet
from organisasi.models.unit import Peristiwa, Unit


class Eselon(models.TextChoices):
    """Level of a position.  Source: UU 20/2023 and PP 11/2017 (JPT, administrator, pengawas)."""

    KEPALA_DAERAH = "kepala_daerah", "Kepala daerah"
    JPT = "jpt", "JPT Pratama (Eselon II)"
    ADMINISTRATOR = "administrator", "Administrator (Eselon III)"
    PENGAWAS = "pengawas", "Pengawas (Eselon IV)"
    FUNGSIONAL = "fungsional", "Fungsional"
    PELAKSANA = "pelaksana", "Pelaksana"


@pghistory.track()
class Jabatan(models.Model):
    """The identity of a position; its name, unit and superior are dated versions."""

    izin = Aturan(lihat="organisasi.lihat", unit="unit_asal", terbuka={"organisasi.lihat": Q()})

    kunci = models.SlugField("kunci tetap", max_length=80, unique=True)
    unit_asal = models.ForeignKey(Unit, models.PROTECT, related_name="jabatan_asal")

    objects = IzinQuerySet.as_manager()

    class Meta:
        ordering = ["id"]
        verbose_name = "jabatan"
        verbose_name_plural = "jabatan"

    def __str__(self) -> str:
        return self.kunci


@pghistory.track()
class VersiJabatan(models.Model):
    """How a position is called, where it stands and to whom it answers, in a range of dates."""

    jabatan = models.ForeignKey(Jabatan, models.PROTECT, related_name="versi")
    nama = models.CharField(max_length=200)
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="versi_jabatan")
    atasan = models.ForeignKey(Jabatan, models.PROTECT, null=True, blank=True, related_name="versi_bawahan")
    eselon = models.CharField(max_length=14, choices=Eselon.choices)
    kepala = models.BooleanField("memimpin unit", default=False)
    berlaku = DateRangeField()
    peristiwa = models.ForeignKey(Peristiwa, models.PROTECT, null=True, blank=True, related_name="versi_jabatan")

    class Meta:
        ordering = ["nama"]
        verbose_name = "versi jabatan"
        verbose_name_plural = "versi jabatan"
        constraints = [
            ExclusionConstraint(
                name="versi_jabatan_tidak_tumpang_tindih",
                expressions=[("jabatan", RangeOperators.EQUAL), ("berlaku", RangeOperators.OVERLAPS)],
                violation_error_message="Masa berlaku jabatan ini bertumpukan dengan versi lain dari jabatan yang sama.",
            ),
            ExclusionConstraint(
                name="satu_kepala_per_unit",
                expressions=[("unit", RangeOperators.EQUAL), ("berlaku", RangeOperators.OVERLAPS)],
                condition=Q(kepala=True),
                violation_error_message="Unit ini sudah mempunyai jabatan kepala pada masa yang sama.",
            ),
            models.CheckConstraint(
                name="jabatan_bukan_atasan_sendiri",
                condition=Q(atasan__isnull=True) | ~Q(atasan=F("jabatan")),
                violation_error_message="Jabatan tidak dapat menjadi atasan dirinya sendiri.",
            ),
            models.CheckConstraint(
                name="versi_jabatan_rentang_terisi",
                condition=Q(berlaku__isempty=False),
                violation_error_message="Masa berlaku jabatan tidak boleh kosong.",
            ),
        ]

    def __str__(self) -> str:
        return self.nama


class JenisPegawai(models.TextChoices):
    PNS = "pns", "PNS"
    PPPK = "pppk", "PPPK"
    PEJABAT_NEGARA = "pejabat_negara", "Pejabat negara"
    BLUD = "blud", "Pegawai BLUD"


@pghistory.track()
class Pegawai(models.Model):
    """A person in office. NIP, rank and grade are optional: the Bupati and BLUD staff have none."""

    izin = Aturan(lihat="organisasi.lihat", unit="unit")

    nama = models.CharField(max_length=150)
    gelar_depan = models.CharField(max_length=50, blank=True)
    gelar_belakang = models.CharField(max_length=80, blank=True)
    jenis = models.CharField(max_length=14, choices=JenisPegawai.choices, default=JenisPegawai.PNS)
    nip = models.CharField("NIP", max_length=18, null=True, blank=True, unique=True)
    pangkat = models.CharField(max_length=60, blank=True)
    golongan = models.CharField(max_length=10, blank=True)
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="pegawai")

    objects = IzinQuerySet.as_manager()

    class Meta:
        ordering = ["nama"]
        verbose_name = "pegawai"
        verbose_name_plural = "pegawai"
        constraints = [
            models.CheckConstraint(
                name="nip_18_angka",
                condition=Q(nip__isnull=True) | Q(nip__regex=r"^\d{18}$"),
                violation_error_message="NIP harus terdiri atas 18 angka.",
            )
        ]

    def __str__(self) -> str:
        return self.nama_lengkap

    @property
    def nama_lengkap(self) -> str:
        """Name with titles, as papers print it."""
        depan = f"{self.gelar_depan} " if self.gelar_depan else ""
        belakang = f", {self.gelar_belakang}" if self.gelar_belakang else ""
        return f"{depan}{self.nama}{belakang}"


class SifatPemangku(models.TextChoices):
    DEFINITIF = "definitif", "Definitif"
    PLT = "plt", "Plt."
    PLH = "plh", "Plh."
    PJ = "pj", "Pj."


@pghistory.track()
class Pemangku(models.Model):
    """Who holds a position in a range of dates, definitively or acting."""

    izin = Aturan(lihat="organisasi.lihat", unit="jabatan__unit_asal", terbuka={"organisasi.lihat": Q()})

    jabatan = models.ForeignKey(Jabatan, models.PROTECT, related_name="pemangku")
    pegawai = models.ForeignKey(Pegawai, models.PROTECT, related_name="pemangkuan")
    sifat = models.CharField(max_length=10, choices=SifatPemangku.choices, default=SifatPemangku.DEFINITIF)
    berlaku = DateRangeField()
    dasar = models.CharField("dasar (SK/surat perintah)", max_length=200, blank=True)

    objects = IzinQuerySet.as_manager()

    class Meta:
        ordering = ["-berlaku"]
        verbose_name = "pemangku jabatan"
        verbose_name_plural = "pemangku jabatan"
        constraints = [
            ExclusionConstraint(
                name="satu_pemangku_definitif",
                expressions=[("jabatan", RangeOperators.EQUAL), ("berlaku", RangeOperators.OVERLAPS)],
                condition=Q(sifat="definitif"),
                violation_error_message="Jabatan ini sudah mempunyai pemangku definitif pada masa yang sama.",
            ),
            models.CheckConstraint(
                name="pemangku_rentang_terisi",
                condition=Q(berlaku__isempty=False),
                violation_error_message="Masa jabatan tidak boleh kosong: tanggal selesai harus sesudah tanggal mulai.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.pegawai} – {self.jabatan}"

    @property
    def terakhir(self) -> dt.date | None:
        """Last day of the holding; None while no end is fixed."""
        return self.berlaku.upper - dt.timedelta(1) if self.berlaku.upper else None
