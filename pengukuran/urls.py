from django.urls import URLPattern, path

from pengukuran.views import petak, pohon, unit

app_name = "pengukuran"

urlpatterns: list[URLPattern] = [
    path("", unit.indeks, name="indeks"),
    path("<int:tahun>/", unit.kabupaten, name="kabupaten"),
    path("<int:tahun>/<int:unit_id>/", unit.unit, name="unit"),
    path("<int:tahun>/<int:unit_id>/indikator/<int:objek_id>/", unit.indikator, name="indikator"),
    path("<int:tahun>/<int:unit_id>/kelompok/<int:objek_id>/", unit.kelompok, name="kelompok"),
    path("<int:tahun>/<int:unit_id>/pohon/", pohon.pohon, name="pohon"),
    path("<int:tahun>/<int:unit_id>/petak/", petak.petak, name="petak"),
    path("<int:tahun>/<int:unit_id>/petak/sel/", petak.simpan_sel, name="simpan_sel"),
    path("<int:tahun>/<int:unit_id>/petak/tempel/", petak.tempel, name="tempel"),
    path("<int:tahun>/<int:unit_id>/petak/<int:objek_id>/", petak.isi, name="isi"),
    path("<int:tahun>/<int:unit_id>/petak/<int:objek_id>/<int:periode_id>/", petak.sel, name="sel"),
]
