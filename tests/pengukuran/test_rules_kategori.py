"""Categories and traffic light: bounds of Permendagri 86/2017 and regional tables."""

from decimal import Decimal

import pytest
from hypothesis import given

from pengukuran.rules import LAMPU_KOSONG, TABEL_86_2017, TabelSalah, baca_tabel, kategori, lampu
from tests.strategi import desimal

D = Decimal
URUTAN = ["Sangat Rendah", "Rendah", "Sedang", "Tinggi", "Sangat Tinggi"]
DAERAH = [
    {"bawah": "100", "nama": "Berhasil", "lampu": "baik"},
    {"bawah": 80, "nama": "Cukup berhasil", "lampu": "awas"},
    {"bawah": None, "nama": "Belum berhasil", "lampu": "buruk"},
]


@pytest.mark.parametrize(
    ("nilai", "nama"),
    [
        ("250", "Sangat Tinggi"),
        ("91", "Sangat Tinggi"),
        ("90.999999", "Tinggi"),
        ("90.995", "Tinggi"),
        ("76", "Tinggi"),
        ("75.999999", "Sedang"),
        ("66", "Sedang"),
        ("65.999999", "Rendah"),
        ("51", "Rendah"),
        ("50.999999", "Sangat Rendah"),
        ("0", "Sangat Rendah"),
        ("-150", "Sangat Rendah"),
    ],
)
def test_a_bound_belongs_to_the_upper_category_and_the_value_is_not_rounded(nilai, nama):
    assert kategori(D(nilai)) == nama


def test_each_hundredth_from_0_to_120_has_one_category_and_they_never_fall():
    peringkat = [URUTAN.index(kategori(D(sen).scaleb(-2))) for sen in range(12001)]
    assert peringkat == sorted(peringkat)
    assert set(peringkat) == set(range(5))
    assert [peringkat.count(satu) for satu in range(5)] == [5100, 1500, 1000, 1500, 2901]


def test_what_has_no_value_has_no_category_and_its_own_light():
    assert kategori(None) is None
    assert lampu(None) == LAMPU_KOSONG


def test_a_light_tells_by_text_shape_and_colour():
    semua = {lampu(D(100)), lampu(D(70)), lampu(D(10)), lampu(None)}
    assert len({satu.teks for satu in semua}) == len({satu.bentuk for satu in semua}) == 4
    assert {satu.warna for satu in semua} == {"baik", "awas", "buruk", "kosong"}


def test_a_region_may_set_its_own_table():
    tabel = baca_tabel(DAERAH)
    assert [kategori(D(nilai), tabel) for nilai in (100, 99, 80, 79)] == [
        "Berhasil",
        "Cukup berhasil",
        "Cukup berhasil",
        "Belum berhasil",
    ]
    assert lampu(D(99), tabel).warna == "awas"


@pytest.mark.parametrize(
    ("ubah", "kata"),
    [
        (lambda baris: baris.clear(), "kosong"),
        (lambda baris: baris.pop(), "Baris terakhir"),
        (lambda baris: baris[0].update(bawah=80), "baris 2 harus lebih kecil"),
        (lambda baris: baris[0].update(bawah=None), "Hanya baris terakhir"),
        (lambda baris: baris[1].update(bawah="delapan"), "Batas bawah pada baris 2"),
        (lambda baris: baris[1].update(nama=" "), "Baris 2 tabel kategori belum bernama"),
        (lambda baris: baris[2].update(lampu="hijau"), "Lampu pada baris 3"),
    ],
)
def test_a_broken_table_is_refused_with_the_row_at_fault(ubah, kata):
    baris = [dict(isi) for isi in DAERAH]
    ubah(baris)
    with pytest.raises(TabelSalah, match=kata):
        baca_tabel(baris)


def test_a_table_that_does_not_reach_the_bottom_is_noticed():
    with pytest.raises(TabelSalah, match="tidak mencakup nilai terendah"):
        kategori(D(10), TABEL_86_2017[:-1])


@pytest.mark.parametrize("hitung", [kategori, lampu])
def test_a_float_is_refused(hitung):
    with pytest.raises(TypeError, match="float"):
        hitung(90.0)


@given(desimal("-500", "500"), desimal("-500", "500"))
def test_a_higher_value_never_has_a_lower_category(satu, dua):
    rendah, tinggi = sorted((satu, dua))
    assert URUTAN.index(kategori(rendah)) <= URUTAN.index(kategori(tinggi))
