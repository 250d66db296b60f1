"""Reading performance data: values, what is recorded, completeness, locks."""

from datakinerja.queries.kelengkapan import (
    KelengkapanBulan,
    KelengkapanUnit,
    kelengkapan,
    kelengkapan_unit,
    kosong_pada,
    periode_jatuh,
)
from datakinerja.queries.nilai import (
    KunciBulan,
    kunci_bulan,
    kunci_periode,
    nilai_kini,
    riwayat_nilai,
)
from datakinerja.queries.ukuran import Ukuran, ukuran_objek, ukuran_unit

__all__ = [
    "KelengkapanBulan",
    "KelengkapanUnit",
    "KunciBulan",
    "Ukuran",
    "kelengkapan",
    "kelengkapan_unit",
    "kosong_pada",
    "kunci_bulan",
    "kunci_periode",
    "nilai_kini",
    "periode_jatuh",
    "riwayat_nilai",
    "ukuran_objek",
    "ukuran_unit",
]
