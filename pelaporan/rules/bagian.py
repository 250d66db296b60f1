"""The narrative sections of the annual report, in the order of the form.  Source: PermenPANRB 53/2014."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class BagianBaku:
    """A section written by people. wajib: it must not be empty when the report is submitted."""

    kode: str
    bab: str
    judul: str
    petunjuk: str
    wajib: bool = True


PENGANTAR: Final = "Bagian awal"
BAB_1: Final = "Bab I Pendahuluan"
BAB_2: Final = "Bab II Perencanaan Kinerja"
BAB_3: Final = "Bab III Akuntabilitas Kinerja"
BAB_4: Final = "Bab IV Penutup"

BAGIAN_BAKU: tuple[BagianBaku, ...] = (
    BagianBaku("kata_pengantar", PENGANTAR, "Kata pengantar", "Dua atau tiga alinea dari kepala OPD."),
    BagianBaku(
        "ringkasan", PENGANTAR, "Ringkasan eksekutif", "Capaian terpenting, kendala utama, dan langkah perbaikannya."
    ),
    BagianBaku("organisasi", BAB_1, "Gambaran organisasi", "Tugas, fungsi, susunan organisasi, dan sumber daya."),
    BagianBaku("strategis", BAB_1, "Aspek strategis", "Peran OPD terhadap sasaran kabupaten."),
    BagianBaku("masalah", BAB_1, "Permasalahan utama", "Isu strategis yang sedang dihadapi organisasi."),
    BagianBaku(
        "perencanaan", BAB_2, "Ikhtisar perencanaan", "Hubungan Renstra dengan perjanjian kinerja.", wajib=False
    ),
    BagianBaku(
        "efisiensi",
        BAB_3,
        "Efisiensi penggunaan sumber daya",
        "Bandingkan capaian dengan anggaran dan tenaga yang dipakai.",
    ),
    BagianBaku("penutup", BAB_4, "Penutup", "Simpulan umum dan langkah perbaikan tahun berikutnya."),
)


def kode_analisis(nomor: int, kode: str) -> str:
    """Code of the section on a sasaran: by the sasaran's own code, so that its text stays with it wherever it moves.

    nomor (from 1): where the sasaran has no code, as in snapshots of the first form.
    """
    return f"analisis_{re.sub(r'[^0-9a-z]+', '-', kode.lower()).strip('-') or nomor}"[:40]


def bagian_analisis(nomor: int, sasaran: str, kode: str = "") -> BagianBaku:
    """The section in which the causes and solutions of one sasaran are told; `nomor` counts from 1."""
    return BagianBaku(
        kode_analisis(nomor, kode),
        BAB_3,
        f"Analisis: {sasaran}"[:200],
        "Sebab keberhasilan atau kegagalan, kendala, solusi, serta program dan kegiatan yang menunjang.",
    )


def susunan(sasaran: Sequence[tuple[str, str]]) -> tuple[BagianBaku, ...]:
    """All sections in order, one analysis for each sasaran (code, wording) before the section on efficiency."""
    analisis = tuple(bagian_analisis(nomor, teks, kode) for nomor, (kode, teks) in enumerate(sasaran, start=1))
    batas = next(i for i, satu in enumerate(BAGIAN_BAKU) if satu.kode == "efisiensi")
    return BAGIAN_BAKU[:batas] + analisis + BAGIAN_BAKU[batas:]
