"""The look of our sheets: fonts, fills, widths, number formats."""

from typing import Any

from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side

from sakip.lembar.definisi import Jenis, Kolom

UTAMA, UTAMA_MUDA, TINTA, TINTA_2, GARIS, DASAR = "0B5D57", "E3F1EF", "16211F", "4B5A57", "DBE2E0", "F4F6F5"
HURUF = "Calibri"
SISI = Side(style="thin", color=GARIS)
TEPI = Border(left=SISI, right=SISI, top=SISI, bottom=SISI)
FORMAT = {
    Jenis.TEKS: "@",
    Jenis.KODE: "@",
    Jenis.PILIHAN: "@",
    Jenis.CAMPURAN: "@",
    Jenis.UANG: "#,##0",
    Jenis.BULAT: "0",
    Jenis.TAHUN: "0",
    Jenis.TANGGAL: "dd/mm/yyyy",
}
LEBAR = {Jenis.TEKS: 36, Jenis.UANG: 20, Jenis.KODE: 16, Jenis.PILIHAN: 18}
RATA_KANAN = {Jenis.ANGKA, Jenis.BULAT, Jenis.UANG, Jenis.PERSEN, Jenis.TAHUN}
JUDUL = {"font": Font(name=HURUF, size=14, bold=True, color=UTAMA)}
KETERANGAN = {"font": Font(name=HURUF, size=10, italic=True, color=TINTA_2)}
KEPALA_WAJIB = {
    "font": Font(name=HURUF, size=11, bold=True, color="FFFFFF"),
    "fill": PatternFill("solid", fgColor=UTAMA),
    "border": TEPI,
    "alignment": Alignment(wrap_text=True, vertical="center", horizontal="center"),
}
KEPALA_BOLEH = KEPALA_WAJIB | {
    "font": Font(name=HURUF, size=11, bold=True, color=TINTA),
    "fill": PatternFill("solid", fgColor=UTAMA_MUDA),
}
ISI = {
    "font": Font(name=HURUF, size=11, color=TINTA),
    "border": TEPI,
    "alignment": Alignment(wrap_text=True, vertical="top"),
}
ISI_KANAN = ISI | {"alignment": Alignment(vertical="top", horizontal="right")}
CONTOH = {"font": Font(name=HURUF, size=11, italic=True, color=TINTA_2), "fill": PatternFill("solid", fgColor=DASAR)}
TEBAL = {"font": Font(name=HURUF, size=11, bold=True, color=TINTA)}


def format_angka(kolom: Kolom) -> str:
    """Number format of a column; decimals as declared, otherwise as typed."""
    if kolom.desimal is not None and kolom.jenis in (Jenis.ANGKA, Jenis.PERSEN):
        return "#,##0" + ("." + "0" * kolom.desimal if kolom.desimal else "")
    return FORMAT.get(kolom.jenis, "General")


def lebar(kolom: Kolom) -> int:
    """Width of a column in characters."""
    return kolom.lebar or LEBAR.get(kolom.jenis, max(13, min(24, len(kolom.judul) + 2)))


def gaya_isi(kolom: Kolom) -> dict[str, Any]:
    """Style of a filled cell of a column."""
    return ISI_KANAN if kolom.jenis in RATA_KANAN else ISI


def sel(halaman: Any, nilai: Any, gaya: dict[str, Any], format_nilai: str = "General") -> WriteOnlyCell:
    """A styled cell whose texts never become formulas, whatever their first character is."""
    hasil = WriteOnlyCell(halaman, value=nilai)
    if isinstance(nilai, str):
        hasil.data_type = "s"
        hasil.quotePrefix = nilai.startswith(("=", "+", "-", "@", "\t", "\r"))
    for nama, isi in gaya.items():
        setattr(hasil, nama, isi)
    hasil.number_format = format_nilai
    return hasil
