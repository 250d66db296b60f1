from rest_framework.routers import SimpleRouter

from renstra.api import DokumenViewSet, IndikatorViewSet, VersiViewSet
from renstra.api_periksa import PeriksaViewSet, TemuanViewSet
from renstra.api_pohon import PohonViewSet

router = SimpleRouter()
router.register("dokumen", DokumenViewSet, basename="renstra-dokumen")
router.register("versi", VersiViewSet, basename="renstra-versi")
router.register("indikator", IndikatorViewSet, basename="renstra-indikator")
router.register("temuan", TemuanViewSet, basename="renstra-temuan")
router.register("periksa", PeriksaViewSet, basename="renstra-periksa")
router.register("pohon", PohonViewSet, basename="renstra-pohon")

urlpatterns = router.urls
