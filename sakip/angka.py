"""Indonesian numbers, in and out: ``1.234,5``, ``Rp 1.000``, ``12,5%``.

Reading rules where a text could mean two things:

* ``1.234`` (one dot, exactly three digits after it, one to three before it and no
  leading zero) is a grouped number: 1234. ``0.123``, ``12.5`` and ``1234.567`` cannot
  be grouped numbers and are read with a decimal point.
* ``1,234`` has a decimal comma: 1.234.
* Where both signs occur the last kind is the decimal sign: ``1.234,5`` and ``1,234.5``.
* A per cent sign is dropped, the number stays as written: ``12,5 %`` is 12.5.
"""

import re
from decimal import ROUND_HALF_UP, Context, Decimal

PANJANG_MAKS = 60
_SPASI = re.compile(r"[\s\u00a0\u2007\u2009\u202f\u200b\ufeff]+")
_MINUS = str.maketrans({"\u2212": "-", "\u2013": "-", "\u2012": "-", "\u2010": "-", "\u2011": "-"})
_RUPIAH = re.compile(r"^(?P<tanda>-?)\s*(?:rp\.?|idr)\s*(?P<sisa>.*)$", re.IGNORECASE)
_POLOS = re.compile(r"^[0-9]+$")
_BENTUK: tuple[tuple[re.Pattern[str], str, str], ...] = (
    # pattern, grouping sign to drop, decimal sign
    (re.compile(r"^[1-9][0-9]{0,2}(?:\.[0-9]{3})+(?:,[0-9]+)?$"), ".", ","),
    (re.compile(r"^[1-9][0-9]{0,2}(?:,[0-9]{3})+\.[0-9]+$"), ",", "."),
    (re.compile(r"^[1-9][0-9]{0,2}(?:,[0-9]{3}){2,}$"), ",", "."),
    (re.compile(r"^[1-9][0-9]{0,2}(?: [0-9]{3})+(?:[,.][0-9]+)?$"), " ", ","),
    (re.compile(r"^[0-9]+,[0-9]+$"), "", ","),
    (re.compile(r"^[0-9]+\.[0-9]+$"), "", "."),
)
_LUAS = Context(prec=200, rounding=ROUND_HALF_UP)


class AngkaSalah(ValueError):
    """The text is no number; the message is a sentence for the user."""


def baca(teks: str | int | Decimal | float) -> Decimal:
    """Read a number as people and spreadsheets write it.

    Accepts ``1.234,5``, ``12,5 %``, ``Rp 1.000,-``, ``1234.5``, ``-3``, ``(3)`` for minus
    three, and the numbers found in spreadsheet cells (a float is taken by its shortest
    text). Raises `AngkaSalah` with a sentence that says what is wrong and how to write it.
    """
    if isinstance(teks, bool):
        raise AngkaSalah("Isian benar/salah (TRUE/FALSE) bukan angka; tulis angkanya, misalnya 1.234,5.")
    if isinstance(teks, int):
        return Decimal(teks)
    if isinstance(teks, float):
        teks = Decimal(repr(teks))
    if isinstance(teks, Decimal):
        return _terhingga(teks)
    if not isinstance(teks, str):
        raise AngkaSalah(f"Isian berjenis {type(teks).__name__} bukan angka; tulis angkanya, misalnya 1.234,5.")
    return _baca_teks(teks)


def tulis(nilai: Decimal | int | None, desimal: int | None = None) -> str:
    """Write a number in Indonesian: ``1.234,5``.

    `desimal` fixes the digits after the comma (rounded half up); without it all digits
    are kept and trailing zeros dropped, so that ``baca(tulis(x)) == x``. None is ``–``.
    """
    if nilai is None:
        return "–"
    angka = pasti(nilai)
    if desimal is not None:
        angka = angka.quantize(Decimal(1).scaleb(-desimal), context=_LUAS)
    utuh, _, pecahan = f"{abs(angka):f}".partition(".")
    if desimal is None:
        pecahan = pecahan.rstrip("0")
    ribuan = utuh if len(utuh) < 4 else f"{int(utuh):,}".replace(",", ".")
    hasil = f"{ribuan},{pecahan}" if pecahan else ribuan
    return f"-{hasil}" if angka < 0 else hasil


def rupiah(nilai: Decimal | int | None, desimal: int | None = None) -> str:
    """Write money: ``Rp 1.234.567``; cents only where there are any. None is ``–``."""
    if nilai is None:
        return "–"
    angka = pasti(nilai)
    if desimal is None:
        desimal = 0 if angka == angka.to_integral_value(context=_LUAS) else 2
    teks = tulis(angka, desimal)
    return f"-Rp {teks[1:]}" if teks.startswith("-") else f"Rp {teks}"


def persen(nilai: Decimal | int | None, desimal: int | None = 2) -> str:
    """Write a percentage that is already on the scale of 100: ``97,50%``. None is ``–``."""
    return "–" if nilai is None else f"{tulis(nilai, desimal)}%"


def bulatkan(nilai: Decimal | int, desimal: int = 2) -> Decimal:
    """Round half up, away from zero, to so many digits after the comma."""
    return pasti(nilai).quantize(Decimal(1).scaleb(-desimal), context=_LUAS)


def pasti(nilai: Decimal | int) -> Decimal:
    """A finite Decimal from int or Decimal; TypeError for floats, which lose digits."""
    if type(nilai) is Decimal and nilai.is_finite():
        return nilai
    if isinstance(nilai, bool) or not isinstance(nilai, Decimal | int):
        raise TypeError(f"angka harus Decimal atau int, bukan {type(nilai).__name__}")
    return _terhingga(Decimal(nilai))


def _terhingga(nilai: Decimal) -> Decimal:
    if not nilai.is_finite():
        raise AngkaSalah("Isian bukan angka yang terhingga; periksa rumus pada sel asalnya.")
    return nilai


def _baca_teks(asli: str) -> Decimal:
    teks = _SPASI.sub(" ", asli).strip().translate(_MINUS)
    if not teks or teks == "-":
        raise AngkaSalah("Angka belum diisi; tulis angkanya, misalnya 1.234,5.")
    if len(teks) > PANJANG_MAKS:
        raise AngkaSalah(f"Isian terlalu panjang untuk sebuah angka (lebih dari {PANJANG_MAKS} huruf).")
    negatif, isi = _tanda(teks)
    isi = isi.removesuffix("%").strip()
    angka = Decimal(isi) if _POLOS.match(isi) else _bentuk(isi, asli)
    return -angka if negatif and angka else angka


def _tanda(teks: str) -> tuple[bool, str]:
    """Take off sign, brackets and currency; say whether the number is negative."""
    negatif = False
    for _ in range(3):
        if teks.startswith("(") and teks.endswith(")") and not negatif:
            negatif, teks = True, teks[1:-1].strip()
        if rupiah_ := _RUPIAH.match(teks):
            teks = rupiah_["tanda"] + re.sub(r",-+$", "", rupiah_["sisa"]).strip()
        if teks.startswith("-") and not negatif:
            negatif, teks = True, teks[1:].strip()
    return negatif, teks.removeprefix("+").strip()


def _bentuk(isi: str, asli: str) -> Decimal:
    for pola, kelompok, koma in _BENTUK:
        if pola.match(isi):
            bersih = isi.replace(kelompok, "") if kelompok else isi
            return Decimal(bersih.replace(koma, "."))
    raise AngkaSalah(f"“{asli.strip()}” bukan angka; tulis dengan titik ribuan dan koma desimal, misalnya 1.234,5.")
