from django.urls import URLPattern, path

from beranda.views import kabupaten, publik, utama

app_name = "beranda"

urlpatterns: list[URLPattern] = [
    path("", utama.beranda, name="beranda"),
    path("kartu/<int:tahun>/<int:unit_id>/", utama.kartu, name="kartu"),
    path("cari/", utama.cari, name="cari"),
    path("kabupaten/", kabupaten.indeks, name="kabupaten"),
    path("kabupaten/<int:tahun>/", kabupaten.kabupaten, name="kabupaten_tahun"),
    path("publik/", publik.publik, name="publik"),
    path("publik/<int:tahun>/", publik.publik, name="publik_tahun"),
]
