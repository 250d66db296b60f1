"""The verification address of a document and its QR code, for papers made before the bytes are frozen."""

import io

import segno
from django.conf import settings
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe


def alamat(kode: str) -> str:
    """The public address that verifies a document, absolute."""
    return settings.ALAMAT_SITUS + reverse("layanan:verifikasi", args=[kode])


def svg(kode: str, *, ukuran: int = 3) -> SafeString:
    """The address as inline SVG without styles or scripts; it scales. ukuran: pixels of one module by default."""
    gambar, penyangga = segno.make_qr(alamat(kode), error="m"), io.BytesIO()
    gambar.save(
        penyangga, kind="svg", border=2, xmldecl=False, svgclass=None, lineclass=None, omitsize=True, light="#fff"
    )
    lebar, tinggi = gambar.symbol_size(scale=ukuran, border=2)
    teks = penyangga.getvalue().decode().replace("<svg ", f'<svg width="{lebar}" height="{tinggi}" ', 1)
    return mark_safe(teks)  # noqa: S308  our own drawing; the address is made of safe characters


def png(kode: str, *, ukuran: int = 6) -> bytes:
    """The address as PNG. ukuran: pixels of one module."""
    penyangga = io.BytesIO()
    segno.make_qr(alamat(kode), error="m").save(penyangga, kind="png", scale=ukuran, border=2)
    return penyangga.getvalue()
