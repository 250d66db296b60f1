"""A heat map: rows × columns, each cell with its figure, its colour and a shape."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.utils.html import escape
from django.utils.safestring import SafeString

from sakip.bagan.deret import tulis
from sakip.bagan.svg import GARIS, TINTA, TINTA_2, WARNA, WARNA_MUDA, k, kanvas, potong, teks, unsur

LEBAR_LABEL, LEBAR_SEL, TINGGI_SEL, TINGGI_KEPALA, TINGGI_KETERANGAN = 190, 44, 30, 26, 30


@dataclass(frozen=True, slots=True)
class Skala:
    """One step of the colour scale: values from `mulai` up are `ragam` (baik, awas, buruk, info, utama), read aloud as `teks`."""

    mulai: Decimal
    ragam: str
    teks: str


def petak_panas(
    baris: Sequence[str],
    kolom: Sequence[str],
    nilai: Mapping[tuple[int, int], Decimal | None],
    *,
    judul: str,
    skala: Sequence[Skala],
    satuan: str = "",
    desimal: int = 0,
) -> SafeString:
    """nilai: (row, column) from 0 → value; absent or None is an empty cell, never the lowest step. skala: steps in any order."""
    lebar = LEBAR_LABEL + LEBAR_SEL * len(kolom)
    tinggi = TINGGI_KEPALA + TINGGI_SEL * len(baris) + TINGGI_KETERANGAN
    urut = sorted(skala, key=lambda s: s.mulai, reverse=True)
    isi: list[str] = [
        teks(
            LEBAR_LABEL + LEBAR_SEL * n + LEBAR_SEL // 2,
            TINGGI_KEPALA - 9,
            potong(nama, 6),
            anchor="middle",
            ukuran=11,
            font_weight="700",
        )
        for n, nama in enumerate(kolom)
    ]
    for b, nama in enumerate(baris):
        y = TINGGI_KEPALA + TINGGI_SEL * b
        label = teks(0, y + 20, potong(nama, 28), fill=TINTA, kelas="b-label")
        isi.append(label)
        for n, nama_kolom in enumerate(kolom):
            isi += _sel(
                nilai.get((b, n)), LEBAR_LABEL + LEBAR_SEL * n, y, urut, f"{nama}, {nama_kolom}", satuan, desimal
            )
    isi += _keterangan(urut, tinggi - TINGGI_KETERANGAN)
    terisi = sum(n is not None for n in nilai.values())
    uraian = f"{len(baris)} baris kali {len(kolom)} kolom, {terisi} sel terisi. {_hitung(nilai, urut)}"
    return kanvas("bagan-petak", lebar, tinggi, judul, uraian.strip(), isi)


def langkah(nilai: Decimal | None, urut: Sequence[Skala]) -> Skala | None:
    """The step a value falls on; `urut` from high to low. Values below all steps take the lowest."""
    if nilai is None or not urut:
        return None
    return next((s for s in urut if nilai >= s.mulai), urut[-1])


def _hitung(nilai: Mapping[tuple[int, int], Decimal | None], urut: Sequence[Skala]) -> str:
    jumlah = [(s.teks, sum(langkah(n, urut) is s for n in nilai.values())) for s in urut]
    return "; ".join(f"{nama}: {banyak}" for nama, banyak in jumlah if banyak)


def _keterangan(urut: Sequence[Skala], y: int) -> list[str]:
    """The legend under the map, high steps first."""
    hasil: list[str] = []
    x = 0
    for tahap in urut:
        hasil.append(
            unsur(
                "rect",
                x=x,
                y=y + 10,
                width=16,
                height=14,
                rx=3,
                fill=WARNA_MUDA[tahap.ragam],
                stroke=GARIS,
                kelas=f"b-sel b-muda-{tahap.ragam}",
            )
        )
        hasil += _bentuk(tahap.ragam, x + 5, y + 14)
        tulisan = f"{tahap.teks} (mulai {tulis(tahap.mulai)})"
        hasil.append(teks(x + 22, y + 21, tulisan, ukuran=11))
        x += 36 + 6 * len(tulisan)
    return hasil


def _sel(
    nilai: Decimal | None, x: int, y: int, urut: Sequence[Skala], tempat: str, satuan: str, desimal: int
) -> list[str]:
    tahap = langkah(nilai, urut)
    ragam = tahap.ragam if tahap else "kosong"
    keterangan = f"{tempat}: {tulis(nilai, satuan)}" + (f" ({tahap.teks})" if tahap else "")
    kotak = unsur(
        "rect",
        unsur("title", escape(keterangan)),
        x=x + 1,
        y=y + 1,
        width=LEBAR_SEL - 2,
        height=TINGGI_SEL - 2,
        rx=4,
        fill=WARNA_MUDA[ragam],
        stroke=GARIS,
        kelas=f"b-sel b-muda-{ragam}",
    )
    tulisan = tulis(nilai, "", desimal)
    angka = teks(
        x + LEBAR_SEL // 2, y + 20, tulisan, anchor="middle", fill=TINTA if tahap else TINTA_2, kelas="b-angka"
    )
    return [kotak, angka, *_bentuk(ragam, x + LEBAR_SEL - 8, y + 4)]


def _bentuk(ragam: str, x: int, y: int) -> list[str]:
    """The small mark in the corner: triangle for awas, square for buruk, none otherwise."""
    jalur = {"awas": f"M{k(x)} {k(y + 5)}h6l-3 -5z", "buruk": f"M{k(x)} {k(y)}h5v5h-5z"}.get(ragam)
    return [unsur("path", d=jalur, fill=WARNA[ragam], kelas=f"b-{ragam}")] if jalur else []
