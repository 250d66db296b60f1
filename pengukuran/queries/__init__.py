"""Reading achievement: of a unit, of all units, of an indicator; the grid; completeness."""

from datakinerja.queries import KelengkapanBulan, KelengkapanUnit, kelengkapan
from pengukuran.queries.bacaan import DeretBacaan, deret_bacaan
from pengukuran.queries.bulan import PetakBulan, lembar_bulan
from pengukuran.queries.capaian import (
    BarisCapaian,
    CapaianUnit,
    Kelompok,
    Rerata,
    Ukur,
    capaian_unit,
    deret_indikator,
    kelompok_objek,
)
from pengukuran.queries.indikator import RincianIndikator, rincian_indikator
from pengukuran.queries.kabupaten import RingkasCapaian, ringkasan_kabupaten, sedang_disegarkan
from pengukuran.queries.petak import BarisPetak, Petak, Sel, lembar_petak
from pengukuran.queries.tahun import InfoTahun, PeriodeTahun, info_tahun

__all__ = [
    "BarisCapaian",
    "BarisPetak",
    "CapaianUnit",
    "DeretBacaan",
    "InfoTahun",
    "KelengkapanBulan",
    "KelengkapanUnit",
    "Kelompok",
    "PeriodeTahun",
    "Petak",
    "PetakBulan",
    "Rerata",
    "RincianIndikator",
    "RingkasCapaian",
    "Sel",
    "Ukur",
    "capaian_unit",
    "deret_bacaan",
    "deret_indikator",
    "info_tahun",
    "kelengkapan",
    "kelompok_objek",
    "lembar_bulan",
    "lembar_petak",
    "rincian_indikator",
    "ringkasan_kabupaten",
    "sedang_disegarkan",
]
