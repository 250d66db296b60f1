"""Evaluation rules, pure and exact: instruments, total and grade, suggestions, checks, what-if."""

from evaluasi.rules.alur import ALUR, PENULIS_CATATAN, URUTAN_JENJANG, Jenjang
from evaluasi.rules.berlaku import (
    JawabanJenjang,
    berlaku,
    jenjang_status,
    lengkap,
    terjawab,
    terpenuhi,
    untuk_dihitung,
    usul,
)
from evaluasi.rules.hitungan import (
    Hasil,
    JawabanSalah,
    NilaiKomponen,
    NilaiKriteria,
    NilaiSub,
    hitung,
    kode_jawaban,
)
from evaluasi.rules.instrumen import (
    AturanKontrol,
    Dimensi,
    Instrumen,
    Komponen,
    Kriteria,
    Metode,
    SetJawaban,
    SubKomponen,
    baku,
)
from evaluasi.rules.jalan import Jalan, Perubahan, menuju
from evaluasi.rules.keabsahan import InstrumenSalah
from evaluasi.rules.kendali import Pelanggaran, kontrol
from evaluasi.rules.muat import baca_instrumen
from evaluasi.rules.penjelasan import jelaskan
from evaluasi.rules.tingkat import (
    PITA_88_2021,
    Jawaban,
    NilaiSalah,
    Pita,
    Predikat,
    batas_bawah,
    predikat,
    predikat_berikut,
    rentang,
)
from evaluasi.rules.usulan import TAHUN_BERTAHAN, BeratTemuan, TemuanJawaban, lama_bertahan, periksa_jawaban, saran

__all__ = [
    "ALUR",
    "PENULIS_CATATAN",
    "PITA_88_2021",
    "TAHUN_BERTAHAN",
    "URUTAN_JENJANG",
    "AturanKontrol",
    "BeratTemuan",
    "Dimensi",
    "Hasil",
    "Instrumen",
    "InstrumenSalah",
    "Jalan",
    "Jawaban",
    "JawabanJenjang",
    "JawabanSalah",
    "Jenjang",
    "Komponen",
    "Kriteria",
    "Metode",
    "NilaiKomponen",
    "NilaiKriteria",
    "NilaiSalah",
    "NilaiSub",
    "Pelanggaran",
    "Perubahan",
    "Pita",
    "Predikat",
    "SetJawaban",
    "SubKomponen",
    "TemuanJawaban",
    "baca_instrumen",
    "baku",
    "batas_bawah",
    "berlaku",
    "hitung",
    "jelaskan",
    "jenjang_status",
    "kode_jawaban",
    "kontrol",
    "lama_bertahan",
    "lengkap",
    "menuju",
    "periksa_jawaban",
    "predikat",
    "predikat_berikut",
    "rentang",
    "saran",
    "terjawab",
    "terpenuhi",
    "untuk_dihitung",
    "usul",
]
