from django.urls import URLPattern

app_name = "datakinerja"

urlpatterns: list[URLPattern] = []
