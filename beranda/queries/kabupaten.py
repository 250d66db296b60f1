"""The regency at a glance: every OPD with its grade, achievement, agreement and report."""

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal

from django.db.models import Count, Q

from datakinerja.models import LembarData
from evaluasi.queries import BarisRekap, Rekap, rekap_dua_tahun
from organisasi.models import Pengguna
from pelaporan.models import Laporan
from pelaporan.queries import ringkas_laporan
from pengukuran.queries import RingkasCapaian, ringkasan_kabupaten
from perjanjian.queries import Ringkas, ringkas_per_unit

SASARAN_A = Decimal(50)


@dataclass(frozen=True)
class BarisKabupaten:
    """An OPD in the overview of the year."""

    unit_id: int
    nama: str
    singkatan: str
    nilai: BarisRekap
    capaian: RingkasCapaian | None
    perjanjian: Ringkas
    laporan: Laporan | None
    bulan_masuk: int


@dataclass(frozen=True)
class Kabupaten:
    """All OPD of a year. rekap: grades of the newest year with any fixed grade up to the year asked."""

    tahun: int
    rekap: Rekap
    baris: tuple[BarisKabupaten, ...]

    @property
    def pk_berlaku(self) -> int:
        return sum(satu.perjanjian.berlaku is not None for satu in self.baris)

    @property
    def lkjip_terbit(self) -> int:
        return sum(satu.laporan is not None and satu.laporan.status == "terbit" for satu in self.baris)

    @property
    def kurang_menuju_sasaran(self) -> int:
        """How many more OPD must reach an A so that half of those graded have one."""
        perlu = -(-self.rekap.bernilai // 2)
        return max(perlu - self.rekap.mencapai_a, 0)


def ringkasan(tahun: int, user: Pengguna, *, hari_ini: dt.date) -> Kabupaten:
    """Every OPD the user may see in a year. The same number of queries for any number of OPD."""
    nilai, lalu = rekap_dua_tahun(tahun, user)
    acuan = nilai if nilai.bernilai or not lalu.bernilai else lalu
    per_unit = {satu.unit_id: satu for satu in acuan.baris}
    unit = [satu.unit_id for satu in nilai.baris]
    capaian = ringkasan_kabupaten(tahun, per_kategori=False)
    perjanjian = ringkas_per_unit(tahun, unit, hari_ini)
    laporan = ringkas_laporan(tahun, unit)
    masuk = _bulan_masuk(tahun, unit)
    baris = tuple(
        BarisKabupaten(
            satu.unit_id,
            satu.nama,
            satu.singkatan,
            per_unit.get(satu.unit_id, satu),
            capaian.get(satu.unit_id),
            perjanjian[satu.unit_id],
            laporan.get(satu.unit_id),
            masuk.get(satu.unit_id, 0),
        )
        for satu in nilai.baris
    )
    return Kabupaten(tahun, acuan, baris)


def _bulan_masuk(tahun: int, unit: list[int]) -> dict[int, int]:
    """Months whose values were submitted, by unit."""
    baris = (
        LembarData.objects.filter(unit__in=unit, periode__tahun=tahun, periode__jenis="bulan")
        .order_by()
        .values("unit")
        .annotate(n=Count("pk", filter=Q(status__in=["diajukan", "terverifikasi"])))
    )
    return {satu["unit"]: satu["n"] for satu in baris}
