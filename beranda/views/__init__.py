from beranda.views import kabupaten, publik, utama

__all__ = ["kabupaten", "publik", "utama"]
