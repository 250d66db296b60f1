from layanan.actions import HalamanBasi
from renstra.actions.alur import ajukan, kembalikan, pastikan_objek_ukur, tetapkan, verifikasi
from renstra.actions.dasar import VersiTertutup
from renstra.actions.dokumen import buat_dokumen, buat_versi_baru, hapus_draf, ubah_versi
from renstra.actions.iku import terbitkan_iku
from renstra.actions.impor import ImporDitolak, baca_pratinjau, impor_dari_data, impor_rencana, unggah
from renstra.actions.kondisi import (
    hapus_kondisi,
    jalankan_langkah,
    pasang_kondisi,
    pindah_kondisi,
    tambah_kondisi,
    ubah_kondisi,
)
from renstra.actions.periksa import beri_alasan, cabut_alasan, hitung_daerah
from renstra.actions.pohon import bangun_dari_rencana, berlakukan, buat_pohon, buat_versi_pohon, hapus_pohon
from renstra.actions.silang import batalkan_silang, jawab_silang, minta_silang
from renstra.actions.simpul import hapus_indikator, hapus_simpul, simpan_indikator, simpan_simpul
from renstra.actions.susun import pindah_indikator, pindah_simpul, ubah_kode
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
    "batalkan_silang",
    "beri_alasan",
    "berlakukan",
    "buat_dokumen",
    "buat_pohon",
    "buat_turunan",
    "buat_versi_baru",
    "buat_versi_pohon",
    "cabut_alasan",
    "hapus_draf",
    "hapus_indikator",
    "hapus_kondisi",
    "hapus_pohon",
    "hapus_simpul",
    "hitung_daerah",
    "impor_dari_data",
    "impor_rencana",
    "jalankan_langkah",
    "jawab_silang",
    "kembalikan",
    "minta_silang",
    "pasang_kondisi",
    "pastikan_objek_ukur",
    "pindah_indikator",
    "pindah_kondisi",
    "pindah_simpul",
    "simpan_indikator",
    "simpan_simpul",
    "tambah_kondisi",
    "terbitkan_iku",
    "tetapkan",
    "ubah_kode",
    "ubah_kondisi",
    "ubah_versi",
    "unggah",
    "verifikasi",
]
