"""The scale of grades with a needle."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.utils.safestring import SafeString

from sakip.bagan.deret import tulis
from sakip.bagan.svg import KERTAS, TINTA, TINTA_2, WARNA, WARNA_MUDA, k, kanvas, teks, unsur

TINGGI = 48


@dataclass(frozen=True)
class _Sumbu:
    """The scale from bawah to atas, drawn over `lebar` units."""

    bawah: Decimal
    atas: Decimal
    lebar: Decimal

    def x(self, nilai: Decimal) -> Decimal:
        """Horizontal place; values outside the scale go to its end."""
        return self.lebar * (min(max(nilai, self.bawah), self.atas) - self.bawah) / (self.atas - self.bawah)


def pita_predikat(
    nilai: Decimal | None,
    pita: Sequence[tuple[str, Decimal, Decimal]],
    *,
    kode: str = "",
    judul: str = "Predikat",
    lebar: int = 420,
) -> SafeString:
    """Bands (code, lower, upper) in proportion, the band `kode` marked, a needle at `nilai`.

    The band is given, not found: which bound belongs to which grade is the instrument's rule, not the drawing's.
    A value outside is drawn at the end. Raises ValueError without bands.
    """
    if not pita:
        raise ValueError("Pita predikat kosong.")
    sumbu = _Sumbu(min(p[1] for p in pita), max(p[2] for p in pita), Decimal(lebar))
    isi = [bagian for nama, dari, sampai in pita for bagian in _ruas(sumbu, nama, dari, sampai, kini=nama == kode)]
    if nilai is None:
        return kanvas("bagan-pita", lebar, TINGGI, judul, "Belum ada nilai.", isi)
    isi.append(_jarum(sumbu.x(nilai)))
    uraian = f"Nilai {tulis(nilai)} pada skala {tulis(sumbu.bawah)} sampai {tulis(sumbu.atas)}"
    return kanvas("bagan-pita", lebar, TINGGI, judul, uraian + (f", predikat {kode}." if kode else "."), isi)


def _ruas(sumbu: _Sumbu, nama: str, dari: Decimal, sampai: Decimal, *, kini: bool) -> tuple[SafeString, SafeString]:
    kiri, kanan = sumbu.x(dari), sumbu.x(sampai)
    ragam, akhiran = ("utama", " kini") if kini else ("kosong", "")
    gaya = {"fill": WARNA_MUDA[ragam], "stroke": KERTAS, "stroke_width": "2"}
    kotak = unsur("rect", x=kiri, y=12, width=kanan - kiri, height=32, kelas=f"b-ruas{akhiran}", **gaya)
    huruf = {"font_weight": "800" if kini else "600", "fill": WARNA["utama"] if kini else TINTA_2}
    return kotak, teks((kiri + kanan) / 2, 33, nama, anchor="middle", ukuran=13, kelas=f"b-kode{akhiran}", **huruf)


def _jarum(x: Decimal) -> SafeString:
    """A needle that leaves the letter behind it readable: head and foot only."""
    jalur = f"M{k(x - 7)} 2h14l-7 9zM{k(x - 1)} 11h2v7h-2zM{k(x - 1)} 40h2v7h-2z"
    return unsur("path", d=jalur, fill=TINTA, kelas="b-jarum")
