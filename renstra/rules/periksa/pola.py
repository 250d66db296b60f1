"""Wording as data: what speaks of outputs, what may exceed one hundred per cent, and when two wordings say the same."""

import re
from functools import cache
from typing import Final

# Openings of a wording that count what was done instead of what became better. Each is a pattern on the folded text.
POLA_KELUARAN: Final = (
    r"(jumlah|banyaknya|persentase|cakupan) (pelaksanaan )?(kegiatan|rapat|sosialisasi|pelatihan|bimtek|bimbingan teknis|pertemuan|"
    r"perjalanan dinas|kunjungan kerja|workshop|seminar|koordinasi)\b",
    r"(jumlah|banyaknya) (dokumen|laporan|naskah|berkas|buku|paket|unit|rekomendasi|berita acara|surat)\b",
    r"(jumlah|banyaknya) peserta\b",
    r"(jumlah|banyaknya|persentase) .*\b(yang )?(terlaksana|dilaksanakan|diselenggarakan|disusun|tersusun|diterbitkan|dicetak)$",
    r"(terlaksananya|terselenggaranya|tersusunnya|tersedianya|tercetaknya|terbitnya|terkirimnya) ",
    r"(persentase )?(realisasi|serapan|penyerapan) (anggaran|keuangan)\b",
)
# Openings of a goal that name an activity: a goal is a condition.
POLA_KEGIATAN: Final = (
    r"(terlaksananya|terselenggaranya|tersusunnya|tersedianya|tercetaknya|terbitnya|terkirimnya) ",
    r"(melaksanakan|menyelenggarakan|menyusun|mengadakan|pelaksanaan|penyelenggaraan|penyusunan|pengadaan) ",
)
# Percentages of growth, of change and against another whole may be more than one hundred.
POLA_LEBIH_100: Final = (
    r"\b(pertumbuhan|kenaikan|peningkatan|perubahan|laju|rasio|angka partisipasi kasar|capaian|realisasi|tambahan)\b"
)

SAMA_ARTI: Final = {"prosentase": "persentase", "%": "persentase", "presentase": "persentase", "banyaknya": "jumlah"}
KATA_TUGAS: Final = frozenset(
    (
        "yang",
        "dan",
        "di",
        "ke",
        "dari",
        "pada",
        "dalam",
        "untuk",
        "dengan",
        "oleh",
        "atas",
        "terhadap",
        "serta",
        "atau",
        "para",
        "secara",
        "bagi",
        "sebagai",
        "tingkat",
    )
)


def lipat(teks: str) -> str:
    """A wording folded for comparison: lower case, no punctuation, one spelling of the words of measure."""
    kata = re.findall(r"[^\W_]+|%", teks.casefold())
    return " ".join(SAMA_ARTI.get(satu, satu) for satu in kata)


def pola_keluaran(teks: str) -> str:
    """The words by which an indicator shows itself as output; "" for one that may be an outcome."""
    return _cocok(POLA_KELUARAN, teks)


def pola_kegiatan(teks: str) -> str:
    """The words by which a goal shows itself as activity; "" where it names a condition."""
    return _cocok(POLA_KEGIATAN, teks)


def boleh_lebih_100(teks: str) -> bool:
    """Whether a percentage so worded may exceed one hundred."""
    return re.search(POLA_LEBIH_100, lipat(teks)) is not None


def _cocok(pola: tuple[str, ...], teks: str) -> str:
    terlipat = lipat(teks) + " "
    for satu in pola:
        if cocok := _susun(satu).match(terlipat if satu.endswith(" ") else terlipat.strip()):
            return cocok.group().strip()
    return ""


@cache
def _susun(pola: str) -> re.Pattern[str]:
    return re.compile(pola)


def kata_pokok(teks: str) -> frozenset[str]:
    """The words of a wording that carry its meaning."""
    return frozenset(lipat(teks).split()) - KATA_TUGAS
