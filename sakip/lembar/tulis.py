"""Writing a workbook from its declaration: the empty template and the filled export have the same shape, so both can be read back."""

import io
import re
from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import IO, Any

from openpyxl import Workbook
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation

from sakip.lembar import gaya
from sakip.lembar.baca import PENANDA
from sakip.lembar.definisi import BukuKerja, Jenis, Kolom, Lembar
from sakip.lembar.petunjuk import tulis_petunjuk

BARIS_KEPALA = 3
JUDUL_TANDA = "Tanda"
PANJANG_SEL = 32_767
LEMBAR_PILIHAN = "Pilihan"


def tulis_templat(buku: BukuKerja) -> bytes:
    """The template: instructions, empty sheets with header, drop-downs and example rows marked `contoh` in the first column."""
    penyangga = io.BytesIO()
    tulis(buku, penyangga, contoh=True)
    return penyangga.getvalue()


def tulis_ekspor(buku: BukuKerja, isi: Mapping[str, Iterable[Mapping[str, Any]]]) -> bytes:
    """The workbook filled with rows (mappings by column name) per sheet name; values of choices are written as labels."""
    penyangga = io.BytesIO()
    tulis(buku, penyangga, isi=isi)
    return penyangga.getvalue()


def tulis(
    buku: BukuKerja,
    berkas: IO[bytes],
    *,
    isi: Mapping[str, Iterable[Mapping[str, Any]]] | None = None,
    contoh: bool = False,
) -> None:
    """Stream the workbook into a binary file; rows may be generators, one row is held at a time."""
    kerja = Workbook(write_only=True)
    kerja.properties.title = buku.judul
    kerja.properties.creator = "SAKIP"
    kerja.properties.identifier = PENANDA + buku.kode if buku.kode else None
    tulis_petunjuk(kerja, buku)
    daftar = _daftar_pilihan(buku)
    for lembar in buku.lembar:
        halaman = kerja.create_sheet(lembar.nama)
        _siapkan(halaman, lembar)
        _pasang_validasi(halaman, lembar, daftar)
        _tulis_kepala(halaman, lembar)
        if contoh:
            _tulis_contoh(halaman, lembar)
        for baris in (isi or {}).get(lembar.nama, ()):
            halaman.append([None, *(_sel(halaman, kolom, baris.get(kolom.nama)) for kolom in lembar.kolom)])
    _tulis_pilihan(kerja, daftar)
    kerja.save(berkas)


def nilai_sel(kolom: Kolom, nilai: Any) -> Any:
    """What goes into a cell for a value: label of a choice, Ya/Tidak, number, date, or text without control characters."""
    if nilai is None or nilai == "":
        return None
    if kolom.jenis == Jenis.YA_TIDAK:
        return "Ya" if nilai else "Tidak"
    nilai = kolom.label(nilai)
    if isinstance(nilai, str) or kolom.jenis in (Jenis.TEKS, Jenis.KODE, Jenis.CAMPURAN, Jenis.PILIHAN):
        teks = re.sub(ILLEGAL_CHARACTERS_RE, "", str(nilai))
        return teks if len(teks) <= PANJANG_SEL else teks[: PANJANG_SEL - 12] + " … (potong)"
    return nilai


def _sel(halaman: Any, kolom: Kolom, nilai: Any, khusus: Mapping[str, Any] | None = None) -> Any:
    return gaya.sel(
        halaman, nilai_sel(kolom, nilai), gaya.gaya_isi(kolom) | dict(khusus or {}), gaya.format_angka(kolom)
    )


def _siapkan(halaman: Any, lembar: Lembar) -> None:
    halaman.freeze_panes = f"{'C' if len(lembar.kolom) > 4 else 'B'}{BARIS_KEPALA + 1}"
    halaman.sheet_view.showGridLines = False
    halaman.column_dimensions["A"].width = 9
    for nomor, kolom in enumerate(lembar.kolom, 2):
        ukuran = halaman.column_dimensions[get_column_letter(nomor)]
        ukuran.width = gaya.lebar(kolom)
        ukuran.number_format = gaya.format_angka(kolom)
    halaman.page_setup.orientation = "landscape"
    halaman.page_setup.paperSize = 9
    halaman.page_setup.fitToHeight = 0
    halaman.sheet_properties.pageSetUpPr.fitToPage = True
    halaman.print_title_rows = f"{BARIS_KEPALA}:{BARIS_KEPALA}"


def _tulis_kepala(halaman: Any, lembar: Lembar) -> None:
    halaman.append([gaya.sel(halaman, lembar.judul or lembar.nama, gaya.JUDUL)])
    keterangan = (
        "Kolom bertanda * wajib diisi. Baris bertanda “contoh” di kolom Tanda tidak ikut dibaca; boleh dihapus."
    )
    halaman.append([gaya.sel(halaman, " ".join(filter(None, [lembar.petunjuk, keterangan])), gaya.KETERANGAN)])
    sel = [gaya.sel(halaman, JUDUL_TANDA, gaya.KEPALA_BOLEH)]
    for kolom in lembar.kolom:
        wajib = kolom.wajib or kolom.nama in lembar.kunci
        sel.append(
            gaya.sel(halaman, kolom.judul + (" *" if wajib else ""), gaya.KEPALA_WAJIB if wajib else gaya.KEPALA_BOLEH)
        )
    halaman.append(sel)


def _tulis_contoh(halaman: Any, lembar: Lembar) -> None:
    jumlah = max((len(k.contoh) if isinstance(k.contoh, tuple) else k.contoh is not None) for k in lembar.kolom)
    for nomor in range(jumlah):
        sel = [gaya.sel(halaman, "contoh", gaya.ISI | gaya.CONTOH)]
        for kolom in lembar.kolom:
            semua = kolom.contoh if isinstance(kolom.contoh, tuple) else (kolom.contoh,)
            sel.append(_sel(halaman, kolom, semua[nomor] if nomor < len(semua) else None, gaya.CONTOH))
        halaman.append(sel)


def _pilihan(kolom: Kolom) -> list[str]:
    return ["Ya", "Tidak"] if kolom.jenis == Jenis.YA_TIDAK else [label for _, label in kolom.pasangan]


def _daftar_pilihan(buku: BukuKerja) -> dict[tuple[str, ...], str]:
    """Distinct lists of choices with the range of the list sheet they are written to."""
    daftar: dict[tuple[str, ...], str] = {}
    for kolom in (k for lembar in buku.lembar for k in lembar.kolom):
        pilihan = tuple(_pilihan(kolom))
        if pilihan and pilihan not in daftar:
            huruf = get_column_letter(len(daftar) + 1)
            daftar[pilihan] = f"'{LEMBAR_PILIHAN}'!${huruf}$1:${huruf}${len(pilihan)}"
    return daftar


def _tulis_pilihan(kerja: Workbook, daftar: Mapping[tuple[str, ...], str]) -> None:
    if not daftar:
        return
    halaman = kerja.create_sheet(LEMBAR_PILIHAN)
    halaman.sheet_state = "hidden"
    for nomor in range(max(map(len, daftar))):
        halaman.append([gaya.sel(halaman, p[nomor], {}, "@") if nomor < len(p) else None for p in daftar])


def _pasang_validasi(halaman: Any, lembar: Lembar, daftar: Mapping[tuple[str, ...], str]) -> None:
    akhir = BARIS_KEPALA + lembar.maks_baris
    for nomor, kolom in enumerate(lembar.kolom, 2):
        aturan = _validasi(kolom, daftar)
        aturan.promptTitle, aturan.prompt = kolom.judul[:32], _ajakan(kolom, lembar)[:255]
        aturan.showInputMessage = True
        huruf = get_column_letter(nomor)
        aturan.add(f"{huruf}{BARIS_KEPALA + 1}:{huruf}{akhir}")
        halaman.data_validations.append(aturan)


def _validasi(kolom: Kolom, daftar: Mapping[tuple[str, ...], str]) -> DataValidation:
    pilihan = tuple(_pilihan(kolom))
    if pilihan:
        aturan = DataValidation(type="list", formula1=daftar[pilihan], allow_blank=True, showErrorMessage=True)
        aturan.errorTitle, aturan.error = "Bukan pilihan", f"Pilih salah satu isi daftar untuk {kolom.judul}."[:255]
        if kolom.jenis == Jenis.TEKS:  # a list of suggestions: other texts are allowed
            aturan.errorStyle, aturan.errorTitle = "warning", "Belum ada di daftar"
            aturan.error = f"{kolom.judul} ini belum ada di daftar. Teruskan bila memang benar."[:255]
        return aturan
    if kolom.minimal is not None and kolom.maksimal is not None and kolom.jenis in gaya.RATA_KANAN:
        batas = (format(Decimal(kolom.minimal), "f"), format(Decimal(kolom.maksimal), "f"))
        aturan = DataValidation(
            type="decimal",
            operator="between",
            formula1=batas[0],
            formula2=batas[1],
            allow_blank=True,
            showErrorMessage=True,
        )
        aturan.errorStyle, aturan.error = "warning", f"{kolom.judul} biasanya antara {batas[0]} dan {batas[1]}."[:255]
        return aturan
    return DataValidation(allow_blank=True)


def _ajakan(kolom: Kolom, lembar: Lembar) -> str:
    wajib = "Wajib. " if kolom.wajib or kolom.nama in lembar.kunci else ""
    return wajib + (kolom.petunjuk or f"Isi {kolom.judul}.")
