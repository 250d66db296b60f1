from django.apps import AppConfig


class DatakinerjaConfig(AppConfig):
    name = "datakinerja"
    verbose_name = "Data kinerja"
