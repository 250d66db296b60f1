from layanan.actions.alur import HalamanBasi, TransitionError, advance, mulai, tinggalkan_jejak
from layanan.actions.berkas import lepas, simpan_berkas, simpan_bytes, tautkan
from layanan.actions.dokumen import cabut, ganti, pastikan_penanda_tangan, siapkan_kode, tanda_tangani, tarik, terbitkan
from layanan.actions.giliran import beri_tahu, perbarui_giliran
from layanan.actions.pekerjaan import antre, kerjakan, ulangi

__all__ = [
    "HalamanBasi",
    "TransitionError",
    "advance",
    "antre",
    "beri_tahu",
    "cabut",
    "ganti",
    "kerjakan",
    "lepas",
    "mulai",
    "pastikan_penanda_tangan",
    "perbarui_giliran",
    "siapkan_kode",
    "simpan_berkas",
    "simpan_bytes",
    "tanda_tangani",
    "tarik",
    "tautkan",
    "terbitkan",
    "tinggalkan_jejak",
    "ulangi",
]
