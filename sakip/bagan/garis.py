"""A line over time with its target; small as a sparkline, or with axes."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.utils.safestring import SafeString

from sakip.bagan.deret import Titik, tulis, uraikan
from sakip.bagan.svg import GARIS, SOROT, TINTA, TINTA_2, WARNA, k, kanvas, skala_bulat, teks, unsur


@dataclass(frozen=True)
class _Bidang:
    """The area inside the margins and the range of values it spans."""

    kiri: Decimal
    atas: Decimal
    lebar: Decimal
    tinggi: Decimal
    jumlah: int
    rendah: Decimal
    puncak: Decimal

    def x(self, nomor: int) -> Decimal:
        """Horizontal place of the n-th label."""
        return self.kiri + (self.lebar * nomor / (self.jumlah - 1) if self.jumlah > 1 else self.lebar / 2)

    def y(self, nilai: Decimal) -> Decimal:
        """Vertical place of a value."""
        return self.atas + self.tinggi * (self.puncak - nilai) / (self.puncak - self.rendah)


def garis(
    deret: Sequence[Titik],
    *,
    judul: str,
    target: Decimal | None = None,
    satuan: str = "",
    ringkas: bool = False,
    lebar: int = 0,
    tinggi: int = 0,
) -> SafeString:
    """A series as a line: gaps stay gaps, the target is a dashed line, the last value is written at its point.

    ringkas: a sparkline without text (default 240 × 56), otherwise with axes (360 × 190). Sizes in units of the view box.
    """
    lebar, tinggi = lebar or (240 if ringkas else 360), tinggi or (56 if ringkas else 190)
    nilai = [t.nilai for t in deret if t.nilai is not None] + ([target] if target is not None else [])
    tanda = skala_bulat(min(nilai, default=Decimal(0)), max(nilai, default=Decimal(1)))
    tepi = (4, 6, 4, 6) if ringkas else (42, 18, 14, 26)
    bidang = _Bidang(
        Decimal(tepi[0]), Decimal(tepi[1]), Decimal(lebar - tepi[0] - tepi[2]), Decimal(tinggi - tepi[1] - tepi[3]), len(deret), tanda[0], tanda[-1]
    )  # fmt: skip
    isi: list[str] = [] if ringkas else [*_sumbu(bidang, tanda), *_label(bidang, deret)]
    if target is not None:
        isi += _target(bidang, target, satuan, ringkas=ringkas)
    isi += _jalur(bidang, deret)
    isi += _titik(bidang, deret, satuan, ringkas=ringkas)
    return kanvas(
        "bagan-ringkas" if ringkas else "bagan-garis", lebar, tinggi, judul, uraikan(deret, satuan, target), isi
    )


def _sumbu(b: _Bidang, tanda: Sequence[Decimal]) -> list[str]:
    hasil: list[str] = []
    for nilai in tanda:
        y = b.y(nilai)
        hasil.append(unsur("line", x1=b.kiri, x2=b.kiri + b.lebar, y1=y, y2=y, stroke=GARIS, kelas="b-kisi"))
        hasil.append(teks(b.kiri - 6, y + 4, tulis(nilai), anchor="end", ukuran=11))
    return hasil


def _label(b: _Bidang, deret: Sequence[Titik]) -> list[str]:
    muat = max(1, int(b.lebar // (7 * max((len(t.label) for t in deret), default=1) + 8)))
    langkah = max(1, -(-len(deret) // muat))
    y = b.atas + b.tinggi + 18
    return [teks(b.x(n), y, t.label, anchor="middle", ukuran=11) for n, t in enumerate(deret) if n % langkah == 0]


def _target(b: _Bidang, target: Decimal, satuan: str, *, ringkas: bool) -> list[str]:
    y = b.y(target)
    garis_target = unsur(
        "line",
        x1=b.kiri,
        x2=b.kiri + b.lebar,
        y1=y,
        y2=y,
        stroke=SOROT,
        stroke_width="1.5",
        stroke_dasharray="4 4",
        kelas="b-target",
    )
    if ringkas:
        return [garis_target]
    return [
        garis_target,
        teks(b.kiri + 4, y - 5, f"Target {tulis(target, satuan)}", ukuran=11, fill=SOROT, kelas="b-teks-target"),
    ]


def _jalur(b: _Bidang, deret: Sequence[Titik]) -> list[str]:
    ruas: list[list[str]] = [[]]
    for n, titik in enumerate(deret):
        if titik.nilai is None:
            ruas.append([])
        else:
            ruas[-1].append(f"{k(b.x(n))},{k(b.y(titik.nilai))}")
    gaya = {
        "fill": "none",
        "stroke": WARNA["utama"],
        "stroke_width": "2",
        "stroke_linejoin": "round",
        "stroke_linecap": "round",
    }
    return [unsur("polyline", points=" ".join(r), kelas="b-jalur", **gaya) for r in ruas if len(r) > 1]


def _titik(b: _Bidang, deret: Sequence[Titik], satuan: str, *, ringkas: bool) -> list[str]:
    isi = [(n, t) for n, t in enumerate(deret) if t.nilai is not None]
    hasil: list[str] = []
    for n, titik in isi[-1:] if ringkas else isi:
        keterangan = unsur(
            "title", f"{titik.label}: {tulis(titik.nilai, satuan)}".replace("&", "&amp;").replace("<", "&lt;")
        )
        hasil.append(
            unsur(
                "circle",
                keterangan,
                cx=b.x(n),
                cy=b.y(titik.nilai or Decimal(0)),
                r=3,
                fill=WARNA["utama"],
                kelas="b-titik",
            )
        )
    if isi and not ringkas:
        n, titik = isi[-1]
        y = max(b.y(titik.nilai or Decimal(0)) - 8, Decimal(11))
        jangkar = "end" if b.x(n) > b.kiri + b.lebar * 9 / 10 else "start" if n == 0 else "middle"
        hasil.append(
            teks(b.x(n), y, tulis(titik.nilai, satuan), anchor=jangkar, fill=TINTA, font_weight="700", kelas="b-nilai")
        )
    return hasil or [teks(b.kiri, b.atas + 12, "Belum ada nilai", fill=TINTA_2)]
