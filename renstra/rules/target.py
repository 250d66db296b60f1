"""Reading of targets: text and number kept side by side."""

import datetime
import re
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from sakip import angka, tanggal
from sakip.pilihan import Pilihan


class Pembanding(Pilihan):
    """Relation that a target states to its number."""

    SAMA = "SAMA", "="
    PALING_BANYAK = "PALING_BANYAK", "≤"
    KURANG_DARI = "KURANG_DARI", "<"
    PALING_SEDIKIT = "PALING_SEDIKIT", "≥"
    LEBIH_DARI = "LEBIH_DARI", ">"
    RENTANG = "RENTANG", "–"


class TargetSalah(ValueError):
    """The cell cannot be a target; the message is a sentence for the user."""


@dataclass(frozen=True, slots=True)
class Target:
    """A target as written and as understood.

    `teks` is what was written. `nilai` is the one number, if there is one; a range has
    `bawah` and `atas` instead. A text such as "WTP" has no number at all.
    """

    nilai: Decimal | None = None
    bawah: Decimal | None = None
    atas: Decimal | None = None
    teks: str = ""
    pembanding: Pembanding = Pembanding.SAMA

    @property
    def kosong(self) -> bool:
        """True where no target is set: an empty cell, a dash, n/a."""
        return self.teks.lower() in _KOSONG

    @property
    def berangka(self) -> bool:
        """True where the target can be compared as a number."""
        return self.nilai is not None or self.bawah is not None


_KOSONG = frozenset({"", "-", "–", "—", "--", "n/a", "na", "n.a."})
_GALAT_LEMBAR = re.compile(
    r"^#(?:REF!|N/A|DIV/0!|VALUE!|NAME\?|NUM!|NULL!|SPILL!|CALC!|GETTING_DATA|#+)$", re.IGNORECASE
)
_BILANGAN = r"[-−]?(?:rp\.?\s*)?[0-9][0-9.,]*(?:\s*%)?"
_SAMPAI = r"(?:-|–|—|\bs/d\b|\bs\.d\.?|\bsd\b|\bsampai(?: dengan)?\b|\bhingga\b)"
_RENTANG = re.compile(rf"^({_BILANGAN})\s*{_SAMPAI}\s*({_BILANGAN})\s*[^\d]*$", re.IGNORECASE)
_BANDING = re.compile(
    r"^(?P<tanda><=|>=|=<|=>|≤|≥|<|>|maks(?:imal|imum)?\.?(?=[\s\d])|min(?:imal|imum)?\.?(?=[\s\d])"
    r"|paling (?:banyak|tinggi|lama|sedikit|rendah)\b|kurang dari\b|lebih dari\b)\s*(?P<sisa>.+)$",
    re.IGNORECASE,
)
_KURUNG = re.compile(r"^(?P<kata>[^()\d]*[^()\d\s])\s*\((?P<isi>[^()]+)\)\s*$")
_AWAL = re.compile(rf"^({_BILANGAN})(?P<ekor>\s*\([^()]*\)|\s*[^\d()]*)$", re.IGNORECASE)
_TANDA = {
    "<=": Pembanding.PALING_BANYAK,
    "=<": Pembanding.PALING_BANYAK,
    "≤": Pembanding.PALING_BANYAK,
    ">=": Pembanding.PALING_SEDIKIT,
    "=>": Pembanding.PALING_SEDIKIT,
    "≥": Pembanding.PALING_SEDIKIT,
    "<": Pembanding.KURANG_DARI,
    ">": Pembanding.LEBIH_DARI,
    "kurang dari": Pembanding.KURANG_DARI,
    "lebih dari": Pembanding.LEBIH_DARI,
}


def baca_target(teks: str | int | Decimal | float | None) -> Target:
    """Read a target cell, keeping its text beside the number it holds.

    "BB (72,50)" is 72.5, "≤ 5" is 5 with its relation, "70–75" is a range, "12 Dokumen"
    is 12, "WTP" is text only, "–" and "" are no target. Raises `TargetSalah` for error
    values of a spreadsheet ("#REF!"), dates and reversed ranges.
    """
    if teks is None:
        return Target()
    if isinstance(teks, datetime.date):
        raise TargetSalah(
            f"Sel berisi tanggal {tanggal.tulis(teks)}, bukan target. Lembar kerja mungkin mengubah “1-5” menjadi "
            "tanggal; ubah format sel menjadi teks lalu tulis ulang."
        )
    if not isinstance(teks, str):
        return _target_angka(teks)
    bersih = " ".join(teks.split())
    if _GALAT_LEMBAR.match(bersih):
        raise TargetSalah(f"Sel berisi galat rumus “{bersih}”; perbaiki rumusnya atau tulis targetnya.")
    if bersih.lower() in _KOSONG:
        return Target(teks=bersih)
    return Target(teks=bersih, **_urai(bersih))


def _target_angka(nilai: int | Decimal | float) -> Target:
    try:
        dibaca = angka.baca(nilai)
    except angka.AngkaSalah as galat:
        raise TargetSalah(str(galat)) from None
    return Target(nilai=dibaca, teks=angka.tulis(dibaca))


def _urai(teks: str) -> dict[str, Any]:
    """The number fields of a target text; empty where the text holds no number."""
    if cocok := _BANDING.match(teks):
        dalam = _urai(cocok["sisa"])
        return dalam | {"pembanding": _pembanding(cocok["tanda"])} if dalam.get("nilai") is not None else {}
    if (cocok := _RENTANG.match(teks)) and (batas := _batas(cocok[1], cocok[2])):
        return batas
    if cocok := _KURUNG.match(teks):
        return _urai(cocok["isi"].strip())
    if (nilai := _coba(teks)) is not None:
        return {"nilai": nilai}
    if (cocok := _AWAL.match(teks)) and not _tanggal(cocok["ekor"]):
        nilai = _coba(cocok[1])
        return {} if nilai is None else {"nilai": nilai}
    return {}


def _pembanding(tanda: str) -> Pembanding:
    tanda = tanda.lower().rstrip(".")
    if tanda in _TANDA:
        return _TANDA[tanda]
    atas = tanda.startswith("maks") or tanda.endswith(("banyak", "tinggi", "lama"))
    return Pembanding.PALING_BANYAK if atas else Pembanding.PALING_SEDIKIT


def _batas(kiri: str, kanan: str) -> dict[str, Any] | None:
    bawah, atas = _coba(kiri), _coba(kanan)
    if bawah is None or atas is None:
        return None
    if bawah > atas:
        raise TargetSalah(f"Batas bawah {angka.tulis(bawah)} lebih besar daripada batas atas {angka.tulis(atas)}.")
    return {"bawah": bawah, "atas": atas, "pembanding": Pembanding.RENTANG}


def _coba(teks: str) -> Decimal | None:
    try:
        return angka.baca(teks)
    except angka.AngkaSalah:
        return None


def _tanggal(ekor: str) -> bool:
    """True for "31 Maret": the number is a day, not a target value."""
    kata = ekor.split()
    return bool(kata) and kata[0].isalpha() and tanggal.nomor_bulan(kata[0]) is not None and len(kata[0]) > 2
