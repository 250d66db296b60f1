"""File responses and QR codes."""

import base64
import re
from xml.etree import ElementTree

import pytest
import segno
from django.test import RequestFactory

from sakip.kode_qr import kode_qr, kode_qr_data
from sakip.unduh import nama_berkas, unduh, unduh_alir

SVG = "{http://www.w3.org/2000/svg}"
PERMINTAAN = RequestFactory().get("/")


@pytest.mark.parametrize(
    ("bagian", "nama"),
    [
        (("PK", "Dinas Kesehatan", 2026), "PK Dinas Kesehatan 2026.pdf"),
        (("LKjIP", None, "RSUD “Harapan”", ""), "LKjIP RSUD “Harapan”.pdf"),
        (("../../etc/passwd",), "etc-passwd.pdf"),
        (("a\r\nSet-Cookie: x=1",), "a-Set-Cookie- x=1.pdf"),
        (("",), "berkas.pdf"),
        (("x" * 300,), "x" * 120 + ".pdf"),
    ],
)
def test_nama_berkas(bagian: tuple[str | int | None, ...], nama: str) -> None:
    assert nama_berkas(*bagian, akhiran="pdf") == nama


def test_unduhan_disimpan_tidak_ditebak_dan_tidak_disinggahkan_umum() -> None:
    respons = unduh(PERMINTAAN, b"isi", "Rencana aksi – triwulan I.xlsx")
    assert respons["Content-Type"].endswith("spreadsheetml.sheet")
    assert (
        respons["Content-Disposition"] == "attachment; filename*=utf-8''Rencana%20aksi%20%E2%80%93%20triwulan%20I.xlsx"
    )
    assert respons["X-Content-Type-Options"] == "nosniff"
    assert {"private", "no-cache"} <= set(respons["Cache-Control"].replace(" ", "").split(","))
    assert respons["Content-Length"] == "3"


@pytest.mark.parametrize(
    ("nama", "tampil", "awal"),
    [
        ("a.pdf", True, "inline"),
        ("a.pdf", False, "attachment"),
        ("a.html", True, "attachment"),
        ("a.svg", True, "attachment"),
    ],
)
def test_hanya_jenis_aman_yang_ditampilkan(nama: str, tampil: bool, awal: str) -> None:
    assert unduh(PERMINTAAN, b"x", nama, tampil=tampil)["Content-Disposition"].startswith(awal)


def test_peramban_yang_sudah_punya_tidak_menerima_lagi() -> None:
    pertama = unduh(PERMINTAAN, b"isi", "a.pdf")
    kedua = unduh(RequestFactory().get("/", headers={"if-none-match": f'"lain", W/{pertama["ETag"]}'}), b"isi", "a.pdf")
    assert (kedua.status_code, kedua["ETag"]) == (304, pertama["ETag"])
    assert (
        unduh(RequestFactory().get("/", headers={"if-none-match": pertama["ETag"]}), b"baru", "a.pdf").status_code
        == 200
    )


def test_unduhan_alir() -> None:
    respons = unduh_alir((p for p in (b"a", b"b")), "besar.zip")
    assert b"".join(respons) == b"ab"
    assert respons["Content-Disposition"].startswith("attachment")


def test_kode_qr_memuat_modul_yang_sama() -> None:
    isi = "http://127.0.0.1:8000/verifikasi/ABCD-1234/"
    akar = ElementTree.fromstring(kode_qr(isi, judul='Periksa "PK" <2026>'))  # our own markup
    assert akar.get("aria-label") == 'Periksa "PK" <2026>'
    jalur = list(akar.iter(f"{SVG}path"))[1].attrib["d"]
    gelap = {(int(x) - 2, int(y) - 2) for x, y in re.findall(r"M(\d+) (\d+)h1v1h-1z", jalur)}
    matriks = segno.make_qr(isi, error="m", boost_error=False).matrix
    assert gelap == {(x, y) for y, baris in enumerate(matriks) for x, modul in enumerate(baris) if modul}
    assert akar.attrib["viewBox"] == f"0 0 {len(matriks) + 4} {len(matriks) + 4}"


def test_kode_qr_sebagai_gambar() -> None:
    data = kode_qr_data("ABCD-1234")
    awalan, _, isi = data.partition(",")
    assert awalan == "data:image/png;base64"
    assert base64.b64decode(isi).startswith(b"\x89PNG")


@pytest.mark.parametrize(("isi", "pesan"), [("", "perlu isi"), ("x" * 5_000, "terlalu panjang")])
def test_kode_qr_menolak(isi: str, pesan: str) -> None:
    with pytest.raises(ValueError, match=pesan):
        kode_qr(isi)
