from django.urls import URLPattern, path

from layanan.views import alur

app_name = "layanan"

urlpatterns: list[URLPattern] = [
    path("langkah/<str:nama_model>/<int:pk>/<str:tindakan>/", alur.langkah, name="langkah"),
]
