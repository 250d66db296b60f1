from django.urls import URLPattern, path

from organisasi.views.konteks import konteks

app_name = "organisasi"

urlpatterns: list[URLPattern] = [
    path("konteks/", konteks, name="konteks"),
]
