"""The API, version 1: each app adds its routes in its `api_urls`."""

from django.urls import URLPattern, URLResolver, include, path

urlpatterns: list[URLPattern | URLResolver] = [
    path("renstra/", include("renstra.api_urls")),
    path("", include("layanan.api_urls")),
    path("", include("organisasi.api_urls")),
    path("perjanjian/", include("perjanjian.api_urls")),
    path("pelaporan/", include("pelaporan.api_urls")),
    path("evaluasi/", include("evaluasi.api_urls")),
    path("data/", include("datakinerja.api_urls")),
    path("pengukuran/", include("pengukuran.api_urls")),
    path("", include("beranda.api_urls")),
]
