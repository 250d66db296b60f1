"""Where agreements stand: of a position, of a unit's positions, of all OPD."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import DateField, Exists, ExpressionWrapper, F, OuterRef, Q, QuerySet, Subquery

from organisasi.models import Jabatan, Pengguna, Tenggat, Unit, VersiJabatan, VersiUnit
from organisasi.models.jabatan import Eselon
from organisasi.models.waktu import KegiatanTenggat
from organisasi.queries.jabatan import JabatanKini, jabatan_pada
from perjanjian.models import Perjanjian
from perjanjian.rules import TETAP, HasilWaktu, batas_tanda_tangan, tanggal_acuan, tepat_waktu
from renstra.models import Anggaran
from renstra.rules.rencana import TahapAnggaran
from sakip import tanggal as kalender

URUTAN_ESELON = tuple(Eselon.labels)
PIHAK = ("pihak_pertama__pegawai", "pihak_pertama__jabatan", "pihak_kedua__pegawai", "pihak_kedua__jabatan")


def perjanjian_terlihat(user: Pengguna) -> QuerySet[Perjanjian]:
    """Agreements the user may see, with parties and document at hand."""
    return Perjanjian.objects.for_user(user).select_related(
        "unit", "jabatan", "tahun", "rencana__dokumen", "dokumen", "menggantikan", *PIHAK
    )


def perjanjian_berlaku(
    *, tahun: int, jabatan: Jabatan | int | None = None, unit: Unit | int | None = None, pada: dt.date | None = None
) -> Perjanjian | None:
    """The agreement in force of a position, or of the head of a unit, in a year.

    Without `pada` the one in force now; with it the one whose paper was in force on that date (a version later
    replaced counts until the next was dated). ValueError without position and unit.
    """
    if jabatan is not None:
        semua = Perjanjian.objects.filter(jabatan=jabatan, tahun=tahun)
    elif unit is not None:
        semua = perjanjian_kepala(tahun, [unit if isinstance(unit, int) else unit.pk]).defer(None)
    else:
        raise ValueError("perjanjian_berlaku memerlukan jabatan atau unit")
    syarat = Q(status="ditandatangani")
    if pada is not None:
        syarat = Q(status__in=TETAP, tanggal__lte=pada) & (Q(sampai=None) | Q(sampai__gte=pada))
    return semua.filter(syarat).order_by("-tanggal", "-versi").first()


def batas_per_unit(tahun: int, unit: Iterable[int]) -> dict[int, dt.date | None]:
    """Last day for signing by unit: a month after its first DPA, else the year's deadline. One query."""
    murni = Anggaran.objects.filter(unit=OuterRef("pk"), tahun=tahun, tahap=TahapAnggaran.MURNI)
    tenggat = Tenggat.objects.filter(tahun=tahun, kegiatan=KegiatanTenggat.PERJANJIAN, tanggal__isnull=False)
    umum = ExpressionWrapper(F("tanggal") + F("tenggang_hari"), output_field=DateField())
    baris = (
        Unit.objects.filter(pk__in=list(unit))
        .order_by()
        .annotate(
            sah=Subquery(murni.order_by("tanggal_sah").values("tanggal_sah")[:1]),
            umum=Subquery(tenggat.order_by().values(umum=umum)[:1]),
        )
    )
    return {
        satu: batas_tanda_tangan(dpa_sah=sah, tenggat=umum)
        for satu, sah, umum in baris.values_list("pk", "sah", "umum")
    }


@dataclass(frozen=True)
class Ringkas:
    """Where the agreement of a position stands. kini: newest version; berlaku: the version in force."""

    kini: Perjanjian | None
    berlaku: Perjanjian | None
    waktu: HasilWaktu

    @property
    def utama(self) -> Perjanjian | None:
        """The version that counts: the one in force, else the newest."""
        return self.berlaku or self.kini

    @property
    def revisi(self) -> Perjanjian | None:
        """A revision on its way beside the one in force."""
        return self.kini if self.berlaku and self.kini != self.berlaku else None

    @property
    def status(self) -> str:
        """Status key of the version that counts, "belum_ada" where there is none."""
        return self.utama.status if self.utama else "belum_ada"

    @property
    def label(self) -> str:
        """Words of the status."""
        return self.utama.status_kini.label if self.utama else "Belum ada"

    @property
    def tanda(self) -> str:
        """Look of the status."""
        return self.utama.status_kini.tanda if self.utama else "kosong"


def _ringkas(versi: list[Perjanjian], batas: dt.date | None, hari_ini: dt.date) -> Ringkas:
    urut = sorted(versi, key=lambda satu: -satu.versi)
    # The deadline concerns the first agreement of the year; revisions follow their own causes.
    asli = next((satu for satu in urut if satu.versi == 1 and satu.status in TETAP), None)
    return Ringkas(
        kini=urut[0] if urut else None,
        berlaku=next((satu for satu in urut if satu.status == "ditandatangani"), None),
        waktu=tepat_waktu(ditandatangani=asli.tanggal if asli else None, batas=batas, hari_ini=hari_ini),
    )


@dataclass(frozen=True)
class BarisJabatan:
    """A position of a unit with its agreement."""

    jabatan: JabatanKini
    ringkas: Ringkas
    tanggal: dt.date

    @property
    def berganti(self) -> str:
        """What became of the officials of the agreement in force; "" while both hold their positions."""
        berlaku = self.ringkas.berlaku
        if berlaku is None or self.ringkas.revisi:
            return ""
        for sebagai, pemangku in berlaku.pihak:
            akhir = pemangku.berlaku.upper
            if akhir and akhir <= self.tanggal:
                return f"{sebagai.label} tidak lagi memangku jabatannya sejak {kalender.tulis(akhir)}."
        return ""


def unit_serumpun(unit: Unit | int, tanggal: dt.date) -> set[int]:
    """The unit and the parts of the OPD it is, on a date."""
    kunci = unit if isinstance(unit, int) else unit.pk
    return {kunci, *VersiUnit.objects.filter(opd=kunci, berlaku__contains=tanggal).values_list("unit_id", flat=True)}


def perjanjian_unit(unit: Unit | int, tahun: int, hari_ini: dt.date) -> list[BarisJabatan]:
    """Each position of a unit and its parts with its agreement of the year, the head first, then by echelon; without one included."""
    tanggal = tanggal_acuan(tahun, hari_ini)
    lingkup = unit_serumpun(unit, tanggal)
    jabatan = jabatan_pada(tanggal, unit__in=lingkup)
    batas = batas_per_unit(tahun, lingkup)
    versi: dict[int, list[Perjanjian]] = {}
    for satu in (
        Perjanjian.objects.filter(tahun=tahun, jabatan__in=[j.id for j in jabatan])
        .select_related("pihak_pertama", "pihak_kedua")
        .defer("beku")
    ):
        versi.setdefault(satu.jabatan_id, []).append(satu)
    kunci = unit if isinstance(unit, int) else unit.pk
    jabatan.sort(key=lambda j: (j.unit_id != kunci or not j.kepala, URUTAN_ESELON.index(j.eselon), j.nama))
    return [
        BarisJabatan(satu, _ringkas(versi.get(satu.id, []), batas.get(satu.unit_id), hari_ini), tanggal)
        for satu in jabatan
    ]


def jabatan_tanpa_perjanjian(unit: Unit | int, tahun: int, hari_ini: dt.date) -> list[JabatanKini]:
    """Positions of a unit that have no agreement of any state in the year."""
    return [satu.jabatan for satu in perjanjian_unit(unit, tahun, hari_ini) if satu.ringkas.kini is None]


def perjanjian_kepala(tahun: int, unit: Iterable[int]) -> QuerySet[Perjanjian]:
    """Agreements of the year of those who led their unit at any time in it."""
    memimpin = VersiJabatan.objects.filter(
        jabatan=OuterRef("jabatan"),
        unit=OuterRef("unit"),
        kepala=True,
        berlaku__overlap=(dt.date(tahun, 1, 1), dt.date(tahun + 1, 1, 1)),
    )
    return Perjanjian.objects.filter(Exists(memimpin), tahun=tahun, unit__in=unit).defer("beku")


def ringkas_per_unit(tahun: int, unit: Iterable[int], hari_ini: dt.date) -> dict[int, Ringkas]:
    """Where the agreement of the head of each unit stands; every given unit is present. Two queries."""
    unit = list(unit)
    batas = batas_per_unit(tahun, unit)
    versi: dict[int, list[Perjanjian]] = {}
    for satu in perjanjian_kepala(tahun, unit):
        versi.setdefault(satu.unit_id, []).append(satu)
    return {satu: _ringkas(versi.get(satu, []), batas[satu], hari_ini) for satu in unit}


@dataclass(frozen=True)
class BarisOpd:
    """An OPD with where its head's agreement stands."""

    unit_id: int
    nama: str
    singkatan: str
    ringkas: Ringkas


def ikhtisar_opd(user: Pengguna, tahun: int, hari_ini: dt.date) -> list[BarisOpd]:
    """All OPD of the year that the user may see, in order of code, each with its head's agreement."""
    tanggal = tanggal_acuan(tahun, hari_ini)
    terlihat = Unit.objects.for_user(user, "perjanjian.lihat")
    opd = list(VersiUnit.objects.filter(berlaku__contains=tanggal, opd=F("unit"), unit__in=terlihat))
    ringkas = ringkas_per_unit(tahun, [satu.unit_id for satu in opd], hari_ini)
    return [BarisOpd(satu.unit_id, satu.nama, satu.singkatan, ringkas[satu.unit_id]) for satu in opd]
