from django.urls import URLPattern

app_name = "renstra"

urlpatterns: list[URLPattern] = []
