"""The command that grades a worksheet from a file, without a database."""

import json
import os
import subprocess
import sys
from decimal import Decimal
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from tests.evaluasi.instrumen_contoh import BAWAAN, POIN

AKAR = Path(__file__).parents[2]
SUB = ["1a", "1b", "1c", "2a", "2b", "2c", "3a", "3b", "3c", "4a", "4b", "4c"]


@pytest.fixture
def berkas(tmp_path):
    def tulis(isi, nama="jawaban.json"):
        jalan = tmp_path / nama
        jalan.write_text(isi if isinstance(isi, str) else json.dumps(isi), encoding="utf-8")
        return str(jalan)

    return tulis


def _jalankan(**pilihan):
    keluar = StringIO()
    call_command("nilai_lke", stdout=keluar, **pilihan)
    return json.loads(keluar.getvalue())


def test_it_prints_parts_value_and_grade(berkas):
    hasil = _jalankan(instrumen="88-2021", jawaban=berkas(dict.fromkeys(SUB, "A")))
    assert (hasil["nilai"], hasil["predikat"], hasil["sebutan"]) == ("90.00", "A", "Memuaskan")
    assert [komponen["nilai"] for komponen in hasil["komponen"]] == ["27", "27", "13.5", "22.5"]
    assert hasil["komponen"][2]["sub"][1] == {
        "kode": "3b",
        "nama": hasil["komponen"][2]["sub"][1]["nama"],
        "bobot": "4.5",
        "nilai": "4.05",
        "jawaban": "A",
    }
    assert hasil["belum_dijawab"] == []
    assert hasil["penjelasan"][-1] == "Nilai 90,00 berada pada rentang >80–90: predikat A (Memuaskan)."


def test_numbers_are_printed_as_exact_texts(berkas):
    hasil = _jalankan(jawaban=berkas({"1a": "BB", "1b": "B"}))
    assert Decimal(hasil["nilai"]) == sum(
        Decimal(sub["nilai"]) for komponen in hasil["komponen"] for sub in komponen["sub"]
    )
    assert hasil["belum_dijawab"] == SUB[2:]


def test_an_old_instrument_with_variant_and_a_file_of_ones_own_work_too(berkas):
    assert _jalankan(instrumen="12-2015", varian="pemda", jawaban=berkas({"A.I.a.1": "Y"}))["nilai"] == "0.22"
    hasil = _jalankan(instrumen=berkas(POIN, "poin.json"), jawaban=berkas({"P1.3": "PENUH"}))
    assert hasil["nilai"] == "50.00"
    assert hasil["komponen"][0]["sub"][0]["kriteria"][2] == {"kode": "P1.3", "jawaban": "PENUH"}


def test_weights_written_as_numbers_in_a_file_stay_exact(berkas):
    data = json.loads((BAWAAN / "88-2021.json").read_text(encoding="utf-8"))
    teks = json.dumps(data).replace('"bobot": "4.5"', '"bobot": 4.5').replace('"bobot": "7.5"', '"bobot": 7.5')
    hasil = _jalankan(instrumen=berkas(teks, "angka.json"), jawaban=berkas({"3b": "A"}))
    assert hasil["nilai"] == "4.05"


@pytest.mark.parametrize(
    ("isi", "kata"),
    [
        ("{", r"bukan JSON yang benar \(baris 1, kolom 2\)"),
        ("", "bukan JSON yang benar"),
        ("[]", "harus berisi objek"),
        ('{"1a": 5}', "Jawaban pada “1a” harus berupa teks"),
        ('{"1a": "Z"}', "jawaban “Z” pada 1a tidak dikenal"),
        ('{"7x": "A"}', "kode “7x” tidak menerima jawaban"),
        ('{"1a": "A", "1a": "B"}', "Kunci “1a” tertulis dua kali"),
    ],
)
def test_a_bad_file_gives_a_clear_sentence(berkas, isi, kata):
    with pytest.raises(CommandError, match=kata):
        _jalankan(jawaban=berkas(isi))


def test_a_file_that_is_absent_or_no_text_gives_a_clear_sentence(tmp_path):
    with pytest.raises(CommandError, match="tidak dapat dibaca"):
        _jalankan(jawaban=str(tmp_path / "tiada.json"))
    (tmp_path / "biner.json").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(CommandError, match="bukan teks UTF-8"):
        _jalankan(jawaban=str(tmp_path / "biner.json"))


def test_an_unknown_or_broken_instrument_gives_a_clear_sentence(berkas):
    with pytest.raises(CommandError, match="Instrumen “99-2099” tidak ada; pilihan: 12-2015, 88-2021"):
        _jalankan(instrumen="99-2099", jawaban=berkas({}))
    with pytest.raises(CommandError, match="instrumen: “komponen” harus berupa daftar"):
        _jalankan(instrumen=berkas({"kode": "X", "nama": "X"}, "x.json"), jawaban=berkas({}))


def _proses(*argumen):
    lingkungan = os.environ | {"DATABASE_URL": "postgresql://tiada@127.0.0.1:1/tiada"}
    perintah = [sys.executable, "manage.py", "nilai_lke", *argumen]
    return subprocess.run(perintah, cwd=AKAR, env=lingkungan, capture_output=True, text=True, timeout=120, check=False)


def test_it_works_without_a_database_and_fails_with_an_exit_code(berkas):
    baik = _proses("--instrumen", "88-2021", "--jawaban", berkas(dict.fromkeys(SUB, "BB")))
    assert (baik.returncode, baik.stderr) == (0, "")
    assert json.loads(baik.stdout)["predikat"] == "BB"
    buruk = _proses("--instrumen", "88-2021", "--jawaban", berkas('{"1a": "Z"}'))
    assert buruk.returncode != 0
    assert buruk.stdout == ""
    assert "jawaban “Z” pada 1a tidak dikenal" in buruk.stderr
    assert "Traceback" not in buruk.stderr
