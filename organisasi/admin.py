"""Reference data only; everything that means something goes through actions."""

from django.contrib import admin

from organisasi.models import KategoriCapaian, Satuan, Tahun, Tenggat


class TenggatSisip(admin.TabularInline):
    model = Tenggat
    extra = 0


class KategoriSisip(admin.TabularInline):
    model = KategoriCapaian
    extra = 0


@admin.register(Tahun)
class TahunAdmin(admin.ModelAdmin):
    list_display = ["tahun", "batas_capaian", "ambang_analisis", "terkunci"]
    inlines = [TenggatSisip, KategoriSisip]

    def has_add_permission(self, request: object) -> bool:
        """Years are opened on their own page, with periods."""
        return False

    def has_delete_permission(self, request: object, obj: object = None) -> bool:
        return False


@admin.register(Satuan)
class SatuanAdmin(admin.ModelAdmin):
    list_display = ["nama", "simbol", "desimal"]
    search_fields = ["nama", "simbol"]
