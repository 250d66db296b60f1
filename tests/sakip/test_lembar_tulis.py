"""Templates, exports and differences: what we write can be read back, and nothing becomes a formula."""

import io
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from sakip.lembar import BukuKerja, Jenis, Kolom, Lembar, Tingkat, baca, bandingkan, tulis_ekspor, tulis_templat
from tests.sakip.buku_contoh import BUKU, INDIKATOR, SASARAN

PENUH = {
    "kode": "1.10",
    "sasaran": "1.1",
    "nama": "Angka kematian ibu",
    "arah": "turun",
    "awal": Decimal("81.5"),
    "target": "≤ 78",
    "pagu": Decimal(1_500_000),
    "mulai": date(2026, 1, 31),
    "tahun": 2025,
    "iku": False,
}
SASARAN_BARIS = {"kode": "1.1", "uraian": "Meningkatnya derajat kesehatan"}


def bolak_balik(**ganti: Any) -> Any:
    berkas = tulis_ekspor(BUKU, {"Sasaran": [SASARAN_BARIS], "Indikator": [PENUH | ganti]})
    return baca(berkas, BUKU)


def test_templat_terbaca_tanpa_galat_dan_contohnya_dilewati() -> None:
    hasil = baca(tulis_templat(BUKU), BUKU)
    assert hasil.sah
    assert hasil.baris == {"Sasaran": [], "Indikator": []}
    assert {t.sebab for t in hasil.catatan} == {"1 baris contoh dilewati.", "2 baris contoh dilewati."}


def test_rupa_templat() -> None:
    kerja = load_workbook(io.BytesIO(tulis_templat(BUKU)))
    assert kerja.sheetnames == ["Petunjuk", "Sasaran", "Indikator", "Pilihan"]
    assert kerja["Pilihan"].sheet_state == "hidden"
    halaman = kerja["Indikator"]
    assert halaman.freeze_panes == "C4"
    assert [sel.value for sel in halaman[3]][:4] == ["Tanda", "Kode *", "Kode sasaran", "Indikator *"]
    assert halaman["B3"].fill.fgColor.rgb != halaman["C3"].fill.fgColor.rgb
    assert halaman.column_dimensions["B"].number_format == "@"
    assert not halaman.protection.sheet
    daftar = [v for v in halaman.data_validations.dataValidation if v.type == "list"]
    assert [(v.formula1, str(v.sqref)) for v in daftar] == [
        ("'Pilihan'!$A$1:$A$2", "E4:E10003"),
        ("'Pilihan'!$B$1:$B$2", "K4:K10003"),
    ]
    petunjuk = [baris for baris in kerja["Petunjuk"].iter_rows(values_only=True) if baris[0] == "Indikator"]
    assert [baris[1] for baris in petunjuk] == [k.judul for k in INDIKATOR.kolom]


def test_ekspor_terbaca_sama() -> None:
    hasil = bolak_balik()
    assert hasil.temuan == []
    assert dict(hasil.baris["Indikator"][0]) == PENUH


@pytest.mark.parametrize("teks", ["=1+1", "+62", "-a", "@SUM(A1)", "\t=1", "=HYPERLINK(1)", "=cmd|'/c calc'!A1"])
def test_teks_tidak_pernah_menjadi_rumus(teks: str) -> None:
    berkas = tulis_ekspor(BUKU, {"Indikator": [PENUH | {"nama": teks}]})
    sel = load_workbook(io.BytesIO(berkas))["Indikator"]["D4"]
    assert (sel.data_type, sel.quotePrefix, sel.value.strip()) == ("s", True, teks.strip())


def test_huruf_kendali_dan_teks_terlalu_panjang() -> None:
    buku = BukuKerja([Lembar(nama="Narasi", kolom=(Kolom(nama="isi", judul="Isi"), Kolom(nama="lain", judul="Lain")))])
    baris = baca(tulis_ekspor(buku, {"Narasi": [{"isi": "a\x00b\x0bc", "lain": "x" * 40_000}]}), buku).baris["Narasi"][
        0
    ]
    assert baris["isi"] == "abc"
    assert baris["lain"].endswith("(potong)")


@settings(max_examples=25, deadline=None)
@given(
    awal=st.none() | st.decimals(min_value=0, max_value=10**9, places=4),
    nama=st.text(st.characters(exclude_categories=("C", "Z")), min_size=2, max_size=50),
    tahun=st.none() | st.integers(1945, 2145),
)
def test_bolak_balik_tidak_mengubah_nilai(awal: Decimal | None, nama: str, tahun: int | None) -> None:
    hasil = bolak_balik(awal=awal, nama=nama, tahun=tahun)
    if not hasil.sah:
        assert nama.startswith("#")
        return
    baris = hasil.baris["Indikator"][0]
    assert (baris["awal"], baris["nama"], baris["tahun"]) == (awal, nama, tahun)


def test_beda_menyebut_sel_lama_dan_baru() -> None:
    lama = [PENUH | {"awal": Decimal("80"), "nama": "Angka  kematian ibu "}, PENUH | {"kode": "lama"}]
    berkas = tulis_ekspor(BUKU, {"Sasaran": [SASARAN_BARIS], "Indikator": [PENUH, PENUH | {"kode": "baru"}]})
    beda = bandingkan(INDIKATOR, baca(berkas, BUKU).baris["Indikator"], lama)
    assert ([b["kode"] for b in beda.tambah], [b["kode"] for b in beda.hapus], beda.sama) == (["baru"], ["lama"], [])
    (ubah,) = beda.ubah
    assert [(s.judul, s.lama, s.baru, s.alamat) for s in ubah.sel] == [
        ("Nilai awal", Decimal(80), Decimal("81.5"), "F4")
    ]
    assert beda.ringkas == "1 baru, 1 berubah, 1 hilang, 0 tetap"
    assert beda


def test_beda_kosong_bila_tidak_ada_yang_berubah_dan_kolom_hilang_tidak_menghapus() -> None:
    baris = bolak_balik().baris["Indikator"]
    del baris[0].sel["pagu"]
    beda = bandingkan(INDIKATOR, baris, [PENUH | {"pagu": Decimal(7)}])
    assert not beda
    assert len(beda.sama) == 1


def test_sel_rusak_tidak_dihitung_berubah() -> None:
    hasil = bolak_balik(awal="banyak")
    assert [t.tingkat for t in hasil.temuan] == [Tingkat.GALAT]
    assert not bandingkan(INDIKATOR, hasil.baris["Indikator"], [PENUH])


def test_beda_perlu_kunci() -> None:
    with pytest.raises(ValueError, match="tidak punya kunci"):
        bandingkan(Lembar(nama="A", kolom=(Kolom(nama="x", judul="X"),)), [], [])


@pytest.mark.parametrize(
    ("nama", "kunci", "kolom"),
    [("a" * 32, (), ("x",)), ("A/B", (), ("x",)), ("A", ("y",), ("x",)), ("A", (), ("x", "x"))],
)
def test_definisi_salah_ditolak(nama: str, kunci: tuple[str, ...], kolom: tuple[str, ...]) -> None:
    with pytest.raises(ValueError, match="Definisi lembar"):
        Lembar(nama=nama, kunci=kunci, kolom=tuple(Kolom(nama=k, judul=k, jenis=Jenis.TEKS) for k in kolom))


def test_tempat_temuan_dalam_kata() -> None:
    hasil = bolak_balik(awal="banyak")
    assert hasil.galat[0].tempat == "Lembar Indikator, sel F4 (Nilai awal)"
    assert str(hasil.galat[0]).startswith("Lembar Indikator, sel F4 (Nilai awal): ")
    assert SASARAN.ambil("kode").judul == "Kode"
