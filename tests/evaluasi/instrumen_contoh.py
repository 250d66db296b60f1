"""Small instruments for tests, as plain data, one per method."""

import copy
import json
from pathlib import Path
from typing import Any

from evaluasi.rules import Instrumen, baca_instrumen

BAWAAN = Path(__file__).parents[2] / "evaluasi" / "instrumen"

KECIL: dict[str, Any] = {
    "kode": "KECIL",
    "nama": "Instrumen kecil",
    "metode": "JUDGEMENT",
    "komponen": [
        {
            "kode": "1",
            "nama": "Rencana",
            "bobot": "60",
            "sub": [
                {"kode": "1a", "nama": "Ada", "bobot": "20", "kriteria": ["satu", "dua"]},
                {"kode": "1b", "nama": "Baik", "bobot": "40", "kriteria": ["satu"]},
            ],
        },
        {"kode": "2", "nama": "Ukur", "bobot": "40", "sub": [{"kode": "2a", "nama": "Ada", "bobot": "40"}]},
    ],
}

RERATA: dict[str, Any] = {
    "kode": "RERATA",
    "nama": "Rata-rata kriteria",
    "metode": "AVERAGE",
    "jenis_jawaban": {
        "YT": {"Y": "1", "T": "0"},
        "AD": {"A": "1", "B": "0.66", "C": "0.33", "D": "0"},
    },
    "komponen": [
        {
            "kode": "A",
            "nama": "Rencana",
            "bobot": "100",
            "sub": [
                {"kode": "A.1", "nama": "Ada", "bobot": "30", "jenis": "YT", "kriteria": ["satu", "dua", "tiga"]},
                {"kode": "A.2", "nama": "Baik", "bobot": "70", "jenis": "AD", "kriteria": ["satu", "dua"]},
            ],
        }
    ],
}

POIN: dict[str, Any] = {
    "kode": "POIN",
    "nama": "Jumlah poin",
    "metode": "SUM",
    "jenis_jawaban": {"YT": {"Y": "1", "T": "0"}, "MUTU": {"PENUH": "50", "SEBAGIAN": "20", "TIDAK": "0"}},
    "komponen": [
        {
            "kode": "P",
            "nama": "Semua",
            "bobot": "100",
            "sub": [
                {
                    "kode": "P1",
                    "nama": "Poin",
                    "bobot": "100",
                    "kriteria": [
                        {"uraian": "berbobot", "jenis": "YT", "bobot": "12.5"},
                        {"uraian": "berbobot", "jenis": "YT", "bobot": "37.5"},
                        {"uraian": "poin sendiri", "jenis": "MUTU"},
                    ],
                }
            ],
        }
    ],
}


def instrumen(data: dict[str, Any], **tambahan: Any) -> Instrumen:
    """Read one of the examples, with top-level keys added or replaced."""
    return baca_instrumen(copy.deepcopy(data) | tambahan)


def bawaan(nama: str) -> dict[str, Any]:
    """The data of an instrument that comes with the application."""
    isi: dict[str, Any] = json.loads((BAWAAN / f"{nama}.json").read_text(encoding="utf-8"))
    return isi
