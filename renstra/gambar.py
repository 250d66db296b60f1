"""The tree as SVG: the same drawing for the page, for measurement (with status), for paper and for download."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import escape
from typing import Final

from django.utils.safestring import SafeString, mark_safe

from renstra.rules.pohon import IsiSimpulPohon
from renstra.rules.pohon.tata import LEBAR, Kotak, bungkus, tata, ukuran

LEBAR_KOTAK: Final = 216
TINGGI_KOTAK: Final = 92
SELA_X: Final = 24
SELA_Y: Final = 32
SETENGAH: Final = (LEBAR_KOTAK + SELA_X) // LEBAR  # pixels of a half-column
BARIS: Final = TINGGI_KOTAK + SELA_Y
GESER_TUMPUK: Final = 20  # a stacked leaf stands so far to the right of its parent's edge
TEPI: Final = 12
HURUF: Final = 26
BARIS_TEKS: Final = 3


_GAYA: Final = (
    "<style>text{font-family:'Plus Jakarta Sans','Liberation Sans',sans-serif;font-size:12.5px;fill:#15201e}"
    ".jenis{font-size:10.5px;font-weight:700;fill:#0b5f57}.kaki{font-size:10.5px;fill:#4b5a57}"
    ".kondisi>rect{fill:#fff;stroke:#7d8b87}.garis path{fill:none;stroke:#7d8b87;stroke-width:1.5}"
    ".pita-jenis{fill:#0b5f57}.k-antara .pita-jenis{fill:#2f7fb5}.k-faktor .pita-jenis{fill:#b7791f}.k-operasional .pita-jenis{fill:#8a9793}"
    ".s-baik .status{fill:#1c7c45}.s-awas .status{fill:#9a6700}.s-buruk .status{fill:#b3261e}.s-info .status{fill:#1f6aa5}"
    ".hampa{fill:none;stroke:#5c6b67;stroke-width:2}</style>"
)


@dataclass(frozen=True, slots=True)
class TandaKondisi:
    """Status of a condition: `ragam` is a kind of sign (baik, awas, buruk, info, kosong), `teks` its words beside the shape."""

    ragam: str
    teks: str


# Shapes of the signs, drawn around (0, 0) six units each way.
BENTUK: Final = {
    "baik": '<circle r="6"/>',
    "awas": '<path d="M0-6 6 6H-6z"/>',
    "buruk": '<path d="M0-7 7 0 0 7-7 0z"/>',
    "info": '<path d="M-6-6H1L6 0 1 6H-6z"/>',
    "kosong": '<circle r="5" class="hampa"/>',
}


def gambar_pohon(
    akar: Sequence[IsiSimpulPohon],
    *,
    judul: str,
    tanda: Mapping[int, TandaKondisi] | None = None,
    id_svg: str = "",
    tertutup: frozenset[int] = frozenset(),
    gaya: bool = False,
) -> SafeString:
    """The drawing of trees side by side. tanda: status by id of the condition. tertutup: conditions whose children stay hidden.
    gaya: carry its own style, for files that no style sheet reaches.

    With `id_svg` it is a tree for keyboard and pointer (role tree, every condition reachable), otherwise one picture.
    """
    letak = tata(akar, lambda satu: () if satu.id in tertutup else satu.anak)
    lebar, tinggi = ukuran(letak)  # type: ignore[arg-type]
    w, h = lebar * SETENGAH + 2 * TEPI + GESER_TUMPUK, tinggi * BARIS + 2 * TEPI
    garis = "".join(_garis(satu, letak) for satu in letak)
    kotak = "".join(
        _kotak(
            satu, tingkat, letak.get(satu), (tanda or {}).get(satu.id), alat=bool(id_svg), tertutup=satu.id in tertutup
        )
        for puncak in akar
        for tingkat, satu in puncak.telusuri()
        if id_svg or satu in letak
    )
    peran = f'id="{id_svg}" role="tree"' if id_svg else 'role="img"'
    return mark_safe(  # noqa: S308 - every text is escaped below
        f'<svg xmlns="http://www.w3.org/2000/svg" class="pohon" {peran} aria-label="{escape(judul)}" viewBox="0 0 {w} {h}" '
        f'width="{w}" height="{h}">{_GAYA if gaya else ""}<g class="garis" aria-hidden="true">{garis}</g>{kotak}</svg>'
    )


def sudut(kotak: Kotak) -> tuple[int, int]:
    """Upper left corner of a box in pixels."""
    return TEPI + kotak.x * SETENGAH + (GESER_TUMPUK if kotak.tumpuk else 0), TEPI + kotak.y * BARIS


def _garis(satu: IsiSimpulPohon, letak: Mapping[IsiSimpulPohon, Kotak]) -> str:
    """The lines from a condition down to those below it."""
    if satu not in letak:
        return ""
    x, y = sudut(letak[satu])
    return "".join(_jalur(satu.id, anak.id, x, y, letak[anak]) for anak in satu.anak if anak in letak)


def _jalur(induk: int, anak: int, x: int, y: int, tempat: Kotak) -> str:
    ax, ay = sudut(tempat)
    bawah = y + TINGGI_KOTAK
    if tempat.tumpuk:
        jalan = f"M{x + 8} {bawah}V{ay + TINGGI_KOTAK // 2}H{ax}"
    else:
        tengah = LEBAR_KOTAK // 2
        jalan = f"M{x + tengah} {bawah}V{bawah + SELA_Y // 2}H{ax + tengah}V{ay}"
    return f'<path id="g-{anak}" data-dari="{induk}" d="{jalan}"/>'


def _kotak(
    satu: IsiSimpulPohon, tingkat: int, tempat: Kotak | None, tanda: TandaKondisi | None, *, alat: bool, tertutup: bool
) -> str:
    x, y = sudut(tempat) if tempat else (0, 0)
    baris = bungkus(satu.uraian, huruf=HURUF, baris=BARIS_TEKS)
    teks = "".join(f'<tspan x="18" y="{38 + 16 * n}">{escape(isi)}</tspan>' for n, isi in enumerate(baris))
    kelas = (
        f"kondisi k-{satu.jenis.lower()}"
        + (f" s-{tanda.ragam}" if tanda else "")
        + (" terkait" if satu.terkait else "")
    )
    peran = _peran(satu, tingkat, tanda, tersembunyi=tempat is None, tertutup=tertutup) if alat else ""
    lambang = (
        f'<g class="status" transform="translate({LEBAR_KOTAK - 16} 16)">{BENTUK[tanda.ragam]}</g>' if tanda else ""
    )
    lipat = _lipat(satu, tertutup=tertutup) if alat and satu.anak else ""
    return (
        f'<g class="{kelas}" transform="translate({x} {y})"{peran}>'
        f'<rect width="{LEBAR_KOTAK}" height="{TINGGI_KOTAK}" rx="9"/><path class="pita-jenis" d="M0 9a9 9 0 0 1 9-9h1v{TINGGI_KOTAK}h-1a9 9 0 0 1-9-9z"/>'
        f'<text class="jenis" x="18" y="20">{escape(_jenis(satu))}</text><text class="uraian">{teks}</text>'
        f'<text class="kaki" x="18" y="{TINGGI_KOTAK - 7}">{escape(tanda.teks if tanda else ringkas(satu))}</text>{lambang}{lipat}</g>'
    )


def _jenis(satu: IsiSimpulPohon) -> str:
    return satu.jenis.label + (f" · lintas {len(satu.silang)} unit" if satu.silang else "")


def ringkas(satu: IsiSimpulPohon) -> str:
    """The foot of a box: how many indicators, and who answers."""
    bagian = [f"{len(satu.indikator)} indikator"] if satu.indikator else []
    if siapa := satu.jabatan or satu.unit:
        bagian.append(siapa if len(siapa) <= 24 else siapa[:23].rstrip() + "…")
    return " · ".join(bagian) or "belum berindikator"


def sebutan(satu: IsiSimpulPohon, tanda: TandaKondisi | None = None) -> str:
    """A condition as read aloud: kind, words, indicators, who answers, status."""
    bagian = [f"{satu.jenis.label}: {satu.uraian}"]
    bagian += [f"indikator: {'; '.join(x.uraian for x in satu.indikator)}"] if satu.indikator else []
    bagian += [x for x in (satu.jabatan, satu.unit) if x]
    bagian += [f"lintas sektor dengan {', '.join(satu.silang)}"] if satu.silang else []
    bagian += [tanda.teks] if tanda else []
    return ". ".join(bagian)


def _peran(satu: IsiSimpulPohon, tingkat: int, tanda: TandaKondisi | None, *, tersembunyi: bool, tertutup: bool) -> str:
    buka = f' aria-expanded="{"false" if tertutup else "true"}"' if satu.anak else ""
    sembunyi = ' display="none"' if tersembunyi else ""
    induk = satu.induk_id or ""
    return (
        f' id="k-{satu.id}" role="treeitem" aria-level="{tingkat}"{buka} tabindex="-1" data-induk="{induk}" data-jenis="{satu.jenis.value}"'
        f' data-uraian="{escape(satu.uraian)}"'
        f' aria-label="{escape(sebutan(satu, tanda))}"{sembunyi}'
    )


def _lipat(satu: IsiSimpulPohon, *, tertutup: bool) -> str:
    tanda = f"+{len(satu.anak)}" if tertutup else "–"
    return (
        f'<g class="lipat" transform="translate({LEBAR_KOTAK - 22} {TINGGI_KOTAK})" aria-hidden="true"><circle r="12"/>'
        f'<text y="4" data-anak="{len(satu.anak)}">{tanda}</text></g>'
    )
