"""Kinds of report and the workflow of one.  Source: PermenPANRB 53/2014."""

from layanan.rules import Alur, Status, Transisi
from sakip.pilihan import Pilihan


class JenisLaporan(Pilihan):
    """Kinds of performance report."""

    LKJIP = "LKJIP", "Laporan Kinerja (LKjIP)"
    INTERIM = "INTERIM", "Laporan kinerja interim"


ALUR = Alur(
    awal="draf",
    status={
        "draf": Status("Draf", "kosong", ("pelaporan.ajukan", "Lengkapi laporan lalu ajukan")),
        "diajukan": Status("Diajukan", "awas", ("pelaporan.setujui", "Setujui atau kembalikan laporan")),
        "disetujui": Status("Disetujui", "awas", ("pelaporan.tandatangani", "Tanda tangani dan terbitkan laporan")),
        "terbit": Status("Terbit", "baik"),
        "diganti": Status("Diganti versi baru", "kosong"),
    },
    transisi={
        "ajukan": Transisi(frozenset({"draf"}), "diajukan", "pelaporan.ajukan", "Ajukan", "Diajukan"),
        "kembalikan": Transisi(
            frozenset({"diajukan", "disetujui"}),
            "draf",
            "pelaporan.setujui",
            "Kembalikan",
            "Dikembalikan",
            alasan_wajib=True,
        ),
        "setujui": Transisi(frozenset({"diajukan"}), "disetujui", "pelaporan.setujui", "Setujui", "Disetujui"),
        "terbitkan": Transisi(
            frozenset({"disetujui"}), "terbit", "pelaporan.tandatangani", "Tanda tangani dan terbitkan", "Diterbitkan"
        ),
        "catat_arsip": Transisi(
            frozenset({"disetujui"}), "terbit", "pelaporan.susun", "Catat sebagai arsip", "Dicatat sebagai arsip"
        ),
    },
)
