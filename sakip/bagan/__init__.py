"""Charts as SVG made on the server: no library, no inline style, the same markup on the page and in the PDF.

Colours are presentation attributes (light theme, used by the PDF) and classes (static/css/bagan.css lets the page's theme win).
Every chart says what it shows in <title> and <desc>; `tabel_deret` and `tabel_petak` give the figures as a table, `figur` joins both.
"""

from sakip.bagan.batang import batang
from sakip.bagan.deret import Titik
from sakip.bagan.garis import garis
from sakip.bagan.meter import meter
from sakip.bagan.petak import Skala, petak_panas
from sakip.bagan.pita import pita_predikat
from sakip.bagan.tabel import figur, tabel_deret, tabel_petak

__all__ = [
    "Skala",
    "Titik",
    "batang",
    "figur",
    "garis",
    "meter",
    "petak_panas",
    "pita_predikat",
    "tabel_deret",
    "tabel_petak",
]
