"""Agreements of performance: who promises what to whom, frozen as signed."""

from typing import Final

import pghistory
import pgtrigger
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone

from layanan.models import Dokumen, DokumenTerbit
from organisasi.izin import Aturan, IzinQuerySet
from organisasi.models import Jabatan, Pemangku, Pengguna, Periode, Tahun, Unit
from organisasi.rules.izin import Peran
from perjanjian.rules import ALUR, TANDA_TANGAN, TETAP, AlasanRevisi, Sebagai
from renstra.models import IndikatorVersi, ObjekUkur, VersiRencana
from renstra.rules import Pembanding

_ISI_TETAP: Final = (
    "unit",
    "tahun",
    "jabatan",
    "nama_jabatan",
    "versi",
    "menggantikan",
    "alasan_revisi",
    "keterangan_revisi",
    "pihak_pertama",
    "pihak_kedua",
    "rencana",
    "nomor",
    "tempat",
    "tanggal",
    "beku",
    "dokumen",
)


def _berubah(nama: tuple[str, ...]) -> pgtrigger.Q:
    syarat = pgtrigger.Q()
    for satu in nama:
        syarat |= pgtrigger.Q(**{f"old__{satu}__df": pgtrigger.F(f"new__{satu}")})
    return syarat


def pelindung_naskah() -> list[pgtrigger.Trigger]:
    """Triggers of the agreement: once in force nothing changes but its replacement; while frozen only unfreezing may."""
    tetap = pgtrigger.Q(old__status__in=sorted(TETAP))
    mundur = pgtrigger.Q(old__status__df=pgtrigger.F("new__status")) & ~pgtrigger.Q(
        old__status="ditandatangani", new__status="diganti"
    )
    beku = pgtrigger.Q(old__beku__isnull=False, new__beku__isnull=False)
    return [
        pgtrigger.Protect(
            name="naskah_tetap", operation=pgtrigger.Update, condition=tetap & (_berubah(_ISI_TETAP) | mundur)
        ),
        pgtrigger.Protect(name="naskah_beku", operation=pgtrigger.Update, condition=beku & _berubah(_ISI_TETAP)),
        pgtrigger.Protect(
            name="naskah_tidak_dihapus",
            operation=pgtrigger.Delete,
            condition=tetap | pgtrigger.Q(old__beku__isnull=False),
        ),
    ]


def pelindung_lampiran() -> pgtrigger.Trigger:
    """Trigger of the tables of the attachment: refuses any write while the agreement is frozen."""
    return pgtrigger.Trigger(
        name="lampiran_beku",
        when=pgtrigger.Before,
        operation=pgtrigger.Insert | pgtrigger.Update | pgtrigger.Delete,
        declare=[("induk", "bigint[]")],
        func="""
            IF TG_OP = 'INSERT' THEN induk := ARRAY[NEW.perjanjian_id];
            ELSIF TG_OP = 'DELETE' THEN induk := ARRAY[OLD.perjanjian_id];
            ELSE induk := ARRAY[OLD.perjanjian_id, NEW.perjanjian_id];
            END IF;
            IF EXISTS (SELECT 1 FROM perjanjian_perjanjian WHERE id = ANY(induk) AND beku IS NOT NULL) THEN
                RAISE EXCEPTION 'pgtrigger: naskah perjanjian sudah dibekukan, lampirannya tidak dapat diubah';
            END IF;
            IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
            RETURN NEW;
        """,
    )


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
                name="perjanjian_pihak_berbeda",
                condition=Q(pihak_kedua__isnull=True) | ~Q(pihak_kedua=F("pihak_pertama")),
            ),
        ]

    def __str__(self) -> str:
        perubahan = " Perubahan" if self.versi > 1 else ""
        return f"Perjanjian Kinerja{perubahan} {self.tahun_id} – {self.nama_jabatan}"

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
    target_teks = models.CharField(max_length=60, blank=True)
    target_nilai = models.DecimalField(max_digits=20, decimal_places=6, null=True, blank=True)
    target_bawah = models.DecimalField(max_digits=20, decimal_places=6, null=True, blank=True)
    target_atas = models.DecimalField(max_digits=20, decimal_places=6, null=True, blank=True)
    pembanding = models.CharField(max_length=14, choices=Pembanding.pilihan(), default=Pembanding.SAMA)
    alasan_beda = models.CharField("alasan berbeda dari rencana", max_length=250, blank=True)

    class Meta:
        ordering = ["perjanjian", "urutan", "id"]
        verbose_name = "butir perjanjian"
        verbose_name_plural = "butir perjanjian"
        triggers = [pelindung_lampiran()]
        constraints = [models.UniqueConstraint(fields=["perjanjian", "objek"], name="butir_sekali_per_perjanjian")]

    def __str__(self) -> str:
        return self.indikator


@pghistory.track()
class ProgramPerjanjian(models.Model):
    """A programme (or kegiatan, subkegiatan) with its budget, table 2 of the attachment. Rupiah."""

    perjanjian = models.ForeignKey(Perjanjian, models.CASCADE, related_name="program")
    urutan = models.PositiveIntegerField(default=0)
    kode = models.CharField(max_length=40, blank=True)
    nama = models.CharField(max_length=500)
    pagu = models.DecimalField(max_digits=18, decimal_places=2)
    keterangan = models.CharField(max_length=250, blank=True)

    class Meta:
        ordering = ["perjanjian", "urutan", "kode", "id"]
        verbose_name = "program perjanjian"
        verbose_name_plural = "program perjanjian"
        triggers = [pelindung_lampiran()]
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
