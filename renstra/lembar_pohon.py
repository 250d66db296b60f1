"""The tree as a workbook: one row per condition, level by indentation of the number."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from renstra.models import Simpul
from renstra.rules.pohon import IsiPohon, IsiSimpulPohon
from sakip.lembar import BukuKerja, Jenis, Kolom, Lembar, tulis_ekspor

LEMBAR = Lembar(
    nama="Pohon kinerja",
    kolom=(
        Kolom(nama="nomor", judul="Nomor", jenis=Jenis.KODE, wajib=True, contoh="1.2"),
        Kolom(nama="tingkat", judul="Tingkat", jenis=Jenis.BULAT, contoh=2),
        Kolom(nama="jenis", judul="Jenis kondisi", contoh="Hasil antara"),
        Kolom(nama="uraian", judul="Kondisi", contoh="Menurunnya kematian ibu", lebar=60),
        Kolom(nama="indikator", judul="Indikator", contoh="Angka kematian ibu", lebar=50),
        Kolom(nama="rencana", judul="Simpul rencana", contoh="Sasaran 1.1", lebar=40),
        Kolom(nama="jabatan", judul="Jabatan", contoh="Kepala Dinas", lebar=40),
        Kolom(nama="unit", judul="Unit pelaksana", contoh="Bidang Kesmas", lebar=30),
        Kolom(nama="silang", judul="Lintas sektor", contoh="Dinas Sosial", lebar=30),
    ),
    kunci=("nomor",),
)


def buku_pohon(isi: IsiPohon, rencana: Mapping[str, Simpul], *, judul: str) -> bytes:
    """The workbook of a tree. rencana: nodes of the plan by key."""
    buku = BukuKerja([LEMBAR], judul=judul, kode="pohon-kinerja")
    return tulis_ekspor(buku, {LEMBAR.nama: list(_baris(isi.akar, rencana, ""))})


def _baris(akar: Sequence[IsiSimpulPohon], rencana: Mapping[str, Simpul], awalan: str) -> Iterator[dict[str, Any]]:
    for ke, satu in enumerate(akar, 1):
        nomor = f"{awalan}{ke}"
        simpul = rencana.get(str(satu.rencana))
        yield {
            "nomor": nomor,
            "tingkat": nomor.count(".") + 1,
            "jenis": satu.jenis.label,
            "uraian": satu.uraian,
            "indikator": "; ".join(x.uraian for x in satu.indikator),
            "rencana": f"{simpul.get_jenis_display()} {simpul.kode}" if simpul else "",  # type: ignore[attr-defined]
            "jabatan": satu.jabatan,
            "unit": satu.unit,
            "silang": "; ".join(satu.silang),
        }
        yield from _baris(satu.anak, rencana, f"{nomor}.")
