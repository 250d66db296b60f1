"""The API, version 1: each app adds its routes in its `api_urls`."""

from django.urls import URLPattern, URLResolver

urlpatterns: list[URLPattern | URLResolver] = []
