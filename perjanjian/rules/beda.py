"""What a revision changes: two contents side by side."""

from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass, replace
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


@dataclass(frozen=True, slots=True)
class Sanding:
    """A row of two versions side by side. jenis: sama, ubah, tambah or hapus; kelompok: its sasaran, "" in table 2."""

    bagian: str
    kelompok: str
    apa: str
    jenis: str
    lama: str = ""
    baru: str = ""


def sandingkan(lama: Isi, baru: Isi) -> list[Sanding]:
    """All rows of both tables side by side, in the order of the new paper; what fell away stands after what remains."""
    return [
        *_sanding("Lampiran 1", lama.butir, baru.butir, _kunci_butir, lambda satu: satu.sasaran, _tulis_butir),
        *_sanding("Lampiran 2", lama.program, baru.program, _kunci_program, lambda satu: "", _tulis_program),
    ]


def _sanding[T: (Butir, Program)](
    bagian: str,
    lama: Iterable[T],
    baru: Iterable[T],
    kunci: Callable[[T], Hashable],
    kelompok: Callable[[T], str],
    tulis: Callable[[T], tuple[str, str]],
) -> list[Sanding]:
    dulu, kini = {kunci(satu): satu for satu in lama}, {kunci(satu): satu for satu in baru}
    hasil = []
    for k, satu in kini.items():
        nama, isi = tulis(satu)
        nama_lama, isi_lama = tulis(dulu[k]) if k in dulu else ("", "")
        jenis = "tambah" if k not in dulu else "sama" if (nama, isi) == (nama_lama, isi_lama) else "ubah"
        # A reworded row shows both wordings, else the figures are enough.
        ganti_nama = jenis == "ubah" and nama != nama_lama
        kiri = f"{nama_lama}: {isi_lama}" if ganti_nama else isi_lama
        hasil.append(Sanding(bagian, kelompok(satu), nama, jenis, kiri, f"{nama}: {isi}" if ganti_nama else isi))
    for k, satu in dulu.items():
        if k not in kini:
            nama, isi = tulis(satu)
            hasil.append(Sanding(bagian, kelompok(satu), nama, "hapus", isi))
    return hasil


def _tulis_butir(satu: Butir) -> tuple[str, str]:
    return satu.indikator, satu.target_bersatuan


def _tulis_program(satu: Program) -> tuple[str, str]:
    return satu.nama, angka.rupiah(satu.pagu)


def tandai_perubahan(lama: Isi, baru: Isi) -> Isi:
    """The new content with what each changed row had said before, so that the paper itself shows it."""
    butir = {_kunci_butir(satu): satu for satu in lama.butir}
    program = {_kunci_program(satu): satu for satu in lama.program}
    hapus = [satu.apa for satu in sandingkan(lama, baru) if satu.jenis == "hapus"]
    return replace(
        baru,
        butir=tuple(
            replace(satu, semula=_semula(butir.get(_kunci_butir(satu)), satu, lambda b: b.target_bersatuan))
            for satu in baru.butir
        ),
        program=tuple(
            replace(satu, semula=_semula(program.get(_kunci_program(satu)), satu, lambda p: angka.rupiah(p.pagu)))
            for satu in baru.program
        ),
        dihapus=tuple(hapus),
    )


def _semula[T: (Butir, Program)](lama: T | None, baru: T, tulis: Callable[[T], str]) -> str:
    if lama is None:
        return "baru"
    return tulis(lama) if tulis(lama) != tulis(baru) else ""


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
