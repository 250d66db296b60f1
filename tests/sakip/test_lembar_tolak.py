"""Files that are refused as a whole: one sentence, with a remedy, within a second."""

import io
import time
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest
from openpyxl import Workbook

from sakip.lembar import BATAS, BerkasDitolak, BukuKerja, Kolom, Lembar, baca, tulis_templat
from tests.sakip.buku_contoh import BARIS, BUKU, KEPALA, buku, tambah_bagian, tambal

BAIK = buku([KEPALA, BARIS])


def zip_berisi(**isi: bytes) -> bytes:
    penyangga = io.BytesIO()
    with zipfile.ZipFile(penyangga, "w", zipfile.ZIP_DEFLATED) as arsip:
        for nama, data in isi.items():
            arsip.writestr(nama.replace("__", "/").replace("_dot_", "."), data)
    return penyangga.getvalue()


def terkunci() -> bytes:
    data = bytearray(BAIK)
    for awalan, geser in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        tempat = data.find(awalan)
        while tempat >= 0:
            data[tempat + geser] |= 1
            tempat = data.find(awalan, tempat + 4)
    return bytes(data)


TOLAK = {
    "kosong": (b"", "kosong"),
    "xls lama": (b"\xd0\xcf\x11\xe0" + b"\x00" * 600, "format lama (.xls)"),
    "kata sandi OLE": (b"\xd0\xcf\x11\xe0" + b"\x00" * 600 + "EncryptedPackage".encode("utf-16-le"), "kata sandi"),
    "kata sandi zip": (terkunci(), "kata sandi"),
    "csv": (b"Kode;Indikator\n1;AKI\n", "CSV"),
    "pdf": (b"%PDF-1.7\n", "PDF"),
    "gambar": (b"\x89PNG\r\n\x1a\n", "gambar"),
    "halaman web": (b"<html><table><tr><td>1</td></tr></table></html>", "halaman web"),
    "biner lain": (b"\x00\x01\x02" * 50, "tidak dikenal"),
    "rar": (b"Rar!\x1a\x07", "RAR"),
    "zip terpotong": (BAIK[:-400], "rusak"),
    "zip bukan buku": (zip_berisi(catatan_dot_txt=b"halo"), "ZIP"),
    "word": (zip_berisi(word__document_dot_xml=b"<a/>"), "Word"),
    "xlsb": (zip_berisi(xl__workbook_dot_bin=b"x"), "xlsb"),
    "ods": (tambah_bagian(BAIK, "META-INF/manifest.xml", b"<a/>"), "OpenDocument"),
    "makro": (tambah_bagian(BAIK, "xl/vbaProject.bin", b"x"), "makro"),
    "makro tanpa kode": (tambal(BAIK, "[Content_Types].xml", r"spreadsheetml\.sheet\.main", "sheet.macroEnabled.main"), "makro"),
    "bom zip": (tambah_bagian(BAIK, "xl/media/gambar.bin", b"\0" * 30_000_000), "terlalu besar setelah dibuka"),
    "entitas": (tambal(BAIK, "xl/workbook.xml", "^", '<!DOCTYPE a [<!ENTITY b "c">]>'), "tidak wajar"),
    "entitas di belakang komentar": (
        tambal(BAIK, "xl/workbook.xml", "^", "<!--" + "x" * 9_000 + '--><!DOCTYPE a [<!ENTITY b "c">]>'), "tidak wajar",
    ),
    "utf-16": (tambah_bagian(BAIK, "xl/lain.xml", "<a/>".encode("utf-16")), "tidak wajar"),
    "xml rusak": (tambal(BAIK, "xl/worksheets/sheet2.xml", "</sheetData>", ""), "rusak"),
    "string hilang": (tambal(BAIK, "xl/worksheets/sheet2.xml", r'<c r="A2".*?</c>', '<c r="A2" t="s"><v>99999</v></c>'), "rusak"),
    "strict": (tambal(BAIK, "xl/workbook.xml", r"http://schemas.openxmlformats.org/spreadsheetml/2006/main", "http://purl.oclc.org/ooxml/spreadsheetml/main"), "Strict"),
    "lembar lain": (buku([KEPALA], ubah=lambda k: [k.remove(k["Sasaran"]), setattr(k["Indikator"], "title", "Rekap")]), "bukan templat Renstra contoh"),
    "baris terlalu jauh": (buku([KEPALA, BARIS], ubah=lambda k: k["Indikator"].cell(1_000_000, 1, "x")), "10.030 baris"),
    "kolom terlalu banyak": (buku([KEPALA, BARIS], ubah=lambda k: k["Indikator"].cell(2, 5_000, "x")), "kolom"),
    "gabungan raksasa": (
        tambal(
            buku([KEPALA, BARIS], ubah=lambda k: k["Indikator"].cell(9_000, 250, "x")),
            "xl/worksheets/sheet2.xml", "</sheetData>", '</sheetData><mergeCells><mergeCell ref="A3:IO8000"/></mergeCells>',
        ),
        "sel gabungan",
    ),
}  # fmt: skip


@pytest.mark.parametrize("nama", TOLAK)
def test_ditolak_dengan_kalimat_dan_cepat(nama: str) -> None:
    berkas, penggalan = TOLAK[nama]
    mulai = time.perf_counter()
    with pytest.raises(BerkasDitolak) as salah:
        baca(berkas, BUKU)
    lama = time.perf_counter() - mulai
    kalimat = str(salah.value)
    assert penggalan in kalimat
    assert kalimat.endswith((".", ")"))
    assert lama <= 1, f"{nama}: {lama:.2f} s"


def test_berkas_melewati_batas_ukuran_tidak_dibaca_habis(tmp_path: Path) -> None:
    berkas = tmp_path / "besar.xlsx"
    berkas.write_bytes(BAIK + b"\0" * 5_000)
    with pytest.raises(BerkasDitolak, match="lebih besar daripada batas"):
        baca(berkas, BUKU, batas=replace(BATAS, ukuran=4_000))


def test_templat_lain_dikenali_dari_penandanya() -> None:
    lain = BukuKerja(
        [Lembar(nama="Indikator", kolom=(Kolom(nama="kode", judul="Kode"),))], judul="Rencana aksi", kode="rencana-aksi"
    )
    with pytest.raises(BerkasDitolak, match=r"templat lain \(rencana-aksi\)"):
        baca(tulis_templat(lain), BUKU)


def test_buku_tanpa_lembar_kerja_ditolak() -> None:
    kerja = Workbook()
    kerja.create_chartsheet("Grafik")
    kerja.remove(kerja["Sheet"])
    penyangga = io.BytesIO()
    kerja.save(penyangga)
    with pytest.raises(BerkasDitolak, match=r"bukan templat|rusak"):
        baca(penyangga, BUKU)
