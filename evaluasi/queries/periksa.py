"""Stored figures against what they are computed from."""

from collections.abc import Iterator
from dataclasses import dataclass

from evaluasi.models import Evaluasi, HasilEvaluasi
from evaluasi.queries.instrumen import baca
from evaluasi.queries.lembar import lembar_kerja, ulang_hitung


@dataclass(frozen=True)
class Beda:
    """A stored figure that its source does not give."""

    evaluasi_id: int
    kalimat: str


def periksa_total() -> Iterator[Beda]:
    """Worksheets whose running total differs from their answers."""
    for satu in Evaluasi.objects.select_related("instrumen", "total").iterator(chunk_size=200):
        lembar = lembar_kerja(satu)
        harus = (
            lembar.hasil.nilai,
            lembar.hasil.predikat.value if lembar.dihitung else "",
            lembar.terjawab,
            lembar.jumlah,
        )
        total = getattr(satu, "total", None)
        ada = (total.nilai, total.predikat, total.terjawab, total.jumlah) if total else None
        if ada != harus:
            yield Beda(satu.pk, f"Total berjalan lembar kerja {satu.pk}: tersimpan {ada}, seharusnya {harus}.")


def periksa_hasil() -> Iterator[Beda]:
    """Fixed grades that their own record, computed again, does not give."""
    for satu in HasilEvaluasi.objects.select_related("evaluasi__instrumen").iterator(chunk_size=200):
        ulang = ulang_hitung(satu.rincian, baca(satu.evaluasi.instrumen))
        if not ulang.sama or (ulang.nilai, ulang.predikat) != (satu.nilai, satu.predikat):
            yield Beda(
                satu.evaluasi_id,
                f"Hasil lembar kerja {satu.evaluasi_id}: tersimpan {satu.nilai} {satu.predikat}, "
                f"dihitung ulang {ulang.nilai} {ulang.predikat}.",
            )
