"""What people read when their input is wrong is Indonesian, on every form that can be reached without a document."""

import re
from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse
from django.utils.html import strip_tags

from evaluasi.actions import muat_instrumen
from organisasi.models import Pengguna, Tahun, Unit
from organisasi.rules.izin import Peran
from tests import pabrik

INGGRIS = re.compile(
    r"\b(the|this|that|is|are|not|invalid|required|enter|select|choice|value|field|must|please|date|number|ensure)\b"
)
NGAWUR = "bukan-isian-yang-benar"

# Address and the fields that get nonsense; the same form is also sent empty.
FORMULIR: list[tuple[str, list[str]]] = [
    ("organisasi:pegawai_baru", ["nip", "unit", "jenis"]),
    ("organisasi:pengguna_baru", ["pegawai", "peran", "unit", "mulai", "username"]),
    ("organisasi:jabatan_baru", ["unit", "atasan", "mulai", "eselon"]),
    ("organisasi:delegasi_baru", ["kepada", "tindakan", "mulai", "sampai"]),
    ("organisasi:sotk_baru", ["jenis", "tanggal"]),
    ("organisasi:tahun", ["tahun", "batas_capaian"]),
    ("organisasi:profil", ["berlaku_sejak", "lambang"]),
    ("renstra:baru", ["unit", "jenis", "tahun_awal", "tahun_akhir"]),
    ("datakinerja:jendela", ["periode", "unit", "mulai", "selesai", "dibuka", "ditutup"]),
    ("evaluasi:buat", ["tahun", "ronde", "unit", "instrumen", "anggota_tim"]),
    ("evaluasi:impor_instrumen", ["kode", "berkas"]),
    ("layanan:verifikasi_kode", ["kode"]),
]


@pytest.fixture
def serba_bisa(kabupaten: Unit, dinkes: Unit, tahun2026: Tahun, inspektur: Pengguna) -> Pengguna:
    muat_instrumen(by=inspektur)
    orang = pabrik.buat_pengguna(username="serba_bisa", pegawai=pabrik.buat_pegawai("Serba Bisa", kabupaten))
    for peran in Peran:
        pabrik.beri_peran(orang, peran, kabupaten)
    return Pengguna.objects.get(pk=orang.pk)


def kesalahan(klien: Client, alamat: str, isian: dict[str, str]) -> list[str]:
    """All sentences about errors that the answer shows; the forms of its context tell them."""
    jawaban = klien.post(alamat, isian)
    assert jawaban.status_code in {200, 422}, (alamat, jawaban.status_code)
    daftar = [
        pesan
        for konteks in jawaban.context or []
        for form in konteks.flatten().values()
        if hasattr(form, "is_bound") and getattr(form, "is_bound", False) and hasattr(form, "errors")
        for semua in (form.errors.values() if isinstance(form.errors, dict) else [])
        for pesan in semua
    ]
    return [strip_tags(str(pesan)) for pesan in dict.fromkeys(daftar)]


@pytest.mark.parametrize(("nama", "bidang"), FORMULIR)
def test_errors_are_told_in_indonesian(
    nama: str, bidang: list[str], serba_bisa: Pengguna, klien: Callable[[Pengguna], Client]
) -> None:
    alamat = reverse(nama)
    pesan = kesalahan(klien(serba_bisa), alamat, dict.fromkeys(bidang, NGAWUR) | {"ngawur": "ya"})
    kosong = kesalahan(klien(serba_bisa), alamat, {"ngawur": "ya"})
    assert pesan or kosong, nama
    for satu in pesan + kosong:
        assert not INGGRIS.search(satu.lower()), (nama, satu)
        assert satu[:1].isupper() or satu[:1] in "“%", (nama, satu)
        assert satu.rstrip().endswith((".", "!", "?")), (nama, satu)
