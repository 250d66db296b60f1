"""What a revision changes: two contents side by side."""

from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass
from typing import Any

from perjanjian.rules.isi import Butir, Isi, Pihak, Program
from sakip import angka
from sakip import tanggal as kalender


@dataclass(frozen=True, slots=True)
class Perubahan:
    """One difference. jenis: tambah, hapus or ubah; lama and baru are texts, "" where there is none."""

    bagian: str
    apa: str
    jenis: str
    lama: str = ""
    baru: str = ""


def bandingkan(lama: Isi, baru: Isi) -> list[Perubahan]:
    """Differences of two versions, in the order of the paper: parties, table 1, table 2."""
    return [
        *_naskah(lama, baru),
        *_baris("Lampiran 1", lama.butir, baru.butir, _kunci_butir, _beda_butir, lambda satu: satu.indikator),
        *_baris("Lampiran 2", lama.program, baru.program, _kunci_program, _beda_program, lambda satu: satu.nama),
    ]


def _naskah(lama: Isi, baru: Isi) -> list[Perubahan]:
    """Differences of parties and heads; a date that the new paper does not have yet is no difference."""
    pasangan = [
        ("Pihak Pertama", _sebut(lama.pertama), _sebut(baru.pertama)),
        ("Pihak Kedua", _sebut(lama.kedua), _sebut(baru.kedua)),
        ("Nama unit", lama.kepala.unit, baru.kepala.unit),
    ]
    if baru.tanggal:
        pasangan.append(("Tanggal naskah", kalender.tulis(lama.tanggal), kalender.tulis(baru.tanggal)))
    return [Perubahan("Naskah", apa, "ubah", a, b) for apa, a, b in pasangan if a != b]


def _sebut(pihak: Pihak | None) -> str:
    return f"{pihak.nama}, {pihak.sebutan}" if pihak else "–"


def _baris[T](
    bagian: str,
    lama: Iterable[T],
    baru: Iterable[T],
    kunci: Callable[[T], Hashable],
    beda: Callable[[T, T], list[tuple[str, str, str]]],
    nama: Callable[[T], str],
) -> list[Perubahan]:
    dulu = {kunci(satu): satu for satu in lama}
    kini = {kunci(satu): satu for satu in baru}
    hasil = []
    for k, satu in kini.items():
        if k not in dulu:
            hasil.append(Perubahan(bagian, nama(satu), "tambah"))
            continue
        hasil += [Perubahan(bagian, f"{nama(satu)}: {apa}", "ubah", a, b) for apa, a, b in beda(dulu[k], satu)]
    return hasil + [Perubahan(bagian, nama(satu), "hapus") for k, satu in dulu.items() if k not in kini]


def _kunci_butir(satu: Butir) -> Hashable:
    return satu.objek if satu.objek is not None else satu.indikator


def _kunci_program(satu: Program) -> Hashable:
    return satu.kode or satu.nama


def _beda_butir(lama: Butir, baru: Butir) -> list[tuple[str, str, str]]:
    return _saring(
        ("target", lama.target_bersatuan, baru.target_bersatuan),
        ("rumusan indikator", lama.indikator, baru.indikator),
        ("sasaran", lama.sasaran, baru.sasaran),
    )


def _beda_program(lama: Program, baru: Program) -> list[tuple[str, str, str]]:
    return _saring(
        ("anggaran", angka.rupiah(lama.pagu), angka.rupiah(baru.pagu)),
        ("nama", lama.nama, baru.nama),
        ("keterangan", lama.keterangan, baru.keterangan),
    )


def _saring(*pasangan: tuple[str, Any, Any]) -> list[tuple[str, str, str]]:
    return [(apa, str(a), str(b)) for apa, a, b in pasangan if a != b]
