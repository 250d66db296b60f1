"""The rendering process. Started as a script, knows neither Django nor the network, serves one request after the other.

Request and answer are framed by four bytes of length (big endian); a request is JSON, an answer one byte of state (0 well, 1 failed)
followed by the PDF or the reason.  The process ends by itself when idle, when it has grown, or when its parent is gone.
"""

import json
import logging
import os
import resource
import select
import struct
import sys
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import IO, Any
from urllib.parse import unquote, urlsplit

from weasyprint import CSS, HTML
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import URLFetcher, URLFetcherResponse

DIAM_DETIK = 180
MAKS_MEMORI_KB = 420 * 1024
MAKS_CETAK = 200
JENIS_BERKAS = {
    ".css": "text/css",
    ".svg": "image/svg+xml",
    ".png": "image/png",
    ".jpg": "image/jpeg",
    ".jpeg": "image/jpeg",
    ".woff2": "font/woff2",
    ".woff": "font/woff",
    ".ttf": "font/ttf",
}


class Pengambil(URLFetcher):  # type: ignore[misc]
    """Serves data: URIs and files below the static folders; everything else, network above all, is refused."""

    def __init__(self, awalan: str, akar: list[str]) -> None:
        super().__init__(allowed_protocols=("data",), allow_redirects=False)
        self.awalan, self.akar = awalan, [Path(a).resolve() for a in akar]

    def fetch(self, url: str, headers: Any = None) -> URLFetcherResponse:
        """The content of a static file, addressed as the pages address it (/static/…)."""
        bagian = urlsplit(url)
        if bagian.scheme == "data":
            return super().fetch(url, headers)
        if bagian.scheme != "file" or not bagian.path.startswith(self.awalan):
            raise ValueError(f"Alamat di luar berkas statis: {url[:80]}")
        nama = unquote(bagian.path.removeprefix(self.awalan))
        for akar in self.akar:
            berkas = (akar / nama).resolve()
            if berkas.is_relative_to(akar) and berkas.is_file():
                jenis = JENIS_BERKAS.get(berkas.suffix, "application/octet-stream")
                return URLFetcherResponse(url, berkas.read_bytes(), {"Content-Type": jenis})
        raise ValueError(f"Berkas statis tidak ada: {nama}")


@dataclass(frozen=True, slots=True)
class Busana:
    """The styles that documents have in common, with the fonts that they bring."""

    pengambil: Pengambil
    huruf: FontConfiguration
    gaya: tuple[CSS, ...]

    def lembar(self, *, teks: str = "", nama: str = "") -> CSS:
        """A style sheet in the same fonts, from its text or from the address of a static file."""
        isi = teks or f'@import url("{nama}");'
        return CSS(string=isi, base_url="file:///", url_fetcher=self.pengambil, font_config=self.huruf)


@lru_cache(maxsize=8)
def busana(awalan: str, akar: tuple[str, ...], css: tuple[str, ...], _diubah: tuple[int, ...]) -> Busana:
    """Styles and fonts of a kind of document, read once: unpacking and reading them is two fifths of a short print.

    _diubah: when the files were last changed, so that a changed style counts from the next print on.
    """
    kosong = Busana(Pengambil(awalan, list(akar)), FontConfiguration(), ())
    return replace(kosong, gaya=tuple(kosong.lembar(nama=nama) for nama in css))


def _diubah(pesan: dict[str, Any]) -> tuple[int, ...]:
    nama = [satu.removeprefix(pesan["awalan"]) for satu in pesan["css"]]
    berkas = [Path(akar) / satu for satu in nama for akar in pesan["akar"]]
    return tuple(satu.stat().st_mtime_ns for satu in berkas if satu.is_file())


def cetak(pesan: dict[str, Any]) -> bytes:
    """One document. Same request, same bytes: no clock, and the identifier comes from the caller's content hash."""
    dasar = busana(pesan["awalan"], tuple(pesan["akar"]), tuple(pesan["css"]), _diubah(pesan))
    gaya = [*dasar.gaya, dasar.lembar(teks=pesan["gaya"])]
    html = HTML(string=pesan["html"], base_url="file:///", url_fetcher=dasar.pengambil)
    ragam = {"pdf_variant": pesan["ragam"]} if pesan["ragam"] else {}
    dokumen = html.render(font_config=dasar.huruf, stylesheets=gaya, **ragam)
    dokumen.metadata.title = pesan["judul"] or dokumen.metadata.title
    dokumen.metadata.lang = pesan["bahasa"]
    dokumen.metadata.generator = "SAKIP"
    dokumen.metadata.created = dokumen.metadata.modified = pesan["tanggal"]
    return dokumen.write_pdf(pdf_identifier=pesan["sidik"].encode(), **ragam)  # type: ignore[no-any-return]


def baca_rangka(aliran: IO[bytes]) -> bytes | None:
    """The next frame, None at the end of the stream."""
    kepala = _tepat(aliran, 4)
    return None if kepala is None else _tepat(aliran, struct.unpack(">I", kepala)[0])


def _tepat(aliran: IO[bytes], banyak: int) -> bytes | None:
    """Exactly so many bytes: a pipe gives at most what lies in it, so a large frame comes in pieces. None where it ends early."""
    potongan = []
    while banyak:
        satu = aliran.read(banyak)
        if not satu:
            return None
        potongan.append(satu)
        banyak -= len(satu)
    return b"".join(potongan)


def tulis_rangka(aliran: IO[bytes], isi: bytes) -> None:
    """Send one frame."""
    aliran.write(struct.pack(">I", len(isi)))
    aliran.write(isi)
    aliran.flush()


def _jawab(pesan: bytes) -> bytes:
    try:
        return b"\0" + cetak(json.loads(pesan))
    except Exception as salah:  # the caller needs the reason of whatever the renderer raised
        return b"\1" + f"{type(salah).__name__}: {salah}".encode()[:2000]


def layani(masuk: IO[bytes], keluar: IO[bytes]) -> None:
    """Answer requests until idle, grown, worn out or left alone."""
    for _ in range(MAKS_CETAK):
        if not select.select([masuk], [], [], DIAM_DETIK)[0]:
            return
        pesan = baca_rangka(masuk)
        if pesan is None:
            return
        tulis_rangka(keluar, _jawab(pesan))
        if resource.getrusage(resource.RUSAGE_SELF).ru_maxrss > MAKS_MEMORI_KB:
            return


if __name__ == "__main__":
    logging.getLogger("weasyprint").setLevel(logging.ERROR)
    logging.getLogger("fontTools").setLevel(logging.ERROR)
    asli = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # nothing a library prints may get between the frames
    layani(sys.stdin.buffer.raw, asli)  # type: ignore[attr-defined]
