"""Every write of the evaluation that means something."""

from evaluasi.actions.catatan import tulis_catatan_umum
from evaluasi.actions.instrumen import (
    edisi_baru,
    ganti_isi,
    impor_instrumen,
    muat_instrumen,
    terbitkan_instrumen,
)
from evaluasi.actions.jawaban import jawab, lepas_bukti, pakai_bukti, tambah_bukti, tulis_total
from evaluasi.actions.muat import HasilMuatan, muat_hasil
from evaluasi.actions.penetapan import kembalikan, tandatangani_lhe, terbitkan, teruskan, tetapkan
from evaluasi.actions.rekomendasi import (
    hapus_rekomendasi,
    periksa_tindak_lanjut,
    tindak_lanjuti,
    tulis_rekomendasi,
)
from evaluasi.actions.ronde import atur_tim, buat_evaluasi
from layanan.actions import HalamanBasi

__all__ = [
    "HalamanBasi",
    "HasilMuatan",
    "atur_tim",
    "buat_evaluasi",
    "edisi_baru",
    "ganti_isi",
    "hapus_rekomendasi",
    "impor_instrumen",
    "jawab",
    "kembalikan",
    "lepas_bukti",
    "muat_hasil",
    "muat_instrumen",
    "pakai_bukti",
    "periksa_tindak_lanjut",
    "tambah_bukti",
    "tandatangani_lhe",
    "terbitkan",
    "terbitkan_instrumen",
    "teruskan",
    "tetapkan",
    "tindak_lanjuti",
    "tulis_catatan_umum",
    "tulis_rekomendasi",
    "tulis_total",
]
