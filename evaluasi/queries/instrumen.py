"""Instruments as the rules read them."""

import functools
import json
from decimal import Decimal
from pathlib import Path
from typing import Any

from evaluasi import rules
from evaluasi.models import Instrumen

BAWAAN = Path(__file__).resolve().parent.parent / "instrumen"


def baca(instrumen: Instrumen) -> rules.Instrumen:
    """The instrument as the rules take it; parsed once per content. Raises `InstrumenSalah` for a faulty draft."""
    return _baca(json.dumps(instrumen.isi, ensure_ascii=False, sort_keys=False))


@functools.lru_cache(maxsize=32)
def _baca(teks: str) -> rules.Instrumen:
    return rules.baca_instrumen(json.loads(teks))


def isi_bawaan(kode: str) -> Any:
    """Data of an instrument that comes with the application. Raises KeyError with the codes there are."""
    berkas = {satu.stem: satu for satu in sorted(BAWAAN.glob("*.json"))}
    if kode not in berkas:
        raise KeyError(f"Instrumen “{kode}” tidak ada; pilihan: {', '.join(berkas)}.")
    return json.loads(berkas[kode].read_text(encoding="utf-8"), parse_float=str)


def pita_halaman(instrumen: rules.Instrumen) -> list[tuple[str, Decimal, Decimal]]:
    """Bands as the page draws them: (grade, from, to), lowest first."""
    hasil = []
    atas = Decimal(100)
    for baris in instrumen.pita:
        bawah = baris.di_atas if baris.di_atas is not None else Decimal(0)
        hasil.append((str(baris.predikat), bawah, atas))
        atas = bawah
    return hasil[::-1]
