from rest_framework.routers import SimpleRouter

from perjanjian.api import PerjanjianViewSet

router = SimpleRouter()
router.register("", PerjanjianViewSet, basename="perjanjian")

urlpatterns = router.urls
