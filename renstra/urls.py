from django.urls import URLPattern, path

from renstra.views import dokumen, impor, isi, periksa, tampil, turunan, versi

app_name = "renstra"

urlpatterns: list[URLPattern] = [
    path("", dokumen.indeks, name="indeks"),
    path("<int:tahun>/<int:unit_id>/", dokumen.unit, name="unit"),
    path("baru/", dokumen.baru, name="baru"),
    path("dokumen/<int:pk>/", dokumen.dokumen, name="dokumen"),
    path("dokumen/<int:pk>/perubahan/", dokumen.perubahan, name="perubahan"),
    path("versi/<int:pk>/", versi.versi, name="versi"),
    path("versi/<int:pk>/temuan/", tampil.temuan, name="temuan"),
    path("simpul/<int:pk>/cabang/", tampil.cabang, name="cabang"),
    path("versi/<int:pk>/turunkan/<slug:jenis>/", turunan.buat, name="turunan"),
    path("versi/<int:pk>/beda-induk/", turunan.banding, name="banding_asal"),
    path("versi/<int:pk>/ubah/", versi.ubah, name="ubah"),
    path("versi/<int:pk>/hapus/", versi.hapus, name="hapus"),
    path("versi/<int:pk>/ajukan/", versi.ajukan, name="ajukan"),
    path("versi/<int:pk>/tetapkan/", versi.tetapkan, name="tetapkan"),
    path("versi/<int:pk>/beda/<int:lama>/", versi.banding, name="banding"),
    path("versi/<int:pk>/templat/", impor.templat, name="templat"),
    path("versi/<int:pk>/ekspor/", impor.ekspor, name="ekspor"),
    path("versi/<int:pk>/impor/", impor.impor, name="impor"),
    path("pratinjau/<int:pk>/", impor.pratinjau, name="pratinjau"),
    path("versi/<int:pk>/tambah/<slug:jenis>/", isi.simpul_tambah, name="simpul_tambah"),
    path("simpul/<int:pk>/", isi.simpul_ubah, name="simpul"),
    path("simpul/<int:pk>/hapus/", isi.simpul_hapus, name="simpul_hapus"),
    path("simpul/<int:pk>/indikator/", isi.indikator_tambah, name="indikator_tambah"),
    path("indikator/<int:pk>/", isi.indikator_ubah, name="indikator"),
    path("indikator/<int:pk>/hapus/", isi.indikator_hapus, name="indikator_hapus"),
    path("versi/<int:pk>/periksa/", periksa.periksa, name="periksa"),
    path("versi/<int:pk>/periksa/alasan/", periksa.alasan, name="alasan"),
    path("periksa/<int:tahun>/", periksa.daerah, name="periksa_daerah"),
    path("periksa/<int:tahun>/hitung/", periksa.hitung, name="periksa_hitung"),
    path("periksa/aturan/", periksa.katalog, name="katalog"),
    path("kamus/<int:pk>/", isi.kamus, name="kamus"),
]
