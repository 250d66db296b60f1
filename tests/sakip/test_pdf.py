"""Printing: what is on the paper, the same bytes for the same input, no way out of the static folder, and a process that may die."""

import io
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest
from django.template.loader import render_to_string
from pypdf import PdfReader
from pytest_django import Settings

from sakip.pdf import PdfGagal, cetak
from sakip.pdf.saluran import SALURAN, Saluran, SaluranHabis

ISI = "<h1>Perjanjian Kinerja</h1><p>Nilai Rp 1.250.000 – sasaran “≤ 78”.</p>"
BARIS = "<tr><td>" + "</td><td>".join(["kata panjang sekali"] * 12) + "</td></tr>"
BERAT = f"<table>{BARIS * 3_000}</table>"
CABANG = """
import os, sys
from sakip.pdf import cetak
from sakip.pdf.saluran import SALURAN
induk = cetak("<p>a</p>")
pid = SALURAN._proses.pid
anak = os.fork()
if anak == 0:
    sama = cetak("<p>a</p>") == induk and SALURAN._proses.pid != pid
    SALURAN.tutup()
    os._exit(0 if sama else 3)
_, status = os.waitpid(anak, 0)
assert status == 0
assert cetak("<p>a</p>") == induk and SALURAN._proses.pid == pid
print("baik")
"""


def baca(berkas: bytes) -> PdfReader:
    return PdfReader(io.BytesIO(berkas))


def teks(berkas: bytes) -> str:
    return "\n".join(halaman.extract_text() for halaman in baca(berkas).pages)


def test_isi_nomor_halaman_dan_keterangan_berkas() -> None:
    berkas = cetak(ISI + '<p class="halaman-baru">Lampiran</p>', judul="PK Dinas Contoh", tanggal=date(2026, 1, 21))
    isi = teks(berkas)
    for kalimat in ("PERJANJIAN KINERJA", "Rp 1.250.000 – sasaran “≤ 78”", "Halaman 1 dari 2", "Halaman 2 dari 2"):
        assert kalimat.casefold() in isi.casefold()
    dokumen = baca(berkas)
    assert dokumen.metadata is not None
    assert dokumen.metadata.title == "PK Dinas Contoh"
    assert str(dokumen.metadata.get("/CreationDate")).startswith("D:20260121")
    assert dokumen.trailer["/Root"]["/Lang"] == "id"
    assert dokumen.trailer["/Root"]["/MarkInfo"]["/Marked"]


@pytest.mark.parametrize(
    ("ukuran", "mendatar", "mm"), [("A4", False, (210, 297)), ("F4", False, (215, 330)), ("F4", True, (330, 215))]
)
def test_ukuran_kertas(ukuran: str, mendatar: bool, mm: tuple[int, int]) -> None:
    kotak = baca(cetak(ISI, ukuran=ukuran, mendatar=mendatar)).pages[0].mediabox
    assert [round(float(sisi) / 72 * 25.4) for sisi in (kotak.width, kotak.height)] == list(mm)


def test_masukan_sama_byte_sama_juga_dari_proses_baru() -> None:
    sampul = '<div class="sampul"><h1>Laporan</h1></div>' + ISI
    pertama = cetak(sampul, judul="A")
    cetak(ISI, judul="lain")
    SALURAN.tutup()
    assert cetak(sampul, judul="A") == pertama
    assert cetak(sampul, judul="B") != pertama


def test_draf_menandai_latar_tanpa_masuk_ke_ukuran_lain() -> None:
    assert cetak(ISI, draf=True) != cetak(ISI)
    assert "DRAF" in teks(cetak(ISI, draf=True))
    assert "DRAF" not in teks(cetak(ISI))


def test_arsip_memuat_profil_warna() -> None:
    assert "/OutputIntents" in baca(cetak(ISI, ragam="pdf/a-3u")).trailer["/Root"]


def test_kop_dan_tanda_tangan_tanpa_bagian_yang_tidak_ada() -> None:
    html = render_to_string(
        "dokumen/tanda_tangan.html",
        {"blok": [{"jabatan": ["Bupati Contoh"], "nama": "Ir. Contoh Utama", "rinci": []}]},
    )
    kop = render_to_string(
        "dokumen/kop.html", {"kop": {"pemda": "Pemerintah Kabupaten Contoh", "instansi": "Dinas A", "alamat": ""}}
    )
    isi = teks(cetak(kop + html))
    assert "Ir. Contoh Utama" in isi
    assert "NIP" not in isi
    assert "None" not in isi


class Penghitung(BaseHTTPRequestHandler):
    kena = 0

    def do_GET(self) -> None:
        type(self).kena += 1
        self.send_response(200)
        self.end_headers()


@pytest.fixture
def alamat_luar() -> Iterator[str]:
    peladen = HTTPServer(("127.0.0.1", 0), Penghitung)
    threading.Thread(target=peladen.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{peladen.server_port}/"
    peladen.shutdown()
    peladen.server_close()


def test_tidak_menyentuh_jaringan(alamat_luar: str) -> None:
    html = f'<link rel="stylesheet" href="{alamat_luar}a.css"><img src="{alamat_luar}b.png" alt=""><style>@import "{alamat_luar}c.css";</style>{ISI}'
    assert "Perjanjian" in teks(cetak(html)).title()
    assert Penghitung.kena == 0


@pytest.mark.parametrize(
    "pola", ["file://{0}", "/static/../{1}", "/static/%2e%2e/%2e%2e/%2e%2e/%2e%2e/%2e%2e{0}", "/static//{0}"]
)
def test_tidak_membaca_berkas_di_luar_folder_statis(tmp_path: Path, pola: str) -> None:
    rahasia = tmp_path / "rahasia.css"
    rahasia.write_text('p::before { content: "BOCOR " }')
    alamat = pola.format(rahasia, os.path.relpath(rahasia, Path.cwd() / "static" / "css"))
    html = f'<link rel="stylesheet" href="{alamat}"><link rel="attachment" href="{alamat}">{ISI}'
    berkas = cetak(html, ragam="")
    assert "BOCOR" not in teks(berkas)
    assert not baca(berkas).attachments


def test_gambar_statis_dan_data_terbaca() -> None:
    kosong = cetak(ISI, ragam="")
    assert len(cetak('<img src="/static/gambar/lambang.svg" alt="">' + ISI, ragam="")) > len(kosong)
    assert len(
        cetak(
            "<img src=\"data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 9 9'%3E%3Ccircle r='4'/%3E%3C/svg%3E\" alt=\"\">"
            + ISI,
            ragam="",
        )
    ) > len(kosong)


def test_waktu_habis_memberi_kalimat_dan_yang_berikut_jalan() -> None:
    with pytest.raises(PdfGagal, match=r"belum selesai dicetak dalam 0\.5 detik"):
        cetak(BERAT, batas_detik=0.5)
    assert "Perjanjian" in teks(cetak(ISI)).title()


def test_proses_mati_di_antara_dua_cetakan_diganti() -> None:
    cetak(ISI)
    proses = SALURAN._proses
    assert proses is not None
    os.kill(proses.pid, signal.SIGKILL)
    assert "Perjanjian" in teks(cetak(ISI)).title()
    assert SALURAN._proses is not proses


def test_proses_yang_dihentikan_tidak_meninggalkan_berkas() -> None:
    cetak(ISI)
    folder = Path(SALURAN._folder)
    assert any(folder.iterdir())
    SALURAN.tutup()
    assert not folder.exists()


def test_proses_mati_di_tengah_dua_kali_memberi_kalimat(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    pekerja = tmp_path / "mati.py"
    pekerja.write_text("import sys; sys.stdin.buffer.read(4); sys.exit(3)")
    monkeypatch.setattr("sakip.pdf.saluran.PEKERJA", pekerja)
    SALURAN.tutup()
    with pytest.raises(PdfGagal, match="berhenti sebelum selesai"):
        cetak(ISI)
    SALURAN.tutup()


def test_naskah_besar_kepada_proses_yang_mati_memberi_kalimat(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    pekerja = tmp_path / "tuli.py"
    pekerja.write_text("import sys; sys.stdin.buffer.read(4)")
    monkeypatch.setattr("sakip.pdf.saluran.PEKERJA", pekerja)
    SALURAN.tutup()
    with pytest.raises(PdfGagal, match="berhenti sebelum selesai"):
        cetak("<p>" + "panjang " * 100_000)
    SALURAN.tutup()


def test_utas_bergantian_dan_hasilnya_tidak_tertukar() -> None:
    with ThreadPoolExecutor(4) as kolam:
        hasil = list(kolam.map(lambda n: cetak(f"<p>dokumen nomor {n}</p>", ragam=""), range(8)))
    assert [f"dokumen nomor {n}" in teks(h) for n, h in enumerate(hasil)] == [True] * 8


def test_menunggu_giliran_pun_dibatasi() -> None:
    saluran = Saluran()
    with saluran._giliran, pytest.raises(SaluranHabis):
        saluran.kirim({}, 0.05)


def test_anak_fork_memakai_prosesnya_sendiri() -> None:
    hasil = subprocess.run([sys.executable, "-c", CABANG], capture_output=True, text=True, timeout=60, check=False)
    assert hasil.stdout == "baik\n", hasil.stderr


def test_gaya_yang_tidak_ada_dan_kertas_tak_dikenal() -> None:
    with pytest.raises(FileNotFoundError, match=r"tidak_ada\.css"):
        cetak(ISI, css=("css/tidak_ada.css",))
    with pytest.raises(KeyError):
        cetak(ISI, ukuran="Folio")


def test_singgahan_dipakai_bila_dinyalakan(settings: Settings) -> None:
    settings.CACHES = {
        **settings.CACHES,
        "pdf": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "LOCATION": "uji-pdf"},
    }
    pertama = cetak(ISI + "<p>singgah</p>")
    SALURAN.tutup()
    assert cetak(ISI + "<p>singgah</p>") == pertama
    assert SALURAN._proses is None


def test_naskah_lebih_besar_daripada_isi_pipa() -> None:
    """A frame comes in pieces where it is larger than what a pipe holds."""
    assert cetak(f"<p>Isi</p><!-- {'x' * 400_000} -->", ragam="").startswith(b"%PDF-")
