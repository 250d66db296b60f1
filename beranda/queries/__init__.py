"""Reads that span the components: card of an OPD, regency, search, public pages, calendar."""

from beranda.queries.cari import HasilCari, cari
from beranda.queries.kabupaten import BarisKabupaten, Kabupaten, ringkasan
from beranda.queries.kalender import Acara, kalender, kalender_tahun, langganan
from beranda.queries.kartu import KartuOpd, Komponen, kartu
from beranda.queries.publik import dokumen_publik, nilai_publik, tahun_publik

__all__ = [
    "Acara",
    "BarisKabupaten",
    "HasilCari",
    "Kabupaten",
    "KartuOpd",
    "Komponen",
    "cari",
    "dokumen_publik",
    "kalender",
    "kalender_tahun",
    "kartu",
    "langganan",
    "nilai_publik",
    "ringkasan",
    "tahun_publik",
]
