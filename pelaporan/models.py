"""Reports: narrative by people, figures from a frozen snapshot."""

import datetime as dt
from collections.abc import Callable

import pghistory
import pgtrigger
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone

from layanan.models import Dokumen, DokumenTerbit
from organisasi.izin import SELURUH, TAK_SATU_PUN, Aturan, IzinQuerySet
from organisasi.models import Pengguna, Tahun, Unit, VersiUnit
from organisasi.rules.izin import MATRIKS, Peran
from pelaporan.rules.alur import ALUR, JenisLaporan


def pelindung_laporan() -> list[pgtrigger.Trigger]:
    """Triggers of a report: the snapshot never changes while there is one, an issued report is never deleted or reopened."""
    terbit = pgtrigger.Q(old__status__in=["terbit", "diganti"])
    mundur = terbit & pgtrigger.Q(new__status__in=["draf", "diajukan", "disetujui"])
    beku = pgtrigger.Q(old__beku__isnull=False, new__beku__isnull=False, old__beku__df=pgtrigger.F("new__beku"))
    hapus_beku = terbit & pgtrigger.Q(old__beku__isnull=False, new__beku__isnull=True)
    return [
        pgtrigger.Protect(name="laporan_beku", operation=pgtrigger.Update, condition=beku | hapus_beku | mundur),
        pgtrigger.Protect(name="laporan_tidak_dihapus", operation=pgtrigger.Delete, condition=terbit),
    ]


def pelindung_bagian() -> pgtrigger.Trigger:
    """Trigger of the sections: they are written while the report is a draft, never after."""
    return pgtrigger.Trigger(
        name="bagian_beku",
        when=pgtrigger.Before,
        operation=pgtrigger.Insert | pgtrigger.Update | pgtrigger.Delete,
        declare=[("induk", "bigint[]")],
        func="""
            IF TG_OP <> 'INSERT' THEN induk := induk || OLD.laporan_id; END IF;
            IF TG_OP <> 'DELETE' THEN induk := induk || NEW.laporan_id; END IF;
            IF EXISTS (SELECT 1 FROM pelaporan_laporan WHERE id = ANY(induk) AND status <> 'draf') THEN
                RAISE EXCEPTION 'bagian laporan tidak dapat diubah sesudah laporan diajukan';
            END IF;
            IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
            RETURN NEW;
        """,
    )


def _di_daerah(izin: str) -> Callable[[Pengguna], Q]:
    """Relation to the regency's own report: whoever holds a permission over the whole regency."""

    def laporan(user: Pengguna) -> Q:
        akar = VersiUnit.objects.filter(induk=None).values("unit")
        return Q(unit__in=akar) if user.lingkup(izin) == SELURUH else TAK_SATU_PUN

    return laporan


# In the regency's own report these stand for the permissions that an OPD's roles grant in theirs.
IZIN_DAERAH = {
    "pelaporan.ajukan": "pelaporan.susun",
    "pelaporan.setujui": "pelaporan.setujui_daerah",
    "pelaporan.tandatangani": "pelaporan.setujui_daerah",
}


@pghistory.track(exclude=["beku"])
class Laporan(Dokumen):
    """A report of a unit on a year. `beku` is the snapshot of all figures, taken when it is submitted."""

    izin = Aturan(
        lihat="pelaporan.lihat",
        unit="unit",
        relasi={
            "pelaporan.penyusun_daerah": _di_daerah("pelaporan.susun"),
            "pelaporan.pimpinan_daerah": _di_daerah("pelaporan.setujui_daerah"),
        },
    )
    alur = ALUR

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="laporan")
    tahun = models.ForeignKey(Tahun, models.PROTECT, related_name="laporan")
    jenis = models.CharField(max_length=8, choices=JenisLaporan.pilihan(), default=JenisLaporan.LKJIP)
    triwulan = models.PositiveSmallIntegerField(null=True, blank=True)
    versi = models.PositiveSmallIntegerField(default=1)
    nomor = models.CharField("nomor naskah", max_length=100, blank=True)
    tanggal = models.DateField("tanggal naskah", null=True, blank=True)
    beku = models.JSONField(null=True, blank=True)
    dibekukan = models.DateTimeField(null=True, blank=True)
    dokumen = models.ForeignKey(DokumenTerbit, models.PROTECT, null=True, blank=True, related_name="+")

    objects = IzinQuerySet.as_manager()

    class Meta:
        ordering = ["-tahun", "unit", "jenis", "-versi"]
        verbose_name = "laporan kinerja"
        verbose_name_plural = "laporan kinerja"
        triggers = pelindung_laporan()
        constraints = [
            models.UniqueConstraint(
                fields=["unit", "tahun", "jenis", "triwulan", "versi"],
                nulls_distinct=False,
                name="laporan_sekali",
                violation_error_message="Laporan ini sudah ada untuk unit dan tahun yang sama.",
            ),
            models.CheckConstraint(name="laporan_status", condition=Q(status__in=list(ALUR.status))),
            models.CheckConstraint(
                name="laporan_terbit_beku", condition=~Q(status__in=["terbit", "diganti"]) | Q(beku__isnull=False)
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_jenis_display()} {self.tahun_id}"

    langkah_umum = frozenset({"setujui"})

    @property
    def diserahkan(self) -> dt.datetime | None:
        """The moment at which the report was issued here; None before, and for the archive of a paper."""
        return self.dokumen.waktu if self.dokumen else None

    @property
    def milik_daerah(self) -> bool:
        """Whether it is the regency's own report."""
        return VersiUnit.objects.filter(unit=self.unit_id, induk=None).exists()

    def penerima_giliran(self, izin: str) -> list[Pengguna]:
        """Turns of the regency's own report go to the persons whose role covers the regency; else by role in the unit."""
        if izin not in IZIN_DAERAH or not self.milik_daerah:
            return []
        peran = [satu for satu in Peran if IZIN_DAERAH[izin] in MATRIKS[satu]]
        return list(
            Pengguna.objects.filter(
                is_active=True,
                penugasan__peran__in=peran,
                penugasan__unit=self.unit_id,
                penugasan__berlaku__contains=timezone.localdate(),
            ).distinct()
        )

    def url_langkah(self, tindakan: str) -> str | None:
        """Steps that freeze or thaw figures have their own addresses; issuing has its own page."""
        if tindakan in {"ajukan", "kembalikan"}:
            return reverse(f"pelaporan:{tindakan}", args=[self.pk])
        return super().url_langkah(tindakan)

    def get_absolute_url(self) -> str:
        return reverse("pelaporan:laporan", args=[self.pk])


@pghistory.track()
class BagianLaporan(models.Model):
    """A narrative section of a report, in plain paragraphs; saves are checked against `revisi`."""

    izin = Aturan(lihat="pelaporan.lihat", unit="laporan__unit")

    laporan = models.ForeignKey(Laporan, models.CASCADE, related_name="bagian")
    kode = models.CharField(max_length=40)
    judul = models.CharField(max_length=200)
    urutan = models.PositiveSmallIntegerField(default=0)
    isi = models.TextField(blank=True)
    revisi = models.PositiveIntegerField(default=0)
    diubah_oleh = models.ForeignKey(Pengguna, models.PROTECT, null=True, blank=True, related_name="+")
    diubah = models.DateTimeField(null=True, blank=True)

    objects = IzinQuerySet.as_manager()

    class Meta:
        ordering = ["laporan", "urutan"]
        verbose_name = "bagian laporan"
        verbose_name_plural = "bagian laporan"
        triggers = [pelindung_bagian()]
        constraints = [models.UniqueConstraint(fields=["laporan", "kode"], name="bagian_laporan_sekali")]

    def __str__(self) -> str:
        return self.judul
