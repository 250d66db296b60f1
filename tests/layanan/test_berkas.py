"""Files: kept once, on disk or S3, read through the object that owns them."""

import io
import uuid
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import boto3
import pytest
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.management import CommandError, call_command
from django.test import Client
from moto.server import ThreadedMotoServer
from pytest_django import Settings

from layanan import actions, queries
from layanan.forms import KolomBerkas
from layanan.models import Berkas, BerkasTaut
from organisasi.models import Pengguna, Unit
from tests import pabrik
from tests.layanan.conftest import PDF_KECIL, PNG_KECIL, unggahan


@pytest.fixture(scope="module")
def peladen_s3() -> Iterator[str]:
    peladen = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    peladen.start()
    host, port = peladen.get_host_and_port()
    yield f"http://{host}:{port}"
    peladen.stop()


@pytest.fixture(params=["disk", "s3"])
def simpanan(request: pytest.FixtureRequest, settings: Settings) -> str:
    """Both kinds of storage behind the same code."""
    if request.param == "s3":
        alamat = request.getfixturevalue("peladen_s3")
        akses = {"endpoint_url": alamat, "region_name": "us-east-1"}
        wadah = f"sakip-{uuid.uuid4()}"  # one of its own for each test: some of them spoil what is stored
        boto3.client("s3", aws_access_key_id="uji", aws_secret_access_key="uji", **akses).create_bucket(Bucket=wadah)
        opsi = {"bucket_name": wadah, "access_key": "uji", "secret_key": "uji", "file_overwrite": False, **akses}
        settings.STORAGES = settings.STORAGES | {
            "default": {"BACKEND": "storages.backends.s3.S3Storage", "OPTIONS": opsi}
        }
    return request.param


def baca(berkas: Berkas) -> bytes:
    with berkas.isi() as aliran:
        return aliran.read()


def test_same_bytes_are_kept_once(simpanan: str, operator: Pengguna) -> None:
    pertama = actions.simpan_berkas(unggahan("a.pdf", PDF_KECIL), by=operator)
    kedua = actions.simpan_berkas(unggahan("b.pdf", PDF_KECIL), by=operator)
    assert pertama == kedua
    assert (pertama.jenis, pertama.ukuran, baca(pertama)) == ("application/pdf", len(PDF_KECIL), PDF_KECIL)
    folder = f"isi/{pertama.sha256[:2]}/{pertama.sha256[2:4]}"
    assert default_storage.listdir(folder)[1] == [pertama.sha256]


def test_lost_bytes_come_back_with_the_next_upload(simpanan: str, operator: Pengguna) -> None:
    berkas = actions.simpan_berkas(unggahan("a.pdf", PDF_KECIL), by=operator)
    default_storage.delete(berkas.lokasi)
    actions.simpan_berkas(unggahan("a.pdf", PDF_KECIL), by=operator)
    assert baca(berkas) == PDF_KECIL


def test_half_written_bytes_are_replaced_by_the_next_upload(simpanan: str, operator: Pengguna) -> None:
    berkas = actions.simpan_berkas(unggahan("a.pdf", PDF_KECIL), by=operator)
    default_storage.delete(berkas.lokasi)
    default_storage.save(berkas.lokasi, ContentFile(PDF_KECIL[:20]))
    assert actions.simpan_berkas(unggahan("a.pdf", PDF_KECIL), by=operator) == berkas
    assert baca(berkas) == PDF_KECIL


def test_download_through_the_owner(
    simpanan: str,
    naskah: Any,
    operator: Pengguna,
    kabupaten: Unit,
    orang_asing: Pengguna,
    klien: Callable[[Pengguna], Client],
) -> None:
    berkas = actions.simpan_berkas(unggahan("bukti.pdf", PDF_KECIL), by=operator)
    taut = actions.tautkan(berkas, naskah, keterangan="Target 2026", halaman=3, by=operator)
    alamat = taut.get_absolute_url()

    respons = klien(operator).get(alamat)
    assert b"".join(respons.streaming_content) == PDF_KECIL
    assert respons["Content-Disposition"] == 'inline; filename="bukti.pdf"'
    assert respons["X-Content-Type-Options"] == "nosniff"
    assert "default-src 'none'" in respons["Content-Security-Policy"]
    assert respons["ETag"] == f'"{berkas.sha256}"'
    assert "private" in respons["Cache-Control"]
    assert klien(operator).get(alamat, headers={"If-None-Match": respons["ETag"]}).status_code == 304
    lain = pabrik.buat_pengguna("penyusun", pabrik.buat_opd("Dinas Sosial", induk=kabupaten))
    for asing in (orang_asing, lain):
        assert klien(asing).get(alamat).status_code == 404
    assert Client().get(alamat).status_code == 302

    actions.lepas(taut, by=operator)
    assert klien(operator).get(alamat).status_code == 404
    assert queries.berkas_objek(naskah).count() == 0


def test_ranges(simpanan: str, naskah: Any, operator: Pengguna, klien: Callable[[Pengguna], Client]) -> None:
    taut = actions.tautkan(actions.simpan_berkas(unggahan("a.pdf", PDF_KECIL), by=operator), naskah, by=operator)
    alamat, peramban = taut.get_absolute_url(), klien(operator)
    for rentang, harapan in {
        "bytes=0-9": PDF_KECIL[:10],
        "bytes=-5": PDF_KECIL[-5:],
        "bytes=300-": PDF_KECIL[300:],
    }.items():
        respons = peramban.get(alamat, headers={"Range": rentang})
        assert respons.status_code == 206
        assert b"".join(respons.streaming_content) == harapan
        assert respons["Content-Length"] == str(len(harapan))
    assert peramban.get(alamat, headers={"Range": "bytes=99999-"}).status_code == 416
    assert peramban.get(alamat, headers={"Range": "bytes=0-9", "If-Range": '"lama"'}).status_code == 200


def test_only_pictures_and_pdf_show_in_place(
    naskah: Any, operator: Pengguna, klien: Callable[[Pengguna], Client]
) -> None:
    gambar = actions.tautkan(actions.simpan_berkas(unggahan("a.png", PNG_KECIL), by=operator), naskah, by=operator)
    teks = actions.tautkan(actions.simpan_berkas(unggahan("a.csv", b"a;b\n"), by=operator), naskah, by=operator)
    respons = klien(operator).get(gambar.get_absolute_url())
    assert respons["Content-Disposition"].startswith("inline")
    assert "sandbox" in respons["Content-Security-Policy"]
    assert klien(operator).get(gambar.get_absolute_url(), {"unduh": ""})["Content-Disposition"].startswith("attachment")
    assert klien(operator).get(teks.get_absolute_url())["Content-Disposition"].startswith("attachment")


def test_refused_file_leaves_nothing(operator: Pengguna, tempat_berkas: Path) -> None:
    with pytest.raises(ValidationError, match=r"virus\.pdf: Berkas ini program komputer"):
        actions.simpan_berkas(unggahan("virus.pdf", b"MZ\x90\x00\x00"), by=operator)
    assert not Berkas.objects.exists()
    assert not tempat_berkas.exists()


def test_tie_again_gives_the_same_tie(naskah: Any, operator: Pengguna) -> None:
    berkas = actions.simpan_berkas(unggahan("a.pdf", PDF_KECIL), by=operator)
    assert actions.tautkan(berkas, naskah, by=operator) == actions.tautkan(berkas, naskah, by=operator)
    assert actions.tautkan(berkas, naskah, keterangan="Lain", by=operator).keterangan == "Lain"
    assert BerkasTaut.objects.count() == 2


def test_integrity_check_finds_changed_and_lost_bytes(simpanan: str, operator: Pengguna) -> None:
    utuh = actions.simpan_berkas(unggahan("a.pdf", PDF_KECIL), by=operator)
    keluar, galat = io.StringIO(), io.StringIO()
    call_command("periksa_berkas", stdout=keluar)
    assert "1 berkas utuh" in keluar.getvalue()
    hilang = actions.simpan_berkas(unggahan("b.png", PNG_KECIL), by=operator)
    default_storage.delete(hilang.lokasi)
    default_storage.delete(utuh.lokasi)
    default_storage.save(utuh.lokasi, io.BytesIO(PDF_KECIL[:-1] + b"X"))
    with pytest.raises(CommandError, match="2 dari 2"):
        call_command("periksa_berkas", stdout=keluar, stderr=galat)
    assert "hilang" in galat.getvalue()
    assert "isi berubah" in galat.getvalue()


def test_form_field_checks_the_content() -> None:
    kolom = KolomBerkas(label="Bukti", hanya=("pdf",))
    assert kolom.clean(unggahan("a.pdf", PDF_KECIL)).name == "a.pdf"
    with pytest.raises(ValidationError, match="hanya diterima PDF"):
        kolom.clean(unggahan("a.png", PNG_KECIL))
    with pytest.raises(ValidationError):
        kolom.clean(None)
    assert kolom.widget.attrs["accept"] == ".pdf"
