from django.urls import URLPattern, path

from datakinerja.views import jendela, lembar, mutu, pembukaan

app_name = "datakinerja"

urlpatterns: list[URLPattern] = [
    path("", lembar.indeks, name="indeks"),
    path("<int:tahun>/kepatuhan/", lembar.kepatuhan, name="kepatuhan"),
    path("<int:tahun>/terlambat/", lembar.terlambat, name="terlambat"),
    path("<int:tahun>/<int:unit_id>/<int:bulan>/", lembar.buka, name="buka"),
    path("lembar/<int:pk>/", lembar.lembar, name="lembar"),
    path("lembar/<int:pk>/mutu/", mutu.mutu_lembar, name="mutu_lembar"),
    path("lembar/<int:pk>/ajukan/", lembar.ajukan, name="ajukan"),
    path("jendela/", jendela.jendela, name="jendela"),
    path("jendela/susun/", jendela.susun, name="susun_jendela"),
    path("jendela/<int:pk>/hapus/", jendela.hapus, name="hapus_jendela"),
    path("jendela/serentak/", pembukaan.serentak, name="serentak"),
    path("pembukaan/", pembukaan.indeks, name="pembukaan"),
    path("<int:tahun>/<int:unit_id>/pembukaan/", pembukaan.minta, name="minta_pembukaan"),
    path("pembukaan/<int:pk>/", pembukaan.rinci, name="pembukaan_rinci"),
    path("pembukaan/<int:pk>/berikan/", pembukaan.berikan, name="berikan"),
    path("<int:tahun>/<int:unit_id>/mutu/", mutu.mutu, name="mutu"),
    path("nilai/<int:pk>/mutu/<str:kode>/", mutu.jawab, name="jawab_mutu"),
    path("mutu/aturan/", mutu.aturan, name="aturan_mutu"),
    path("bukti/<int:pk>/lepas/", jendela.lepas_bukti, name="lepas_bukti"),
]
