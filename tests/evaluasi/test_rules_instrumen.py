"""Reading an instrument from data: what is accepted, and the place of each fault."""

import copy
from contextlib import suppress
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evaluasi.rules import Dimensi, Instrumen, InstrumenSalah, Metode, Predikat, baca_instrumen, baku, hitung
from tests import strategi  # noqa: F401
from tests.evaluasi.instrumen_contoh import KECIL, POIN, RERATA, bawaan, instrumen

D = Decimal


def test_without_more_words_an_instrument_is_that_of_the_regulation():
    kecil = instrumen(KECIL)
    sub = kecil.komponen[0].sub[0]
    assert (sub.metode, sub.bobot, sub.jawaban.nilai["CC"]) == (Metode.JUDGEMENT, D(20), 60)
    assert [(satu.kode, satu.uraian) for satu in sub.kriteria] == [("1a.1", "satu"), ("1a.2", "dua")]
    assert kecil.pita[0].di_atas == 90


@pytest.mark.parametrize(("tingkat", "metode"), [("sub_komponen", "JUDGEMENT"), ("kriteria", "AVERAGE")])
def test_the_level_that_is_answered_tells_the_method(tingkat, metode):
    data = {kunci: isi for kunci, isi in RERATA.items() if kunci != "metode"}
    assert next(instrumen(data, tingkat_jawaban=tingkat).semua_sub()).metode is Metode(metode)


def test_criteria_may_be_objects_with_their_own_number_code_and_rubric():
    data = copy.deepcopy(KECIL)
    data["komponen"][0]["sub"][0]["kriteria"] = [
        {"nomor": 4, "uraian": "empat", "rubrik": {"Y": "ada"}},
        {"kode": "X1", "uraian": "lain"},
    ]
    satu, dua = baca_instrumen(data).komponen[0].sub[0].kriteria
    assert (satu.kode, satu.nomor, satu.rubrik) == ("1a.4", 4, {"Y": "ada"})
    assert (dua.kode, dua.nomor) == ("X1", 2)


def test_a_sub_component_may_name_aspect_group_and_answer_set():
    data = copy.deepcopy(RERATA)
    data["komponen"][0]["sub"][0] |= {"dimensi": "keberadaan", "kelompok": "Renstra"}
    sub = next(baca_instrumen(data).semua_sub())
    assert (sub.dimensi, sub.kelompok) == (Dimensi.KEBERADAAN, "Renstra")
    assert sub.kriteria[0].jawaban.kode == "YT"


def test_criteria_that_name_no_set_accept_all_sets_of_the_instrument():
    data = copy.deepcopy(RERATA)
    del data["komponen"][0]["sub"][0]["jenis"]
    assert hitung(baca_instrumen(data), {"A.1.1": "Y", "A.1.2": "C", "A.1.3": "D"}).nilai == D("13.30")


def test_a_component_may_offer_variants():
    data = KECIL | {
        "komponen": [
            KECIL["komponen"][0],
            {
                "kode": "2",
                "nama": "Capaian",
                "bobot": "40",
                "varian": {
                    "opd": [{"kode": "2a", "nama": "x", "bobot": "40"}],
                    "pemda": [{"kode": "2a", "nama": "x", "bobot": "10"}, {"kode": "2b", "nama": "x", "bobot": "30"}],
                },
                "kriteria": ["satu", {"uraian": "dua"}],
                "rubrik": {"satu": {"A": "penuh"}},
            },
        ]
    }
    bawaan, pemda = baca_instrumen(data), baca_instrumen(data, "pemda")
    assert [sub.kode for sub in bawaan.komponen[1].sub] == ["2a"]
    assert [sub.kode for sub in pemda.komponen[1].sub] == ["2a", "2b"]
    assert [satu.rubrik for satu in pemda.komponen[1].sub[1].kriteria] == [{"A": "penuh"}, {}]
    with pytest.raises(InstrumenSalah, match="varian “kota” tidak ada; pilihan: opd, pemda"):
        baca_instrumen(data, "kota")


def test_bands_may_be_others():
    pita = [["A", "85", "Memuaskan"], ["D", None]]
    hasil = hitung(instrumen(KECIL, predikat_batas_bawah_eksklusif=pita), {"1a": "AA", "1b": "AA", "2a": "CC"})
    assert (hasil.nilai, hasil.predikat) == (84, Predikat.D)


@pytest.mark.parametrize(("satu", "dua"), [("1a", "1.a"), ("A.I.a", "a i A"), ("1a.11", "1.a.11"), ("P1", "P.1")])
def test_codes_meet_however_they_are_written(satu, dua):
    assert baku(satu) == baku(dua)


@pytest.mark.parametrize(("satu", "dua"), [("1a.11", "1a.1.1"), ("1.11", "11.1"), ("A.I", "A.II")])
def test_different_codes_stay_different(satu, dua):
    assert baku(satu) != baku(dua)


def _hapus(data, *jalan):
    *induk, akhir = jalan
    for kunci in induk:
        data = data[kunci]
    del data[akhir]


def _isi(data, nilai, *jalan):
    *induk, akhir = jalan
    for kunci in induk:
        data = data[kunci]
    data[akhir] = nilai


SALAH = [
    (lambda d: _hapus(d, "kode"), "instrumen: “kode” belum diisi"),
    (lambda d: _isi(d, "", "nama"), "instrumen: “nama” belum diisi"),
    (lambda d: _isi(d, [], "komponen"), "instrumen: “komponen” harus berupa daftar"),
    (lambda d: _isi(d, "x", "komponen"), "instrumen: “komponen” harus berupa daftar"),
    (lambda d: _isi(d, "x", "komponen", 1), r"komponen\[2\]: isi harus berupa objek"),
    (lambda d: _hapus(d, "komponen", 0, "sub"), r"komponen\[1\]: “sub” harus berupa daftar"),
    (lambda d: _isi(d, "enam", "komponen", 0, "bobot"), r"komponen\[1\].bobot: “enam” bukan angka"),
    (lambda d: _hapus(d, "komponen", 0, "sub", 1, "bobot"), r"komponen\[1\].sub\[2\].bobot: “None” bukan angka"),
    (lambda d: _isi(d, "NaN", "komponen", 0, "bobot"), r"komponen\[1\].bobot: “NaN” bukan angka"),
    (lambda d: _isi(d, "0", "komponen", 0, "bobot"), "bobot harus di atas nol"),
    (lambda d: _isi(d, "-5", "komponen", 0, "sub", 0, "bobot"), "bobot harus di atas nol"),
    (lambda d: _isi(d, "30", "komponen", 0, "sub", 0, "bobot"), "komponen 1: jumlah bobot bagian 70, seharusnya 60"),
    (lambda d: _isi(d, "1a", "komponen", 1, "sub", 0, "kode"), "kode “1a” dipakai dua kali"),
    (lambda d: _isi(d, "1.A", "komponen", 0, "sub", 1, "kode"), "kode “1.A” dipakai dua kali"),
    (lambda d: _isi(d, "TEBAK", "metode"), "instrumen: metode “TEBAK” tidak dikenal; pilihan: JUDGEMENT"),
    (lambda d: _isi(d, "rupa", "komponen", 0, "sub", 0, "dimensi"), "dimensi “rupa” tidak dikenal"),
    (lambda d: _isi(d, "AE", "komponen", 0, "sub", 0, "jenis"), "jenis jawaban “AE” tidak ada"),
    (lambda d: _isi(d, 7, "komponen", 0, "sub", 0, "kriteria", 0), r"sub\[1\].kriteria\[1\]: isi harus berupa objek"),
    (lambda d: _isi(d, " ", "komponen", 0, "sub", 0, "kriteria", 1), "“uraian” belum diisi"),
    (lambda d: _isi(d, "x", "skala_jawaban"), "skala_jawaban: isi harus berupa objek"),
    (lambda d: _isi(d, {"A": "120"}, "skala_jawaban"), "tidak boleh melebihi 100"),
    (lambda d: _isi(d, {"A": "0"}, "skala_jawaban"), "satu di antaranya di atas nol"),
    (lambda d: _isi(d, {"A": "9", "B": "-1"}, "skala_jawaban"), "nilai nol atau lebih"),
    (lambda d: _isi(d, {"A": "x"}, "skala_jawaban"), "skala_jawaban.A: “x” bukan angka"),
    (lambda d: _isi(d, {"P": {"A": "1"}, "Q": {"A": "2"}}, "jenis_jawaban"), "“A” bernilai lain pada set lain"),
    (lambda d: _isi(d, [["A", 80]], "predikat_batas_bawah_eksklusif"), "baris terakhir harus tanpa batas bawah"),
    (lambda d: _isi(d, [], "predikat_batas_bawah_eksklusif"), "baris terakhir harus tanpa batas bawah"),
    (
        lambda d: _isi(d, [["B", 60], ["A", 80], ["D", None]], "predikat_batas_bawah_eksklusif"),
        "batas bawah harus turun",
    ),
    (lambda d: _isi(d, [["A", 80], ["A", None]], "predikat_batas_bawah_eksklusif"), "predikat tertulis dua kali"),
    (lambda d: _isi(d, [["Z", None]], "predikat_batas_bawah_eksklusif"), r"\[1\]: predikat “Z” tidak dikenal"),
    (lambda d: _isi(d, ["AA"], "predikat_batas_bawah_eksklusif"), r"\[1\]: tulis \[predikat, batas bawah\]"),
    (lambda d: _isi(d, [{"kode": "1a"}], "kontrol"), r"kontrol\[1\]: “acuan” belum diisi"),
]


@pytest.mark.parametrize(("rusak", "kata"), SALAH)
def test_a_broken_instrument_is_refused_with_the_place_of_the_fault(rusak, kata):
    data = copy.deepcopy(KECIL)
    rusak(data)
    with pytest.raises(InstrumenSalah, match=kata):
        baca_instrumen(data)


def test_weights_of_components_add_up_to_100():
    with pytest.raises(InstrumenSalah, match="instrumen: jumlah bobot bagian 60, seharusnya 100"):
        instrumen(KECIL, komponen=KECIL["komponen"][:1])


def test_answers_by_criterion_need_criteria():
    with pytest.raises(InstrumenSalah, match="sub-komponen 2a: metode AVERAGE memerlukan kriteria"):
        instrumen(KECIL, metode="AVERAGE")


def test_points_add_up_to_the_weight():
    data = copy.deepcopy(POIN)
    data["komponen"][0]["sub"][0]["kriteria"][0]["bobot"] = "12"
    with pytest.raises(InstrumenSalah, match="jumlah poin kriteria harus sama dengan bobot 100"):
        baca_instrumen(data)


@pytest.mark.parametrize("data", [None, [], "teks", 5])
def test_what_is_no_object_is_refused(data):
    with pytest.raises(InstrumenSalah, match="isi harus berupa objek JSON"):
        baca_instrumen(data)


def test_weights_read_from_a_database_or_a_file_are_exact():
    data = copy.deepcopy(KECIL)
    for bobot, komponen in zip((60, 40.0), data["komponen"], strict=True):
        komponen["bobot"] = bobot
    data["komponen"][0]["sub"][0]["bobot"], data["komponen"][0]["sub"][1]["bobot"] = 19.9, 40.1
    sub = baca_instrumen(data).komponen[0].sub
    assert [satu.bobot for satu in sub] == [D("19.9"), D("40.1")]


def _tempat(isi, jalan=()):
    """Paths of every node of the data."""
    anak = isi.items() if isinstance(isi, dict) else enumerate(isi) if isinstance(isi, list) else ()
    for kunci, nilai in anak:
        yield (*jalan, kunci)
        yield from _tempat(nilai, (*jalan, kunci))


SUMBER = {"kecil": KECIL, "rerata": RERATA, "poin": POIN, "lama": bawaan("12-2015"), "resmi": bawaan("88-2021")}
TEMPAT = [(nama, jalan) for nama, isi in SUMBER.items() for jalan in _tempat(isi)]


@given(
    st.sampled_from(TEMPAT),
    st.sampled_from(
        [None, "", "x", "NaN", "Infinity", "1e400", 0, -1, 10**9, 2.5, float("inf"), True, [], [[]], {}, {"a": 1}]
    ),
)
def test_data_with_anything_anywhere_is_either_an_instrument_or_refused_with_a_sentence(tempat, nilai):
    nama, jalan = tempat
    data = copy.deepcopy(SUMBER[nama])
    _isi(data, nilai, *jalan)
    with suppress(InstrumenSalah):
        hasil = baca_instrumen(data)
        assert isinstance(hasil, Instrumen)
