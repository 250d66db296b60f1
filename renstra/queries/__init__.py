from renstra.queries.berlaku import (
    IndikatorTahun,
    IsiTahun,
    ProgramTahun,
    SasaranTahun,
    indikator_untuk_perjanjian,
    isi_tahun,
    objek_ukur,
    rencana_berlaku,
    rencana_tahun,
    target_tahun,
)
from renstra.queries.dokumen import banding, daftar_dokumen, dengan_versi, versi_dokumen, versi_terlihat
from renstra.queries.kamus import EntriKamus, kamus
from renstra.queries.periksa import (
    HasilPeriksa,
    hitungan_aturan,
    pemeriksaan_tahun,
    periksa_versi,
    temuan_daerah,
)
from renstra.queries.pohon import Kerangka, cari_isi, isi_indikator, kerangka, nama_jabatan, pohon

__all__ = [
    "EntriKamus",
    "HasilPeriksa",
    "IndikatorTahun",
    "IsiTahun",
    "ProgramTahun",
    "SasaranTahun",
    "banding",
    "daftar_dokumen",
    "dengan_versi",
    "hitungan_aturan",
    "indikator_untuk_perjanjian",
    "isi_indikator",
    "isi_tahun",
    "Kerangka",
    "kamus",
    "nama_jabatan",
    "objek_ukur",
    "cari_isi",
    "pemeriksaan_tahun",
    "periksa_versi",
    "pohon",
    "rencana_berlaku",
    "rencana_tahun",
    "target_tahun",
    "temuan_daerah",
    "versi_dokumen",
    "versi_terlihat",
    "kerangka",
]
