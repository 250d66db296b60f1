"""Pieces every chart is made of: elements, coordinates, colours, scales."""

from collections.abc import Iterable
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

WARNA = {
    "utama": "#0b5d57",
    "baik": "#14713d",
    "awas": "#855600",
    "buruk": "#a8261c",
    "info": "#1b5a8c",
    "kosong": "#55645f",
}
WARNA_MUDA = {
    "utama": "#e3f1ef",
    "baik": "#e2f3e8",
    "awas": "#fdf0d3",
    "buruk": "#fbe5e2",
    "info": "#e4eff8",
    "kosong": "#e9eeec",
}
TINTA, TINTA_2, GARIS, KERTAS, SOROT = "#16211f", "#4b5a57", "#dbe2e0", "#ffffff", "#b45309"
HURUF = "Plus Jakarta Sans Variable, Plus Jakarta Sans, Liberation Sans, DejaVu Sans, sans-serif"
TANDA_RAGAM = {"baik": "●", "awas": "▲", "buruk": "■", "kosong": "□"}


def k(nilai: Decimal | int) -> str:
    """A coordinate: at most two decimals, no exponent, no trailing zeros."""
    teks = format(Decimal(nilai).quantize(Decimal("0.01")), "f").rstrip("0").rstrip(".")
    return "0" if teks in ("", "-0") else teks


def unsur(nama: str, isi: str = "", /, **atribut: object) -> SafeString:
    """An element; underscores in attribute names become hyphens, `kelas` is class, numbers are coordinates, None is left out."""
    bagian = []
    for kunci, nilai in atribut.items():
        if nilai is None or nilai == "":
            continue
        teks = k(nilai) if isinstance(nilai, Decimal | int) else str(nilai)
        bagian.append(f' {"class" if kunci == "kelas" else kunci.replace("_", "-")}="{escape(teks)}"')
    return mark_safe(f"<{nama}{''.join(bagian)}>{isi}</{nama}>")  # noqa: S308  # names are ours, values escaped


def teks(
    x: Decimal | int,
    y: Decimal | int,
    isi: object,
    *,
    kelas: str = "b-teks",
    anchor: str = "start",
    ukuran: int = 12,
    **lain: object,
) -> SafeString:
    """A text, baseline at y."""
    atribut: dict[str, object] = {
        "fill": TINTA_2,
        "font_size": ukuran,
        "font_family": HURUF,
        "text_anchor": anchor,
    } | lain
    return unsur("text", escape(str(isi)), x=x, y=y, kelas=kelas, **atribut)


def kanvas(
    kelas: str,
    lebar: Decimal | int,
    tinggi: Decimal | int,
    judul: str,
    uraian: str,
    isi: Iterable[str],
    **atribut: object,
) -> SafeString:
    """The chart itself: an image with name and description, scaled to the width it gets."""
    kepala = unsur("title", escape(judul)) + unsur("desc", escape(uraian))
    kotak = f"0 0 {k(lebar)} {k(tinggi)}"
    dasar: dict[str, object] = {
        "viewBox": kotak,
        "width": lebar,
        "height": tinggi,
        "role": "img",
        "aria_label": f"{judul}. {uraian}",
    }
    badan = unsur("svg", kepala + mark_safe("".join(isi)), kelas=f"bagan {kelas}", **(dasar | atribut))  # noqa: S308
    return mark_safe(badan.replace("<svg ", '<svg xmlns="http://www.w3.org/2000/svg" ', 1))  # noqa: S308


def potong(isi: str, panjang: int) -> str:
    """A label cut to so many characters; the whole text belongs into a <title>."""
    rapi = " ".join(isi.split())
    return rapi if len(rapi) <= panjang else rapi[: panjang - 1].rstrip() + "…"


def skala_bulat(bawah: Decimal, atas: Decimal, langkah: int = 4) -> list[Decimal]:
    """Round tick values (1, 2, 2.5 or 5 times a power of ten) that enclose bawah..atas, in about `langkah` steps."""
    if atas <= bawah:
        atas = bawah + max(abs(bawah), Decimal(1))
    kasar = (atas - bawah) / langkah
    dasar = Decimal(1).scaleb(kasar.adjusted())
    satuan = next(
        dasar * p for p in (Decimal(1), Decimal(2), Decimal("2.5"), Decimal(5), Decimal(10)) if dasar * p >= kasar
    )
    awal = (bawah / satuan).to_integral_value(ROUND_FLOOR)
    akhir = (atas / satuan).to_integral_value(ROUND_CEILING)
    return [satuan * n for n in range(int(awal), int(akhir) + 1)]
