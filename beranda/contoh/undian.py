"""Numbers that look drawn but depend on their key alone: the same demo on every machine, in whatever order it is made."""

import hashlib
from collections.abc import Sequence
from decimal import Decimal


def undi(banyak: int, *kunci: object) -> int:
    """A whole number 0 … banyak − 1."""
    sidik = hashlib.blake2b("|".join(map(str, kunci)).encode(), digest_size=8).digest()
    return int.from_bytes(sidik) % banyak


def antara(bawah: str | Decimal, atas: str | Decimal, *kunci: object) -> Decimal:
    """A number between two bounds, in thousand steps."""
    bawah, atas = Decimal(bawah), Decimal(atas)
    return bawah + (atas - bawah) * undi(1001, *kunci) / 1000


def pilih[T](daftar: Sequence[T], *kunci: object) -> T:
    """One of several."""
    return daftar[undi(len(daftar), *kunci)]
