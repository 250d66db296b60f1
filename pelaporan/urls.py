from django.urls import URLPattern, path

from pelaporan.views import daftar, laporan, terbit

app_name = "pelaporan"

urlpatterns: list[URLPattern] = [
    path("", daftar.indeks, name="indeks"),
    path("<int:tahun>/<int:unit_id>/", daftar.unit, name="unit"),
    path("<int:tahun>/<int:unit_id>/buat/", daftar.buat, name="buat"),
    path("<int:pk>/", laporan.laporan, name="laporan"),
    path("<int:pk>/laporan.pdf", laporan.pdf, name="pdf"),
    path("<int:pk>/bagian/<slug:kode>/", laporan.bagian, name="bagian"),
    path("<int:pk>/ajukan/", terbit.ajukan, name="ajukan"),
    path("<int:pk>/kembalikan/", terbit.kembalikan, name="kembalikan"),
    path("<int:pk>/terbitkan/", terbit.terbitkan, name="terbitkan"),
    path("<int:pk>/arsip/", terbit.arsip, name="arsip"),
]
