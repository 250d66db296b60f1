from django.urls import path
from rest_framework.routers import SimpleRouter

from datakinerja.api import KelengkapanView, LembarViewSet, MutuView, NilaiViewSet, PembukaanViewSet

router = SimpleRouter()
router.register("nilai", NilaiViewSet, basename="data-nilai")
router.register("lembar", LembarViewSet, basename="data-lembar")
router.register("pembukaan", PembukaanViewSet, basename="data-pembukaan")

urlpatterns = [
    *router.urls,
    path("kelengkapan/<int:tahun>/<int:unit_id>/", KelengkapanView.as_view(), name="data-kelengkapan"),
    path("mutu/<int:tahun>/<int:unit_id>/", MutuView.as_view(), name="data-mutu"),
]
