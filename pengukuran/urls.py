from django.urls import URLPattern

app_name = "pengukuran"

urlpatterns: list[URLPattern] = []
