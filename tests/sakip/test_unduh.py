"""File responses."""

import pytest
from django.test import RequestFactory

from sakip.unduh import nama_berkas, unduh

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
