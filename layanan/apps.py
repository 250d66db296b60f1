from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class LayananConfig(AppConfig):
    name = "layanan"
    verbose_name = "Layanan dokumen"

    def ready(self) -> None:
        # Each app registers its kinds of jobs in its tasks module.
        autodiscover_modules("tasks")
