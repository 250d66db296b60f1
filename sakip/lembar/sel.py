"""From the content of one cell to a value of the column's kind. Pure: no file, no clock."""

import difflib
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Any

from openpyxl.utils.datetime import from_excel

from sakip import angka, tanggal
from sakip.lembar.definisi import Jenis, Kolom, normal

GALAT_EXCEL = {
    "#REF!": "rumus menunjuk sel yang sudah dihapus",
    "#DIV/0!": "rumus membagi dengan nol",
    "#N/A": "rumus tidak menemukan nilainya",
    "#NAME?": "rumus memakai nama yang tidak dikenal",
    "#VALUE!": "rumus memakai isi yang bukan angka",
    "#NUM!": "hasil rumus bukan angka yang sah",
    "#NULL!": "rumus memakai rentang yang tidak bertemu",
    "#SPILL!": "hasil rumus tidak muat",
    "#CALC!": "rumus tidak dapat dihitung",
    "#GETTING_DATA": "rumus belum selesai mengambil data",
}
TANDA_KOSONG = {"", "-", "–", "—"}


class SelSalah(Exception):
    """The content of a cell cannot become the value asked for: sebab and saran are sentences for the user."""

    def __init__(self, sebab: str, saran: str = "") -> None:
        super().__init__(sebab)
        self.sebab, self.saran = sebab, saran


@dataclass(frozen=True, slots=True)
class Isi:
    """Raw content of a cell: the stored (or cached) value and the number format."""

    nilai: Any
    format: str = "General"

    @property
    def persen(self) -> bool:
        """True when the sheet shows the number as a percentage, so that 0.85 stands for 85."""
        return "%" in self.format


def ubah(isi: Isi, kolom: Kolom) -> Any:
    """The value of a cell for a column, None when empty.

    Texts are trimmed; numbers are Decimal (int for BULAT and TAHUN), percentages in per cent; CAMPURAN and KODE are text.
    Raises SelSalah with reason and remedy.
    """
    nilai = isi.nilai
    if isinstance(nilai, str):
        nilai = rapikan(nilai)
        if nilai.upper() in GALAT_EXCEL:
            raise SelSalah(
                f"Berisi galat {nilai.upper()}: {GALAT_EXCEL[nilai.upper()]}.", "Perbaiki rumusnya atau ketik nilainya."
            )
        if nilai == "" or (nilai in TANDA_KOSONG and kolom.jenis != Jenis.CAMPURAN):
            return None
    if nilai is None:
        return None
    hasil = PEMBACA[kolom.jenis](Isi(nilai, isi.format), kolom)
    _periksa(hasil, kolom)
    return hasil


def rapikan(teks: str) -> str:
    """Trim a text: no-break and repeated spaces become one, line breaks stay."""
    baris = (" ".join(b.replace("\u00a0", " ").split()) for b in teks.replace("_x000D_", "").splitlines())
    return "\n".join(baris).strip()


def desimal(nilai: int | float | Decimal) -> Decimal:
    """A sheet number as Decimal with the 15 significant digits a spreadsheet keeps, without binary noise."""
    return Decimal(format(nilai, ".15g")) if isinstance(nilai, float) else Decimal(nilai)


def teks_angka(nilai: Decimal) -> str:
    """A Decimal in Indonesian digits without grouping: 1234.50 → "1234,5"."""
    teks = format(nilai, "f")
    teks = teks.rstrip("0").rstrip(".") if "." in teks else teks
    return teks.replace(".", ",")


def _bilangan(isi: Isi) -> Decimal | None:
    """The number in a cell that holds a number, per cent scaled; None for a text."""
    if isinstance(isi.nilai, bool) or not isinstance(isi.nilai, int | float | Decimal):
        return None
    nilai = desimal(isi.nilai)
    return nilai * 100 if isi.persen else nilai


def _baca_angka(isi: Isi, kolom: Kolom) -> Decimal:
    nilai = _bilangan(isi)
    if nilai is not None:
        return nilai
    if isinstance(isi.nilai, date | time | timedelta):
        raise SelSalah(
            "Terbaca sebagai tanggal atau jam, bukan angka.",
            "Ubah format sel menjadi Angka, lalu ketik ulang nilainya.",
        )
    try:
        return angka.baca(isi.nilai)
    except angka.AngkaSalah as salah:
        raise SelSalah(str(salah)) from salah


def _baca_bulat(isi: Isi, kolom: Kolom) -> int:
    nilai = _baca_angka(isi, kolom)
    if nilai != nilai.to_integral_value():
        raise SelSalah(f"“{teks_angka(nilai)}” bukan bilangan bulat.", "Tulis tanpa angka di belakang koma.")
    return int(nilai)


def _baca_tahun(isi: Isi, kolom: Kolom) -> int:
    if isinstance(isi.nilai, date):
        raise SelSalah(
            "Terbaca sebagai tanggal, bukan tahun.", "Ubah format sel menjadi Umum, lalu ketik tahunnya saja."
        )
    tahun = _baca_bulat(isi, kolom)
    if not 1945 <= tahun <= 2145:
        raise SelSalah(f"“{isi.nilai}” bukan tahun.", "Tulis tahun empat angka, misalnya 2026.")
    return tahun


def _baca_teks(isi: Isi, kolom: Kolom) -> str:
    nilai = _bilangan(isi)
    if nilai is not None:
        return teks_angka(nilai)
    if isinstance(isi.nilai, bool):
        return "Ya" if isi.nilai else "Tidak"
    if isinstance(isi.nilai, date):
        return isi.nilai.strftime("%d/%m/%Y")
    return str(isi.nilai)


def _baca_campuran(isi: Isi, kolom: Kolom) -> str:
    if isinstance(isi.nilai, date | time | timedelta):
        raise SelSalah(
            "Excel mengubah isinya menjadi tanggal atau jam.",
            "Ubah format sel menjadi Teks, lalu ketik ulang (misalnya 70–75 atau 1/2).",
        )
    return _baca_teks(isi, kolom)


def _baca_kode(isi: Isi, kolom: Kolom) -> str:
    if isinstance(isi.nilai, date | time | timedelta):
        raise SelSalah(
            "Excel mengubah kode menjadi tanggal atau jam.", "Ubah format sel menjadi Teks, lalu ketik ulang kodenya."
        )
    if isinstance(isi.nilai, bool) or not isinstance(isi.nilai, int | float):
        return str(isi.nilai)
    pola = re.fullmatch(r"(0+)(?:\.(0+))?", isi.format)
    teks = format(desimal(isi.nilai), f".{len(pola[2] or '')}f" if pola else "f")
    return teks.zfill(len(pola[0])) if pola else teks


def _baca_tanggal(isi: Isi, kolom: Kolom) -> date:
    nilai = isi.nilai
    if isinstance(nilai, datetime):
        return nilai.date()
    if isinstance(nilai, date):
        return nilai
    if isinstance(nilai, int | float) and not isinstance(nilai, bool) and 20_000 <= nilai <= 80_000:
        return _sebagai_tanggal(from_excel(nilai))
    try:
        return tanggal.baca(str(nilai))
    except tanggal.TanggalSalah as salah:
        raise SelSalah(str(salah)) from salah


def _sebagai_tanggal(nilai: Any) -> date:
    return nilai.date() if isinstance(nilai, datetime) else nilai


def _baca_ya_tidak(isi: Isi, kolom: Kolom) -> bool:
    if isinstance(isi.nilai, bool):
        return isi.nilai
    teks = normal(_baca_teks(isi, kolom)) or str(isi.nilai)
    if teks in {"ya", "y", "1", "true", "benar", "ada", "✓", "✔", "√", "v"}:
        return True
    if teks in {"tidak", "t", "tdk", "0", "false", "salah", "✗"}:
        return False
    raise SelSalah(f"“{isi.nilai}” bukan Ya atau Tidak.", "Pilih Ya atau Tidak.")


def _baca_pilihan(isi: Isi, kolom: Kolom) -> Any:
    teks = _baca_teks(isi, kolom)
    dikenal: dict[str, Any] = {}
    for nilai, label in kolom.pasangan:
        dikenal[normal(label) or label] = nilai
        dikenal.setdefault(normal(nilai) or str(nilai), nilai)
    kunci = normal(teks) or teks
    if kunci in dikenal:
        return dikenal[kunci]
    label = [label for _, label in kolom.pasangan]
    mirip = difflib.get_close_matches(teks, label, n=1, cutoff=0.6)
    saran = (
        f"Mungkin maksudnya “{mirip[0]}”?"
        if mirip
        else f"Pilih salah satu: {', '.join(label[:12])}{' …' if len(label) > 12 else ''}."
    )
    raise SelSalah(f"“{teks}” bukan pilihan yang dikenal.", saran)


def _periksa(nilai: Any, kolom: Kolom) -> None:
    ukuran: Any = len(nilai) if isinstance(nilai, str) else nilai
    if kolom.minimal is not None and not isinstance(nilai, str) and ukuran < kolom.minimal:
        raise SelSalah(f"Kurang dari batas {teks_angka(Decimal(kolom.minimal))}.", "Periksa nilainya.")
    if kolom.maksimal is not None and ukuran > kolom.maksimal:
        batas = teks_angka(Decimal(kolom.maksimal))
        if isinstance(nilai, str):
            raise SelSalah(f"Teks lebih panjang daripada {batas} huruf.", "Ringkas isinya.")
        raise SelSalah(f"Lebih dari batas {batas}.", "Periksa nilainya.")
    if kolom.periksa and (sebab := kolom.periksa(nilai)):
        raise SelSalah(sebab)


PEMBACA: dict[Jenis, Callable[[Isi, Kolom], Any]] = {
    Jenis.TEKS: _baca_teks,
    Jenis.KODE: _baca_kode,
    Jenis.ANGKA: _baca_angka,
    Jenis.BULAT: _baca_bulat,
    Jenis.UANG: _baca_angka,
    Jenis.PERSEN: _baca_angka,
    Jenis.TAHUN: _baca_tahun,
    Jenis.TANGGAL: _baca_tanggal,
    Jenis.YA_TIDAK: _baca_ya_tidak,
    Jenis.PILIHAN: _baca_pilihan,
    Jenis.CAMPURAN: _baca_campuran,
}
