from layanan.actions.alur import TransitionError, advance, mulai, tinggalkan_jejak
from layanan.actions.berkas import lepas, simpan_berkas, simpan_bytes, tautkan
from layanan.actions.giliran import beri_tahu, perbarui_giliran

__all__ = [
    "TransitionError",
    "advance",
    "beri_tahu",
    "lepas",
    "mulai",
    "perbarui_giliran",
    "simpan_berkas",
    "simpan_bytes",
    "tautkan",
    "tinggalkan_jejak",
]
