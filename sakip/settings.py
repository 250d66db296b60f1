"""Settings of SAKIP. Everything that differs between places comes from the environment (docs/pemasangan.md)."""

from pathlib import Path

import pghistory
from django.utils.csp import CSP

from sakip import lingkungan

BASE_DIR = Path(__file__).resolve().parent.parent
DATA_DIR = Path(lingkungan.teks("SAKIP_DATA", str(BASE_DIR / ".lokal")))

# contoh: the demo on one's own machine; uji: the test suite; produksi: a regency's server.
MODE = lingkungan.teks("SAKIP_MODE", "produksi")
PRODUKSI = MODE == "produksi"
DEBUG = lingkungan.ya("SAKIP_DEBUG", False)
SECRET_KEY = lingkungan.teks(
    "SAKIP_RAHASIA", "" if PRODUKSI else "bukan-rahasia-hanya-untuk-contoh-dan-uji-di-mesin-sendiri-0123456789"
)
ALLOWED_HOSTS = lingkungan.daftar("SAKIP_HOST", "" if PRODUKSI else "localhost,127.0.0.1,[::1],testserver")
NAMA_DAERAH = lingkungan.teks("SAKIP_NAMA_DAERAH", "" if PRODUKSI else "Kabupaten Contoh")
CSRF_TRUSTED_ORIGINS = lingkungan.daftar("SAKIP_ASAL")

INSTALLED_APPS = [
    "beranda",
    "evaluasi",
    "pelaporan",
    "pengukuran",
    "datakinerja",
    "perjanjian",
    "renstra",
    "layanan",
    "organisasi",
    "sakip",
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.postgres",
    "django.forms",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "crispy_forms",
    "crispy_bootstrap5",
    "django_filters",
    "django_htmx",
    "django_tasks_db",
    "pgtrigger",
    "pghistory",
    "rest_framework",
    "rest_framework.authtoken",
    "drf_spectacular",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.csp.ContentSecurityPolicyMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "pghistory.middleware.HistoryMiddleware",
    "sakip.sesi.SesiMiddleware",
    "organisasi.middleware.KewajibanAkunMiddleware",
    "organisasi.middleware.KonteksMiddleware",
]

ROOT_URLCONF = "sakip.urls"
WSGI_APPLICATION = "sakip.wsgi.application"
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "sakip.navigasi.konteks_halaman",
                "layanan.konteks.giliran_saya",
                "layanan.konteks.panduan_halaman",
            ],
        },
    },
]

DATABASES = {"default": lingkungan.basis_data(lingkungan.teks("DATABASE_URL") or "postgresql:///sakip")}
if lingkungan.ya("SAKIP_POOL", False):
    DATABASES["default"]["OPTIONS"]["pool"] = {"min_size": 1, "max_size": 8}
else:
    DATABASES["default"]["CONN_MAX_AGE"] = 60
    DATABASES["default"]["CONN_HEALTH_CHECKS"] = True
CACHES = {
    # Shared between processes, so that rate limits count once.
    "default": {"BACKEND": "django.core.cache.backends.db.DatabaseCache", "LOCATION": "sakip_cache"},
}
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": ["default"]}}
KABAR_AKUN = "layanan.actions.akun.kabarkan_akun"  # tells the owner of an account what was done to it
ADMIN_OPD_ATUR_KEPALA = lingkungan.ya("SAKIP_ADMIN_OPD_ATUR_KEPALA", False)
MODEL_PEKERJA = "layanan.Pekerja"  # whose `detak` tells /sehat/ that background work is running
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_USER_MODEL = "organisasi.Pengguna"
AUTHENTICATION_BACKENDS = ["organisasi.backend.IzinBackend", "allauth.account.auth_backends.AuthenticationBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 10}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/"
ACCOUNT_ADAPTER = "organisasi.adapter.AdapterAkun"
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
ACCOUNT_LOGOUT_ON_GET = False
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_RATE_LIMITS = {"login": "60/m/ip", "login_failed": "20/m/ip,8/5m/key", "reauthenticate": "10/m/user"}
# Reverse proxies in front, each adding to X-Forwarded-For: rate limits count people, not the proxy.
ALLAUTH_TRUSTED_PROXY_COUNT = int(lingkungan.teks("SAKIP_PROKSI", "1" if PRODUKSI else "0"))
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]
MFA_TOTP_ISSUER = "SAKIP"
# Two-factor is required of administrators and inspectors; the demo switches it off and says so on its pages.
WAJIB_DUA_LANGKAH = lingkungan.ya("SAKIP_WAJIB_DUA_LANGKAH", PRODUKSI)

SESSION_COOKIE_AGE = int(lingkungan.teks("SAKIP_SESI_DETIK", str(2 * 60 * 60)))
SESSION_SAVE_EVERY_REQUEST = False
SESSION_ENGINE = "django.contrib.sessions.backends.db"

# History: every insert, change and delete of a tracked table, by triggers; the history itself can only grow.
PGHISTORY_DEFAULT_TRACKERS = (pghistory.InsertEvent(), pghistory.UpdateEvent(), pghistory.DeleteEvent())
PGHISTORY_APPEND_ONLY = True

LANGUAGE_CODE = "id"
LOCALE_PATHS = [BASE_DIR / "sakip" / "locale"]
FILTERS_EMPTY_CHOICE_LABEL = "Semua"
TIME_ZONE = lingkungan.teks("SAKIP_ZONA", "Asia/Jakarta")
USE_I18N = True
USE_TZ = True

STATIC_URL = "static/"
STATIC_ROOT = DATA_DIR / "static"
STATICFILES_DIRS = [BASE_DIR / "static"]
MEDIA_ROOT = DATA_DIR / "berkas"
_S3 = lingkungan.teks("SAKIP_S3_BUCKET")
STORAGES = {
    "default": {"BACKEND": "storages.backends.s3.S3Storage" if _S3 else "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if MODE == "uji" or DEBUG
        else "whitenoise.storage.CompressedManifestStaticFilesStorage"
    },
}
if _S3:
    STORAGES["default"]["OPTIONS"] = {
        "bucket_name": _S3,
        "endpoint_url": lingkungan.teks("SAKIP_S3_ALAMAT") or None,
        "access_key": lingkungan.teks("SAKIP_S3_KUNCI"),
        "secret_key": lingkungan.teks("SAKIP_S3_RAHASIA"),
        "region_name": lingkungan.teks("SAKIP_S3_WILAYAH") or None,
        "querystring_auth": True,
        "file_overwrite": False,
    }
BERKAS_MAKS_MB = int(lingkungan.teks("SAKIP_BERKAS_MAKS_MB", "25"))

# The address under which people reach the site: printed in QR codes and in mail.
ALAMAT_SITUS = lingkungan.teks("SAKIP_ALAMAT", "http://127.0.0.1:8000").rstrip("/")
# Without a mail server the daily digest is written to the console.
_SURAT = lingkungan.teks("SAKIP_SURAT_HOST")
MAILERS = {"default": {"BACKEND": f"django.core.mail.backends.{'smtp' if _SURAT else 'console'}.EmailBackend"}}
if _SURAT:
    MAILERS["default"]["OPTIONS"] = lingkungan.surat(_SURAT)
DEFAULT_FROM_EMAIL = lingkungan.teks("SAKIP_SURAT_DARI", "sakip@localhost")
# Local certificate (PKCS#12). Empty: the demo makes a self-signed one in DATA_DIR, production offers no such route.
SERTIFIKAT = lingkungan.teks("SAKIP_SERTIFIKAT")
SERTIFIKAT_SANDI = lingkungan.teks("SAKIP_SERTIFIKAT_SANDI")
# Gateway of certified signatures; empty address: the route is not offered.
GERBANG_TTE = lingkungan.teks("SAKIP_GERBANG_TTE").rstrip("/")
GERBANG_TTE_PENGGUNA = lingkungan.teks("SAKIP_GERBANG_TTE_PENGGUNA")
GERBANG_TTE_SANDI = lingkungan.teks("SAKIP_GERBANG_TTE_SANDI")
GERBANG_TTE_DETIK = int(lingkungan.teks("SAKIP_GERBANG_TTE_DETIK", "30"))

CRISPY_ALLOWED_TEMPLATE_PACKS = "bootstrap5"
CRISPY_TEMPLATE_PACK = "bootstrap5"

REST_FRAMEWORK = {
    "DEFAULT_PERMISSION_CLASSES": ["rest_framework.permissions.IsAuthenticated"],
    "DEFAULT_AUTHENTICATION_CLASSES": [
        "rest_framework.authentication.SessionAuthentication",
        "rest_framework.authentication.TokenAuthentication",
    ],
    "DEFAULT_FILTER_BACKENDS": ["django_filters.rest_framework.DjangoFilterBackend"],
    "DEFAULT_PAGINATION_CLASS": "sakip.api_halaman.Halaman",
    "EXCEPTION_HANDLER": "layanan.galat_api.tangani",
    "DEFAULT_SCHEMA_CLASS": "drf_spectacular.openapi.AutoSchema",
    "DEFAULT_RENDERER_CLASSES": ["sakip.api_json.PenulisJson"],
    "PAGE_SIZE": 50,
    "COERCE_DECIMAL_TO_STRING": True,
}
SPECTACULAR_SETTINGS = {
    "TITLE": "API SAKIP",
    "VERSION": "1",
    "SERVE_INCLUDE_SCHEMA": False,
    "SERVE_PERMISSIONS": ["rest_framework.permissions.IsAuthenticated"],
}

SECURE_CSP = {
    "default-src": [CSP.SELF],
    "img-src": [CSP.SELF, "data:"],
    "object-src": [CSP.NONE],
    "base-uri": [CSP.NONE],
    "frame-ancestors": [CSP.NONE],
    "form-action": [CSP.SELF],
}
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
if PRODUKSI:
    SECURE_SSL_REDIRECT = lingkungan.ya("SAKIP_HTTPS", True)
    SECURE_REDIRECT_EXEMPT = [r"^sehat/$"]  # the monitor asks on the machine itself, without the proxy
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE_SSL_REDIRECT
    SECURE_HSTS_SECONDS = 31_536_000
    SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = True

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"baris": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"}},
    "handlers": {"konsol": {"class": "logging.StreamHandler", "formatter": "baris"}},
    "loggers": {"django_tasks_db": {"level": "ERROR"}},  # an orderly stop is no news
    "root": {"handlers": ["konsol"], "level": lingkungan.teks("SAKIP_LOG", "WARNING")},
}
