"""Rules of performance reports, pure: workflow, sections, content and what must be there before submission."""

from pelaporan.rules.alur import ALUR, JenisLaporan
from pelaporan.rules.bagian import BAGIAN_BAKU, BagianBaku, susunan
from pelaporan.rules.isi import (
    AnggaranProgram,
    BarisIndikator,
    IsiLaporan,
    KelompokSasaran,
    Kepala,
    PerjanjianRingkas,
    TitikTahun,
    dari_beku,
    ke_beku,
)
from pelaporan.rules.periksa import TemuanLaporan, periksa

__all__ = [
    "ALUR",
    "BAGIAN_BAKU",
    "AnggaranProgram",
    "BagianBaku",
    "BarisIndikator",
    "IsiLaporan",
    "JenisLaporan",
    "KelompokSasaran",
    "Kepala",
    "PerjanjianRingkas",
    "TemuanLaporan",
    "TitikTahun",
    "dari_beku",
    "ke_beku",
    "periksa",
    "susunan",
]
