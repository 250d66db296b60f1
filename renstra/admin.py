"""Reference data of planning: editions of the official programme codes."""

from django.contrib import admin

from renstra.models import EdisiNomenklatur, Nomenklatur, Skala


@admin.register(EdisiNomenklatur)
class EdisiNomenklaturAdmin(admin.ModelAdmin):
    list_display = ["nama", "dasar_hukum", "berlaku_mulai"]


@admin.register(Nomenklatur)
class NomenklaturAdmin(admin.ModelAdmin):
    list_display = ["kode", "nama", "jenis", "edisi"]
    list_filter = ["edisi", "jenis"]
    search_fields = ["kode", "nama"]
    list_select_related = ["edisi"]


@admin.register(Skala)
class SkalaAdmin(admin.ModelAdmin):
    list_display = ["nama", "butir", "keterangan"]
