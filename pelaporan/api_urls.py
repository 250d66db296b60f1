from rest_framework.routers import SimpleRouter

from pelaporan.api import LaporanViewSet

router = SimpleRouter()
router.register("", LaporanViewSet, basename="laporan")

urlpatterns = router.urls
