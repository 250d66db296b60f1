"""How a grade came about, line by line, in words that can be followed with a pencil."""

from decimal import Decimal

from evaluasi.rules.hitungan import Hasil, NilaiSub
from evaluasi.rules.instrumen import Instrumen, Metode
from evaluasi.rules.tingkat import rentang
from sakip import angka


def jelaskan(instrumen: Instrumen, hasil: Hasil) -> list[str]:
    """Lines from each sub-component over the components to the grade, and what is unanswered."""
    baris = []
    for komponen in hasil.komponen:
        baris += [_sub(sub) for sub in komponen.sub]
        dari = f"{_ringkas(komponen.nilai)} dari {angka.tulis(komponen.bobot)}"
        baris.append(f"Komponen {komponen.kode} {komponen.nama}: {dari}.")
    jumlah = " + ".join(_ringkas(komponen.nilai) for komponen in hasil.komponen)
    baris.append(f"Nilai akhir: {jumlah} = {angka.tulis(hasil.nilai, 2)}, dibulatkan sekali ke dua angka.")
    baris.append(
        f"Nilai {angka.tulis(hasil.nilai, 2)} berada pada rentang {rentang(hasil.predikat, instrumen.pita)}: "
        f"predikat {hasil.predikat} ({hasil.predikat.label})."
    )
    if hasil.belum_dijawab:
        baris.append(f"Belum dijawab, dihitung nol: {', '.join(hasil.belum_dijawab)}.")
    return baris


def _sub(sub: NilaiSub) -> str:
    bobot = angka.tulis(sub.bobot)
    if sub.metode is Metode.JUDGEMENT:
        if sub.jawaban is None:
            return f"{sub.kode}: bobot {bobot}, belum dijawab = 0."
        jawaban = f"{sub.jawaban} ({angka.tulis(sub.nilai_jawaban)})"
        return f"{sub.kode}: bobot {bobot} × {jawaban} ÷ 100 = {_ringkas(sub.nilai)}."
    terjawab = sum(satu.jawaban is not None for satu in sub.kriteria)
    cara = "rata-rata" if sub.metode is Metode.AVERAGE else "jumlah poin"
    kriteria = f"{len(sub.kriteria)} kriteria ({terjawab} terjawab)"
    return f"{sub.kode}: bobot {bobot}, {cara} {kriteria} = {_ringkas(sub.nilai)}."


def _ringkas(nilai: Decimal) -> str:
    """At most four digits after the comma, for reading; the computation keeps them all."""
    return angka.tulis(angka.bulatkan(nilai, 4))
