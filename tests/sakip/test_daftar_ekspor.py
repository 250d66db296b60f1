"""A list that is longer than its export says so, on the page, in the name of the file and inside."""

import io

import pytest
from django.test import RequestFactory
from openpyxl import load_workbook

from organisasi.models import Satuan
from sakip import daftar

pytestmark = pytest.mark.django_db
KOLOM = [daftar.Kolom("nama", "Nama", utama=True)]


@pytest.fixture
def batas_dua(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(daftar, "MAKS_EKSPOR", 2)


def _unduh() -> tuple[str, list[str]]:
    permintaan = RequestFactory().get("/", {"ekspor": "xlsx"})
    jawaban = daftar.daftar(permintaan, queryset=Satuan.objects.order_by("pk"), kolom=KOLOM, judul="Satuan")
    buku = load_workbook(io.BytesIO(jawaban.content))
    teks = [str(sel) for lembar in buku for baris in lembar.iter_rows(values_only=True) for sel in baris if sel]
    return jawaban["Content-Disposition"], teks


def test_unduhan_yang_terpotong_berkata(batas_dua: None) -> None:
    Satuan.objects.all().delete()
    Satuan.objects.bulk_create(Satuan(nama=f"Satuan {n}") for n in range(3))
    nama, teks = _unduh()
    assert "satuan-2-dari-3.xlsx" in nama
    assert any("Excel memuat 2 baris pertama dari 3." in satu for satu in teks)
    assert "Satuan 2" not in teks
    Satuan.objects.filter(nama="Satuan 2").delete()
    nama, teks = _unduh()
    assert 'filename="satuan.xlsx"' in nama
    assert not any("baris pertama dari" in satu for satu in teks)


def test_halaman_memperingatkan_sebelum_diunduh(batas_dua: None) -> None:
    assert daftar.potongan(2) == ()
    assert daftar.potongan(3) == ("Excel memuat 2 baris pertama dari 3. Saring daftar agar sisanya ikut terunduh.",)
