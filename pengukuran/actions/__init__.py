"""Writing values together with the achievement that they give."""

from pengukuran.actions.proyeksi import hitung_ulang
from pengukuran.actions.simpan import GalatSel, HasilSimpan, IsianDitolak, IsianSel, simpan_banyak, simpan_nilai

__all__ = ["GalatSel", "HasilSimpan", "IsianDitolak", "IsianSel", "hitung_ulang", "simpan_banyak", "simpan_nilai"]
