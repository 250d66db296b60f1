"""From the values of the periods to achievement: realised to date, what it is compared with, and the result.

Source: PermenPANRB 53/2014.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from zlib import crc32

from datakinerja.rules import Isian, KeadaanNilai, agregasi
from pengukuran.rules.rumus import capaian_mentah, sebab_tak_terhitung
from pengukuran.rules.skala import SKALA_OPINI, SKALA_PREDIKAT, SkalaSalah, capaian_teks, peringkat
from renstra.rules import Agregasi, CaraEntri, Frekuensi, Polaritas, RumusTurun, Target, TargetNol
from sakip import angka

TAK_BERLAKU = "Tidak berlaku pada periode ini."
_PER = re.compile(r"\bper\s+([0-9][0-9.]*)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Definisi:
    """How an indicator is measured.

    pengali: what a ratio is multiplied by (100: per cent).  target_nol: None follows the setting of the year.
    skala: texts of an ordinal indicator, the worst first; empty: the usual scales.
    """

    polaritas: Polaritas
    agregasi: Agregasi
    cara_entri: CaraEntri
    frekuensi: Frekuensi
    pengali: Decimal = Decimal(100)
    rumus_turun: RumusTurun = RumusTurun.SELISIH
    target_nol: TargetNol | None = None
    skala: tuple[str, ...] = ()

    @property
    def dasar(self) -> str:
        """All that a stored result depends on besides values and target; another text means it must be computed anew."""
        pokok = f"{self.agregasi}|{self.cara_entri}|{self.frekuensi}|{self.pengali:f}|{self.polaritas}"
        skala = f"{crc32('<'.join(self.skala).encode()):x}" if self.skala else ""
        khusus = ("B" if self.rumus_turun is RumusTurun.BANDING else "", (self.target_nol or "")[:1], skala)
        return "|".join((pokok, *khusus)) if any(khusus) else pokok


@dataclass(frozen=True, slots=True)
class Isi:
    """The recorded value of one period; `id` is that of its version."""

    id: int | None = None
    keadaan: KeadaanNilai = KeadaanNilai.TERISI
    nilai: Decimal | None = None
    pembilang: Decimal | None = None
    penyebut: Decimal | None = None
    teks: str = ""


@dataclass(frozen=True, slots=True)
class Realisasi:
    """What was reached to date: number, or text on a scale; the version last used; whether nothing applies."""

    nilai: Decimal | None = None
    teks: str = ""
    sumber: int | None = None
    tidak_berlaku: bool = False


@dataclass(frozen=True, slots=True)
class Acuan:
    """What a realisation is compared with: number (lower bound of a range), upper bound, or text on a scale."""

    nilai: Decimal | None = None
    atas: Decimal | None = None
    teks: str = ""


@dataclass(frozen=True, slots=True)
class Hasil:
    """Achievement in per cent without floor or cap, or the sentence why there is none."""

    mentah: Decimal | None
    sebab: str = ""


@lru_cache(maxsize=1_000)
def pengali(satuan: str) -> Decimal:
    """What a ratio is multiplied by: the number of "per 1.000", 1 for plain ratios, else 100."""
    if cocok := _PER.search(satuan):
        return angka.baca(cocok[1].rstrip("."))
    return Decimal(1) if satuan.strip().lower() in {"rasio", "kali"} else Decimal(100)


def realisasi_sampai(definisi: Definisi, isi: Sequence[Isi | None]) -> list[Realisasi]:
    """What was reached to date after each period, in order of time; as many results as periods."""
    return [realisasi_akhir(definisi, isi[:akhir]) for akhir in range(1, len(isi) + 1)]


def realisasi_akhir(definisi: Definisi, isi: Sequence[Isi | None]) -> Realisasi:
    """What was reached after the last of the periods, in order of time."""
    terisi = [satu for satu in isi if satu is not None and satu.keadaan is KeadaanNilai.TERISI]
    nilai = agregasi(
        [_bahan(definisi, satu) for satu in terisi], definisi.agregasi, definisi.cara_entri, pengali=definisi.pengali
    )
    if terisi:
        return Realisasi(nilai, terisi[-1].teks, terisi[-1].id)
    return Realisasi(tidak_berlaku=any(satu is not None and satu.keadaan is KeadaanNilai.TIDAK_BERLAKU for satu in isi))


def _bahan(definisi: Definisi, isi: Isi) -> Isian:
    return (isi.pembilang, isi.penyebut) if definisi.agregasi is Agregasi.RASIO else isi.nilai


def acuan_tahunan(target: Target, polaritas: Polaritas) -> Acuan:
    """The target of the year as something to compare with.

    A range counts as a range only where the indicator is to be kept within one; otherwise the bound that is reached
    first: the lower for higher-is-better, the upper for lower-is-better.
    """
    if target.bawah is not None:
        if polaritas is Polaritas.RENTANG:
            return Acuan(target.bawah, target.atas, target.teks)
        return Acuan(target.bawah if polaritas is Polaritas.NAIK else target.atas, None, target.teks)
    return Acuan(target.nilai, None, "" if target.kosong else target.teks)


def acuan_sampai(definisi: Definisi, target: Target, per_periode: Sequence[Decimal | None]) -> Acuan:
    """The target to date from the targets of the periods so far; the year's target where there are none.

    Targets of a ratio are ratios already: the last one counts.
    """
    cara = Agregasi.TERAKHIR if definisi.agregasi is Agregasi.RASIO else definisi.agregasi
    nilai = agregasi(per_periode, cara, definisi.cara_entri)
    return acuan_tahunan(target, definisi.polaritas) if nilai is None else Acuan(nilai)


def ukur(definisi: Definisi, acuan: Acuan, realisasi: Realisasi, *, nihil_seratus: bool = False) -> Hasil:
    """Achievement without floor or cap. Numbers are compared as numbers, texts by their ranks; empty is not zero."""
    if realisasi.tidak_berlaku:
        return Hasil(None, TAK_BERLAKU)
    if realisasi.nilai is None and realisasi.teks:
        return _ukur_teks(acuan, realisasi.teks, definisi.skala)
    if acuan.nilai is None and acuan.teks and realisasi.nilai is not None:
        return Hasil(None, f"Target “{acuan.teks}” bukan angka; isi realisasi dengan pilihan pada skalanya.")
    nol = TargetNol.NIHIL_SERATUS if nihil_seratus else TargetNol.TIDAK_DAPAT_DIHITUNG
    nilai = capaian_mentah(
        target=acuan.nilai,
        realisasi=realisasi.nilai,
        polaritas=definisi.polaritas,
        rumus_turun=definisi.rumus_turun,
        target_nol=definisi.target_nol or nol,
        target_atas=acuan.atas,
    )
    if nilai is not None:
        return Hasil(nilai)
    target = Decimal(1) if acuan.nilai is None and acuan.teks else acuan.nilai
    return Hasil(
        None,
        sebab_tak_terhitung(
            target=target, realisasi=realisasi.nilai, polaritas=definisi.polaritas, target_atas=acuan.atas
        ),
    )


def _ukur_teks(acuan: Acuan, teks: str, butir: Sequence[str]) -> Hasil:
    if not acuan.teks:
        kalimat = "Target belum ditetapkan." if acuan.nilai is None else f"Realisasi “{teks}” belum berangka."
        return Hasil(None, kalimat)
    skala = skala_untuk(acuan.teks, butir)
    if skala is None:
        return Hasil(None, f"Target “{acuan.teks}” tidak ada pada skala yang dikenal.")
    try:
        return Hasil(capaian_teks(target=acuan.teks, realisasi=teks, skala=skala))
    except SkalaSalah:
        return Hasil(None, f"Realisasi “{teks}” tidak ada pada skala target “{acuan.teks}”.")


def skala_untuk(teks: str, butir: Sequence[str] = ()) -> dict[str, Decimal] | None:
    """The scale that knows a text ("WTP", "BB (72,50)"); None where none does.

    butir: the indicator's own scale, the worst first; without one the usual scales are tried.
    """
    sendiri = {satu.upper(): Decimal(urutan) for urutan, satu in enumerate(butir, start=1)}
    for skala in (sendiri,) if sendiri else (SKALA_OPINI, SKALA_PREDIKAT):
        try:
            peringkat(teks, skala)
        except SkalaSalah:
            continue
        return dict(skala)
    return None
