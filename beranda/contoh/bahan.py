"""The written part of the demo (data/opd.json): OPD with their sasaran, official programmes and indicators."""

import json
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

from sakip.angka import AngkaSalah, baca, bulatkan, tulis

BERKAS = Path(__file__).parent / "data" / "opd.json"
LAMA_RENCANA = 5


@dataclass(frozen=True, slots=True)
class BahanIndikator:
    """An indicator; `target` holds one text per year of the plan."""

    uraian: str
    satuan: str
    polaritas: str
    agregasi: str
    frekuensi: str
    baseline: str
    target: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class BahanSasaran:
    uraian: str
    indikator: tuple[BahanIndikator, ...]


@dataclass(frozen=True, slots=True)
class BahanProgram:
    """A programme: its sasaran by index, its share (per cent) of the OPD's money."""

    kode: str
    nama: str
    sasaran: int
    bagian: int
    indikator: tuple[BahanIndikator, ...]


@dataclass(frozen=True, slots=True)
class BahanOpd:
    """An OPD; `pagu` in million rupiah of the first year."""

    kunci: str
    nama: str
    singkatan: str
    kode: str
    jenis: str
    pagu: int
    tujuan: str
    sasaran: tuple[BahanSasaran, ...]
    program: tuple[BahanProgram, ...]

    def petikan(self, *, sasaran: tuple[int, ...], program: tuple[int, ...], **ganti: Any) -> "BahanOpd":
        """Another OPD that has taken over some sasaran and programmes (by index) of this one."""
        urutan = {lama: baru for baru, lama in enumerate(sasaran)}
        return replace(
            self,
            sasaran=tuple(self.sasaran[n] for n in sasaran),
            program=tuple(replace(self.program[n], sasaran=urutan.get(self.program[n].sasaran, 0)) for n in program),
            **ganti,
        )


@dataclass(frozen=True, slots=True)
class BahanUnit:
    """A unit below an OPD."""

    kunci: str
    nama: str
    singkatan: str
    kode: str
    jenis: str
    induk: str


@cache
def _isi() -> dict[str, Any]:
    return json.loads(BERKAS.read_text(encoding="utf-8"))  # type: ignore[no-any-return]


@cache
def daftar_opd() -> tuple[BahanOpd, ...]:
    """All OPD as they stand in the closed years."""
    return tuple(
        BahanOpd(
            **{nama: isi[nama] for nama in ("kunci", "nama", "singkatan", "kode", "jenis", "pagu", "tujuan")},
            sasaran=tuple(BahanSasaran(uraian, _indikator(baris)) for uraian, baris in isi["sasaran"]),
            program=tuple(BahanProgram(*satu[:4], _indikator(satu[4])) for satu in isi["program"]),
        )
        for isi in _isi()["opd"]
    )


@cache
def daftar_unit() -> tuple[BahanUnit, ...]:
    """All units below OPD."""
    return tuple(BahanUnit(*isi) for isi in _isi()["bagian_unit"])


def _indikator(baris: list[list[Any]]) -> tuple[BahanIndikator, ...]:
    return tuple(BahanIndikator(*satu[:6], target=_target(satu[6], satu[7])) for satu in baris)


def _target(awal: str | list[str], akhir: str) -> tuple[str, ...]:
    """Five targets: as written, or in even steps from the first to the last."""
    if isinstance(awal, list):
        return tuple(awal)
    try:
        dari, ke = baca(awal), baca(akhir)
    except AngkaSalah:
        return (awal,) * (LAMA_RENCANA - 1) + (akhir,)
    desimal = max(-int(dari.as_tuple().exponent), -int(ke.as_tuple().exponent), 0)
    langkah = (ke - dari) / Decimal(LAMA_RENCANA - 1)
    return tuple(tulis(bulatkan(dari + langkah * n, desimal)) for n in range(LAMA_RENCANA))
