"""The one function the apps call to print."""

import hashlib
import json
from collections.abc import Iterable
from datetime import date
from html import escape
from pathlib import Path

from django.conf import settings
from django.core.cache import caches

from sakip.pdf.saluran import SALURAN, PencetakMenolak, SaluranHabis, SaluranPutus

UKURAN = {"A4": "210mm 297mm", "F4": "215mm 330mm", "A3": "297mm 420mm"}
CSS_DOKUMEN = "css/dokumen.css"
RAGAM_BERTANDA = "pdf/ua-1"
RAGAM_ARSIP = "pdf/a-3u"
BATAS_DETIK = 60.0


class PdfGagal(Exception):
    """The document could not be printed; str() is the sentence for the user. Nothing was stored."""


def cetak(
    html: str,
    *,
    css: Iterable[str] = (),
    judul: str = "",
    ukuran: str = "A4",
    mendatar: bool = False,
    bahasa: str = "id",
    draf: bool = False,
    tanggal: date | None = None,
    ragam: str = RAGAM_BERTANDA,
    batas_detik: float = BATAS_DETIK,
) -> bytes:
    """PDF bytes of an HTML text (a whole document or just the body).

    css: static paths added after css/dokumen.css; ukuran: A4, F4 (215 × 330 mm) or A3; draf: a DRAF mark behind every page;
    tanggal: the date the file claims (none by default, so that equal input gives equal bytes); ragam: "pdf/ua-1" (tagged, for reading aloud),
    "pdf/a-3u" (archive) or "" (plain, twice as fast, for long reports). Images, fonts and styles come from static files or data: only.
    Raises PdfGagal with a sentence when it takes longer than batas_detik or cannot be rendered.
    """
    pesan = {
        "html": _utuh(html, judul, bahasa),
        "css": [_alamat(nama) for nama in (CSS_DOKUMEN, *css)],
        "gaya": _gaya(ukuran, mendatar=mendatar, draf=draf),
        "judul": judul,
        "bahasa": bahasa,
        "tanggal": tanggal.isoformat() if tanggal else None,
        "ragam": ragam,
        "awalan": _awalan(),
        "akar": [str(a) for a in _akar()],
    }
    pesan["sidik"] = sidik = _sidik(pesan, (CSS_DOKUMEN, *css))
    singgahan = caches["pdf"] if "pdf" in settings.CACHES else None
    if singgahan and (tersimpan := singgahan.get(sidik)):
        return bytes(tersimpan)
    hasil = _kirim(pesan, batas_detik)
    if singgahan:
        singgahan.set(sidik, hasil)
    return hasil


def _kirim(pesan: dict[str, object], batas_detik: float) -> bytes:
    try:
        return SALURAN.kirim(pesan, batas_detik)
    except SaluranHabis as salah:
        raise PdfGagal(
            f"Dokumen belum selesai dicetak dalam {batas_detik:g} detik. Coba lagi sebentar lagi, atau cetak per bagian."
        ) from salah
    except SaluranPutus as salah:
        raise PdfGagal(
            "Pencetak berhenti sebelum selesai. Coba lagi; bila berulang, sampaikan kepada administrator."
        ) from salah
    except PencetakMenolak as salah:
        raise PdfGagal(f"Dokumen tidak dapat dicetak ({salah}). Sampaikan kepada administrator.") from salah


def _utuh(html: str, judul: str, bahasa: str) -> str:
    if "<html" in html[:2000].lower():
        return html
    return f'<!doctype html><html lang="{escape(bahasa)}"><head><meta charset="utf-8"><title>{escape(judul)}</title></head><body>{html}</body></html>'


def _gaya(ukuran: str, *, mendatar: bool, draf: bool) -> str:
    """The part of the style that belongs to this one print. Raises KeyError for an unknown paper."""
    halaman = UKURAN[ukuran]
    if mendatar:
        halaman = " ".join(reversed(halaman.split()))
    latar = f'background: url("{_alamat("gambar/draf.svg")}") center / 75% no-repeat;' if draf else ""
    return f"@page {{ size: {halaman}; {latar} }}"


def _awalan() -> str:
    return "/" + settings.STATIC_URL.strip("/") + "/"


def _alamat(nama: str) -> str:
    return _awalan() + nama


def _akar() -> list[Path]:
    return [Path(a) for a in (*settings.STATICFILES_DIRS, settings.STATIC_ROOT) if a]


def _sidik(pesan: dict[str, object], css: Iterable[str]) -> str:
    """Content hash of everything that decides how the document looks, except where the project lies."""
    tanpa_tempat = {nama: isi for nama, isi in pesan.items() if nama != "akar"}
    sidik = hashlib.sha256(json.dumps(tanpa_tempat, sort_keys=True).encode())
    for nama in css:
        berkas = next((a / nama for a in _akar() if (a / nama).is_file()), None)
        if berkas is None:
            raise FileNotFoundError(f"Berkas gaya {nama} tidak ada di folder statis.")
        sidik.update(berkas.read_bytes())
    return sidik.hexdigest()
