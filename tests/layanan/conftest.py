"""A document with a workflow to try layanan on, taken from the app above by name so that tests import downwards only."""

import io
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.apps import apps
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from pytest_django import Settings

from layanan import actions
from layanan.models import Dokumen
from organisasi.models import Pengguna, Unit

PDF_KECIL = b"\n".join(
    [
        b"%PDF-1.4",
        b"1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj",
        b"2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj",
        b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]>>endobj",
        b"xref",
        b"0 4",
        b"0000000000 65535 f ",
        b"0000000009 00000 n ",
        b"0000000052 00000 n ",
        b"0000000101 00000 n ",
        b"trailer<</Size 4/Root 1 0 R>>",
        b"startxref",
        b"164",
        b"%%EOF",
        b"",
    ]
)
PNG_KECIL = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010806000000"
    "1f15c4890000000d49444154789c6360606060000000050001a5f645400000000049454e44ae426082"
)


@pytest.fixture(scope="session")
def folder_sertifikat(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The demo certificate is made once for all tests: a key takes its time."""
    return tmp_path_factory.mktemp("sertifikat")


@pytest.fixture(autouse=True)
def tempat_berkas(settings: Settings, tmp_path: Path, folder_sertifikat: Path) -> Path:
    """Stored files of each test lie apart."""
    settings.MEDIA_ROOT = tmp_path / "berkas"
    settings.DATA_DIR = folder_sertifikat
    return tmp_path / "berkas"


@pytest.fixture
def buat_naskah(dinkes: Unit, operator: Pengguna, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Any]:
    """Makes a draft of the Dinas Kesehatan: handed in by the operator, verified by Bappeda."""
    model = apps.get_model("renstra", "VersiRencana")
    monkeypatch.setattr(model, "langkah_umum", frozenset({"ajukan", "kembalikan", "verifikasi"}))
    monkeypatch.setattr(model, "url_langkah", Dokumen.url_langkah)
    monkeypatch.setattr(model, "get_absolute_url", lambda self: f"/naskah/{self.pk}/")

    def buat(unit: Unit = dinkes, judul: str = "Naskah Dinas Kesehatan", awal: int = 2025) -> Any:
        induk = apps.get_model("renstra", "DokumenRencana").objects.create(
            unit=unit, jenis="RENSTRA", judul=judul, tahun_awal=awal, tahun_akhir=awal + 4
        )
        naskah = model.objects.create(dokumen=induk, status="draf")
        actions.mulai(naskah, by=operator)
        return naskah

    return buat


@pytest.fixture
def naskah(buat_naskah: Callable[..., Any]) -> Any:
    return buat_naskah()


def unggahan(nama: str, isi: bytes) -> SimpleUploadedFile:
    return SimpleUploadedFile(nama, isi)


def arsip(bagian: dict[str, bytes], *, padat: bool = True) -> bytes:
    """A zip archive in memory."""
    penyangga = io.BytesIO()
    with zipfile.ZipFile(penyangga, "w", zipfile.ZIP_DEFLATED if padat else zipfile.ZIP_STORED) as satu:
        for nama, isi in bagian.items():
            satu.writestr(nama, isi)
    return penyangga.getvalue()


TIPE = b'<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'


def xlsx(**tambahan: bytes) -> bytes:
    return arsip({"[Content_Types].xml": TIPE, "xl/workbook.xml": b"<workbook/>", **tambahan})


def docx(**tambahan: bytes) -> bytes:
    return arsip({"[Content_Types].xml": TIPE, "word/document.xml": b"<document/>", **tambahan})


def hitung_kueri(fungsi: Callable[[], Any]) -> int:
    """How many queries a call makes, the second time it is made."""
    fungsi()
    with CaptureQueriesContext(connection) as kueri:
        fungsi()
    return len(kueri)
