from perjanjian.views import daftar, langkah, rincian, ubah

__all__ = ["daftar", "langkah", "rincian", "ubah"]
