"""Reading cells, rows and headers: every fault has its level, its address and its reason."""

import io
import time
from datetime import date, datetime
from decimal import Decimal
from typing import Any

import pytest
from openpyxl import Workbook

from sakip.lembar import Hasil, Temuan, Tingkat, baca, tulis_ekspor
from tests.sakip.buku_contoh import BARIS, BUKU, INDIKATOR, KEPALA, buku, tambal

KOLOM = {k.nama: nomor for nomor, k in enumerate(INDIKATOR.kolom)}
HURUF = "ABCDEFGHIJ"


def dengan(**ganti: Any) -> list[Any]:
    baris = list(BARIS)
    for nama, nilai in ganti.items():
        baris[KOLOM[nama]] = nilai
    return baris


def format_sel(alamat: str, format_angka: str) -> Any:
    return lambda kerja: setattr(kerja["Indikator"][alamat], "number_format", format_angka)


def satu(hasil: Hasil, tingkat: Tingkat) -> Temuan:
    temuan = hasil.menurut(tingkat)
    assert len(temuan) == 1, [str(t) for t in hasil.temuan]
    return temuan[0]


NILAI = [
    ("awal", 81.5, Decimal("81.5")),
    ("awal", 0.1 + 0.2, Decimal("0.3")),
    ("awal", "1.234,5", Decimal("1234.5")),
    ("awal", "87,5 %", Decimal("87.5")),
    ("awal", "-", None),
    ("awal", "   ", None),
    ("awal", 0, Decimal(0)),
    ("pagu", "Rp 1.500.000,-", Decimal(1_500_000)),
    ("pagu", 2_750_000, Decimal(2_750_000)),
    ("target", "BB (72,50)", "BB (72,50)"),
    ("target", "≤ 5", "≤ 5"),
    ("target", "70–75", "70–75"),
    ("target", "–", "–"),
    ("target", 87.5, "87,5"),
    ("target", 12000, "12000"),
    ("mulai", datetime(2026, 1, 31), date(2026, 1, 31)),
    ("mulai", "31 Januari 2026", date(2026, 1, 31)),
    ("mulai", "31/01/2026", date(2026, 1, 31)),
    ("mulai", 46053, date(2026, 1, 31)),
    ("tahun", "2026", 2026),
    ("tahun", 2026.0, 2026),
    ("iku", True, True),
    ("iku", "tidak", False),
    ("iku", "✓", True),
    ("arah", "makin RENDAH  makin baik", "turun"),
    ("arah", "naik", "naik"),
    ("nama", "  Angka\u00a0kematian   ibu ", "Angka kematian ibu"),
    ("nama", 2026, "2026"),
    ("kode", 7, "7"),
    ("kode", 1.5, "1.5"),
]


@pytest.mark.parametrize(("kolom", "mentah", "nilai"), NILAI)
def test_nilai_dan_alamat(kolom: str, mentah: Any, nilai: Any) -> None:
    hasil = baca(buku([KEPALA, dengan(**{kolom: mentah})]), BUKU)
    baris = hasil.baris["Indikator"][0]
    assert (baris[kolom], type(baris[kolom])) == (nilai, type(nilai))
    assert baris.alamat(kolom) == f"{HURUF[KOLOM[kolom]]}2"
    assert hasil.sah


@pytest.mark.parametrize(
    ("alamat", "format_angka", "mentah", "nilai"),
    [
        ("E2", "0%", 0.875, Decimal("87.5")),
        ("E2", "0.00%", 0.07, Decimal(7)),
        ("F2", "0%", 0.85, "85"),
        ("A2", "00", 7, "07"),
        ("A2", "0.00", 1.1, "1.10"),
    ],
)
def test_format_sel_ikut_dibaca(alamat: str, format_angka: str, mentah: Any, nilai: Any) -> None:
    kolom = INDIKATOR.kolom[HURUF.index(alamat[0])].nama
    hasil = baca(buku([KEPALA, dengan(**{kolom: mentah})], ubah=format_sel(alamat, format_angka)), BUKU)
    assert hasil.baris["Indikator"][0][kolom] == nilai


GALAT = [
    ("awal", "banyak", "bukan angka"),
    ("awal", -1, "Kurang dari batas 0"),
    ("awal", True, "Isian benar/salah"),
    ("awal", datetime(2026, 5, 1), "tanggal atau jam"),
    ("awal", "#REF!", "#REF!"),
    ("target", "#DIV/0!", "#DIV/0!"),
    ("nama", "#N/A", "#N/A"),
    ("target", datetime(2026, 2, 1), "menjadi tanggal"),
    ("kode", datetime(2026, 2, 1), "mengubah kode menjadi tanggal"),
    ("mulai", "31/02/2026", "tidak ada di kalender"),
    ("mulai", 2026, "bukan tanggal"),
    ("tahun", 26, "bukan tahun"),
    ("tahun", 2026.5, "bukan bilangan bulat"),
    ("tahun", datetime(2026, 1, 1), "bukan tahun"),
    ("iku", "mungkin", "bukan Ya atau Tidak"),
    ("arah", "makin rendah makin bagus", "bukan pilihan"),
    ("nama", "x" * 61, "lebih panjang"),
    ("sasaran", "9.9", "tidak ada di kolom Kode lembar Sasaran"),
    ("kode", None, "Kunci baris kosong"),
]


@pytest.mark.parametrize(("kolom", "mentah", "sebab"), GALAT)
def test_galat_menyebut_sel_sebab_dan_kolom(kolom: str, mentah: Any, sebab: str) -> None:
    hasil = baca(buku([KEPALA, dengan(**{kolom: mentah})]), BUKU)
    temuan = satu(hasil, Tingkat.GALAT)
    assert sebab in temuan.sebab
    assert (temuan.lembar, temuan.alamat) == ("Indikator", f"{HURUF[KOLOM[kolom]]}2")
    assert temuan.kolom == INDIKATOR.ambil(kolom).judul
    assert not hasil.sah


def test_pilihan_yang_mirip_disarankan() -> None:
    hasil = baca(buku([KEPALA, dengan(arah="Makin rendah makin bagus")]), BUKU)
    assert "Makin rendah makin baik" in satu(hasil, Tingkat.GALAT).saran


def test_kosong_bukan_galat() -> None:
    hasil = baca(buku([KEPALA, dengan(nama=None)]), BUKU)
    temuan = satu(hasil, Tingkat.KOSONG)
    assert (temuan.alamat, hasil.sah, hasil.baris["Indikator"][0]["nama"]) == ("C2", True, None)


def test_kunci_ganda_menunjuk_baris_pertama() -> None:
    hasil = baca(buku([KEPALA, BARIS, dengan(nama="Lain"), dengan(kode=" 1.1.1 ")]), BUKU)
    assert [t.alamat for t in hasil.galat] == ["A3", "A4"]
    assert all("baris 2" in t.sebab for t in hasil.galat)


def rumus(nilai: str, tipe: str = "") -> bytes:
    berkas = buku([KEPALA, dengan(awal="=40+2")])
    return tambal(
        berkas,
        "xl/worksheets/sheet2.xml",
        r'<c r="E2"([^>]*)>(<f>.*?</f>)<v ?/?>(</v>)?',
        rf'<c r="E2"\1{tipe}>\2{nilai}',
    )


def test_hasil_rumus_dibaca_sebagai_nilai() -> None:
    hasil = baca(rumus("<v>42</v>"), BUKU)
    assert hasil.sah
    assert hasil.baris["Indikator"][0]["awal"] == Decimal(42)


def test_rumus_dengan_hasil_teks_kosong_adalah_sel_kosong() -> None:
    hasil = baca(rumus("<v></v>", ' t="str"'), BUKU)
    assert hasil.sah
    assert hasil.baris["Indikator"][0]["awal"] is None


@pytest.mark.parametrize("nilai", ["", "<v/>"])
def test_rumus_tanpa_hasil_adalah_galat(nilai: str) -> None:
    temuan = satu(baca(rumus(nilai), BUKU), Tingkat.GALAT)
    assert (temuan.alamat, "hasil tersimpan" in temuan.sebab) == ("E2", True)


def test_hasil_rumus_galat() -> None:
    assert "#REF!" in satu(baca(rumus("<v>#REF!</v>", ' t="e"'), BUKU), Tingkat.GALAT).sebab


def test_judul_di_atas_urutan_bebas_sinonim_dan_kolom_asing() -> None:
    isi = [
        ["RENSTRA DINAS CONTOH"],
        [],
        [None, "INDIKATOR KINERJA", "catatan kami", "kode *", "Pagu"],
        [None, "AKI", "abc", "1.1.1", 5],
    ]
    hasil = baca(buku(isi), BUKU)
    baris = hasil.baris["Indikator"][0]
    assert (baris["kode"], baris["nama"], baris["pagu"], baris.nomor) == ("1.1.1", "AKI", Decimal(5), 4)
    assert baris.alamat("kode") == "D4"
    assert "catatan kami" in satu(hasil, Tingkat.CATATAN).sebab
    assert "arah" not in baris


def test_judul_dua_tingkat_dan_baris_nomor_kolom() -> None:
    isi = [
        ["Kode", "Indikator", "Target", None],
        [None, None, "Nilai awal", "Target 2026"],
        ["(1)", "(2)", "(3)", "(4)"],
        ["1.1.1", "AKI", 80, 78],
    ]

    def gabung(kerja: Workbook) -> None:
        for rentang in ("A1:A2", "B1:B2", "C1:D1"):
            kerja["Indikator"].merge_cells(rentang)

    hasil = baca(buku(isi, ubah=gabung), BUKU)
    assert hasil.sah
    assert [dict(b) for b in hasil.baris["Indikator"]] == [
        {"kode": "1.1.1", "nama": "AKI", "awal": Decimal(80), "target": "78"}
    ]


def test_sel_gabungan_ke_bawah_berbagi_nilai_dan_alamat() -> None:
    isi = [
        ["Kode", "Kode sasaran", "Indikator"],
        ["1.1.1", "1.1", "A"],
        ["1.1.2", None, "B"],
        ["1.1.3", None, "C"],
        [None, None, None],
    ]
    hasil = baca(buku(isi, ubah=lambda k: k["Indikator"].merge_cells("B2:B5")), BUKU)
    assert [(b["sasaran"], b.alamat("sasaran")) for b in hasil.baris["Indikator"]] == [("1.1", "B2")] * 3
    assert hasil.sah


def test_baris_tersembunyi_ikut_dan_dicatat() -> None:
    hasil = baca(
        buku(
            [KEPALA, BARIS, dengan(kode="2")], ubah=lambda k: setattr(k["Indikator"].row_dimensions[3], "hidden", True)
        ),
        BUKU,
    )
    assert len(hasil.baris["Indikator"]) == 2
    assert "1 baris tersembunyi" in satu(hasil, Tingkat.CATATAN).sebab


def test_kolom_kunci_hilang_galat_kolom_wajib_hilang_kosong() -> None:
    hasil = baca(buku([["Polaritas", "Nilai awal"], ["naik", 3]]), BUKU)
    assert [(t.tingkat, t.kolom) for t in hasil.temuan] == [(Tingkat.GALAT, "Kode"), (Tingkat.KOSONG, "Indikator")]


def test_kolom_muncul_dua_kali() -> None:
    hasil = baca(buku([[*KEPALA, "Indikator kinerja"], [*BARIS, "x"]]), BUKU)
    assert satu(hasil, Tingkat.GALAT).alamat == "K1"


def test_baris_judul_tidak_ada_dan_lembar_kosong() -> None:
    assert "Baris judul kolom tidak ditemukan" in satu(baca(buku([[1, 2, 3]]), BUKU), Tingkat.GALAT).sebab
    assert "Lembar kosong" in satu(baca(buku([]), BUKU), Tingkat.GALAT).sebab


def test_nama_lembar_longgar_dan_lembar_hilang() -> None:
    hasil = baca(buku([KEPALA, BARIS], ubah=lambda k: setattr(k["Indikator"], "title", " INDIKATOR_ ")), BUKU)
    assert len(hasil.baris["Indikator"]) == 1
    hasil = baca(buku([KEPALA, BARIS], ubah=lambda k: setattr(k["Sasaran"], "title", "Lain")), BUKU)
    assert "Lembar “Sasaran” tidak ada" in satu(hasil, Tingkat.GALAT).sebab


def test_sel_tanpa_alamat_dihitung_urut() -> None:
    berkas = tambal(buku([KEPALA, BARIS]), "xl/worksheets/sheet2.xml", r'<c r="[A-Z]+\d+"', "<c")
    assert baca(berkas, BUKU).baris["Indikator"][0]["nama"] == "Angka kematian ibu"


def test_dua_puluh_ribu_sel_dalam_lima_detik() -> None:
    baris = [dict(zip(KOLOM, dengan(kode=f"1.{n}"), strict=True)) for n in range(2_000)]
    berkas = tulis_ekspor(BUKU, {"Sasaran": [{"kode": "1.1", "uraian": "x"}], "Indikator": baris})
    mulai = time.perf_counter()
    hasil = baca(io.BytesIO(berkas), BUKU)
    assert time.perf_counter() - mulai <= 5
    assert (len(hasil.baris["Indikator"]), hasil.sah) == (2_000, True)
