"""The instructions sheet at the front of every workbook, in Indonesian."""

from typing import Any

from openpyxl import Workbook

from sakip.lembar import gaya
from sakip.lembar.definisi import JENIS_DALAM_KATA, BukuKerja, Kolom, Lembar

NAMA = "Petunjuk"
UMUM = (
    "Isi lembar-lembar di belakang halaman ini, satu baris untuk satu data, mulai di bawah baris judul kolom.",
    "Kolom bertanda * wajib. Kolom kunci mengenali baris: tidak boleh kosong dan tidak boleh ganda.",
    "Urutan kolom boleh diubah, kolom tambahan boleh ada; judul kolom dan nama lembar jangan diganti.",
    "Angka memakai koma desimal (1.234,5). Tanggal ditulis hari/bulan/tahun (31/01/2026). Yang belum ada datanya dikosongkan.",
    "Rumus boleh dipakai; yang dibaca hasilnya. Simpan berkas di Excel setelah menghitung.",
    "Baris yang kolom Tanda-nya berisi “contoh” tidak dibaca.",
    "Setelah diunggah, sistem menunjukkan dulu apa yang akan berubah; belum ada yang disimpan sebelum Anda menyetujuinya.",
)
KOLOM = (("Lembar", 20), ("Kolom", 28), ("Sifat", 10), ("Isi", 30), ("Pilihan", 36), ("Contoh", 24), ("Petunjuk", 60))


def tulis_petunjuk(kerja: Workbook, buku: BukuKerja) -> None:
    """Write the instructions: general rules, then one line per column of every sheet."""
    halaman = kerja.create_sheet(NAMA)
    halaman.sheet_view.showGridLines = False
    for nomor, (_, lebar) in enumerate(KOLOM):
        halaman.column_dimensions["ABCDEFG"[nomor]].width = lebar
    halaman.append([gaya.sel(halaman, f"Petunjuk pengisian: {buku.judul}", gaya.JUDUL)])
    halaman.append([])
    for nomor, kalimat in enumerate((*buku.petunjuk, *UMUM), 1):
        halaman.append([gaya.sel(halaman, f"{nomor}. {kalimat}", {"font": gaya.ISI["font"]})])
    halaman.append([])
    halaman.append([gaya.sel(halaman, judul, gaya.KEPALA_WAJIB) for judul, _ in KOLOM])
    for lembar in buku.lembar:
        for kolom in lembar.kolom:
            halaman.append([gaya.sel(halaman, teks, gaya.ISI, "@") for teks in _baris(lembar, kolom)])


def _baris(lembar: Lembar, kolom: Kolom) -> list[str]:
    sifat = "kunci" if kolom.nama in lembar.kunci else "wajib" if kolom.wajib else "boleh kosong"
    pilihan = [label for _, label in kolom.pasangan]
    ringkas = ", ".join(pilihan[:15]) + (f" … ({len(pilihan)} pilihan)" if len(pilihan) > 15 else "")
    rujukan = f"Harus ada di lembar {kolom.rujukan[0]}." if kolom.rujukan else ""
    teks = " ".join(filter(None, [f"{JENIS_DALAM_KATA[kolom.jenis]}.", rujukan]))
    return [lembar.nama, kolom.judul, sifat, teks[0].upper() + teks[1:], ringkas, _contoh(kolom), kolom.petunjuk]


def _contoh(kolom: Kolom) -> str:
    contoh: Any = kolom.contoh[0] if isinstance(kolom.contoh, tuple) and kolom.contoh else kolom.contoh
    if contoh is None or contoh == ():
        return ""
    if hasattr(contoh, "strftime"):
        return str(contoh.strftime("%d/%m/%Y"))
    if isinstance(contoh, bool):
        return "Ya" if contoh else "Tidak"
    return str(kolom.label(contoh))
