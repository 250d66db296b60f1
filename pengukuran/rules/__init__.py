"""Measurement rules, pure and in Decimal: capaian, category, traffic light, budget."""

from pengukuran.rules.anggaran import Efisiensi, efisiensi, serapan
from pengukuran.rules.gulungan import Gulungan, rerata_capaian
from pengukuran.rules.rumus import (
    RumusTurun,
    TargetNol,
    capaian,
    capaian_mentah,
    sebab_tak_terhitung,
    tampil,
)
from pengukuran.rules.skala import (
    SKALA_OPINI,
    SKALA_PREDIKAT,
    SkalaSalah,
    capaian_teks,
    peringkat,
)
from pengukuran.rules.tabel import (
    LAMPU_KOSONG,
    TABEL_86_2017,
    BarisKategori,
    Lampu,
    TabelSalah,
    baca_tabel,
    kategori,
    lampu,
)
from renstra.rules import Polaritas

__all__ = [
    "LAMPU_KOSONG",
    "SKALA_OPINI",
    "SKALA_PREDIKAT",
    "TABEL_86_2017",
    "BarisKategori",
    "Efisiensi",
    "Gulungan",
    "Lampu",
    "Polaritas",
    "RumusTurun",
    "SkalaSalah",
    "TabelSalah",
    "TargetNol",
    "baca_tabel",
    "capaian",
    "capaian_mentah",
    "capaian_teks",
    "efisiensi",
    "kategori",
    "lampu",
    "peringkat",
    "rerata_capaian",
    "sebab_tak_terhitung",
    "serapan",
    "tampil",
]
