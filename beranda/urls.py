from django.urls import URLPattern, path

from beranda.views import kabupaten, kalender, publik, utama

app_name = "beranda"

urlpatterns: list[URLPattern] = [
    path("", utama.beranda, name="beranda"),
    path("kartu/<int:tahun>/<int:unit_id>/", utama.kartu, name="kartu"),
    path("cari/", utama.cari, name="cari"),
    path("kabupaten/", kabupaten.indeks, name="kabupaten"),
    path("kabupaten/<int:tahun>/", kabupaten.kabupaten, name="kabupaten_tahun"),
    path("kalender/", kalender.indeks, name="kalender"),
    path("kalender/<int:tahun>/", kalender.tahun, name="kalender_tahun"),
    path("kalender/langganan/", kalender.buat, name="langganan_buat"),
    path("kalender/langganan/cabut/", kalender.cabut, name="langganan_cabut"),
    path("kalender/langganan/<str:token>.ics", kalender.langganan, name="langganan"),
    path("publik/", publik.publik, name="publik"),
    path("publik/<int:tahun>/", publik.publik, name="publik_tahun"),
]
