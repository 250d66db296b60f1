"""The plan of a real civil registry office, brought into the layout of the template.

Mapping of the source files (CSV, as found) to sheets and columns:

| file | sheet | how |
|---|---|---|
| rpjmd_visi_misi.csv | Sasaran | rows `sasaran` that the programmes name: kode, uraian |
| (none) | Tujuan | empty: the office has no tujuan of its own, a gap that is listed |
| renstra_program.csv | Program | kode_program is kode, sasaran is induk, program is uraian, pagu_th0 … pagu_th5 are the years |
| renstra_kegiatan.csv | Kegiatan | kode_program.kode_kegiatan is kode, kode_program is induk |
| rpjmd_indikator_sasaran.csv | Indikator | code S.1, S.2 …; formula, satuan, target_th0 … target_th5 |
| renstra_program.csv | Indikator | code P.<kode_program>; the wording is empty in the source and stays empty |
| renstra_kegiatan.csv | Indikator | code K.<kode kegiatan> |

Polarity, aggregation and frequency are in no source file: they stay empty and are listed as gaps. Typos, old codes and odd units survive.
"""

import csv
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

from django.conf import settings

FOLDER = Path(settings.BASE_DIR).parent / "shared" / "data" / "contoh_disdukcapil"
JUMLAH_TAHUN = 6

type Baris = dict[str, Any]


def baca(nama: str) -> list[dict[str, str]]:
    """Rows of one source file."""
    with (FOLDER / f"{nama}.csv").open(encoding="utf-8", newline="") as berkas:
        return [{kolom: (isi or "").strip() for kolom, isi in baris.items()} for baris in csv.DictReader(berkas)]


def rencana(tahun_awal: int) -> dict[str, list[Baris]]:
    """The plan as rows per sheet; `th0` becomes `tahun_awal`."""
    program, kegiatan = baca("renstra_program"), baca("renstra_kegiatan")
    dipakai = {baris["sasaran"] for baris in program}
    return {
        "Tujuan": [],
        "Sasaran": [
            {"kode": baris["kode"], "uraian": baris["uraian"]}
            for baris in baca("rpjmd_visi_misi")
            if baris["jenis"] == "sasaran" and baris["kode"] in dipakai
        ],
        "Program": [
            {"kode": b["kode_program"], "induk": b["sasaran"], "uraian": b["program"]} | _pagu(b, tahun_awal)
            for b in program
        ],
        "Kegiatan": [
            {"kode": _kode_kegiatan(b), "induk": b["kode_program"], "uraian": b["kegiatan"]} | _pagu(b, tahun_awal)
            for b in kegiatan
        ],
        "Indikator": list(_indikator(program, kegiatan, tahun_awal)),
    }


def _kode_kegiatan(baris: dict[str, str]) -> str:
    return f"{baris['kode_program']}.{baris['kode_kegiatan']}"


def _indikator(program: list[dict[str, str]], kegiatan: list[dict[str, str]], tahun_awal: int) -> Iterator[Baris]:
    for nomor, baris in enumerate(baca("rpjmd_indikator_sasaran"), 1):
        yield _satu(f"S.{nomor}", "SASARAN", baris["sasaran"], baris, tahun_awal) | {"formula": baris["formula"]}
    for baris in program:
        yield _satu(f"P.{baris['kode_program']}", "PROGRAM", baris["kode_program"], baris, tahun_awal)
    for baris in kegiatan:
        yield _satu(f"K.{_kode_kegiatan(baris)}", "KEGIATAN", _kode_kegiatan(baris), baris, tahun_awal)


def _satu(kode: str, tingkat: str, induk: str, baris: dict[str, str], tahun_awal: int) -> Baris:
    isi = {
        "kode": kode,
        "tingkat": tingkat,
        "induk": induk,
        "uraian": baris["indikator"] or None,
        "satuan": baris["satuan"],
    }
    return isi | {f"target_{tahun_awal + n}": baris[f"target_th{n}"] or None for n in range(JUMLAH_TAHUN)}


def _pagu(baris: dict[str, str], tahun_awal: int) -> Baris:
    return {
        f"pagu_{tahun_awal + n}": Decimal(baris[f"pagu_th{n}"]) if baris[f"pagu_th{n}"] else None
        for n in range(JUMLAH_TAHUN)
    }
