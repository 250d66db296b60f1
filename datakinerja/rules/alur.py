"""The workflows of a unit's data of one period and of a request to open it, and whether a figure may still move."""

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

ALUR_PEMBUKAAN = Alur(
    awal="diajukan",
    status={
        "diajukan": Status("Menunggu putusan", "awas", ("datakinerja.atur_jendela", "Putuskan permohonan pembukaan")),
        "diberikan": Status("Diberikan", "baik"),
        "ditolak": Status("Ditolak", "buruk"),
        "ditarik": Status("Ditarik pemohon", "kosong"),
        "dicabut": Status("Dicabut", "buruk"),
    },
    transisi={
        "berikan": Transisi(
            frozenset({"diajukan"}), "diberikan", "datakinerja.atur_jendela", "Berikan", "Pembukaan diberikan"
        ),
        "tolak": Transisi(
            frozenset({"diajukan"}), "ditolak", "datakinerja.atur_jendela", "Tolak", "Permohonan ditolak",
            alasan_wajib=True, bahaya=True,
        ),
        "tarik": Transisi(
            frozenset({"diajukan"}), "ditarik", "datakinerja.isi", "Tarik permohonan", "Permohonan ditarik"
        ),
        "cabut": Transisi(
            frozenset({"diberikan"}), "dicabut", "datakinerja.atur_jendela", "Cabut", "Pembukaan dicabut",
            alasan_wajib=True, bahaya=True,
        ),
    },
)  # fmt: skip
