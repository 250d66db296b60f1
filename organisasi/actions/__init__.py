from organisasi.actions.waktu import buat_tahun

__all__ = ["buat_tahun"]
