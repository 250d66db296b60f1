from django.urls import URLPattern, path

from perjanjian.views import aksi, alih, atasan, daftar, langkah, rincian, serentak, turun, ubah

app_name = "perjanjian"

urlpatterns: list[URLPattern] = [
    path("", daftar.indeks, name="indeks"),
    path("semua/", daftar.semua, name="semua"),
    path("<int:tahun>/<int:unit_id>/", daftar.unit, name="unit"),
    path("<int:tahun>/<int:unit_id>/buat/", daftar.buat, name="buat"),
    path("<int:tahun>/<int:unit_id>/atasan/", atasan.atasan, name="atasan"),
    path("<int:tahun>/cakupan/", atasan.cakupan, name="cakupan"),
    path("<int:tahun>/<int:unit_id>/serentak/", serentak.serentak, name="serentak"),
    path("<int:tahun>/<int:unit_id>/cetak/", serentak.cetak, name="cetak"),
    path("<int:tahun>/menunggu/", serentak.menunggu, name="menunggu"),
    path("<int:tahun>/alih/", alih.alih, name="alih"),
    path("<int:pk>/akhiri/", alih.akhiri, name="akhiri"),
    path("<int:pk>/alihkan/<int:unit_id>/", alih.alihkan, name="alihkan"),
    path("atasan/<int:pk>/lepas/", atasan.lepas_atasan, name="lepas_atasan"),
    path("<int:pk>/pohon/", turun.pohon, name="pohon"),
    path("<int:pk>/penjabaran/", turun.penjabaran, name="penjabaran"),
    path("<int:pk>/", rincian.perjanjian, name="perjanjian"),
    path("<int:pk>/naskah.pdf", rincian.pdf, name="pdf"),
    path("<int:pk>/perubahan/", rincian.perubahan, name="perubahan"),
    path("<int:pk>/ubah/", ubah.ubah, name="ubah"),
    path("<int:pk>/ambil-ulang/", ubah.ambil_ulang, name="ambil_ulang"),
    path("<int:pk>/hapus/", ubah.hapus, name="hapus"),
    path("<int:pk>/naskah/", ubah.naskah, name="naskah"),
    path("<int:pk>/rencana-aksi/", aksi.rencana_aksi, name="rencana_aksi"),
    path("<int:pk>/rencana-aksi/triwulan/<int:nomor>/", aksi.kegiatan, name="kegiatan"),
    path("<int:pk>/rencana-aksi.pdf", aksi.unduh_aksi, {"bentuk": "pdf"}, name="aksi_pdf"),
    path("<int:pk>/rencana-aksi.xlsx", aksi.unduh_aksi, {"bentuk": "xlsx"}, name="aksi_xlsx"),
    path("<int:pk>/revisi/", ubah.revisi, name="revisi"),
    path("<int:pk>/ajukan/", langkah.ajukan, name="ajukan"),
    path("<int:pk>/setujui/", langkah.setujui, name="setujui"),
    path("<int:pk>/buka-naskah/", langkah.buka_naskah, name="buka_naskah"),
    path("<int:pk>/tanda-tangan/", langkah.tanda_tangan, name="tanda_tangan"),
    path("<int:pk>/pindaian/", langkah.pindaian, name="pindaian"),
]
