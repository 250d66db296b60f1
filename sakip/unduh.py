"""Files as HTTP responses: right name, right kind, never guessed, never kept by caches others can read."""

import hashlib
import re
import unicodedata
from datetime import date

from django.http import HttpRequest, HttpResponse, HttpResponseNotModified
from django.http.response import HttpResponseBase
from django.utils.cache import patch_cache_control
from django.utils.http import content_disposition_header, parse_etags, quote_etag

JENIS = {
    "pdf": "application/pdf",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "csv": "text/csv; charset=utf-8",
    "json": "application/json",
    "zip": "application/zip",
    "png": "image/png",
    "jpg": "image/jpeg",
}
SETIAP = "application/octet-stream"
PANJANG_NAMA = 120


def nama_berkas(*bagian: str | int | date | None, akhiran: str) -> str:
    """A file name people can read and every system can store: `PK Dinas Kesehatan 2026.pdf`; empty parts are left out."""
    teks = " ".join(str(b) for b in bagian if b not in (None, ""))
    teks = unicodedata.normalize("NFC", teks)
    teks = re.sub(r'[\x00-\x1f\x7f<>:"/\\|?*]+', "-", teks)
    teks = re.sub(r"\s+", " ", teks).strip(" .-")[:PANJANG_NAMA].rstrip(" .-")
    return f"{teks or 'berkas'}.{akhiran}"


def unduh(request: HttpRequest, isi: bytes, nama: str, *, tampil: bool = False, jenis: str = "") -> HttpResponseBase:
    """A file of bytes. The kind follows the ending of the name; tampil=True shows it in the browser instead of saving it.

    Carries an ETag over the content and answers 304 to a browser that has it; caches must ask again and shared ones keep nothing.
    """
    sidik = quote_etag(hashlib.sha256(isi).hexdigest()[:32])
    cocok = parse_etags(request.headers.get("If-None-Match", ""))
    respons: HttpResponse = (
        HttpResponseNotModified() if sidik in [c.removeprefix("W/") for c in cocok] else HttpResponse(isi)
    )
    if respons.status_code == 200:
        respons["Content-Length"] = str(len(isi))
    respons["ETag"] = sidik
    return _lengkapi(respons, nama, tampil=tampil, jenis=jenis)


def _lengkapi(respons: HttpResponseBase, nama: str, *, tampil: bool, jenis: str) -> HttpResponseBase:
    akhiran = nama.rpartition(".")[2].lower()
    tipe = jenis or JENIS.get(akhiran, SETIAP)
    boleh_tampil = tampil and tipe in (JENIS["pdf"], JENIS["png"], JENIS["jpg"])
    respons["Content-Type"] = tipe
    respons["Content-Disposition"] = content_disposition_header(not boleh_tampil, nama) or "attachment"
    respons["X-Content-Type-Options"] = "nosniff"
    patch_cache_control(respons, private=True, no_cache=True)
    return respons
