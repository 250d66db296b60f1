"""The workflow of a unit's data of one period, and the states of a value."""

from layanan.rules import Alur, Status, Transisi
from sakip.pilihan import Pilihan


class KeadaanNilai(Pilihan):
    """Whether a period has a value at all. Empty is not zero; "not applicable" needs a reason."""

    TERISI = "TERISI", "Terisi"
    TIDAK_BERLAKU = "TIDAK_BERLAKU", "Tidak berlaku"


class SifatAngka(Pilihan):
    """Whether a figure may still move."""

    SEMENTARA = "SEMENTARA", "Sementara"
    TETAP = "TETAP", "Tetap"


ALUR_LEMBAR = Alur(
    awal="draf",
    status={
        "draf": Status("Belum diajukan", "kosong", ("datakinerja.ajukan", "Isi nilai lalu ajukan")),
        "diajukan": Status("Perlu verifikasi", "awas", ("datakinerja.verifikasi", "Verifikasi nilai bulanan")),
        "diverifikasi": Status("Diverifikasi", "baik"),
    },
    transisi={
        "ajukan": Transisi(frozenset({"draf"}), "diajukan", "datakinerja.ajukan", "Ajukan", "Diajukan"),
        "kembalikan": Transisi(
            frozenset({"diajukan", "diverifikasi"}),
            "draf",
            "datakinerja.verifikasi",
            "Kembalikan",
            "Dikembalikan",
            alasan_wajib=True,
        ),
        "verifikasi": Transisi(
            frozenset({"diajukan"}), "diverifikasi", "datakinerja.verifikasi", "Verifikasi", "Diverifikasi"
        ),
    },
)
