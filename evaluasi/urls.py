from django.urls import URLPattern, path

from evaluasi.views import hasil, instrumen, lembar, penetapan, ronde

app_name = "evaluasi"

urlpatterns: list[URLPattern] = [
    path("", hasil.indeks, name="indeks"),
    path("<int:tahun>/<int:unit_id>/", hasil.unit, name="unit"),
    path("ronde/buat/", ronde.buat, name="buat"),
    path("<int:pk>/", lembar.evaluasi, name="evaluasi"),
    path("<int:pk>/fakta/", lembar.fakta, name="fakta"),
    path("<int:pk>/bukti/", lembar.bukti, name="bukti"),
    path("<int:pk>/bukti/<int:taut>/lepas/", lembar.lepas_bukti, name="lepas_bukti"),
    path("<int:pk>/rekomendasi/", lembar.rekomendasi, name="rekomendasi"),
    path("<int:pk>/rekomendasi/<int:rekomendasi_id>/hapus/", lembar.hapus_rekomendasi, name="hapus_rekomendasi"),
    path("<int:pk>/catatan-umum/", lembar.catatan_umum, name="catatan_umum"),
    path("<int:pk>/tim/", ronde.tim, name="tim"),
    path("<int:pk>/langkah/<slug:nama>/", penetapan.langkah, name="langkah"),
    path("<int:pk>/terbitkan/", penetapan.terbitkan, name="terbitkan"),
    path("<int:pk>/lhe.pdf", penetapan.lhe, name="lhe"),
    path("<int:pk>/tanda-tangan/", penetapan.tanda_tangan, name="tanda_tangan"),
    path("<int:pk>/penjelasan/", hasil.penjelasan, name="penjelasan"),
    path("saran/<int:pk>/tindak-lanjut/", hasil.tindak_lanjut, name="tindak_lanjut"),
    path("saran/<int:pk>/periksa/", hasil.periksa, name="periksa"),
    path("instrumen/", instrumen.instrumen, name="instrumen"),
    path("instrumen/impor/", instrumen.impor, name="impor_instrumen"),
    path("instrumen/<int:pk>/", instrumen.rincian, name="instrumen_rincian"),
    path("instrumen/<int:pk>/isi.json", instrumen.isi, name="instrumen_isi"),
    path("instrumen/<int:pk>/terbitkan/", instrumen.terbitkan, name="terbitkan_instrumen"),
    path("instrumen/<int:pk>/edisi/", instrumen.edisi, name="edisi_instrumen"),
]
