"""The workflow of a performance agreement and the lawful reasons of a revision.  Source: PermenPANRB 53/2014."""

from typing import Final

from layanan.rules import Alur, Status, Transisi
from sakip.pilihan import Pilihan


class AlasanRevisi(Pilihan):
    """The only reasons for which a signed agreement may be revised."""

    PEJABAT = "PEJABAT", "Pergantian atau mutasi pejabat"
    STRATEGI = "STRATEGI", "Perubahan strategi yang memengaruhi tujuan dan sasaran (program, kegiatan, anggaran)"
    PRIORITAS = "PRIORITAS", "Perubahan prioritas atau asumsi yang berdampak besar"


SEBAGIAN: Final = "tertandatangani_sebagian"
SIAP_TANDA_TANGAN: Final = frozenset({"siap", SEBAGIAN})
# From here on nothing of the version may change, only that it ends: replaced by a revision, or with its position.
TETAP: Final = frozenset({"ditandatangani", "diganti", "berakhir"})
NASKAH: Final = "perjanjian.naskah"
TANDA_TANGAN: Final = "perjanjian.tandatangani"

ALUR = Alur(
    awal="draf",
    status={
        "draf": Status("Draf", "kosong", ("perjanjian.ajukan", "Lengkapi perjanjian lalu ajukan kepada atasan")),
        "diajukan": Status("Diajukan", "awas", ("perjanjian.setujui", "Setujui atau kembalikan perjanjian")),
        "disetujui": Status(
            "Disetujui", "awas", (NASKAH, "Isi nomor dan tanggal, lalu bekukan naskah untuk ditandatangani")
        ),
        "siap": Status("Siap ditandatangani", "awas", (TANDA_TANGAN, "Tanda tangani perjanjian")),
        SEBAGIAN: Status("Ditandatangani satu pihak", "awas", (TANDA_TANGAN, "Tanda tangani perjanjian")),
        "ditandatangani": Status("Ditandatangani", "baik"),
        "diganti": Status("Diganti revisi", "kosong"),
        "berakhir": Status("Berakhir", "kosong"),
    },
    transisi={
        "ajukan": Transisi(frozenset({"draf"}), "diajukan", "perjanjian.ajukan", "Ajukan", "Diajukan"),
        # The agreement of the regent has no superior to approve it.
        "ajukan_tunggal": Transisi(
            frozenset({"draf"}), "disetujui", "perjanjian.ajukan", "Ajukan", "Diajukan untuk ditandatangani"
        ),
        "setujui": Transisi(frozenset({"diajukan"}), "disetujui", "perjanjian.setujui", "Setujui", "Disetujui"),
        "kembalikan": Transisi(
            frozenset({"diajukan", "disetujui"}),
            "draf",
            "perjanjian.setujui",
            "Kembalikan",
            "Dikembalikan",
            alasan_wajib=True,
            bahaya=True,
        ),
        "tarik": Transisi(
            frozenset({"diajukan", "disetujui"}),
            "draf",
            "perjanjian.ajukan",
            "Tarik kembali",
            "Ditarik kembali",
            alasan_wajib=True,
            bahaya=True,
        ),
        "bekukan": Transisi(frozenset({"disetujui"}), "siap", NASKAH, "Bekukan naskah", "Naskah dibekukan"),
        "tandatangani_sebagian": Transisi(
            frozenset({"siap"}), SEBAGIAN, TANDA_TANGAN, "Tanda tangani", "Ditandatangani"
        ),
        "tandatangani": Transisi(SIAP_TANDA_TANGAN, "ditandatangani", TANDA_TANGAN, "Tanda tangani", "Ditandatangani"),
        "catat_basah_sebagian": Transisi(
            frozenset({"siap"}), SEBAGIAN, NASKAH, "Unggah pindaian bertanda tangan", "Tanda tangan basah dicatat"
        ),
        "catat_basah": Transisi(
            SIAP_TANDA_TANGAN, "ditandatangani", NASKAH, "Unggah pindaian bertanda tangan", "Tanda tangan basah dicatat"
        ),
        "catat_arsip": Transisi(
            frozenset({"disetujui"}),
            "ditandatangani",
            NASKAH,
            "Catat sebagai arsip",
            "Dicatat sebagai arsip bertanda tangan basah",
        ),
        # The position or its unit is no more: nothing replaces the agreement at the same place.
        "akhiri": Transisi(
            frozenset({"ditandatangani"}),
            "berakhir",
            "perjanjian.susun",
            "Akhiri",
            "Diakhiri",
            alasan_wajib=True,
            bahaya=True,
        ),
        "buka_naskah": Transisi(
            SIAP_TANDA_TANGAN,
            "disetujui",
            NASKAH,
            "Batalkan pembekuan",
            "Pembekuan naskah dibatalkan",
            alasan_wajib=True,
            bahaya=True,
        ),
    },
)


def langkah_tanda_tangan(dasar: str, *, tersisa: int) -> str:
    """Name of the transition: `dasar` when no party remains to sign, else its partial form."""
    return dasar if tersisa == 0 else f"{dasar}_sebagian"


def boleh_direvisi(status: str) -> bool:
    """Only an agreement in force can be revised; a draft is simply changed."""
    return status == "ditandatangani"
