"""The API says what the pages say, to the same people."""

import datetime as dt
from collections.abc import Callable
from typing import Any

from django.test import Client
from rest_framework.authtoken.models import Token

from layanan import actions
from organisasi.models import Pengguna, Unit
from tests.layanan.conftest import PDF_KECIL, hitung_kueri, unggahan


def test_inbox_and_trail(
    naskah: Any, operator: Pengguna, orang_asing: Pengguna, klien: Callable[[Pengguna], Client]
) -> None:
    isi = klien(operator).get("/api/v1/giliran/").json()
    assert (isi["count"], isi["results"][0]["permintaan"]) == (1, "Lengkapi rencana lalu ajukan")
    assert klien(orang_asing).get("/api/v1/giliran/").json()["count"] == 0
    alamat = f"/api/v1/jejak/renstra.versirencana/{naskah.pk}/"
    jejak = klien(operator).get(alamat).json()
    assert jejak["status"] == "draf"
    assert jejak["jejak"][0]["oleh"] == "Operator Contoh"
    assert [satu["nama"] for satu in jejak["langkah"]] == ["ajukan"]
    assert klien(orang_asing).get(alamat).status_code == 404
    assert klien(operator).get("/api/v1/jejak/organisasi.unit/1/").status_code == 404


def test_documents(
    naskah: Any, kepala: Pengguna, orang_asing: Pengguna, dinkes: Unit, klien: Callable[[Pengguna], Client]
) -> None:
    peramban, biaya = klien(kepala), []
    for banyak in (1, 6):
        for nomor in range(banyak):
            dokumen = actions.terbitkan(
                naskah,
                jenis="pk",
                judul="Perjanjian Kinerja",
                nomor=f"{banyak}/{nomor}",
                tanggal=dt.date(2026, 1, 20),
                tahun=2026,
                unit=dinkes,
                isi=PDF_KECIL,
                by=kepala,
            )
            actions.tanda_tangani(
                dokumen,
                jalur="basah",
                sebagai="A",
                nama="B",
                jabatan="C",
                by=kepala,
                pindaian=unggahan("s.pdf", PDF_KECIL),
            )
        biaya.append(hitung_kueri(lambda: peramban.get("/api/v1/dokumen/")))
    assert biaya[0] == biaya[1]
    assert biaya[0] <= 12
    assert peramban.get("/api/v1/dokumen/", {"tahun": 2026}).json()["count"] == 7
    assert peramban.get("/api/v1/dokumen/", {"tahun": 2020}).json()["count"] == 0
    satu = peramban.get(f"/api/v1/dokumen/{dokumen.pk}/").json()
    assert (satu["status"], satu["sha256"], len(satu["tanda_tangan"])) == ("berlaku", dokumen.berkas.sha256, 1)
    assert "nip" not in str(satu)
    assert klien(orang_asing).get(f"/api/v1/dokumen/{dokumen.pk}/").status_code == 404


def test_jobs_with_a_token(operator: Pengguna, kepala: Pengguna) -> None:
    pekerjaan = actions.antre("layanan.bersihkan_antrean", kunci="x", judul="Bersih", by=operator)
    kepala_surat = {"Authorization": f"Token {Token.objects.create(user=operator).key}"}
    assert Client().get("/api/v1/pekerjaan/", headers=kepala_surat).json()["results"][0]["judul"] == "Bersih"
    lain = {"Authorization": f"Token {Token.objects.create(user=kepala).key}"}
    assert Client().get(f"/api/v1/pekerjaan/{pekerjaan.pk}/", headers=lain).status_code == 404
    assert Client().get("/api/v1/pekerjaan/").status_code in {401, 403}
