from rest_framework.routers import SimpleRouter

from evaluasi.api import EvaluasiViewSet, InstrumenViewSet

router = SimpleRouter()
router.register("instrumen", InstrumenViewSet, basename="api-instrumen")
router.register("", EvaluasiViewSet, basename="api-evaluasi")

urlpatterns = router.urls
