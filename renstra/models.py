"""Plans with versions, the cascade, indicators as identities with versions, and what values point to."""

import uuid

import pghistory
from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from layanan.models import Berkas, Dokumen
from organisasi.izin import SELURUH, Aturan, IzinQuerySet
from organisasi.models import Jabatan, Pegawai, Pengguna, Satuan, Unit
from renstra.pemicu import LANGSUNG, LEWAT_INDIKATOR, LEWAT_SIMPUL, isi_beku, versi_beku
from renstra.rules import Agregasi, CaraEntri, Frekuensi, JenisIndikator, JenisSimpul, Pembanding, Polaritas
from renstra.rules.rencana import ALUR, JenisRencana, TahapAnggaran


@pghistory.track()
class DokumenRencana(models.Model):
    """The identity of a plan: which unit, which kind, which years. Its content lies in versions."""

    izin = Aturan(lihat="renstra.lihat", unit="unit")

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="dokumen_rencana")
    jenis = models.CharField(max_length=10, choices=JenisRencana.pilihan())
    judul = models.CharField(max_length=250)
    tahun_awal = models.PositiveSmallIntegerField()
    tahun_akhir = models.PositiveSmallIntegerField()

    objects = IzinQuerySet.as_manager()

    class Meta:
        ordering = ["-tahun_awal", "unit"]
        verbose_name = "dokumen rencana"
        verbose_name_plural = "dokumen rencana"
        constraints = [
            models.UniqueConstraint(
                fields=["unit", "jenis", "tahun_awal"],
                name="dokumen_rencana_sekali",
                violation_error_message="Unit ini sudah mempunyai dokumen sejenis yang mulai pada tahun yang sama.",
            ),
            models.CheckConstraint(
                name="dokumen_rencana_tahun_urut",
                condition=Q(tahun_akhir__gte=F("tahun_awal"), tahun_akhir__lte=F("tahun_awal") + 10),
                violation_error_message="Tahun akhir harus sama dengan atau sesudah tahun awal, paling jauh 10 tahun.",
            ),
        ]

    def __str__(self) -> str:
        return self.judul

    def get_absolute_url(self) -> str:
        return reverse("renstra:dokumen", args=[self.pk])

    @property
    def daftar_tahun(self) -> list[int]:
        """Years that the plan covers, in order."""
        return list(range(self.tahun_awal, self.tahun_akhir + 1))


def _rpjmd(user: Pengguna) -> Q:
    """Plans of the regency itself: submitted by those who plan for it, since it has no planner of an OPD."""
    seluruh = user.lingkup("renstra.tetapkan") == SELURUH
    return Q(dokumen__jenis=JenisRencana.RPJMD) if seluruh else Q(pk__in=[])


@pghistory.track()
class VersiRencana(Dokumen):
    """A version of a plan (murni, perubahan I …). Ratified, it never changes again."""

    izin = Aturan(lihat="renstra.lihat", unit="dokumen__unit", relasi={"renstra.pengampu_rpjmd": _rpjmd})
    alur = ALUR
    langkah_umum = frozenset({"kembalikan", "verifikasi"})

    dokumen = models.ForeignKey(DokumenRencana, models.PROTECT, related_name="versi")
    nomor = models.PositiveSmallIntegerField(default=0)
    sebutan = models.CharField(max_length=40, default="Murni")
    alasan = models.CharField(max_length=250, blank=True)
    dasar_hukum = models.CharField(max_length=250, blank=True)
    tanggal = models.DateField("tanggal penetapan", null=True, blank=True)

    objects = IzinQuerySet.as_manager()

    class Meta:
        ordering = ["dokumen", "-nomor"]
        verbose_name = "versi rencana"
        verbose_name_plural = "versi rencana"
        constraints = [
            models.UniqueConstraint(fields=["dokumen", "nomor"], name="versi_rencana_nomor_sekali"),
            models.CheckConstraint(name="versi_rencana_status", condition=Q(status__in=list(ALUR.status))),
            models.CheckConstraint(
                name="versi_rencana_ditetapkan_bertanggal", condition=~Q(status="ditetapkan") | Q(tanggal__isnull=False)
            ),
        ]
        triggers = [versi_beku()]

    def __str__(self) -> str:
        return f"{self.dokumen} ({self.sebutan})"

    @property
    def unit(self) -> Unit:
        return self.dokumen.unit

    @property
    def terbuka(self) -> bool:
        """Whether the content may still be changed: only while it is a draft."""
        return self.status == self.alur.awal

    def get_absolute_url(self) -> str:
        return reverse("renstra:versi", args=[self.pk])

    def url_langkah(self, tindakan: str) -> str | None:
        """Submission checks the plan first; ratification has a form of its own on the page."""
        return reverse("renstra:ajukan", args=[self.pk]) if tindakan == "ajukan" else super().url_langkah(tindakan)


@pghistory.track()
class Simpul(models.Model):
    """A node of the cascade within a version; `kunci` is the same node in every version."""

    izin = Aturan(lihat="renstra.lihat", unit="versi__dokumen__unit")

    versi = models.ForeignKey(VersiRencana, models.CASCADE, related_name="simpul")
    kunci = models.UUIDField(default=uuid.uuid4)
    jenis = models.CharField(max_length=12, choices=JenisSimpul.pilihan())
    induk = models.ForeignKey("self", models.CASCADE, null=True, blank=True, related_name="anak")
    kode = models.CharField(max_length=40, blank=True)
    uraian = models.TextField()
    urutan = models.PositiveIntegerField(default=0)

    objects = IzinQuerySet.as_manager()

    class Meta:
        ordering = ["versi", "urutan", "id"]
        verbose_name = "simpul rencana"
        verbose_name_plural = "simpul rencana"
        triggers = [isi_beku(*LANGSUNG)]
        constraints = [
            models.UniqueConstraint(fields=["versi", "kunci"], name="simpul_kunci_sekali"),
            models.UniqueConstraint(
                fields=["versi", "jenis", "kode"],
                condition=~Q(kode=""),
                name="simpul_kode_sekali",
                violation_error_message="Kode ini sudah dipakai simpul lain yang sejenis.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kode} {self.uraian}".strip()


@pghistory.track()
class Pagu(models.Model):
    """Planned money of a node in a year, in rupiah."""

    simpul = models.ForeignKey(Simpul, models.CASCADE, related_name="pagu")
    tahun = models.PositiveSmallIntegerField()
    jumlah = models.DecimalField(max_digits=18, decimal_places=2)

    class Meta:
        ordering = ["tahun"]
        verbose_name = "pagu"
        verbose_name_plural = "pagu"
        triggers = [isi_beku(*LEWAT_SIMPUL)]
        constraints = [
            models.UniqueConstraint(fields=["simpul", "tahun"], name="pagu_sekali"),
            models.CheckConstraint(name="pagu_tidak_negatif", condition=Q(jumlah__gte=0)),
        ]

    def __str__(self) -> str:
        return f"{self.tahun}: {self.jumlah}"


class Indikator(models.Model):
    """The stable identity of an indicator. Wording, targets and definition belong to versions."""

    izin = Aturan(lihat="renstra.lihat", unit="unit")

    kunci = models.UUIDField(default=uuid.uuid4, unique=True)
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="indikator")
    kode = models.CharField(max_length=40)
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

    objects = IzinQuerySet.as_manager()

    class Meta:
        ordering = ["versi", "urutan", "id"]
        verbose_name = "versi indikator"
        verbose_name_plural = "versi indikator"
        triggers = [isi_beku(*LANGSUNG)]
        constraints = [models.UniqueConstraint(fields=["versi", "indikator"], name="indikator_sekali_per_versi")]

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


class PratinjauImpor(models.Model):
    """An uploaded spreadsheet between dry run and saving: the file, and the state of the version that it was compared with."""

    izin = Aturan(lihat="renstra.susun", unit="versi__dokumen__unit")

    versi = models.ForeignKey(VersiRencana, models.CASCADE, related_name="pratinjau")
    berkas = models.ForeignKey(Berkas, models.PROTECT, related_name="+")
    nama = models.CharField("nama berkas", max_length=200)
    revisi = models.PositiveIntegerField()
    dibuat_oleh = models.ForeignKey(Pengguna, models.PROTECT, null=True, related_name="+")
    dibuat = models.DateTimeField(auto_now_add=True)
    disimpan = models.DateTimeField(null=True, blank=True)

    objects = IzinQuerySet.as_manager()

    class Meta:
        ordering = ["-dibuat"]
        verbose_name = "pratinjau impor"
        verbose_name_plural = "pratinjau impor"

    def __str__(self) -> str:
        return self.nama

    def get_absolute_url(self) -> str:
        return reverse("renstra:pratinjau", args=[self.pk])


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


@pghistory.track()
class EdisiNomenklatur(models.Model):
    """An edition of the official programme codes, with its decree.  Source: Permendagri 90/2019 and its decrees."""

    nama = models.CharField(max_length=100, unique=True)
    dasar_hukum = models.CharField(max_length=200)
    berlaku_mulai = models.PositiveSmallIntegerField("berlaku mulai tahun")

    class Meta:
        ordering = ["-berlaku_mulai"]
        verbose_name = "edisi nomenklatur"
        verbose_name_plural = "edisi nomenklatur"

    def __str__(self) -> str:
        return self.nama


class Nomenklatur(models.Model):
    """One official code and its name within an edition."""

    edisi = models.ForeignKey(EdisiNomenklatur, models.CASCADE, related_name="baris")
    kode = models.CharField(max_length=20)
    nama = models.CharField(max_length=500)
    jenis = models.CharField(max_length=12, choices=JenisSimpul.pilihan())

    class Meta:
        ordering = ["edisi", "kode"]
        verbose_name = "nomenklatur"
        verbose_name_plural = "nomenklatur"
        constraints = [models.UniqueConstraint(fields=["edisi", "kode"], name="nomenklatur_kode_sekali")]

    def __str__(self) -> str:
        return f"{self.kode} {self.nama}"


@pghistory.track()
class Anggaran(models.Model):
    """Yearly budget (DPA and its changes) of a unit on a nomenclature code, in rupiah, with the ratification date."""

    izin = Aturan(lihat="renstra.lihat", unit="unit")

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="anggaran")
    tahun = models.PositiveSmallIntegerField()
    tahap = models.CharField(max_length=12, choices=TahapAnggaran.pilihan(), default=TahapAnggaran.MURNI)
    kode = models.CharField(max_length=20)
    nama = models.CharField(max_length=500)
    pagu = models.DecimalField(max_digits=18, decimal_places=2)
    tanggal_sah = models.DateField("tanggal pengesahan DPA")

    objects = IzinQuerySet.as_manager()

    class Meta:
        ordering = ["tahun", "kode"]
        verbose_name = "anggaran"
        verbose_name_plural = "anggaran"
        constraints = [
            models.UniqueConstraint(fields=["unit", "tahun", "tahap", "kode"], name="anggaran_sekali"),
            models.CheckConstraint(name="anggaran_tidak_negatif", condition=Q(pagu__gte=0)),
        ]

    def __str__(self) -> str:
        return f"{self.kode} {self.nama}"
