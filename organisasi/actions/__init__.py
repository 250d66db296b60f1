from organisasi.actions.sotk import (
    Pratinjau,
    batalkan_perubahan,
    catat_perubahan,
    laksanakan,
    penghalang_batal,
    pratinjau_perubahan,
    terapkan_perpindahan,
)
from organisasi.actions.waktu import buat_tahun

__all__ = [
    "Pratinjau",
    "batalkan_perubahan",
    "buat_tahun",
    "catat_perubahan",
    "laksanakan",
    "penghalang_batal",
    "pratinjau_perubahan",
    "terapkan_perpindahan",
]
