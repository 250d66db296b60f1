"""QR codes for printed documents: vector for the page and the PDF, a picture as data: URI where an <img> is wanted."""

import segno
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

TEPI = 2


def kode_qr(isi: str, *, judul: str = "Kode QR", pemulihan: str = "m") -> SafeString:
    """An <svg> of the QR code of a text, dark on white in every theme; pemulihan: l, m, q or h (share of damage it survives).

    Raises ValueError when the text is empty or longer than a QR code holds.
    """
    kode = _buat(isi, pemulihan)
    sisi = kode.symbol_size(border=TEPI)[0]
    jalur = "".join(
        f"M{x + TEPI} {y + TEPI}h1v1h-1z"
        for y, baris in enumerate(kode.matrix)
        for x, gelap in enumerate(baris)
        if gelap
    )
    return mark_safe(  # noqa: S308  # numbers are ours, the title is escaped
        f'<svg xmlns="http://www.w3.org/2000/svg" class="qr" viewBox="0 0 {sisi} {sisi}" role="img" aria-label="{escape(judul)}" shape-rendering="crispEdges">'
        f'<title>{escape(judul)}</title><path fill="#ffffff" d="M0 0h{sisi}v{sisi}h-{sisi}z"/><path fill="#000000" d="{jalur}"/></svg>'
    )


def kode_qr_data(isi: str, *, skala: int = 6, pemulihan: str = "m") -> str:
    """The QR code as a PNG in a data: URI, `skala` pixels a module; usable as <img src>. Raises ValueError as kode_qr."""
    return str(_buat(isi, pemulihan).png_data_uri(scale=skala, border=TEPI))


def _buat(isi: str, pemulihan: str) -> segno.QRCode:
    if not isi:
        raise ValueError("Kode QR perlu isi.")
    try:
        return segno.make_qr(isi, error=pemulihan, boost_error=False)
    except segno.DataOverflowError as salah:
        raise ValueError(f"Isi kode QR terlalu panjang ({len(isi)} huruf).") from salah
