"""A written plan in the shape of a real one of a civil registry office; names and figures are invented.

No tujuan, programmes under old codes and with unworded indicators, typos, a unit of measure nobody registered, a year left open.
"""

import datetime as dt

from tests.perjalanan.masukan import Masukan, Rusak, bagian, jawaban, menuju, tetap
from tests.renstra import rencana_contoh


def masukan() -> Masukan:
    """The plan 2025–2029, measured in its first year."""
    return Masukan(
        judul="Renstra Disdukcapil 2025–2029",
        tahun_awal=2025,
        tahun_akhir=2029,
        tanggal=dt.date(2025, 1, 15),
        lembar=rencana_contoh.rencana(),
        rusak=(
            Rusak("Program", "E4", "empat ratus juta", "Lembar Program, sel E4 (Pagu 2025)"),
            Rusak("Indikator", "U5", "#REF!", "Lembar Indikator, sel U5 (Target 2025)"),
        ),
        kekosongan=("Lembar Indikator, sel E8 (Indikator)", "Lembar Indikator, sel E9 (Indikator)"),
        halangan=3,
        tujuan=("4.1", "Terwujudnya layanan administrasi kependudukan yang tertib"),
        indikator_tujuan={
            "kode": "TJ.1",
            "uraian": "Indeks layanan kependudukan",
            "satuan": "Indeks",
            "polaritas": "RENTANG",
            "agregasi": "TERAKHIR",
            "frekuensi": "TAHUNAN",
            **{f"target_{tahun}": f"{tahun - 1955}–{tahun - 1950}" for tahun in range(2025, 2030)},
        },
        lengkapi={
            "P1.1": {"uraian": "Persentase layanan perkantoran terpenuhi"},
            "P15.1": {"uraian": "Persentase data kependudukan yang dimutakhirkan"},
        },
        realisasi={
            "TJ.1": tetap("72,5"),
            "IKU.1": bagian(181_500, 200_000),
            "IKU.2": menuju(96, 80),
            "IKU.3": tetap("B (83,25)"),
            "IKU.4": tetap("4,5"),
            "P1.1": menuju(98),
            "P15.1": menuju(72),
            "P17.1": tetap("1"),
        },
        jawaban=jawaban(bb="1a 1b 2a 3a 3b"),
    )
