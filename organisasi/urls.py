from django.urls import URLPattern, path

from organisasi.views import delegasi, jabatan, lain, pegawai, pengguna, sotk, struktur, tahun
from organisasi.views.konteks import konteks

app_name = "organisasi"

urlpatterns: list[URLPattern] = [
    path("", struktur.indeks, name="indeks"),
    path("konteks/", konteks, name="konteks"),
    path("struktur/", struktur.struktur, name="struktur"),
    path("struktur/susunan-lama/", struktur.pemetaan, name="pemetaan"),
    path("struktur/cabang/<int:unit_id>/", struktur.cabang, name="cabang"),
    path("unit/<int:tahun>/<int:unit_id>/", struktur.unit, name="unit"),
    path("sotk/", sotk.sotk, name="sotk"),
    path("sotk/baru/", sotk.sotk_baru, name="sotk_baru"),
    path("sotk/baru/unit/", sotk.sotk_unit, name="sotk_unit"),
    path("sotk/baru/pratinjau/", sotk.sotk_pratinjau, name="sotk_pratinjau"),
    path("sotk/<int:pk>/", sotk.sotk_rinci, name="sotk_rinci"),
    path("sotk/<int:pk>/batal/", sotk.sotk_batal, name="sotk_batal"),
    path("jabatan/", jabatan.jabatan, name="jabatan"),
    path("jabatan/baru/", jabatan.jabatan_baru, name="jabatan_baru"),
    path("jabatan/<int:pk>/", jabatan.jabatan_rinci, name="jabatan_rinci"),
    path("jabatan/<int:pk>/ubah/", jabatan.jabatan_ubah, name="jabatan_ubah"),
    path("jabatan/<int:pk>/angkat/", jabatan.angkat, name="angkat"),
    path("pemangku/<int:pk>/akhiri/", jabatan.berhentikan, name="berhentikan"),
    path("pegawai/", pegawai.pegawai, name="pegawai"),
    path("pegawai/baru/", pegawai.pegawai_baru, name="pegawai_baru"),
    path("pegawai/<int:pk>/", pegawai.pegawai_rinci, name="pegawai_rinci"),
    path("pegawai/<int:pk>/ubah/", pegawai.pegawai_ubah, name="pegawai_ubah"),
    path("pengguna/", pengguna.pengguna, name="pengguna"),
    path("pengguna/baru/", pengguna.pengguna_baru, name="pengguna_baru"),
    path("pengguna/<int:pk>/", pengguna.pengguna_rinci, name="pengguna_rinci"),
    path("pengguna/<int:pk>/sandi/", pengguna.sandi_ulang, name="sandi_ulang"),
    path("pengguna/<int:pk>/dua-langkah/", pengguna.dua_langkah_hapus, name="dua_langkah_hapus"),
    path("pengguna/<int:pk>/aktif/", pengguna.akun_aktif, name="akun_aktif"),
    path("pengguna/<int:pk>/peran/", pengguna.peran_beri, name="peran_beri"),
    path("peran/<int:pk>/akhiri/", pengguna.peran_akhiri, name="peran_akhiri"),
    path("delegasi/", delegasi.delegasi, name="delegasi"),
    path("delegasi/baru/", delegasi.delegasi_baru, name="delegasi_baru"),
    path("delegasi/<int:pk>/cabut/", delegasi.delegasi_cabut, name="delegasi_cabut"),
    path("matriks/", lain.matriks, name="matriks"),
    path("tahun/", tahun.tahun, name="tahun"),
    path("tahun/<int:pk>/", tahun.tahun_setelan, name="tahun_setelan"),
    path("profil/", tahun.profil, name="profil"),
    path("token/", lain.token, name="token"),
    path("token/buat/", lain.token_buat, name="token_buat"),
    path("token/cabut/", lain.token_cabut, name="token_cabut"),
]
