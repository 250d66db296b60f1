"""Every write on performance agreements that means something."""

from layanan.actions import HalamanBasi
from perjanjian.actions.alih import akhiri, alihkan
from perjanjian.actions.arsip import arsipkan_dari_rencana
from perjanjian.actions.atasan import akhiri_tetapan, tetapkan_atasan
from perjanjian.actions.buat import ambil_ulang, buat_dari_rencana, hapus_draf, revisi
from perjanjian.actions.kegiatan import IsianKegiatan, simpan_kegiatan
from perjanjian.actions.naskah import (
    ajukan,
    bekukan,
    buka_naskah,
    catat_arsip,
    catat_basah,
    kembalikan,
    pihak_pengguna,
    setujui,
    tandatangani,
)
from perjanjian.actions.serentak import (
    HasilSerentak,
    buat_serentak,
    kembalikan_serentak,
    setujui_serentak,
    tandatangani_serentak,
)
from perjanjian.actions.turun import IsianSambungan, IsianTurun, turunkan, ubah_sambungan
from perjanjian.actions.ubah import (
    IsianButir,
    IsianProgram,
    bagi_rencana_aksi,
    simpan_rencana_aksi,
    ubah_item,
    ubah_naskah,
)

__all__ = [
    "HalamanBasi",
    "HasilSerentak",
    "IsianButir",
    "IsianKegiatan",
    "IsianProgram",
    "IsianSambungan",
    "IsianTurun",
    "ajukan",
    "akhiri",
    "akhiri_tetapan",
    "alihkan",
    "ambil_ulang",
    "arsipkan_dari_rencana",
    "bagi_rencana_aksi",
    "bekukan",
    "buat_dari_rencana",
    "buat_serentak",
    "buka_naskah",
    "catat_arsip",
    "catat_basah",
    "hapus_draf",
    "kembalikan",
    "kembalikan_serentak",
    "pihak_pengguna",
    "revisi",
    "setujui",
    "setujui_serentak",
    "simpan_kegiatan",
    "simpan_rencana_aksi",
    "tandatangani",
    "tandatangani_serentak",
    "tetapkan_atasan",
    "turunkan",
    "ubah_item",
    "ubah_naskah",
    "ubah_sambungan",
]
