"""Settings of the test suite: the product's settings on the private test server, or on DATABASE_URL where that is set."""

import os

from sakip import pg_tertanam

os.environ.setdefault("SAKIP_MODE", "uji")
os.environ.setdefault("DATABASE_URL", pg_tertanam.Peladen("uji").alamat())

from sakip.settings import *  # noqa: E402,F403  (the environment must be set before)

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
