"""Kinds of plan, stages of the budget, and the workflow of a version."""

from layanan.rules import Alur, Status, Transisi
from sakip.pilihan import Pilihan


class JenisRencana(Pilihan):
    """Kinds of planning document; what holds for each is in `renstra.rules.macam`.  Source: Permendagri 86/2017."""

    RPJMD = "RPJMD", "RPJMD"
    RPD = "RPD", "RPD"
    RENSTRA = "RENSTRA", "Renstra"
    RKPD = "RKPD", "RKPD"
    RENJA = "RENJA", "Renja"
    RKT = "RKT", "RKT"


class TahapAnggaran(Pilihan):
    """Stage of the yearly budget document (DPA)."""

    MURNI = "MURNI", "DPA murni"
    PERGESERAN = "PERGESERAN", "DPA pergeseran"
    PERUBAHAN = "PERUBAHAN", "DPA perubahan"


ALUR = Alur(
    awal="draf",
    status={
        "draf": Status("Draf", "kosong", ("renstra.ajukan", "Lengkapi rencana lalu ajukan")),
        "diajukan": Status("Diajukan", "awas", ("renstra.verifikasi", "Verifikasi rencana")),
        "diverifikasi": Status("Diverifikasi", "awas", ("renstra.tetapkan", "Tetapkan rencana")),
        "ditetapkan": Status("Ditetapkan", "baik"),
        "diganti": Status("Diganti versi baru", "kosong"),
    },
    transisi={
        "ajukan": Transisi(frozenset({"draf"}), "diajukan", "renstra.ajukan", "Ajukan", "Diajukan"),
        "kembalikan": Transisi(
            frozenset({"diajukan", "diverifikasi"}),
            "draf",
            "renstra.verifikasi",
            "Kembalikan",
            "Dikembalikan",
            alasan_wajib=True,
        ),
        "verifikasi": Transisi(
            frozenset({"diajukan"}), "diverifikasi", "renstra.verifikasi", "Verifikasi", "Diverifikasi"
        ),
        "tetapkan": Transisi(frozenset({"diverifikasi"}), "ditetapkan", "renstra.tetapkan", "Tetapkan", "Ditetapkan"),
    },
)
