"""The scale of grades with a needle."""

from collections.abc import Sequence
from decimal import Decimal

from django.utils.safestring import SafeString

from sakip.bagan.deret import tulis
from sakip.bagan.svg import KERTAS, TINTA, TINTA_2, WARNA, WARNA_MUDA, k, kanvas, teks, unsur


def pita_predikat(
    nilai: Decimal | None, pita: Sequence[tuple[str, Decimal, Decimal]], *, kode: str = "", judul: str = "Predikat", lebar: int = 420
) -> SafeString:
    """Bands (code, lower, upper) in proportion, the band `kode` marked, a needle at `nilai`.

    The band is given, not found: which bound belongs to which grade is the instrument's rule, not the drawing's. A value outside is drawn at the end.
    """
    if not pita:
        raise ValueError("Pita predikat kosong.")
    bawah, atas = min(p[1] for p in pita), max(p[2] for p in pita)
    ruang = Decimal(lebar)

    def x(angka: Decimal) -> Decimal:
        return ruang * (min(max(angka, bawah), atas) - bawah) / (atas - bawah)

    isi = []
    for nama, dari, sampai in pita:
        kini = nama == kode
        warna = WARNA_MUDA["utama" if kini else "kosong"]
        isi.append(
            unsur(
                "rect",
                x=x(dari),
                y=12,
                width=x(sampai) - x(dari),
                height=32,
                fill=warna,
                stroke=KERTAS,
                stroke_width="2",
                kelas="b-ruas kini" if kini else "b-ruas",
            )
        )
        huruf = {"font_weight": "800" if kini else "600", "fill": WARNA["utama"] if kini else TINTA_2}
        isi.append(
            teks((x(dari) + x(sampai)) / 2, 33, nama, anchor="middle", ukuran=13, kelas="b-kode kini" if kini else "b-kode", **huruf)
        )
    if nilai is None:
        return kanvas("bagan-pita", lebar, 48, judul, "Belum ada nilai.", isi)
    titik = x(nilai)
    jarum = f"M{k(titik - 7)} 2h14l-7 9zM{k(titik - 1)} 11h2v7h-2zM{k(titik - 1)} 40h2v7h-2z"
    isi.append(unsur("path", d=jarum, fill=TINTA, kelas="b-jarum"))
    uraian = f"Nilai {tulis(nilai)} pada skala {tulis(bawah)} sampai {tulis(atas)}" + (f", predikat {kode}." if kode else ".")
    return kanvas("bagan-pita", lebar, 48, judul, uraian, isi)
