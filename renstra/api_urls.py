from rest_framework.routers import SimpleRouter

from renstra.api import DokumenViewSet, IndikatorViewSet, VersiViewSet

router = SimpleRouter()
router.register("dokumen", DokumenViewSet, basename="renstra-dokumen")
router.register("versi", VersiViewSet, basename="renstra-versi")
router.register("indikator", IndikatorViewSet, basename="renstra-indikator")

urlpatterns = router.urls
