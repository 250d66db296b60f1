from django.urls import URLPattern, path

from beranda.api import CariView, KabupatenView, KartuView

urlpatterns: list[URLPattern] = [
    path("kartu/<int:tahun>/<int:unit_id>/", KartuView.as_view(), name="api_kartu"),
    path("kabupaten/<int:tahun>/", KabupatenView.as_view(), name="api_kabupaten"),
    path("cari/", CariView.as_view(), name="api_cari"),
]
