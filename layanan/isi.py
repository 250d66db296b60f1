"""What a file really is, read off its bytes, and why it is refused. The name is only compared with the finding."""

import io
import re
import unicodedata
import zipfile
import zlib
from dataclasses import dataclass
from pathlib import PurePath
from typing import IO

import puremagic


class IsiDitolak(ValueError):
    """The file is not accepted; str() is the sentence for the user, remedy included."""


@dataclass(frozen=True)
class Jenis:
    """A kind of file that is accepted: media type, name endings that may carry it, whether browsers show it safely."""

    mime: str
    akhiran: tuple[str, ...]
    tampil: bool = False


@dataclass(frozen=True)
class BatasArsip:
    """Limits of Office files, which are archives: bytes unpacked, ratio, number of parts, depth of nesting."""

    bongkar: int = 300 * 1024 * 1024
    rasio: int = 250
    bagian: int = 5_000
    kedalaman: int = 2


PDF = Jenis("application/pdf", ("pdf",), tampil=True)
PNG = Jenis("image/png", ("png",), tampil=True)
JPG = Jenis("image/jpeg", ("jpg", "jpeg"), tampil=True)
WEBP = Jenis("image/webp", ("webp",), tampil=True)
XLSX = Jenis("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", ("xlsx",))
DOCX = Jenis("application/vnd.openxmlformats-officedocument.wordprocessingml.document", ("docx",))
TEKS = Jenis("text/plain", ("csv", "txt"))
JENIS = (PDF, PNG, JPG, WEBP, XLSX, DOCX, TEKS)
MENURUT_MIME = {jenis.mime: jenis for jenis in JENIS}
AKHIRAN = tuple(akhiran for jenis in JENIS for akhiran in jenis.akhiran)
DITERIMA = "Yang diterima: PDF, PNG, JPG, WEBP, XLSX, DOCX, CSV, dan TXT."

BERBAHAYA = frozenset(
    [
        "exe",
        "com",
        "bat",
        "cmd",
        "scr",
        "msi",
        "dll",
        "js",
        "jse",
        "vbs",
        "vbe",
        "wsf",
        "wsh",
        "ps1",
        "sh",
        "jar",
        "apk",
        "app",
        "lnk",
        "hta",
        "html",
        "htm",
        "xhtml",
        "svg",
        "svgz",
        "xml",
        "php",
        "py",
        "pl",
        "docm",
        "xlsm",
        "xlsb",
        "pptm",
        "zip",
        "rar",
        "7z",
        "gz",
        "tar",
        "iso",
        "img",
    ]
)
# Beginnings of kinds that are refused with a word of their own.
TANDA_DITOLAK: tuple[tuple[bytes, str], ...] = (
    (b"MZ", "Berkas ini program komputer dan tidak diterima."),
    (b"\x7fELF", "Berkas ini program komputer dan tidak diterima."),
    (b"\xca\xfe\xba\xbe", "Berkas ini program komputer dan tidak diterima."),
    (b"#!", "Berkas ini skrip dan tidak diterima."),
    (b"Rar!", "Berkas ini arsip RAR. Unggah isinya satu per satu."),
    (b"7z\xbc\xaf", "Berkas ini arsip 7z. Unggah isinya satu per satu."),
    (b"\x1f\x8b", "Berkas ini arsip GZIP. Unggah isinya satu per satu."),
    (
        b"\xd0\xcf\x11\xe0",
        "Berkas Office berformat lama atau berkata sandi. Hapus kata sandinya dan simpan sebagai PDF, DOCX, atau XLSX.",
    ),
    (b"{\\rtf", "Berkas RTF tidak diterima. Simpan sebagai PDF atau DOCX."),
    (b"\xff\xfe", "Teks ini berkode UTF-16. Simpan sebagai CSV atau TXT berkode UTF-8."),
    (b"\xfe\xff", "Teks ini berkode UTF-16. Simpan sebagai CSV atau TXT berkode UTF-8."),
)
MARKAH = re.compile(rb"<\s*(!doctype|html|head|body|script|svg|iframe|object|\?xml|\?php)", re.IGNORECASE)
MAKRO = "Berkas memuat makro atau objek aktif dan tidak diterima. Simpan ulang tanpa makro, atau sebagai PDF."
RUSAK = "Berkas rusak atau tidak terunggah utuh. Buka berkasnya, simpan ulang, lalu unggah lagi."
BOM = (
    "Isi berkas terlalu besar setelah dibuka dan tidak diterima. Simpan sebagai PDF, atau bagi menjadi beberapa berkas."
)


def bersihkan_nama(nama: str, panjang: int = 200) -> str:
    """The name as it is kept: no folders, no control or direction characters, at most `panjang` characters, ending kept."""
    polos = unicodedata.normalize("NFC", nama.replace("\\", "/").rsplit("/", 1)[-1])
    polos = " ".join("".join(huruf for huruf in polos if unicodedata.category(huruf)[0] != "C").split()) or "berkas"
    jalur = PurePath(polos)
    return polos if len(polos) <= panjang else jalur.stem[: panjang - len(jalur.suffix)] + jalur.suffix


def periksa(
    berkas: IO[bytes], nama: str, *, batas_mb: int, hanya: tuple[str, ...] = (), batas: BatasArsip = BatasArsip()
) -> Jenis:
    """The kind of a seekable file by its content; leaves it at position 0.

    hanya: name endings accepted here (empty: all that are known).  Raises IsiDitolak for empty, too big, unknown,
    dangerous or broken content, for archive bombs and macros, and where name and content disagree.
    """
    _periksa_ukuran(berkas, batas_mb)
    akhiran = _periksa_nama(nama)
    jenis = _kenali(berkas, batas)
    berkas.seek(0)
    if akhiran not in jenis.akhiran:
        raise IsiDitolak(
            f"Nama berkas berakhiran .{akhiran}, tetapi isinya {jenis.akhiran[0].upper()}. Ganti namanya atau pilih berkas yang benar."
        )
    if hanya and not set(hanya) & set(jenis.akhiran):
        raise IsiDitolak(
            f"Di sini hanya diterima {', '.join(satu.upper() for satu in hanya)}; berkas ini {jenis.akhiran[0].upper()}."
        )
    return jenis


def _periksa_ukuran(berkas: IO[bytes], batas_mb: int) -> None:
    ukuran = berkas.seek(0, io.SEEK_END)
    if not ukuran:
        raise IsiDitolak("Berkas kosong (0 byte). Periksa berkasnya, lalu unggah lagi.")
    if ukuran > batas_mb * 1024 * 1024:
        raise IsiDitolak(
            f"Berkas lebih besar daripada batas {batas_mb} MB. Perkecil resolusi pindaiannya, atau bagi menjadi beberapa berkas."
        )


def _periksa_nama(nama: str) -> str:
    """The name's ending in lower case; refuses none, unknown ones and a second one hidden before it."""
    akhiran = [satu.lower().lstrip(".") for satu in PurePath(bersihkan_nama(nama)).suffixes]
    if not akhiran:
        raise IsiDitolak(f"Nama berkas tidak berakhiran, misalnya .pdf. {DITERIMA}")
    if akhiran[-1] not in AKHIRAN:
        raise IsiDitolak(f"Berkas .{akhiran[-1]} tidak diterima. {DITERIMA}")
    if len(akhiran) > 1 and akhiran[-2] in BERBAHAYA | set(AKHIRAN):
        raise IsiDitolak(
            f"Nama berkas berakhiran ganda (.{akhiran[-2]}.{akhiran[-1]}). Ganti namanya dengan satu akhiran saja."
        )
    return akhiran[-1]


def _kenali(berkas: IO[bytes], batas: BatasArsip) -> Jenis:
    berkas.seek(0)
    awal = berkas.read(8192)
    for tanda, kalimat in TANDA_DITOLAK:
        if awal.startswith(tanda):
            raise IsiDitolak(kalimat)
    if awal.startswith(b"PK"):
        return _kenali_arsip(berkas, batas)
    jenis = _kenali_biner(awal)
    if jenis is None:
        return _kenali_teks(berkas, awal)
    if jenis is PDF:
        _periksa_ekor_pdf(berkas)
    return jenis


def _kenali_biner(awal: bytes) -> Jenis | None:
    """PDF and pictures, where the signature and the library of signatures agree."""
    tebakan = {satu.extension.lstrip(".") for satu in _tebak(awal)}
    if awal.startswith(b"%PDF-"):
        return PDF
    if awal.startswith(b"\x89PNG\r\n\x1a\n") and awal[12:16] == b"IHDR":
        return PNG
    if awal.startswith(b"\xff\xd8\xff"):
        return JPG
    if awal.startswith(b"RIFF") and awal[8:12] == b"WEBP":
        return WEBP
    if b"\x00" in awal:
        dugaan = f" (terbaca sebagai .{min(tebakan)})" if tebakan else ""
        raise IsiDitolak(f"Jenis isi berkas tidak diterima{dugaan}. {DITERIMA}")
    return None


def _tebak(awal: bytes) -> list[puremagic.PureMagicWithConfidence]:
    try:
        return puremagic.magic_string(awal)
    except (puremagic.PureError, ValueError):
        return []


def _periksa_ekor_pdf(berkas: IO[bytes]) -> None:
    panjang = berkas.seek(0, io.SEEK_END)
    berkas.seek(max(0, panjang - 2048))
    if b"%%EOF" not in berkas.read():
        raise IsiDitolak(RUSAK)


def _kenali_teks(berkas: IO[bytes], awal: bytes) -> Jenis:
    """Plain text or CSV, without markup that a browser would run; the whole text is read in pieces."""
    if MARKAH.search(awal):
        raise IsiDitolak(f"Berkas ini halaman web, gambar SVG, atau XML dan tidak diterima. {DITERIMA}")
    berkas.seek(0)
    while potong := berkas.read(1 << 20):
        if re.search(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]", potong):
            raise IsiDitolak(f"Jenis isi berkas tidak dikenal. {DITERIMA}")
    return TEKS


def _kenali_arsip(berkas: IO[bytes], batas: BatasArsip) -> Jenis:
    try:
        with zipfile.ZipFile(berkas) as arsip:
            _periksa_arsip(arsip, batas, batas.kedalaman)
            nama = set(arsip.namelist())
    except (
        zipfile.BadZipFile,
        zipfile.LargeZipFile,
        EOFError,
        OSError,
        NotImplementedError,
        RuntimeError,
        zlib.error,
    ) as salah:
        raise IsiDitolak(RUSAK) from salah
    if "xl/workbook.xml" in nama:
        return XLSX
    if "word/document.xml" in nama:
        return DOCX
    raise IsiDitolak(
        f"Berkas ini arsip ZIP atau jenis Office lain. Unggah isinya satu per satu, atau simpan sebagai PDF. {DITERIMA}"
    )


def _periksa_arsip(arsip: zipfile.ZipFile, batas: BatasArsip, sisa_kedalaman: int) -> None:
    """Raises IsiDitolak for bombs, passwords, macros; archives inside are opened as deep as the limit says."""
    bagian = arsip.infolist()
    if any(satu.flag_bits & 1 for satu in bagian):
        raise IsiDitolak("Berkas berkata sandi. Hapus kata sandinya, lalu unggah lagi.")
    _periksa_bom(arsip, bagian, batas)
    for satu in bagian:
        rendah = satu.filename.lower()
        if (
            "vbaproject" in rendah
            or "/activex/" in rendah
            or rendah.endswith((".exe", ".vbs", ".js", ".bat", ".cmd", ".ps1"))
        ):
            raise IsiDitolak(MAKRO)
        with arsip.open(satu) as aliran:
            kepala = aliran.read(65536)
        if rendah == "[content_types].xml" and b"macroEnabled" in kepala:
            raise IsiDitolak(MAKRO)
        if kepala.startswith((b"MZ", b"\xd0\xcf\x11\xe0")):
            raise IsiDitolak(MAKRO)
        if kepala.startswith(b"PK\x03\x04"):
            if not sisa_kedalaman:
                raise IsiDitolak(BOM)
            with arsip.open(satu) as aliran, zipfile.ZipFile(io.BytesIO(aliran.read(batas.bongkar))) as dalam:
                _periksa_arsip(dalam, batas, sisa_kedalaman - 1)


def _periksa_bom(arsip: zipfile.ZipFile, bagian: list[zipfile.ZipInfo], batas: BatasArsip) -> None:
    """Too many parts, too much in all, one part packed absurdly tight, or parts that share the same bytes."""
    panjang = arsip.fp.seek(0, io.SEEK_END) if arsip.fp else 0
    rapat = any(
        satu.file_size > 1 << 20 and satu.file_size > batas.rasio * max(satu.compress_size, 1) for satu in bagian
    )
    jumlah = sum(satu.file_size for satu in bagian)
    bertumpuk = sum(satu.compress_size for satu in bagian) > panjang
    if rapat or bertumpuk or jumlah > batas.bongkar or len(bagian) > batas.bagian:
        raise IsiDitolak(BOM)
