"""Charts as SVG made on the server: no library, no inline style, the same markup on the page and in the PDF.

Colours are presentation attributes (light theme, used by the PDF) and classes (static/css/bagan.css lets the page's theme win).
Every chart says what it shows in <title> and <desc>; `tabel_deret` gives the figures as a table, `figur` joins both.
"""

from sakip.bagan.batang import batang
from sakip.bagan.deret import Titik
from sakip.bagan.garis import garis
from sakip.bagan.tabel import figur, tabel_deret

__all__ = [
    "Titik",
    "batang",
    "figur",
    "garis",
    "tabel_deret",
]
