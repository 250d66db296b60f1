from django.urls import path

from pengukuran.api import CapaianKabupatenView, CapaianUnitView, DeretView, NilaiView

urlpatterns = [
    path("capaian/<int:tahun>/", CapaianKabupatenView.as_view(), name="pengukuran-kabupaten"),
    path("capaian/<int:tahun>/<int:unit_id>/", CapaianUnitView.as_view(), name="pengukuran-unit"),
    path("capaian/<int:tahun>/<int:unit_id>/<int:objek_id>/", DeretView.as_view(), name="pengukuran-deret"),
    path("nilai/", NilaiView.as_view(), name="pengukuran-nilai"),
]
