"""Findings as pages and API show them: with the reasons that answer them, for one plan and for the whole regency."""

import datetime as dt
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, OuterRef, QuerySet, Subquery

from organisasi.models import Unit
from organisasi.queries import daftar_opd, nama_unit
from renstra.models import AlasanTemuan, PemeriksaanDaerah, TemuanRencana, VersiRencana
from renstra.queries.kaitan import dilayani
from renstra.queries.pohon import pohon, pohon_banyak
from renstra.rules.isi import IsiRencana
from renstra.rules.macam import DAERAH, MENENGAH
from renstra.rules.periksa import (
    KATALOG,
    Aturan,
    BahanDaerah,
    Letak,
    RencanaUnit,
    Temuan,
    Tingkat,
    periksa_rencana,
)
from renstra.rules.periksa.daerah import ATURAN as ATURAN_DAERAH

SAH = ("ditetapkan", "diganti")
WILAYAH = frozenset({"kecamatan", "kelurahan"})


@dataclass(frozen=True, slots=True)
class TemuanTerjawab:
    """A finding and the reason that answers it, if one does."""

    temuan: Temuan
    jawaban: AlasanTemuan | None = None

    @property
    def terbuka(self) -> bool:
        """Whether it still wants a remedy or a reason."""
        return self.jawaban is None


@dataclass(frozen=True, slots=True)
class KelompokTemuan:
    """Findings of one rule, open ones first."""

    aturan: Aturan
    temuan: tuple[TemuanTerjawab, ...]

    @property
    def terbuka(self) -> int:
        return sum(satu.terbuka for satu in self.temuan)

    @property
    def dijawab(self) -> int:
        return len(self.temuan) - self.terbuka


@dataclass(frozen=True, slots=True)
class HasilPeriksa:
    """The check of one plan. `daerah_dihitung`: when it was last compared with the other plans; None: never."""

    kelompok: tuple[KelompokTemuan, ...]
    daerah_dihitung: dt.datetime | None = None

    def _terbuka(self, tingkat: Tingkat) -> int:
        return sum(satu.terbuka for satu in self.kelompok if satu.aturan.tingkat == tingkat)

    @property
    def galat(self) -> int:
        """Findings that stop submission."""
        return self._terbuka(Tingkat.GALAT)

    @property
    def peringatan(self) -> int:
        """Warnings without a reason."""
        return self._terbuka(Tingkat.PERINGATAN)

    @property
    def catatan(self) -> int:
        return self._terbuka(Tingkat.CATATAN)

    @property
    def dijawab(self) -> int:
        """Findings with a reason."""
        return sum(satu.dijawab for satu in self.kelompok)

    @property
    def semua(self) -> list[TemuanTerjawab]:
        return [satu for kelompok in self.kelompok for satu in kelompok.temuan]

    @property
    def menghalangi(self) -> list[Temuan]:
        return [satu.temuan for satu in self.semua if satu.temuan.menghalangi]


def periksa_versi(versi: VersiRencana, isi: IsiRencana | None = None) -> HasilPeriksa:
    """All findings on a version, with their reasons, and with what the last check of the regency found on it.

    isi: its content where it is at hand (saves three queries).  Two queries besides.
    """
    alasan = {(satu.kode, satu.kunci): satu for satu in _alasan(versi)}
    daerah = list(
        TemuanRencana.objects.filter(versi=versi, kode__in=[satu.kode for satu in ATURAN_DAERAH])
        .select_related("pemeriksaan")
        .order_by("-pemeriksaan__tahun", "pk")
    )
    temuan = [*periksa_rencana(isi or pohon(versi)), *_terbaru(daerah)]
    menurut: dict[Aturan, list[TemuanTerjawab]] = defaultdict(list)
    for satu in temuan:
        menurut[satu.aturan].append(TemuanTerjawab(satu, _jawaban(alasan, satu)))
    urut = sorted(menurut.items(), key=lambda isi: list(Tingkat).index(isi[0].tingkat))
    kelompok = (KelompokTemuan(aturan, tuple(sorted(isi, key=lambda x: not x.terbuka))) for aturan, isi in urut)
    return HasilPeriksa(tuple(kelompok), daerah[0].pemeriksaan.dihitung if daerah else None)


def _alasan(versi: VersiRencana) -> QuerySet[AlasanTemuan]:
    return AlasanTemuan.objects.filter(dokumen=versi.dokumen_id).select_related("oleh")


def _jawaban(alasan: Mapping[tuple[str, str], AlasanTemuan], temuan: Temuan) -> AlasanTemuan | None:
    """The reason that answers this finding; one given for another sentence does not."""
    satu = alasan.get((temuan.kode, temuan.letak.kunci))
    return satu if satu is not None and satu.sebab == temuan.sebab else None


def _terbaru(rows: list[TemuanRencana]) -> list[Temuan]:
    return [temuan_tersimpan(satu) for satu in rows if satu.pemeriksaan_id == rows[0].pemeriksaan_id]


def temuan_tersimpan(satu: TemuanRencana) -> Temuan:
    """A stored finding as the engine gave it."""
    letak = Letak(satu.tempat, satu.sebab, satu.kunci, satu.baris_simpul, satu.baris_indikator)
    return Temuan(KATALOG[satu.kode], letak)


def rencana_diperiksa(tahun: int) -> list[VersiRencana]:
    """The version of each document that stands for a year: the one in force, else the newest; one document per unit and kind."""
    rows = (
        VersiRencana.objects.filter(dokumen__tahun_awal__lte=tahun, dokumen__tahun_akhir__gte=tahun)
        .filter(dokumen__jenis__in=MENENGAH)
        .select_related("dokumen")
        .order_by("dokumen__unit", "dokumen__jenis", "-dokumen__tahun_awal", "-nomor")
    )
    pilihan: dict[tuple[int, str], VersiRencana] = {}
    for satu in rows:
        kunci = (satu.dokumen.unit_id, satu.dokumen.jenis)
        kini = pilihan.setdefault(kunci, satu)
        if kini.status not in SAH and satu.status in SAH and satu.dokumen_id == kini.dokumen_id:
            pilihan[kunci] = satu
    return list(pilihan.values())


def bahan_daerah(tahun: int, tanggal: dt.date) -> BahanDaerah:
    """All plans of a year for the check of the regency, under the names of a date; those of OPD that are no more are left out."""
    unit = daftar_opd(tanggal)
    opd = {satu.id: satu.nama for satu in unit}
    wilayah = {satu.id for satu in unit if satu.jenis in WILAYAH}
    versi = [s for s in rencana_diperiksa(tahun) if s.dokumen.unit_id in opd or s.dokumen.jenis in DAERAH]
    isi = pohon_banyak(versi)
    nama = nama_unit({satu.dokumen.unit_id for satu in versi}, tanggal)
    rencana = tuple(
        RencanaUnit(
            unit_id=satu.dokumen.unit_id,
            nama=nama.get(satu.dokumen.unit_id, satu.dokumen.judul),
            isi=isi[satu.pk],
            daerah=satu.dokumen.jenis in DAERAH,
            wilayah=satu.dokumen.unit_id in wilayah,
        )
        for satu in versi
    )
    return BahanDaerah(rencana=rencana, opd=opd, dilayani=dilayani(versi))


def temuan_daerah(user: Any, tahun: int, tanggal: dt.date) -> QuerySet[TemuanRencana]:
    """Stored findings of a year that the user may see, each with `nama_unit` and `dijawab`, errors first."""
    unit = Unit.objects.dengan_nama(tanggal).filter(pk=OuterRef("unit"))
    return (
        TemuanRencana.objects.for_user(user)
        .filter(pemeriksaan__tahun=tahun)
        .dengan_jawaban()
        .annotate(nama_unit=Subquery(unit.values("nama")[:1]))
        .order_by("tingkat", "kode", "pk")
    )


@dataclass(frozen=True, slots=True)
class HitunganAturan:
    """How often a rule is broken: findings, those answered, and in how many plans."""

    aturan: Aturan
    jumlah: int
    dijawab: int
    unit: int

    @property
    def terbuka(self) -> int:
        return self.jumlah - self.dijawab


def hitungan_aturan(rows: QuerySet[TemuanRencana]) -> list[HitunganAturan]:
    """Counts per rule of stored findings (with `dijawab`), in the order of the catalogue.  Two queries."""
    menurut = rows.order_by().values("kode")
    jumlah = {
        kode: (banyak, unit)
        for kode, banyak, unit in menurut.annotate(
            banyak=Count("pk"), banyak_unit=Count("unit", distinct=True)
        ).values_list("kode", "banyak", "banyak_unit")
    }
    dijawab = dict(
        menurut.filter(dijawab=True).annotate(banyak=Count("pk")).values_list("kode", "banyak")  # type: ignore[misc]
    )
    return [
        HitunganAturan(KATALOG[kode], jumlah[kode][0], dijawab.get(kode, 0), jumlah[kode][1])
        for kode in KATALOG
        if kode in jumlah
    ]


def unit_bertemuan(rows: QuerySet[TemuanRencana], tanggal: dt.date) -> list[tuple[int, str]]:
    """Units that have findings, by name.  Two queries."""
    unit = set(rows.order_by().values_list("unit", flat=True).distinct())
    return sorted(nama_unit(unit, tanggal).items(), key=lambda pasangan: pasangan[1])


def pemeriksaan_tahun(tahun: int) -> PemeriksaanDaerah | None:
    """The last check of the regency of a year."""
    return PemeriksaanDaerah.objects.filter(tahun=tahun).first()
