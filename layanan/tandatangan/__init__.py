"""The three ways to sign a document, behind one face: bytes in, bytes out."""

from collections.abc import Callable

from layanan.models import JalurTandaTangan
from layanan.tandatangan import basah, gerbang, lokal
from layanan.tandatangan.permintaan import GagalTandaTangan, Hasil, Permintaan

_JALUR: dict[str, Callable[[Permintaan], Hasil]] = {
    JalurTandaTangan.BASAH: basah.tanda_tangani,
    JalurTandaTangan.GERBANG: gerbang.tanda_tangani,
    JalurTandaTangan.LOKAL: lokal.tanda_tangani,
}
_ADA: dict[str, Callable[[], bool]] = {
    JalurTandaTangan.BASAH: lambda: True,
    JalurTandaTangan.GERBANG: gerbang.tersedia,
    JalurTandaTangan.LOKAL: lokal.tersedia,
}


def jalur_tersedia() -> list[tuple[str, str]]:
    """Routes configured in this place, as choices (value, label)."""
    return [(jalur.value, jalur.label) for jalur in JalurTandaTangan if _ADA[jalur]()]


def jalankan(jalur: str, permintaan: Permintaan) -> Hasil:
    """Sign by a route. Raises GagalTandaTangan with a sentence where the route is absent or refuses."""
    if jalur not in _JALUR or not _ADA[jalur]():
        raise GagalTandaTangan(
            "Jalur tanda tangan ini belum disiapkan di tempat ini. Pilih jalur lain, atau hubungi administrator."
        )
    return _JALUR[jalur](permintaan)


__all__ = ["GagalTandaTangan", "Hasil", "Permintaan", "jalankan", "jalur_tersedia"]
