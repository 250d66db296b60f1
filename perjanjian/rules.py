"""The workflow of a performance agreement and the lawful reasons of a revision.  Source: PermenPANRB 53/2014."""

from layanan.rules import Alur, Status, Transisi
from sakip.pilihan import Pilihan


class AlasanRevisi(Pilihan):
    """The only reasons for which a signed agreement may be revised."""

    PEJABAT = "PEJABAT", "Pergantian atau mutasi pejabat"
    STRATEGI = "STRATEGI", "Perubahan strategi yang memengaruhi tujuan dan sasaran (program, kegiatan, anggaran)"
    PRIORITAS = "PRIORITAS", "Perubahan prioritas atau asumsi yang berdampak besar"


ALUR = Alur(
    awal="draf",
    status={
        "draf": Status("Draf", "kosong", ("perjanjian.ajukan", "Lengkapi perjanjian lalu ajukan kepada atasan")),
        "diajukan": Status("Diajukan", "awas", ("perjanjian.setujui", "Setujui atau kembalikan perjanjian")),
        "disetujui": Status("Disetujui", "awas", ("perjanjian.tandatangani", "Tanda tangani perjanjian")),
        "ditandatangani": Status("Ditandatangani", "baik"),
        "diganti": Status("Diganti revisi", "kosong"),
    },
    transisi={
        "ajukan": Transisi(frozenset({"draf"}), "diajukan", "perjanjian.ajukan", "Ajukan", "Diajukan"),
        "kembalikan": Transisi(
            frozenset({"diajukan"}), "draf", "perjanjian.setujui", "Kembalikan", "Dikembalikan", alasan_wajib=True
        ),
        "setujui": Transisi(frozenset({"diajukan"}), "disetujui", "perjanjian.setujui", "Setujui", "Disetujui"),
        "tandatangani": Transisi(
            frozenset({"disetujui"}), "ditandatangani", "perjanjian.tandatangani", "Tanda tangani", "Ditandatangani"
        ),
    },
)
