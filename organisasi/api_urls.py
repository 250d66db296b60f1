from django.urls import include, path
from rest_framework.routers import SimpleRouter

from organisasi import api

rute = SimpleRouter()
rute.register("unit", api.UnitViewSet, "api-unit")
rute.register("peristiwa", api.PeristiwaViewSet, "api-peristiwa")
rute.register("jabatan", api.JabatanViewSet, "api-jabatan")
rute.register("pemangku", api.PemangkuViewSet, "api-pemangku")
rute.register("pegawai", api.PegawaiViewSet, "api-pegawai")
rute.register("tahun", api.TahunViewSet, "api-tahun")

urlpatterns = [path("organisasi/", include(rute.urls))]
