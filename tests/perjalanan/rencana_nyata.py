"""The plan of a real civil registry office as found, brought into the template's sheets. Nothing of it is kept here.

The six CSV files lie in `shared/data/contoh_disdukcapil/` beside the project. Which column goes where:

| file and column | sheet and column |
|---|---|
| rpjmd_visi_misi: `kode`, `uraian` of the rows `jenis` = sasaran that a programme names | Sasaran: Kode, Sasaran |
| renstra_program: `kode_program`, `sasaran`, `program` | Program: Kode, Kode sasaran, Nama program |
| renstra_kegiatan: `kode_program`.`kode_kegiatan`, `kode_program`, `kegiatan` | Kegiatan: Kode, Kode program, Nama kegiatan |
| both: `pagu_th0` … `pagu_th5` | Pagu 2022 … Pagu 2027 |
| rpjmd_indikator_sasaran: `indikator`, `formula`, `satuan`, `target_th0` … `target_th5` | Indikator: S.1 …, Tingkat Sasaran |
| renstra_program: `indikator` (empty in all rows), `satuan`, `target_th*` | Indikator: P.<kode_program>, Tingkat Program |
| renstra_kegiatan: `indikator`, `satuan`, `target_th*` | Indikator: K.<kode kegiatan>, Tingkat Kegiatan |

`th0` is the year the plan starts from, here 2022; `th3` (2025) is the third year, the one the office's agreement and
RKPD are about (`tahun_ke` = 3), and the one that is measured. The codes are the office's own, old ones, and are text.

Left out: visi, misi and the tujuan of the regency (not the office's own), and perjanjian_kinerja and rkpd_program, whose
indicators and amounts the application derives from the plan itself.

What remains a gap, and is filled by hand on the pages: the tujuan with its indicator (there is none at the level of the
office), the wording of the seven programme indicators, and polarity, aggregation and frequency of all fifteen.
Typos, odd units ("bln") and open years survive as they are.
"""

import datetime as dt

from tests.perjalanan.masukan import Isian, Masukan, Realisasi, Rusak, bagian, jawaban, menuju, tetap
from tests.renstra import berkas_nyata

FOLDER = berkas_nyata.FOLDER
AWAL, AKHIR = 2022, 2027
KEGIATAN = ("K.1.1", "K.1.2", "K.1.7", "K.2.1", "K.2.2")
PROGRAM = {
    "P.1": "Persentase layanan administrasi perkantoran yang terpenuhi",
    "P.2": "Persentase sarana dan prasarana aparatur dalam keadaan baik",
    "P.3": "Persentase aparatur yang memenuhi ketentuan disiplin",
    "P.5": "Persentase aparatur yang mengikuti pengembangan kapasitas",
    "P.6": "Persentase laporan kinerja dan keuangan yang tepat waktu",
    "P.15": "Persentase dokumen kependudukan yang selesai sesuai standar",
    "P.17": "Persentase peristiwa penting yang tercatat",
}


def _cara(agregasi: str, frekuensi: str = "BULANAN") -> dict[str, str]:
    return {"polaritas": "NAIK", "agregasi": agregasi, "frekuensi": frekuensi}


def _lengkapi() -> dict[str, Isian]:
    rasio = {"pembilang": "Penduduk ber-KTP", "penyebut": "Wajib KTP"}
    sasaran = {"S.1": _cara("RASIO") | rasio, "S.2": _cara("TERAKHIR", "TRIWULANAN"), "S.3": _cara("RERATA")}
    program = {kode: _cara("TERAKHIR") | {"uraian": uraian} for kode, uraian in PROGRAM.items()}
    return sasaran | program | {kode: _cara("JUMLAH") for kode in KEGIATAN}


def _realisasi() -> dict[str, Realisasi]:
    program = {kode: menuju(90 + nomor) for nomor, kode in enumerate(PROGRAM)}
    kegiatan = {kode: tetap("1") for kode in KEGIATAN}
    return (
        {"TJ.1": tetap("71"), "S.1": bagian(4_800, 10_000), "S.2": menuju(24), "S.3": tetap("97,5")}
        | program
        | kegiatan
    )


def masukan() -> Masukan:
    """The real plan, measured in its third year."""
    return Masukan(
        judul=f"Renstra Disdukcapil {AWAL}–{AKHIR}",
        tahun_awal=AWAL,
        tahun_akhir=AKHIR,
        tanggal=dt.date(AWAL, 1, 14),
        lembar=berkas_nyata.rencana(AWAL),
        rusak=(
            Rusak("Program", "G5", "tujuh puluh juta", "Lembar Program, sel G5 (Pagu 2024)"),
            Rusak("Indikator", "X4", "#REF!", "Lembar Indikator, sel X4 (Target 2025)"),
        ),
        kekosongan=("Lembar Indikator, sel E7 (Indikator)", "Lembar Indikator, sel H4 (Polaritas)"),
        halangan=53,
        tujuan=("4", "Terwujudnya pelayanan administrasi kependudukan yang cepat, mudah, dan tertib"),
        indikator_tujuan={
            "kode": "TJ.1",
            "uraian": "Indeks kepuasan atas layanan kependudukan",
            "satuan": "Indeks",
            **_cara("TERAKHIR", "TAHUNAN"),
            **{f"target_{tahun}": str(tahun - 1955) for tahun in range(AWAL, AKHIR + 1)},
        },
        lengkapi=_lengkapi(),
        realisasi=_realisasi(),
        jawaban=jawaban(bb="1a 1b 1c 2a 2b 3a 3b 4a"),
    )
