from django.urls import URLPattern, path

from layanan.views import alur, berkas, dokumen, kotak, panduan, pekerjaan, verifikasi

app_name = "layanan"

urlpatterns: list[URLPattern] = [
    path("langkah/<str:nama_model>/<int:pk>/<str:tindakan>/", alur.langkah, name="langkah"),
    path("kotak/", kotak.kotak, name="kotak"),
    path("kotak/pemberitahuan/", kotak.pemberitahuan, name="pemberitahuan"),
    path("kotak/pemberitahuan/baca/", kotak.baca, name="pemberitahuan_baca_semua"),
    path("kotak/pemberitahuan/<int:pk>/baca/", kotak.baca, name="pemberitahuan_baca"),
    path("berkas/<int:pk>/", berkas.unduh, name="berkas"),
    path("dokumen/", dokumen.indeks, name="dokumen"),
    path("dokumen/<int:pk>/", dokumen.rincian, name="dokumen_rincian"),
    path("dokumen/<int:pk>/unduh/<int:revisi>/", dokumen.unduh, name="dokumen_unduh"),
    path("dokumen/<int:pk>/tarik/", dokumen.tarik, name="dokumen_tarik"),
    path("verifikasi/", verifikasi.masuk_kode, name="verifikasi_kode"),
    path("verifikasi/<str:kode>/", verifikasi.periksa, name="verifikasi"),
    path("pekerjaan/", pekerjaan.indeks, name="pekerjaan"),
    path("pekerjaan/<int:pk>/", pekerjaan.rincian, name="pekerjaan_rincian"),
    path("pekerjaan/<int:pk>/kemajuan/", pekerjaan.kemajuan, name="pekerjaan_kemajuan"),
    path("pekerjaan/<int:pk>/ulangi/", pekerjaan.ulangi, name="pekerjaan_ulangi"),
    path("pekerjaan/<int:pk>/hasil/", pekerjaan.hasil, name="pekerjaan_hasil"),
    path("panduan/", panduan.indeks, name="panduan"),
    path("panduan/<slug:slug>/", panduan.halaman, name="panduan_halaman"),
]
