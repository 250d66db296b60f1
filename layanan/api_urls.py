from django.urls import URLPattern, URLResolver, path
from rest_framework.routers import SimpleRouter

from layanan import api

router = SimpleRouter()
router.register("giliran", api.GiliranViewSet, basename="api-giliran")
router.register("dokumen", api.DokumenViewSet, basename="api-dokumen")
router.register("pekerjaan", api.PekerjaanViewSet, basename="api-pekerjaan")

urlpatterns: list[URLPattern | URLResolver] = [
    path("jejak/<str:nama_model>/<int:pk>/", api.JejakView.as_view(), name="api-jejak"),
    *router.urls,
]
