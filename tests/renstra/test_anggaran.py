"""The budget of a year: rules of its stages, import from a spreadsheet with every fault, and its page."""

import datetime as dt
import io
from collections.abc import Callable
from decimal import Decimal
from typing import Any

import openpyxl
import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from organisasi.models import Pengguna, Unit
from renstra.actions.anggaran import baca_anggaran, simpan_anggaran
from renstra.models import Anggaran, EdisiNomenklatur, Nomenklatur
from renstra.queries.anggaran import BUKU, anggaran_berlaku, isi_anggaran, pratinjau_anggaran, tahap_anggaran
from renstra.rules.anggaran import TahapSah, jumlah_pagu, pagu_kode, periksa_bagian_pagu, urut_tahap
from renstra.rules.rencana import TahapAnggaran
from sakip.daftar import JENIS_XLSX
from sakip.lembar import tulis_ekspor

Klien = Callable[[Pengguna], Client]
SAH = dt.date(2026, 1, 5)
BARIS = (("1.02.02", "Program Upaya Kesehatan", "300"), ("1.02.03", "Program SDM Kesehatan", "200"))
D = Decimal


@pytest.fixture(autouse=True)
def berkas_sementara(settings: Any, tmp_path: Any) -> None:
    settings.MEDIA_ROOT = tmp_path / "berkas"


def berkas(*baris: tuple[Any, Any, Any]) -> io.BytesIO:
    """A filled template; cells as given."""
    isi = [{"kode": k, "nama": n, "pagu": None} for k, n, _ in baris]
    buku = openpyxl.load_workbook(io.BytesIO(tulis_ekspor(BUKU, {"Anggaran": isi})))
    lembar = buku["Anggaran"]
    kepala = next(b for b in lembar.iter_rows() if any("Pagu" in str(sel.value) for sel in b))
    letak = {str(sel.value).split(" (")[0].rstrip(" *"): sel.column for sel in kepala if sel.value}
    for nomor, satu in enumerate(baris, start=kepala[0].row + 1):
        for judul, nilai in zip(("Kode", "Nama", "Pagu"), satu, strict=True):
            lembar.cell(nomor, letak[judul]).value = nilai
    hasil = io.BytesIO()
    buku.save(hasil)
    hasil.seek(0)
    return hasil


def simpan(unit: Unit, oleh: Pengguna, *baris: tuple[Any, Any, Any], **lain: Any) -> int:
    isi = {"tahap": TahapAnggaran.MURNI, "tanggal_sah": SAH, **lain}
    return simpan_anggaran(berkas(*baris), unit=unit, tahun=2026, by=oleh, **isi)


@pytest.mark.parametrize(
    ("pagu", "jumlah", "salah"),
    [
        ({"1.02.02": "300", "1.02.03": "200"}, "500", []),
        ({"1.02.02": "300", "1.02.02.2.01": "100", "1.02.02.2.02": "200"}, "300", []),
        ({"1.02.02": "300", "1.02.02.2.01": "100", "1.02.02.2.02": "150"}, "300", ["1.02.02"]),
        ({"1.02.02.2.01": "100", "1.02.02.2.01.0001": "90"}, "100", ["1.02.02.2.01"]),
        ({}, "0", []),
    ],
)
def test_jumlah_dan_bagian(pagu: dict[str, str], jumlah: str, salah: list[str]) -> None:
    isi = {kode: D(nilai) for kode, nilai in pagu.items()}
    assert jumlah_pagu(isi) == D(jumlah)
    assert [kode for kode, _ in periksa_bagian_pagu(isi)] == salah


def test_pagu_kode_dari_bagian_terdekat() -> None:
    isi = {"1.02.02.2.01": D(100), "1.02.02.2.01.0001": D(100), "1.02.02.2.02": D(50)}
    assert pagu_kode("1.02.02", isi) == D(150)
    assert pagu_kode("1.02.03", isi) is None
    assert pagu_kode("", isi) is None


def test_tahap_urut_menurut_pengesahan() -> None:
    murni = TahapSah(TahapAnggaran.MURNI, 1, SAH)
    geser = [TahapSah(TahapAnggaran.PERGESERAN, n, dt.date(2026, 3 + n, 1)) for n in (2, 1)]
    ubah = TahapSah(TahapAnggaran.PERUBAHAN, 1, dt.date(2026, 10, 6))
    assert [satu.label for satu in urut_tahap([ubah, *geser, murni])] == [
        "DPA murni", "DPA pergeseran 1", "DPA pergeseran 2", "DPA perubahan",
    ]  # fmt: skip


def test_disimpan_lalu_diubah_sebagian(dinkes: Unit, operator: Pengguna) -> None:
    assert simpan(dinkes, operator, *BARIS) == 2
    assert simpan(dinkes, operator, *BARIS) == 0
    assert simpan(dinkes, operator, ("1.02.02", "Program Upaya Kesehatan", "350")) == 1
    assert anggaran_berlaku(dinkes, 2026)[1] == {"1.02.02": D(350), "1.02.03": D(200)}
    assert simpan(dinkes, operator, BARIS[0], hapus=True) == 2
    assert anggaran_berlaku(dinkes, 2026)[1] == {"1.02.02": D(300)}


def test_pergeseran_bernomor_dan_perubahan_berdampingan(dinkes: Unit, operator: Pengguna) -> None:
    simpan(dinkes, operator, *BARIS)
    for ke, (tanggal, pagu) in enumerate((("2026-04-01", "310"), ("2026-06-01", "320")), start=1):
        simpan(
            dinkes, operator, ("1.02.02", "Program Upaya Kesehatan", pagu),
            tahap=TahapAnggaran.PERGESERAN, ke=ke, tanggal_sah=dt.date.fromisoformat(tanggal),
        )  # fmt: skip
    isi = isi_anggaran(dinkes, 2026)
    assert [satu.label for satu in isi.tahap] == ["DPA murni", "DPA pergeseran 1", "DPA pergeseran 2"]
    assert [(b.kode, b.pagu, b.selisih) for b in isi.baris] == [
        ("1.02.02", (D(300), D(310), D(320)), D(20)),
        ("1.02.03", (D(200), None, None), None),
    ]
    tahap, pagu = anggaran_berlaku(dinkes, 2026)
    assert tahap is not None
    assert (tahap.kunci, pagu) == ("PERGESERAN-2", {"1.02.02": D(320)})
    assert [satu.jumlah for satu in tahap_anggaran(dinkes, 2026)] == [D(500), D(310), D(320)]


@pytest.mark.parametrize(
    ("baris", "sebab"),
    [
        ((("1.02.02", "Program", "tiga ratus"),), "Pagu"),
        ((("1.02.02", "Program", "-5"),), "Pagu"),
        ((("1.02.02", "Program", None),), "Pagu"),
        ((("1.02.02", None, "5"),), "Nama"),
        (((None, "Program", "5"),), "Kode"),
        ((("1.02.02", "Program", "5"), ("1.02.02", "Kembar", "6")), "1.02.02"),
    ],
)
def test_kesalahan_menyebut_selnya_dan_tidak_ada_yang_tersimpan(
    dinkes: Unit, operator: Pengguna, baris: tuple[tuple[Any, Any, Any], ...], sebab: str
) -> None:
    with pytest.raises(ValidationError) as galat:
        simpan(dinkes, operator, ("1.02.09", "Program Baik", "1"), *baris)
    assert any("Lembar Anggaran" in pesan and sebab in pesan for pesan in galat.value.messages)
    assert not Anggaran.objects.exists()


def test_berkas_lain_dan_kosong_ditolak(dinkes: Unit, operator: Pengguna) -> None:
    with pytest.raises(ValidationError):
        simpan_anggaran(
            io.BytesIO(b"bukan lembar kerja"),
            unit=dinkes,
            tahun=2026,
            tahap=TahapAnggaran.MURNI,
            tanggal_sah=SAH,
            by=operator,
        )
    with pytest.raises(ValidationError, match="tidak memuat satu baris pun"):
        simpan(dinkes, operator)
    with pytest.raises(ValidationError, match="di luar tahun anggaran 2026"):
        simpan(dinkes, operator, *BARIS, tanggal_sah=dt.date(2025, 1, 5))


def test_hanya_penyusun_unit_itu(dinkes: Unit, kepala: Pengguna) -> None:
    with pytest.raises(PermissionDenied):
        simpan(dinkes, kepala, *BARIS)


def test_kode_asing_dan_bagian_yang_tidak_sama_dicatat_saja(dinkes: Unit, operator: Pengguna) -> None:
    edisi = EdisiNomenklatur.objects.create(nama="Contoh", dasar_hukum="x", berlaku_mulai=2020)
    Nomenklatur.objects.create(edisi=edisi, kode="1.02.02", nama="Program", jenis="PROGRAM")
    isi = (("1.02.02", "Program", "300"), ("1.02.02.2.01", "Kegiatan", "250"))
    hasil = pratinjau_anggaran(baca_anggaran(berkas(*isi)), dinkes, 2026, TahapAnggaran.MURNI, 1)
    assert not hasil.galat
    assert [satu.sebab.split()[0] for satu in hasil.catatan] == ["1.02.02:", "1.02.02.2.01"]
    assert hasil.jumlah == D(300)
    assert simpan(dinkes, operator, *isi) == 2


def _unggah(klien: Client, unit: Unit, isi: io.BytesIO, **lain: Any) -> Any:
    data = {"tahap": "MURNI", "ke": 1, "tanggal_sah": "2026-01-05", **lain}
    data["berkas"] = SimpleUploadedFile("anggaran.xlsx", isi.read(), content_type=JENIS_XLSX)
    return klien.post(reverse("renstra:anggaran_impor", args=[2026, unit.pk]), data)


def test_unggah_periksa_simpan_lewat_halaman(dinkes: Unit, operator: Pengguna, klien: Klien) -> None:
    masuk = klien(operator)
    url = reverse("renstra:anggaran", args=[2026, dinkes.pk])
    assert "belum dicatat" in masuk.get(url).text
    pratinjau = _unggah(masuk, dinkes, berkas(*BARIS)).url
    assert "2 baru, 0 berubah" in masuk.get(pratinjau).text
    assert not Anggaran.objects.exists()
    assert masuk.post(pratinjau).url == url
    assert Anggaran.objects.count() == 2
    salah = masuk.get(_unggah(masuk, dinkes, berkas(("1.02.02", "Program", "x"))).url)
    assert "Ada 1 kesalahan" in salah.text
    assert "Simpan anggaran" not in salah.text
    buku = openpyxl.load_workbook(io.BytesIO(masuk.get(url, {"unduh": "isi"}).content))
    assert any("1.02.03" in [sel.value for sel in baris] for baris in buku["Anggaran"].iter_rows())


def test_pratinjau_milik_pengunggah_saja(dinkes: Unit, operator: Pengguna, kepala: Pengguna, klien: Klien) -> None:
    url = _unggah(klien(operator), dinkes, berkas(*BARIS)).url
    assert klien(kepala).get(url).status_code == 404
    assert klien(operator).get(url[:-3]).status_code == 404
    assert klien(kepala).get(reverse("renstra:anggaran_impor", args=[2026, dinkes.pk])).status_code == 404


def test_kueri_halaman_anggaran(dinkes: Unit, operator: Pengguna, klien: Klien) -> None:
    masuk, url = klien(operator), reverse("renstra:anggaran", args=[2026, dinkes.pk])
    jumlah = []
    for banyak in (2, 200):
        Anggaran.objects.bulk_create(
            Anggaran(unit=dinkes, tahun=2026, kode=f"1.{banyak}.{n:03}", nama="Program", pagu=n, tanggal_sah=SAH)
            for n in range(banyak)
        )
        masuk.get(url)
        with CaptureQueriesContext(connection) as kueri:
            assert masuk.get(url).status_code == 200
        jumlah.append(len(kueri))
    assert jumlah[0] == jumlah[1] <= 8
