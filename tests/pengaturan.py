"""Settings of the test suite: the product's settings on the private test server, or on DATABASE_URL where that is set."""

import atexit
import os
import shutil
import tempfile
from pathlib import Path

from sakip import pg_tertanam

os.environ["SAKIP_MODE"] = "uji"
os.environ.setdefault("DATABASE_URL", pg_tertanam.Peladen("uji").alamat())

from sakip.settings import *  # noqa: F403  (the environment must be set before)

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
STATIC_ROOT = Path(__file__).resolve().parent.parent / "static"
MEDIA_ROOT = Path(tempfile.mkdtemp(prefix="sakip-uji-berkas-"))
atexit.register(shutil.rmtree, MEDIA_ROOT, ignore_errors=True)
