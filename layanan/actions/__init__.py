from layanan.actions.alur import TransitionError, advance, mulai, tinggalkan_jejak
from layanan.actions.giliran import beri_tahu, perbarui_giliran

__all__ = ["TransitionError", "advance", "beri_tahu", "mulai", "perbarui_giliran", "tinggalkan_jejak"]
