"""A bar that fills."""

from decimal import Decimal

from django.utils.safestring import SafeString

from sakip.bagan.deret import tulis
from sakip.bagan.svg import WARNA, WARNA_MUDA, kanvas, unsur


def meter(
    nilai: Decimal | None,
    maks: Decimal | int = 100,
    *,
    judul: str,
    ragam: str = "utama",
    satuan: str = "%",
    lebar: int = 200,
) -> SafeString:
    """`nilai` of `maks` as a bar; more than full is full, None is empty and said so. Raises ValueError unless maks > 0."""
    if maks <= 0:
        raise ValueError("Nilai penuh meter harus lebih dari nol.")
    bagian = min(max((nilai or Decimal(0)) / maks, Decimal(0)), Decimal(1))
    isi = [unsur("rect", width=lebar, height=8, fill=WARNA_MUDA["kosong"], kelas="b-dasar")]
    if bagian:
        isi.append(unsur("rect", width=lebar * bagian, height=8, fill=WARNA[ragam], kelas=f"b-isi b-{ragam}"))
    uraian = "Belum ada nilai." if nilai is None else f"{tulis(nilai, satuan)} dari {tulis(Decimal(maks), satuan)}."
    return kanvas("bagan-meter", lebar, 8, judul, uraian, isi, preserveAspectRatio="none")
