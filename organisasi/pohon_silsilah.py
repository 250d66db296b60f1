"""The family tree of a unit as a drawing: boxes in columns by generation, lines with shares.  Sizes in SVG units."""

import textwrap
from collections import defaultdict
from dataclasses import dataclass
from decimal import Decimal

from organisasi.queries.silsilah import Ikatan, Keluarga, Kerabat

LEBAR, TINGGI = 210, 74
JARAK_X, JARAK_Y = 90, 22
HURUF_PER_BARIS = 27
BARIS_MAKS = 3


@dataclass(frozen=True)
class Kotak:
    """A unit as a box: corner, lines of its name with their heights, its span of life."""

    kerabat: Kerabat
    x: int
    y: int
    baris: tuple[tuple[int, str], ...]
    masa: str
    pusat: bool


@dataclass(frozen=True)
class Garis:
    """A tie as a curve with the share in per cent."""

    jalan: str
    label_x: int
    label_y: int
    persen: Decimal


@dataclass(frozen=True)
class Gambar:
    lebar: int
    tinggi: int
    kotak: tuple[Kotak, ...]
    garis: tuple[Garis, ...]


def gambar(keluarga: Keluarga, pusat: int) -> Gambar:
    """Lay a family out; `pusat` is the unit whose family it is."""
    baris: dict[int, int] = defaultdict(int)
    kotak: dict[int, Kotak] = {}
    for satu in keluarga.kerabat:
        x = satu.tingkat * (LEBAR + JARAK_X) + 1
        y = baris[satu.tingkat] * (TINGGI + JARAK_Y) + 1
        baris[satu.tingkat] += 1
        kotak[satu.id] = Kotak(satu, x, y, _baris(satu.nama, y), _masa(satu), satu.id == pusat)
    return Gambar(
        lebar=len(baris) * (LEBAR + JARAK_X) - JARAK_X + 2,
        tinggi=max(baris.values(), default=0) * (TINGGI + JARAK_Y) - JARAK_Y + 2,
        kotak=tuple(kotak.values()),
        garis=tuple(_garis(satu, kotak) for satu in keluarga.ikatan),
    )


def _baris(nama: str, y: int) -> tuple[tuple[int, str], ...]:
    potong = textwrap.shorten(nama, HURUF_PER_BARIS * BARIS_MAKS, placeholder=" …")
    return tuple((y + 18 + 15 * i, isi) for i, isi in enumerate(textwrap.wrap(potong, HURUF_PER_BARIS)[:BARIS_MAKS]))


def _masa(kerabat: Kerabat) -> str:
    mulai = str(kerabat.mulai.year) if kerabat.mulai else "…"
    return f"{mulai} – {kerabat.selesai.year}" if kerabat.selesai else f"sejak {mulai}"


def _garis(ikatan: Ikatan, kotak: dict[int, Kotak]) -> Garis:
    asal, tujuan = kotak[ikatan.asal], kotak[ikatan.tujuan]
    x1, y1, x2, y2 = asal.x + LEBAR, asal.y + TINGGI // 2, tujuan.x, tujuan.y + TINGGI // 2
    tengah = (x1 + x2) // 2
    return Garis(
        jalan=f"M{x1} {y1} C{tengah} {y1} {tengah} {y2} {x2} {y2}",
        label_x=(x1 + tengah) // 2 + 6,
        label_y=y1 + (y2 - y1) // 4 - 5,
        persen=ikatan.bagian * 100,
    )
