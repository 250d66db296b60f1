"""Reading the environment: the only place where settings come from outside."""

import os
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit


def teks(nama: str, bawaan: str = "") -> str:
    """The text of an environment variable, `bawaan` where it is unset."""
    return os.environ.get(nama, bawaan)


def ya(nama: str, bawaan: bool = False) -> bool:
    """A switch: 1, ya, true and on are yes; unset is `bawaan`."""
    nilai = os.environ.get(nama)
    return bawaan if nilai is None else nilai.strip().lower() in {"1", "ya", "true", "on"}


def daftar(nama: str, bawaan: str = "") -> list[str]:
    """A list separated by commas, without empty parts."""
    return [bagian.strip() for bagian in teks(nama, bawaan).split(",") if bagian.strip()]


def basis_data(alamat: str) -> dict[str, Any]:
    """Django's database settings from `postgres://user:password@host:port/name?option=value`.

    `host=/folder` in the query names a socket folder. Any other scheme raises ValueError.
    """
    bagian = urlsplit(alamat)
    if bagian.scheme not in {"postgres", "postgresql"}:
        raise ValueError("DATABASE_URL harus berawalan postgresql:// (hanya PostgreSQL yang didukung).")
    pilihan: dict[str, Any] = dict(parse_qsl(bagian.query))
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(bagian.path.lstrip("/")),
        "USER": unquote(bagian.username or ""),
        "PASSWORD": unquote(bagian.password or ""),
        "HOST": pilihan.pop("host", bagian.hostname or ""),
        "PORT": str(bagian.port or ""),
        "OPTIONS": pilihan,
    }


def surat(host: str) -> dict[str, Any]:
    """Options of the mail server: SAKIP_SURAT_PORT, _PENGGUNA, _SANDI, _TLS (on by default)."""
    return {
        "host": host,
        "port": int(teks("SAKIP_SURAT_PORT", "587")),
        "username": teks("SAKIP_SURAT_PENGGUNA"),
        "password": teks("SAKIP_SURAT_SANDI"),
        "use_tls": ya("SAKIP_SURAT_TLS", True),
        "timeout": 20,
    }
