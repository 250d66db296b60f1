"""Entry point of the application server. A production server that lacks its secrets or its name does not start."""

import os

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.core.wsgi import get_wsgi_application

from sakip import lingkungan

WAJIB = ("SAKIP_RAHASIA", "SAKIP_HOST", "SAKIP_ALAMAT", "DATABASE_URL")

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "sakip.settings")
if settings.PRODUKSI:
    kurang = [nama for nama in WAJIB if not lingkungan.teks(nama)]
    if kurang:
        raise ImproperlyConfigured(f"Isi variabel lingkungan {', '.join(kurang)} (lihat docs/pemasangan.md).")

application = get_wsgi_application()
