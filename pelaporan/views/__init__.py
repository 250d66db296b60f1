from pelaporan.views import daftar, laporan, terbit

__all__ = ["daftar", "laporan", "terbit"]
