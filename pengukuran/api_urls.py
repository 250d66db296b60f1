from django.urls import path

from pengukuran.api import CapaianKabupatenView, CapaianUnitView, NilaiView

urlpatterns = [
    path("capaian/<int:tahun>/", CapaianKabupatenView.as_view(), name="pengukuran-kabupaten"),
    path("capaian/<int:tahun>/<int:unit_id>/", CapaianUnitView.as_view(), name="pengukuran-unit"),
    path("nilai/", NilaiView.as_view(), name="pengukuran-nilai"),
]
