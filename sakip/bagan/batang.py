"""Horizontal bars, since labels of indicators and units are long."""

from collections.abc import Sequence
from decimal import Decimal

from django.utils.html import escape
from django.utils.safestring import SafeString

from sakip.bagan.deret import Titik, tulis, uraikan
from sakip.bagan.svg import SOROT, TANDA_RAGAM, TINTA, WARNA, WARNA_MUDA, kanvas, potong, teks, unsur

TINGGI_BARIS = 42
LEBAR_NILAI = 76
LEBAR_HURUF = Decimal("6.4")


def batang(
    deret: Sequence[Titik],
    *,
    judul: str,
    satuan: str = "",
    maks: Decimal | None = None,
    target: Decimal | None = None,
    lebar: int = 400,
    desimal: int | None = None,
) -> SafeString:
    """One bar per value under its label, value written at the right, kinds by colour and shape; None is shown as a gap in words.

    maks: the value of a full bar (default: the largest value or target); longer bars are cut there, the number still says the truth.
    Negative values have no bar. target: a line through all bars.
    """
    ujung = maks or max(
        [t.nilai for t in deret if t.nilai is not None] + ([target] if target is not None else []), default=Decimal(1)
    )
    ujung = ujung if ujung > 0 else Decimal(1)
    ruang = Decimal(lebar - LEBAR_NILAI)
    tinggi = TINGGI_BARIS * max(len(deret), 1) + 8
    isi: list[str] = []
    for nomor, titik in enumerate(deret):
        isi += _baris(titik, Decimal(4 + nomor * TINGGI_BARIS), ruang, ujung, tulis(titik.nilai, satuan, desimal))
    if target is not None:
        x = ruang * min(max(target / ujung, Decimal(0)), Decimal(1))
        isi.append(
            unsur(
                "line",
                x1=x,
                x2=x,
                y1=2,
                y2=tinggi - 2,
                stroke=SOROT,
                stroke_width="1.5",
                stroke_dasharray="4 4",
                kelas="b-target",
            )
        )
    return kanvas("bagan-batang", lebar, tinggi, judul, uraikan(deret, satuan, target), isi)


def _baris(titik: Titik, y: Decimal, ruang: Decimal, ujung: Decimal, nilai: str) -> list[str]:
    ragam = titik.ragam if titik.ragam in WARNA else "utama"
    label = teks(0, y + 14, potong(titik.label, int((ruang + LEBAR_NILAI) / LEBAR_HURUF)), fill=TINTA, kelas="b-label")
    judul = unsur("title", escape(f"{titik.label}: {nilai}"))
    dasar = unsur("rect", y=y + 20, width=ruang, height=14, rx=4, fill=WARNA_MUDA["kosong"], kelas="b-dasar")
    panjang = ruang * min(max((titik.nilai or Decimal(0)) / ujung, Decimal(0)), Decimal(1))
    bilah = unsur("rect", judul, y=y + 20, width=panjang, height=14, rx=4, fill=WARNA[ragam], kelas=f"b-isi b-{ragam}")
    tanda = TANDA_RAGAM.get(titik.ragam, "")
    tulisan = f"{tanda} {nilai}".strip() if titik.nilai is not None else "belum ada"
    angka = teks(ruang + 6, y + 31, tulisan, fill=TINTA, font_weight="700", kelas="b-nilai")
    return [label, dasar, *([bilah] if panjang > 0 else []), angka]
