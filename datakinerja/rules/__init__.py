"""Rules of performance data, pure and in Decimal: aggregation, checks, locks."""

from datakinerja.rules.gabungan import (
    Isian,
    KeadaanNilai,
    Kelengkapan,
    Pasangan,
    agregasi,
    kelengkapan,
    nilai_periode,
    sampai_dengan,
)
from datakinerja.rules.masa import (
    BULAN_SINGKAT,
    JENIS_PERIODE,
    bulan_tutup,
    lebar,
    nama_periode,
    nomor_pada,
    sebut_bulan,
)
from datakinerja.rules.penguncian import AturanKunci, Jendela, Kunci, Pengecualian, kunci
from datakinerja.rules.periksa import Berat, Temuan, periksa_nilai
from renstra.rules import Agregasi, CaraEntri

__all__ = [
    "BULAN_SINGKAT",
    "JENIS_PERIODE",
    "Agregasi",
    "AturanKunci",
    "Berat",
    "CaraEntri",
    "Isian",
    "Jendela",
    "KeadaanNilai",
    "Kelengkapan",
    "Kunci",
    "Pasangan",
    "Pengecualian",
    "Temuan",
    "agregasi",
    "bulan_tutup",
    "kelengkapan",
    "kunci",
    "lebar",
    "nama_periode",
    "nilai_periode",
    "nomor_pada",
    "periksa_nilai",
    "sampai_dengan",
    "sebut_bulan",
]
