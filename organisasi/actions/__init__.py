from organisasi.actions.awal import mulai_daerah
from organisasi.actions.delegasi import cabut_delegasi, delegasikan, tindakan_dapat_didelegasikan
from organisasi.actions.jabatan import angkat, berhentikan, buat_jabatan, simpan_pegawai, ubah_jabatan
from organisasi.actions.pengguna import (
    akhiri_peran,
    atur_aktif,
    atur_ulang_sandi,
    beri_peran,
    boleh_atur_akun,
    buat_akun,
    buat_token,
    cabut_token,
    hapus_dua_langkah,
)
from organisasi.actions.sotk import (
    Pratinjau,
    batalkan_perubahan,
    catat_perubahan,
    laksanakan,
    penghalang_batal,
    pratinjau_perubahan,
    terapkan_perpindahan,
)
from organisasi.actions.waktu import buat_tahun, simpan_setelan

__all__ = [
    "Pratinjau",
    "akhiri_peran",
    "angkat",
    "atur_aktif",
    "atur_ulang_sandi",
    "batalkan_perubahan",
    "berhentikan",
    "beri_peran",
    "boleh_atur_akun",
    "buat_akun",
    "buat_jabatan",
    "buat_tahun",
    "buat_token",
    "cabut_delegasi",
    "cabut_token",
    "catat_perubahan",
    "delegasikan",
    "hapus_dua_langkah",
    "laksanakan",
    "mulai_daerah",
    "penghalang_batal",
    "pratinjau_perubahan",
    "simpan_pegawai",
    "simpan_setelan",
    "terapkan_perpindahan",
    "tindakan_dapat_didelegasikan",
    "ubah_jabatan",
]
