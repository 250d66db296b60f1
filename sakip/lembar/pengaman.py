"""What a file must pass before it is parsed: cheap checks, each with one sentence and a remedy."""

import io
import re
import zipfile
from dataclasses import dataclass
from pathlib import Path
from typing import IO


class BerkasDitolak(Exception):
    """The file cannot be read at all; str() is the sentence for the user, remedy included."""


@dataclass(frozen=True)
class Batas:
    """Limits of a file: packed bytes, unpacked bytes, unpacked/packed ratio of one part, number of parts, width of a sheet."""

    ukuran: int = 10 * 1024 * 1024
    bongkar: int = 120 * 1024 * 1024
    rasio: int = 200
    bagian: int = 1_000
    kolom: int = 300


BATAS = Batas()
SIMPAN_XLSX = "Buka di Excel atau LibreOffice, lalu simpan sebagai Buku Kerja Excel (.xlsx)."
TANDA_BERKAS = (
    (b"%PDF", "Berkas ini PDF, bukan lembar kerja. Unggah berkas .xlsx."),
    (b"{\\rtf", "Berkas ini dokumen RTF, bukan lembar kerja. Unggah berkas .xlsx."),
    (b"\x89PNG", "Berkas ini gambar, bukan lembar kerja. Unggah berkas .xlsx."),
    (b"\xff\xd8\xff", "Berkas ini gambar, bukan lembar kerja. Unggah berkas .xlsx."),
    (b"Rar!", "Berkas ini arsip RAR. Buka arsipnya, lalu unggah berkas .xlsx di dalamnya."),
    (b"7z\xbc\xaf", "Berkas ini arsip 7z. Buka arsipnya, lalu unggah berkas .xlsx di dalamnya."),
)
BUKAN_BUKU_KERJA = (
    (
        "xl/vbaProject.bin",
        "Berkas ini memuat makro dan tidak diterima. Simpan ulang sebagai Buku Kerja Excel (.xlsx) tanpa makro.",
    ),
    ("xl/workbook.bin", f"Berkas ini berformat biner (.xlsb). {SIMPAN_XLSX}"),
    ("word/document.xml", "Berkas ini dokumen Word, bukan lembar kerja. Unggah berkas .xlsx."),
    ("ppt/presentation.xml", "Berkas ini presentasi, bukan lembar kerja. Unggah berkas .xlsx."),
    ("META-INF/manifest.xml", f"Berkas ini berformat OpenDocument (.ods). {SIMPAN_XLSX}"),
)


# The root element right at the start leaves no room for a document type, hence none for entities.
AWAL_XML = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*\?>\s*)?(?:<!--(?:(?!-->).){0,2000}-->\s*){0,4}<[A-Za-z_]", re.DOTALL
)


def periksa_berkas(berkas: bytes | Path | IO[bytes], batas: Batas = BATAS) -> io.BytesIO:
    """Read a file up to the limit and check its outside; returns a buffer at position 0.

    Raises BerkasDitolak for: too big, empty, encrypted, old .xls, CSV or other kinds, broken archive, zip bomb, macros,
    XML with a document type (entity attacks).  Takes well under a second, nothing is unpacked except the first bytes of each part.
    """
    isi = _isi(berkas, batas)
    _periksa_jenis(isi)
    penyangga = io.BytesIO(isi)
    try:
        with zipfile.ZipFile(penyangga) as arsip:
            _periksa_arsip(arsip, batas)
            _periksa_bagian(arsip)
    except (
        zipfile.BadZipFile,
        zipfile.LargeZipFile,
        EOFError,
        OSError,
        NotImplementedError,
        RuntimeError,
        ValueError,
    ) as salah:
        raise BerkasDitolak(f"Berkas rusak atau tidak terunggah utuh. {SIMPAN_XLSX}") from salah
    penyangga.seek(0)
    return penyangga


def _isi(berkas: bytes | Path | IO[bytes], batas: Batas) -> bytes:
    if isinstance(berkas, bytes):
        isi = berkas
    elif isinstance(berkas, Path):
        with berkas.open("rb") as aliran:
            isi = aliran.read(batas.ukuran + 1)
    else:
        berkas.seek(0)
        isi = berkas.read(batas.ukuran + 1)
    if not isi:
        raise BerkasDitolak("Berkas kosong (0 byte). Periksa berkasnya, lalu unggah lagi.")
    if len(isi) > batas.ukuran:
        raise BerkasDitolak(
            f"Berkas lebih besar daripada batas {batas.ukuran // 1024 // 1024} MB. Hapus gambar dan lembar yang tidak perlu, atau bagi menjadi beberapa berkas."
        )
    return isi


def _periksa_jenis(isi: bytes) -> None:
    for tanda, kalimat in TANDA_BERKAS:
        if isi.startswith(tanda):
            raise BerkasDitolak(kalimat)
    if isi.startswith(b"\xd0\xcf\x11\xe0"):
        if "EncryptedPackage".encode("utf-16-le") in isi:
            raise BerkasDitolak("Berkas ini dikunci kata sandi. Buka di Excel, hapus kata sandinya, lalu unggah lagi.")
        raise BerkasDitolak(f"Berkas ini berformat lama (.xls). {SIMPAN_XLSX}")
    if isi.startswith(b"PK"):
        return
    if isi.lstrip()[:200].lower().startswith((b"<html", b"<!doctype", b"<table", b"<?xml")):
        raise BerkasDitolak(f"Berkas ini halaman web yang diberi nama lembar kerja. {SIMPAN_XLSX}")
    if b"\x00" not in isi[:4096]:
        raise BerkasDitolak(f"Berkas ini teks (misalnya CSV), bukan .xlsx. {SIMPAN_XLSX}")
    raise BerkasDitolak(f"Jenis berkas tidak dikenal. {SIMPAN_XLSX}")


def _periksa_arsip(arsip: zipfile.ZipFile, batas: Batas) -> None:
    bagian = arsip.infolist()
    if any(b.flag_bits & 1 for b in bagian):
        raise BerkasDitolak("Berkas ini dikunci kata sandi. Hapus kata sandinya, lalu unggah lagi.")
    for nama, kalimat in BUKAN_BUKU_KERJA:
        if nama in arsip.NameToInfo:
            raise BerkasDitolak(kalimat)
    if "xl/workbook.xml" not in arsip.NameToInfo:
        raise BerkasDitolak(
            "Berkas ini arsip ZIP, bukan lembar kerja. Buka arsipnya, lalu unggah berkas .xlsx di dalamnya."
        )
    rapat = any(b.file_size > 1024 * 1024 and b.file_size > batas.rasio * max(b.compress_size, 1) for b in bagian)
    if rapat or len(bagian) > batas.bagian or sum(b.file_size for b in bagian) > batas.bongkar:
        raise BerkasDitolak(
            "Isi berkas terlalu besar setelah dibuka (baris atau kolom kosong berformat?). Salin datanya saja ke templat yang baru, lalu unggah lagi."
        )


def _periksa_bagian(arsip: zipfile.ZipFile) -> None:
    for nama in arsip.namelist():
        if not nama.endswith((".xml", ".rels")):
            continue
        with arsip.open(nama) as aliran:
            awal = aliran.read(4096)
        if not AWAL_XML.match(awal):
            raise BerkasDitolak(f"Berkas memuat bagian yang tidak wajar dan tidak diterima. {SIMPAN_XLSX}")
        if nama == "[Content_Types].xml" and b"macroEnabled" in awal:
            raise BerkasDitolak(BUKAN_BUKU_KERJA[0][1])
        if nama == "xl/workbook.xml" and b"purl.oclc.org/ooxml" in awal:
            raise BerkasDitolak("Berkas ini berformat Strict Open XML. Simpan sebagai Buku Kerja Excel (.xlsx) biasa.")
