"""Addresses. Apps are included by name, so that the ground imports none of them."""

from django.contrib import admin
from django.urls import include, path
from drf_spectacular.views import SpectacularAPIView

from sakip.sehat import sehat

urlpatterns = [
    path("", include("beranda.urls")),
    path("renstra/", include("renstra.urls")),
    path("perjanjian/", include("perjanjian.urls")),
    path("data/", include("datakinerja.urls")),
    path("pengukuran/", include("pengukuran.urls")),
    path("pelaporan/", include("pelaporan.urls")),
    path("evaluasi/", include("evaluasi.urls")),
    path("organisasi/", include("organisasi.urls")),
    path("", include("layanan.urls")),
    path("sesi/", include("sakip.sesi")),
    path("gaya/", include("sakip.gaya")),
    path("akun/", include("allauth.urls")),
    path("sehat/", sehat, name="sehat"),
    path("admin/", admin.site.urls),
    path("api/skema/", SpectacularAPIView.as_view(), name="skema"),
    path("api/v1/", include("sakip.api_urls")),
]
