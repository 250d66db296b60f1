"""A series: what lines, bars and their tables are made from."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from sakip import angka


@dataclass(frozen=True, slots=True)
class Titik:
    """One value under a label; None is a gap, never zero. ragam: baik, awas, buruk or kosong colours a bar."""

    label: str
    nilai: Decimal | None
    ragam: str = ""


def tulis(nilai: Decimal | None, satuan: str = "", desimal: int | None = None) -> str:
    """A value with its unit: `87,5%`, `12 orang`, `–`."""
    if nilai is None:
        return "–"
    pisah = "" if satuan in ("", "%") else " "
    return f"{angka.tulis(nilai, desimal)}{pisah}{satuan}"


def uraikan(deret: Sequence[Titik], satuan: str = "", target: Decimal | None = None) -> str:
    """The series in one sentence, for those who do not see it."""
    isi = [t for t in deret if t.nilai is not None]
    if not isi:
        return "Belum ada nilai."
    nilai = [t.nilai for t in isi if t.nilai is not None]
    kalimat = f"{len(isi)} nilai dari {len(deret)}; terakhir {isi[-1].label} {tulis(isi[-1].nilai, satuan)}"
    kalimat += f"; terendah {tulis(min(nilai), satuan)}, tertinggi {tulis(max(nilai), satuan)}"
    return kalimat + (f"; target {tulis(target, satuan)}." if target is not None else ".")
