"""What the criteria suggest, and what an answer must show. Source: PermenPANRB 88/2021."""

from collections.abc import Sequence
from dataclasses import dataclass

from evaluasi.rules.instrumen import Dimensi
from evaluasi.rules.tingkat import NILAI_JAWABAN, Jawaban
from sakip.pilihan import Pilihan

TAHUN_BERTAHAN = {Jawaban.AA: 5, Jawaban.A: 1}


class BeratTemuan(Pilihan):
    """Weight of a finding on an answer: an error stops, a warning asks for a look."""

    GALAT = "GALAT", "Galat"
    PERINGATAN = "PERINGATAN", "Peringatan"


@dataclass(frozen=True, slots=True)
class TemuanJawaban:
    """One finding on an answer: a stable code, its weight and a sentence."""

    kode: str
    berat: BeratTemuan
    kalimat: str


def saran(terpenuhi: int, jumlah: int) -> Jawaban:
    """Answer that the share of criteria met suggests; BB at most.

    All: BB; more than 75%: B; more than 50%: CC; more than 25%: C; any: D; none: E. AA and A
    are the evaluator's own choice. Raises ValueError unless 0 ≤ terpenuhi ≤ jumlah, jumlah > 0.
    Source: PermenPANRB 88/2021.
    """
    if jumlah <= 0 or not 0 <= terpenuhi <= jumlah:
        raise ValueError(f"kriteria terpenuhi {terpenuhi} dari {jumlah} tidak mungkin")
    if terpenuhi == jumlah:
        return Jawaban.BB
    for jawaban, perempat in ((Jawaban.B, 3), (Jawaban.CC, 2), (Jawaban.C, 1)):
        if terpenuhi * 4 > jumlah * perempat:
            return jawaban
    return Jawaban.D if terpenuhi else Jawaban.E


def periksa_jawaban(
    jawaban: Jawaban,
    *,
    terpenuhi: int,
    jumlah: int,
    alasan: str = "",
    bukti: int = 0,
    dimensi: Dimensi | None = None,
    tahun_bertahan: int | None = None,
) -> list[TemuanJawaban]:
    """Findings on a sub-component's answer.

    AA and A need all criteria met, a written reason and at least one piece of evidence; for
    keberadaan `tahun_bertahan`, if known, must reach 5 years (AA) or 1 year (A). Another
    answer above or below the suggestion only warns. Source: PermenPANRB 88/2021.
    """
    usul = saran(terpenuhi, jumlah)
    if jawaban in TAHUN_BERTAHAN:
        kurang = {
            "kriteria": terpenuhi < jumlah and f"seluruh kriteria terpenuhi (baru {terpenuhi} dari {jumlah})",
            "alasan": not alasan.strip() and "alasan tertulis",
            "bukti": bukti < 1 and "sekurang-kurangnya satu bukti",
            "bertahan": dimensi is Dimensi.KEBERADAAN and _kurang_lama(jawaban, tahun_bertahan),
        }
        return [_galat(kode, f"Jawaban {jawaban} memerlukan {isi}.") for kode, isi in kurang.items() if isi]
    if jawaban is usul or alasan.strip():
        return []
    arah = "lebih tinggi" if NILAI_JAWABAN[jawaban] > NILAI_JAWABAN[usul] else "lebih rendah"
    kalimat = (
        f"Jawaban {jawaban} {arah} daripada usulan {usul} ({terpenuhi} dari {jumlah} kriteria terpenuhi); "
        "jelaskan pertimbangannya."
    )
    return [TemuanJawaban("beda_usulan", BeratTemuan.PERINGATAN, kalimat)]


def lama_bertahan(lalu: Sequence[str | None]) -> tuple[int, bool]:
    """Years in a row for which fixed answers of BB or better stand, and whether that is all there is to know.

    lalu: fixed answers of the years before, the newest first; None where no result is fixed. The count is complete
    (True) where a lower answer ended it, or the longest period asked for is reached; where records merely stop it is
    a lower bound (False).
    """
    lama = 0
    for isi in lalu:
        jawaban = Jawaban.__members__.get(isi or "")
        if jawaban is None:
            return lama, False
        if NILAI_JAWABAN[jawaban] < NILAI_JAWABAN[Jawaban.BB]:
            return lama, True
        lama += 1
        if lama >= max(TAHUN_BERTAHAN.values()):
            return lama, True
    return lama, False


def _kurang_lama(jawaban: Jawaban, tahun_bertahan: int | None) -> str:
    """What is missing where a kept-up period is known to be too short; empty otherwise."""
    syarat = TAHUN_BERTAHAN[jawaban]
    if tahun_bertahan is None or tahun_bertahan >= syarat:
        return ""
    return f"pemenuhan yang dipertahankan {syarat} tahun (baru {tahun_bertahan} tahun)"


def _galat(kode: str, kalimat: str) -> TemuanJawaban:
    return TemuanJawaban(kode, BeratTemuan.GALAT, kalimat)
