"""Handing out stored bytes: conditional, by ranges, never as a page of this site."""

import re
from collections.abc import Iterator

from django.http import FileResponse, HttpRequest, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.utils.cache import get_conditional_response
from django.utils.http import content_disposition_header

from layanan.isi import PDF
from layanan.models import Berkas

RENTANG = re.compile(r"bytes=([0-9]{0,18})-([0-9]{0,18})")
TERKURUNG = "default-src 'none'; style-src 'unsafe-inline'; img-src 'self'; frame-ancestors 'none'"
POTONG = 1 << 16


def kirim(request: HttpRequest, berkas: Berkas, nama: str, *, unduh: bool = False) -> HttpResponseBase:
    """A response with the bytes. Pictures and PDF show in place unless `unduh`; all else is an attachment.

    The ETag is the hash, so an unchanged file costs a 304; permission was asked before, hence no shared cache.
    """
    etag = f'"{berkas.sha256}"'
    respons = get_conditional_response(request, etag=etag) or _isi(request, berkas, etag)
    respons["ETag"] = etag
    respons["Cache-Control"] = "private, no-cache"
    respons["X-Content-Type-Options"] = "nosniff"
    respons["Accept-Ranges"] = "bytes"
    respons["Content-Disposition"] = content_disposition_header(unduh or not berkas.tampil, nama) or "attachment"
    # The viewer that browsers bring for PDF does not start inside a sandbox; it runs apart from the site anyway.
    respons["Content-Security-Policy"] = TERKURUNG if berkas.jenis == PDF.mime else f"{TERKURUNG}; sandbox"
    return respons


def _isi(request: HttpRequest, berkas: Berkas, etag: str) -> HttpResponseBase:
    rentang = _rentang(request, berkas.ukuran, etag)
    if rentang is None:
        return FileResponse(berkas.isi(), content_type=berkas.jenis)
    awal, akhir = rentang
    if awal >= berkas.ukuran or awal > akhir:
        return HttpResponse(status=416, headers={"Content-Range": f"bytes */{berkas.ukuran}"})
    respons = StreamingHttpResponse(_potongan(berkas, awal, akhir), status=206, content_type=berkas.jenis)
    respons["Content-Range"] = f"bytes {awal}-{akhir}/{berkas.ukuran}"
    respons["Content-Length"] = str(akhir - awal + 1)
    return respons


def _rentang(request: HttpRequest, ukuran: int, etag: str) -> tuple[int, int] | None:
    """First and last byte asked for; None for the whole (no range, several ranges, or another version meant)."""
    cocok = RENTANG.fullmatch(request.headers.get("Range", "").strip())
    if not cocok or not any(cocok.groups()) or request.headers.get("If-Range", etag) != etag:
        return None
    awal, akhir = cocok.groups()
    if not awal:
        return max(0, ukuran - int(akhir)), ukuran - 1
    return int(awal), min(int(akhir), ukuran - 1) if akhir else ukuran - 1


def _potongan(berkas: Berkas, awal: int, akhir: int) -> Iterator[bytes]:
    with berkas.isi() as aliran:
        aliran.seek(awal)
        sisa = akhir - awal + 1
        while sisa > 0 and (potong := aliran.read(min(POTONG, sisa))):
            sisa -= len(potong)
            yield potong
