from layanan.actions import HalamanBasi
from renstra.actions.alur import ajukan, kembalikan, pastikan_objek_ukur, tetapkan, verifikasi
from renstra.actions.dasar import VersiTertutup
from renstra.actions.dokumen import buat_dokumen, buat_versi_baru, hapus_draf, ubah_versi
from renstra.actions.impor import ImporDitolak, baca_pratinjau, impor_dari_data, impor_rencana, unggah
from renstra.actions.periksa import beri_alasan, cabut_alasan, hitung_daerah
from renstra.actions.simpul import hapus_indikator, hapus_simpul, simpan_indikator, simpan_simpul
from renstra.actions.terap import Hitung
from renstra.actions.turunan import buat_turunan

__all__ = [
    "HalamanBasi",
    "Hitung",
    "ImporDitolak",
    "VersiTertutup",
    "ajukan",
    "baca_pratinjau",
    "bangun_dari_rencana",
    "beri_alasan",
    "berlakukan",
    "buat_dokumen",
    "buat_turunan",
    "buat_versi_baru",
    "cabut_alasan",
    "hapus_draf",
    "hapus_indikator",
    "hapus_simpul",
    "hitung_daerah",
    "impor_dari_data",
    "impor_rencana",
    "kembalikan",
    "pastikan_objek_ukur",
    "simpan_indikator",
    "simpan_simpul",
    "tetapkan",
    "ubah_versi",
    "unggah",
    "verifikasi",
]
