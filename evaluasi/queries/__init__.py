"""Reads of the evaluation; the same objects for page, PDF and API."""

from evaluasi.queries.fakta import Fakta, fakta_sistem, fakta_tentang
from evaluasi.queries.hasil import (
    BagianKomponen,
    BarisRekap,
    HasilOpd,
    JalanBerikut,
    LangkahNaik,
    Rekap,
    deret_nilai,
    evaluasi_terbaca,
    hasil_opd,
    hasil_terakhir,
    jalan,
    jalan_ke_berikut,
    rekap,
    rekap_dua_tahun,
)
from evaluasi.queries.instrumen import baca, pita_halaman
from evaluasi.queries.lembar import (
    LembarKerja,
    Penghalang,
    UlangHitung,
    boleh_menjawab,
    lembar_kerja,
    temuan_jawaban,
    ulang_hitung,
)
from evaluasi.queries.lhe import cetak_lhe
from evaluasi.queries.periksa import Beda, periksa_hasil, periksa_total

__all__ = [
    "BagianKomponen",
    "BarisRekap",
    "Beda",
    "Fakta",
    "HasilOpd",
    "JalanBerikut",
    "LangkahNaik",
    "LembarKerja",
    "Penghalang",
    "Rekap",
    "UlangHitung",
    "baca",
    "boleh_menjawab",
    "cetak_lhe",
    "deret_nilai",
    "evaluasi_terbaca",
    "fakta_sistem",
    "fakta_tentang",
    "hasil_opd",
    "hasil_terakhir",
    "jalan",
    "jalan_ke_berikut",
    "lembar_kerja",
    "periksa_hasil",
    "periksa_total",
    "pita_halaman",
    "rekap",
    "rekap_dua_tahun",
    "temuan_jawaban",
    "ulang_hitung",
]
