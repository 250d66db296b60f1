"""The workflow of a unit's data of one period, and whether a figure may still move."""

from layanan.rules import Alur, Status, Transisi
from sakip.pilihan import Pilihan


class SifatAngka(Pilihan):
    """Whether a figure may still move."""

    SEMENTARA = "SEMENTARA", "Sementara"
    TETAP = "TETAP", "Tetap"


ALUR_LEMBAR = Alur(
    awal="draf",
    status={
        "draf": Status("Belum diajukan", "kosong", ("datakinerja.ajukan", "Isi nilai lalu ajukan")),
        "diajukan": Status("Perlu verifikasi", "awas", ("datakinerja.verifikasi", "Verifikasi nilai bulanan")),
        "dikembalikan": Status("Dikembalikan", "buruk", ("datakinerja.ajukan", "Perbaiki nilai lalu ajukan lagi")),
        "terverifikasi": Status("Terverifikasi", "baik"),
    },
    transisi={
        "ajukan": Transisi(frozenset({"draf", "dikembalikan"}), "diajukan", "datakinerja.ajukan", "Ajukan", "Diajukan"),
        "kembalikan": Transisi(
            frozenset({"diajukan", "terverifikasi"}),
            "dikembalikan",
            "datakinerja.verifikasi",
            "Kembalikan",
            "Dikembalikan",
            alasan_wajib=True,
        ),
        "verifikasi": Transisi(
            frozenset({"diajukan"}), "terverifikasi", "datakinerja.verifikasi", "Verifikasi", "Diverifikasi"
        ),
    },
)
