from django.urls import URLPattern, path

from datakinerja.views import jendela, lembar

app_name = "datakinerja"

urlpatterns: list[URLPattern] = [
    path("", lembar.indeks, name="indeks"),
    path("<int:tahun>/kepatuhan/", lembar.kepatuhan, name="kepatuhan"),
    path("<int:tahun>/<int:unit_id>/<int:bulan>/", lembar.buka, name="buka"),
    path("lembar/<int:pk>/", lembar.lembar, name="lembar"),
    path("lembar/<int:pk>/ajukan/", lembar.ajukan, name="ajukan"),
    path("jendela/", jendela.jendela, name="jendela"),
    path("jendela/susun/", jendela.susun, name="susun_jendela"),
    path("jendela/<int:pk>/hapus/", jendela.hapus, name="hapus_jendela"),
    path("bukti/<int:pk>/lepas/", jendela.lepas_bukti, name="lepas_bukti"),
]
