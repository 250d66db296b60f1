"""How often something may be tried: counted in the shared cache, so that all processes count together."""

import time

from django.core.cache import cache


def _kunci(nama: str, siapa: str, jendela: int) -> str:
    return f"batas:{nama}:{siapa}:{int(time.time()) // jendela}"


def habis(nama: str, siapa: str, *, maks: int, jendela: int) -> bool:
    """Whether `siapa` has used up `maks` tries of this window of `jendela` seconds."""
    return cache.get(_kunci(nama, siapa, jendela), 0) >= maks


def pakai(nama: str, siapa: str, *, maks: int, jendela: int) -> bool:
    """Use one try; False where none was left."""
    if habis(nama, siapa, maks=maks, jendela=jendela):
        return False
    kunci = _kunci(nama, siapa, jendela)
    if not cache.add(kunci, 1, timeout=jendela):
        cache.set(kunci, cache.get(kunci, 0) + 1, timeout=jendela)
    return True
