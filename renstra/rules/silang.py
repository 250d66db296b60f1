"""The workflow of a crosscutting request.  Source: PermenPANRB 89/2021."""

from layanan.rules import Alur, Status, Transisi

ALUR = Alur(
    awal="diminta",
    status={
        "diminta": Status("Menunggu jawaban", "awas", ("renstra.jawab_silang", "Jawab permintaan crosscutting")),
        "diterima": Status("Diterima", "baik"),
        "ditolak": Status("Ditolak", "buruk"),
        "dibatalkan": Status("Dibatalkan", "kosong"),
    },
    transisi={
        "terima": Transisi(frozenset({"diminta"}), "diterima", "renstra.jawab_silang", "Terima", "Diterima"),
        "tolak": Transisi(
            frozenset({"diminta"}),
            "ditolak",
            "renstra.jawab_silang",
            "Tolak",
            "Ditolak",
            alasan_wajib=True,
            bahaya=True,
        ),
        "batalkan": Transisi(
            frozenset({"diminta", "diterima"}),
            "dibatalkan",
            "renstra.batalkan_silang",
            "Batalkan",
            "Dibatalkan",
            alasan_wajib=True,
            bahaya=True,
        ),
    },
)
