"""Files are judged by their content; each refusal says why and what to do."""

import io
import zipfile

import pytest

from layanan import isi
from tests.layanan.conftest import PDF_KECIL, PNG_KECIL, arsip, docx, xlsx


def periksa(nama: str, data: bytes, **lain: object) -> isi.Jenis:
    return isi.periksa(io.BytesIO(data), nama, **({"batas_mb": 1} | lain))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("nama", "data", "jenis"),
    [
        ("SK Bupati No. 12.pdf", PDF_KECIL, isi.PDF),
        ("foto.PNG", PNG_KECIL, isi.PNG),
        ("foto.jpeg", b"\xff\xd8\xff\xe0\x00\x10JFIF\x00" + b"\x00" * 50, isi.JPG),
        ("foto.webp", b"RIFF\x00\x00\x00\x00WEBPVP8 " + b"\x00" * 20, isi.WEBP),
        ("rekap.xlsx", xlsx(), isi.XLSX),
        ("nota.docx", docx(), isi.DOCX),
        ("data.csv", b"bulan;nilai\nJanuari;12,5\n", isi.TEKS),
        ("catatan.txt", "Realisasi naik 5 ≥ target".encode(), isi.TEKS),
    ],
)
def test_accepted_kinds(nama: str, data: bytes, jenis: isi.Jenis) -> None:
    assert periksa(nama, data) == jenis


@pytest.mark.parametrize(
    ("nama", "data", "kalimat"),
    [
        ("kosong.pdf", b"", "kosong"),
        ("besar.pdf", PDF_KECIL + b" " * (1 << 20), "batas 1 MB"),
        ("putus.pdf", PDF_KECIL[:-10] + b" " * 4000, "tidak terunggah utuh"),
        ("tanpa_akhiran", PDF_KECIL, "tidak berakhiran"),
        ("virus.exe", b"MZ\x90\x00", ".exe tidak diterima"),
        ("virus.pdf", b"MZ\x90\x00" + b"\x00" * 100, "program komputer"),
        ("naskah.pdf", b"\x7fELF" + b"\x00" * 100, "program komputer"),
        ("naskah.exe.pdf", PDF_KECIL, "akhiran ganda"),
        ("naskah.pdf.xlsx", xlsx(), "akhiran ganda"),
        ("gambar.svg", b"<svg xmlns='http://www.w3.org/2000/svg'/>", ".svg tidak diterima"),
        ("gambar.png", b"<svg xmlns='http://www.w3.org/2000/svg'/>", "SVG"),
        ("laman.txt", b"<!DOCTYPE html><script>alert(1)</script>", "halaman web"),
        ("laman.csv", b"a,b\n<script>x</script>\n", "halaman web"),
        ("skrip.txt", b"#!/bin/sh\nrm -rf x\n", "skrip"),
        ("lama.xlsx", b"\xd0\xcf\x11\xe0" + b"\x00" * 600, "berformat lama atau berkata sandi"),
        ("arsip.xlsx", arsip({"a.txt": b"x"}), "arsip ZIP"),
        ("arsip.zip", arsip({"a.txt": b"x"}), ".zip tidak diterima"),
        ("rekap.xlsx", xlsx(**{"xl/vbaProject.bin": b"x"}), "makro"),
        ("nota.docx", docx(**{"word/embeddings/oleObject1.bin": b"\xd0\xcf\x11\xe0" + b"\x00" * 20}), "makro"),
        ("nota.docx", docx(**{"word/media/x.exe": b"MZ"}), "makro"),
        ("rusak.xlsx", xlsx()[:-30], "rusak"),
        ("salah.pdf", PNG_KECIL, "isinya PNG"),
        ("biner.txt", b"abc\x00\x01\x02" * 100, "Jenis isi berkas"),
        ("utf16.csv", "a;b".encode("utf-16"), "UTF-16"),
    ],
)
def test_refusals_say_why(nama: str, data: bytes, kalimat: str) -> None:
    with pytest.raises(isi.IsiDitolak, match=kalimat.replace(".", r"\.")):
        periksa(nama, data)


def test_macro_content_type_is_refused() -> None:
    tipe = b'<Types><Override ContentType="application/vnd.ms-excel.sheet.macroEnabled.main+xml"/></Types>'
    with pytest.raises(isi.IsiDitolak, match="makro"):
        periksa("rekap.xlsx", arsip({"[Content_Types].xml": tipe, "xl/workbook.xml": b"<w/>"}))


def test_archive_bombs_are_refused() -> None:
    nol = b"\x00" * (4 << 20)
    with pytest.raises(isi.IsiDitolak, match="terlalu besar setelah dibuka"):  # one part packed a thousandfold
        periksa("bom.xlsx", xlsx(**{"xl/worksheets/sheet1.xml": nol}))
    with pytest.raises(isi.IsiDitolak, match="terlalu besar setelah dibuka"):  # too much in all
        periksa("bom.xlsx", xlsx(**{"xl/a.xml": b"a" * 2000}), batas=isi.BatasArsip(bongkar=1000))
    with pytest.raises(isi.IsiDitolak, match="terlalu besar setelah dibuka"):  # too many parts
        periksa("bom.xlsx", xlsx(**{f"xl/{i}.xml": b"" for i in range(50)}), batas=isi.BatasArsip(bagian=20))
    dalam = arsip({"x.txt": b"x"}, padat=False)
    for _ in range(3):
        dalam = arsip({"x.bin": dalam}, padat=False)
    with pytest.raises(isi.IsiDitolak, match="terlalu besar setelah dibuka"):  # archive in archive in archive
        periksa("bom.docx", docx(**{"word/embeddings/a.xlsx": dalam}))
    assert periksa("bagan.docx", docx(**{"word/embeddings/a.xlsx": xlsx()})) == isi.DOCX


def test_overlapping_parts_are_refused() -> None:
    penyangga = io.BytesIO()
    with zipfile.ZipFile(penyangga, "w", zipfile.ZIP_STORED) as arsip_bertumpuk:
        for nama, teks in {"[Content_Types].xml": b"<T/>", "xl/workbook.xml": b"<w/>"}.items():
            arsip_bertumpuk.writestr(nama, teks)
        besar = zipfile.ZipInfo("xl/data.bin")
        arsip_bertumpuk.writestr(besar, b"y" * 5000)
        for nomor in range(20):
            tiruan = zipfile.ZipInfo(f"xl/data{nomor}.bin")
            tiruan.header_offset, tiruan.file_size, tiruan.compress_size, tiruan.CRC = (
                besar.header_offset,
                besar.file_size,
                besar.compress_size,
                besar.CRC,
            )
            arsip_bertumpuk.filelist.append(tiruan)
            arsip_bertumpuk.NameToInfo[tiruan.filename] = tiruan
    with pytest.raises(isi.IsiDitolak, match=r"terlalu besar setelah dibuka|rusak"):
        periksa("bom.xlsx", penyangga.getvalue())


def test_password_protected_archive_is_refused() -> None:
    data = bytearray(xlsx())
    letak = data.rindex(b"PK\x01\x02")
    data[letak + 8] |= 1
    with pytest.raises(isi.IsiDitolak, match="berkata sandi"):
        periksa("rekap.xlsx", bytes(data))


def test_only_what_the_page_wants() -> None:
    with pytest.raises(isi.IsiDitolak, match="hanya diterima PDF"):
        periksa("foto.png", PNG_KECIL, hanya=("pdf",))


@pytest.mark.parametrize(
    ("nama", "bersih"),
    [
        ("../../etc/passwd.pdf", "passwd.pdf"),
        ("C:\\data\\SK 1.pdf", "SK 1.pdf"),
        ("nota\u202efdp.exe", "notafdp.exe"),
        ("a\x00b\n.pdf", "ab.pdf"),
        ("", "berkas"),
        ("x" * 300 + ".pdf", "x" * 196 + ".pdf"),
    ],
)
def test_names_are_cleaned(nama: str, bersih: str) -> None:
    assert isi.bersihkan_nama(nama) == bersih
