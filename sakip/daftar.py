"""The generic list: filter, sort, pages, cards on phones, empty state, export; one call in a view.

return daftar(request, queryset=…, filterset=SaringPegawai, kolom=[Kolom("nama", "Nama", utama=True, urut="nama"), …], judul="Pegawai")
"""

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.text import slugify
from django_filters import FilterSet

from sakip import lembar
from sakip.angka import persen, rupiah, tulis
from sakip.tanda import Tanda, tanda
from sakip.templatetags.sakip import tanggal, waktu

PER_HALAMAN = 25
MAKS_EKSPOR = 20_000
JENIS_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
TULIS: dict[str, Callable[[Any], Any]] = {
    "teks": lambda nilai: "" if nilai is None else nilai,
    "angka": tulis,
    "rupiah": rupiah,
    "persen": persen,
    "tanggal": tanggal,
    "waktu": waktu,
    "tanda": tanda,
}
JENIS_LEMBAR = {
    "angka": lembar.Jenis.ANGKA,
    "rupiah": lembar.Jenis.ANGKA,
    "persen": lembar.Jenis.ANGKA,
    "tanggal": lembar.Jenis.TANGGAL,
}


@dataclass(frozen=True)
class Kolom:
    """One column.

    ambil: name or dotted path of an attribute, or a function of the row.  jenis: a key of TULIS; "tanda" takes a status key, an
    enum member or a `Tanda`.  urut: field to sort by ("" = not sortable).  url: function of the row giving a link.
    utama: the headline of a row on phones and its row header.  utuh: never broken over lines (dates never are).
    """

    ambil: str | Callable[[Any], Any]
    judul: str
    jenis: str = "teks"
    urut: str = ""
    url: Callable[[Any], str] | None = None
    utama: bool = False
    utuh: bool = False

    def nilai(self, baris: Any) -> Any:
        """The raw value of a row."""
        if callable(self.ambil):
            return self.ambil(baris)
        for bagian in self.ambil.split("."):
            baris = getattr(baris, bagian, None)
            baris = baris() if callable(baris) and not isinstance(baris, type) else baris
        return baris

    @property
    def kanan(self) -> bool:
        """Numbers stand at the right."""
        return self.jenis in {"angka", "rupiah", "persen"}

    @property
    def kelas(self) -> str:
        """Class of the cells: numbers at the right, dates and codes on one line."""
        return "k" if self.kanan else "utuh" if self.utuh or self.jenis == "tanggal" else ""


@dataclass(frozen=True)
class Kosong:
    """What an empty list says and offers."""

    judul: str = "Belum ada isi"
    teks: str = ""
    url: str = ""
    tombol: str = ""
    ikon: str = "kotak"


@dataclass(frozen=True)
class Sel:
    """A cell ready for the template."""

    kolom: Kolom
    isi: Any
    url: str = ""
    tanda: Tanda | None = field(default=None)


def daftar(
    request: HttpRequest,
    *,
    queryset: QuerySet,
    kolom: Sequence[Kolom],
    judul: str,
    filterset: type[FilterSet] | None = None,
    remah: Sequence[tuple[str, str]] = (),
    kosong: Kosong = Kosong(),
    templat: str = "komponen/daftar.html",
    ekspor: bool = True,
    per_halaman: int = PER_HALAMAN,
    konteks: dict[str, Any] | None = None,
) -> HttpResponse:
    """The page of a list, or its rows as a workbook where the address says `?ekspor=xlsx`.

    Query parameters: those of the filter, `urut` (column's sort field, "-" before it for descending), `halaman`.
    Queries: one count, one for the rows; the queryset must bring what its columns read.
    """
    saring = filterset(request.GET, queryset=queryset, request=request) if filterset else None
    baris = _urutkan(saring.qs if saring else queryset, kolom, request.GET.get("urut", ""))
    if ekspor and request.GET.get("ekspor") == "xlsx":
        return _buku(baris, kolom, judul)
    halaman = bagi_halaman(baris, per_halaman, request.GET.get("halaman", "1"))
    isi = {
        "judul": judul,
        "remah": remah,
        "saring": saring,
        "disaring": bool(saring and saring.form.changed_data),
        "kolom": [_kepala(satu, request.GET.get("urut", "")) for satu in kolom],
        "baris": [[_sel(satu, objek) for satu in kolom] for objek in halaman],
        "page_obj": halaman,
        "kosong": kosong,
        "ekspor": ekspor,
        "potongan": potongan(halaman.paginator.count) if ekspor else (),
    }
    return render(request, templat, isi | (konteks or {}))


def _urutkan(baris: QuerySet, kolom: Sequence[Kolom], urut: str) -> QuerySet:
    """Sort by a column that allows it; ties by key, so that pages never share a row."""
    if urut.removeprefix("-") in {satu.urut for satu in kolom if satu.urut}:
        return baris.order_by(urut, "pk")
    return baris if baris.ordered else baris.order_by("pk")


def _kepala(kolom: Kolom, urut: str) -> dict[str, Any]:
    """A header: the parameter that sorts by it next, and how it sorts now."""
    kini = {kolom.urut: "ascending", f"-{kolom.urut}": "descending"}.get(urut, "") if kolom.urut else ""
    return {"kolom": kolom, "kini": kini, "berikut": f"-{kolom.urut}" if kini == "ascending" else kolom.urut}


def bagi_halaman(baris: QuerySet | Sequence[Any], per_halaman: int, nomor: str) -> Page:
    """One page of rows, with the numbers that `komponen/halaman.html` prints; an impossible number gives the nearest page."""
    pembagi = Paginator(baris, per_halaman)
    halaman = pembagi.get_page(nomor)
    halaman.rentang = list(pembagi.get_elided_page_range(halaman.number, on_each_side=1, on_ends=1))  # type: ignore[attr-defined]
    return halaman


def _sel(kolom: Kolom, objek: Any) -> Sel:
    nilai = kolom.nilai(objek)
    isi = nilai if isinstance(nilai, Tanda) else TULIS[kolom.jenis](nilai)
    return Sel(kolom, isi, kolom.url(objek) if kolom.url else "", isi if isinstance(isi, Tanda) else None)


def _buku(baris: QuerySet, kolom: Sequence[Kolom], judul: str) -> HttpResponse:
    """The rows as a workbook: numbers and dates stay numbers and dates. One that is cut off says so in its name and inside."""
    semua = baris.count()
    terpotong = potongan(semua)
    nama = (slugify(judul)[:60] or "daftar") + (f"-{MAKS_EKSPOR}-dari-{semua}" if terpotong else "")
    lebar = tuple(
        lembar.Kolom(nama=f"k{i}", judul=satu.judul, jenis=JENIS_LEMBAR.get(satu.jenis, lembar.Jenis.TEKS))
        for i, satu in enumerate(kolom)
    )
    buku = lembar.BukuKerja([lembar.Lembar(nama="Daftar", kolom=lebar, kunci=("k0",))], judul=judul, petunjuk=terpotong)
    isi = ({f"k{i}": _polos(satu, objek) for i, satu in enumerate(kolom)} for objek in baris[:MAKS_EKSPOR])
    respons = HttpResponse(lembar.tulis_ekspor(buku, {"Daftar": isi}), content_type=JENIS_XLSX)
    respons["Content-Disposition"] = f'attachment; filename="{nama}.xlsx"'
    return respons


def potongan(semua: int) -> tuple[str, ...]:
    """What a workbook or page says where the export cannot hold all rows; empty where it can."""
    if semua <= MAKS_EKSPOR:
        return ()
    maks, seluruh = TULIS["angka"](MAKS_EKSPOR), TULIS["angka"](semua)
    return (f"Excel memuat {maks} baris pertama dari {seluruh}. Saring daftar agar sisanya ikut terunduh.",)


def _polos(kolom: Kolom, objek: Any) -> Any:
    """The value of a cell for the workbook."""
    nilai = kolom.nilai(objek)
    if kolom.jenis == "tanda" or isinstance(nilai, Tanda):
        return (nilai if isinstance(nilai, Tanda) else tanda(nilai)).teks
    if kolom.jenis == "waktu":
        return waktu(nilai)
    if isinstance(nilai, dt.datetime):
        return timezone.localtime(nilai).date() if timezone.is_aware(nilai) else nilai.date()
    return nilai if nilai is None or isinstance(nilai, Decimal | int | dt.date) else str(nilai)
