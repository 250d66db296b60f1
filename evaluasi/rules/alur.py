"""The tiers of an internal evaluation and the workflow of its worksheet.  Source: PermenPANRB 88/2021."""

from itertools import pairwise

from layanan.rules import Alur, Status, Transisi
from sakip.pilihan import Pilihan


class Jenjang(Pilihan):
    """Tiers of the evaluation team, from the first to the last."""

    ANGGOTA_TIM = "ANGGOTA_TIM", "Anggota tim"
    KETUA_TIM = "KETUA_TIM", "Ketua tim"
    PENGENDALI_TEKNIS = "PENGENDALI_TEKNIS", "Pengendali teknis"
    PENGENDALI_MUTU = "PENGENDALI_MUTU", "Pengendali mutu"
    PENANGGUNG_JAWAB = "PENANGGUNG_JAWAB", "Penanggung jawab"


URUTAN_JENJANG: tuple[Jenjang, ...] = tuple(Jenjang)
# Tiers that write the general note of a worksheet.
PENULIS_CATATAN = frozenset(URUTAN_JENJANG[URUTAN_JENJANG.index(Jenjang.KETUA_TIM) :])


def _status_jenjang(jenjang: Jenjang) -> Status:
    izin = "evaluasi.tetapkan" if jenjang is URUTAN_JENJANG[-1] else "evaluasi.teruskan"
    return Status(f"Di {jenjang.label.lower()}", "awas", (izin, f"{jenjang.label} memeriksa lembar kerja"))


def _terus() -> dict[str, Transisi]:
    hasil = {}
    for kini, berikut in pairwise(URUTAN_JENJANG):
        hasil[f"teruskan_{kini.lower()}"] = Transisi(
            frozenset({kini.lower()}),
            berikut.lower(),
            "evaluasi.teruskan",
            f"Teruskan kepada {berikut.label.lower()}",
            f"Diteruskan kepada {berikut.label.lower()}",
        )
        hasil[f"kembalikan_{berikut.lower()}"] = Transisi(
            frozenset({berikut.lower()}),
            kini.lower(),
            "evaluasi.teruskan",
            f"Kembalikan kepada {kini.label.lower()}",
            f"Dikembalikan kepada {kini.label.lower()}",
            alasan_wajib=True,
        )
    return hasil


ALUR = Alur(
    awal=URUTAN_JENJANG[0].lower(),
    status={jenjang.lower(): _status_jenjang(jenjang) for jenjang in URUTAN_JENJANG}
    | {
        "ditetapkan": Status("Ditetapkan", "baik", ("evaluasi.terbitkan", "Terbitkan hasil evaluasi")),
        "terbit": Status("Terbit", "baik"),
    },
    transisi=_terus()
    | {
        "tetapkan": Transisi(
            frozenset({URUTAN_JENJANG[-1].lower()}),
            "ditetapkan",
            "evaluasi.tetapkan",
            "Tetapkan nilai",
            "Nilai ditetapkan",
        ),
        "terbitkan": Transisi(
            frozenset({"ditetapkan"}), "terbit", "evaluasi.terbitkan", "Terbitkan hasil", "Hasil diterbitkan"
        ),
    },
)
