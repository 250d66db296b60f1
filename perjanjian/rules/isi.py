"""What an agreement says, as one value: shown live while it is open, stored word for word when it is frozen.

Source: PermenPANRB 53/2014 (statement page, attachment tables 1 and 2).
"""

import datetime as dt
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from decimal import Decimal
from typing import Any, Final

from organisasi.rules.jabatan import BlokTanda, JenisPemangku, Penanda, blok_tanda, nama_jabatan
from sakip.pilihan import Pilihan

VERSI_BENTUK: Final = 1


class Sebagai(Pilihan):
    """The two parties."""

    PERTAMA = "PERTAMA", "Pihak Pertama"
    KEDUA = "KEDUA", "Pihak Kedua"


@dataclass(frozen=True, slots=True)
class Pihak:
    """A party as the paper names it. `sifat` is a JenisPemangku value; rank and NIP may be absent."""

    nama: str
    jabatan: str
    sifat: str = JenisPemangku.DEFINITIF.value
    pangkat: str = ""
    nip: str = ""

    @property
    def sebutan(self) -> str:
        """Position with the mark of an acting official: "Plt. Kepala Dinas"."""
        return nama_jabatan(self.jabatan, JenisPemangku(self.sifat))

    @property
    def blok(self) -> BlokTanda:
        """Lines of the signature block."""
        return blok_tanda(
            Penanda(
                jabatan=self.jabatan,
                nama=self.nama,
                jenis=JenisPemangku(self.sifat),
                pangkat=self.pangkat,
                nip=self.nip,
            )
        )


@dataclass(frozen=True, slots=True)
class Butir:
    """A row of table 1. Numbers are Decimal or None; `target` is the text as promised, with `satuan` beside it.

    rencana: the plan's target as text; beda: how the promise differs from it, "" where it does not.
    dari: the superior's indicator that it serves; cara_turun: in which way (CaraTurun value); bobot: with which share.
    semula: what the version before had said where a revision changed it; "baru" where it had no such row.
    """

    sasaran: str
    indikator: str
    target: str
    satuan: str = ""
    nilai: Decimal | None = None
    bawah: Decimal | None = None
    atas: Decimal | None = None
    objek: int | None = None
    rencana: str = ""
    beda: str = ""
    alasan_beda: str = ""
    kode: str = ""
    dari: str = ""
    cara_turun: str = ""
    bobot: Decimal | None = None
    semula: str = ""

    @property
    def target_bersatuan(self) -> str:
        """Target as the paper prints it: "95 %", "12 Dokumen"; texts ("WTP") stand alone, a unit is not said twice."""
        berangka = self.nilai is not None or self.bawah is not None
        if not berangka or not self.satuan or self.satuan.casefold() in self.target.casefold():
            return self.target
        return f"{self.target} {self.satuan}"


@dataclass(frozen=True, slots=True)
class Program:
    """A row of table 2, money in rupiah."""

    nama: str
    pagu: Decimal
    kode: str = ""
    keterangan: str = ""
    semula: str = ""


@dataclass(frozen=True, slots=True)
class Kepala:
    """The letterhead: regency, unit, address, contact, paper size."""

    daerah: str
    unit: str
    alamat: str = ""
    kontak: str = ""
    kertas: str = "A4"


@dataclass(frozen=True, slots=True)
class Isi:
    """All that an agreement says. `butir` and `program` keep the order of the paper.

    mulai, sampai: first and last day in force.  sebelumnya: who had promised before, where the official changed.
    dihapus: what the version before had and this one has not.
    """

    tahun: int
    versi: int
    kepala: Kepala
    pertama: Pihak
    kedua: Pihak | None
    nomor: str
    tempat: str
    tanggal: dt.date | None
    butir: tuple[Butir, ...]
    program: tuple[Program, ...]
    alasan_revisi: str = ""
    keterangan_revisi: str = ""
    rencana: str = ""
    tingkat: str = "Program"
    mulai: dt.date | None = None
    sampai: dt.date | None = None
    sebelumnya: Pihak | None = None
    dihapus: tuple[str, ...] = ()
    bentuk: int = field(default=VERSI_BENTUK)

    @property
    def judul(self) -> str:
        """Title of the paper; a revision is called so."""
        return f"Perjanjian Kinerja{' Perubahan' if self.versi > 1 else ''} Tahun {self.tahun}"

    @property
    def per_sasaran(self) -> list[tuple[str, list[Butir]]]:
        """Items grouped under their sasaran, in the order of the paper."""
        kelompok: dict[str, list[Butir]] = {}
        for satu in self.butir:
            kelompok.setdefault(satu.sasaran, []).append(satu)
        return list(kelompok.items())

    @property
    def jumlah_pagu(self) -> Decimal:
        """Budget of all rows of table 2, rupiah."""
        return sum((satu.pagu for satu in self.program), Decimal(0))

    @property
    def pihak(self) -> list[tuple[Sebagai, Pihak]]:
        """Parties in the order of the paper; one only for the regent."""
        kedua = [(Sebagai.KEDUA, self.kedua)] if self.kedua else []
        return [(Sebagai.PERTAMA, self.pertama), *kedua]


def ke_beku(isi: Isi) -> dict[str, Any]:
    """The content as JSON: numbers and dates as text, so that nothing is rounded."""
    return {kunci: _polos(nilai) for kunci, nilai in asdict(isi).items()}


def dari_beku(beku: Mapping[str, Any]) -> Isi:
    """Read frozen content back; `dari_beku(ke_beku(isi)) == isi`. KeyError where it is no such content."""
    data = dict(beku)
    return Isi(
        **{
            **data,
            "kepala": Kepala(**data["kepala"]),
            "pertama": Pihak(**data["pertama"]),
            "kedua": Pihak(**data["kedua"]) if data["kedua"] else None,
            **{nama: _tanggal(data.get(nama)) for nama in ("tanggal", "mulai", "sampai")},
            "sebelumnya": Pihak(**data["sebelumnya"]) if data.get("sebelumnya") else None,
            "dihapus": tuple(data.get("dihapus", ())),
            "butir": tuple(_butir(satu) for satu in data["butir"]),
            "program": tuple(Program(**{**satu, "pagu": Decimal(satu["pagu"])}) for satu in data["program"]),
        }
    )


def _tanggal(teks: str | None) -> dt.date | None:
    return dt.date.fromisoformat(teks) if teks else None


def _butir(data: Mapping[str, Any]) -> Butir:
    angka = {
        nama: Decimal(data[nama]) if data.get(nama) is not None else None
        for nama in ("nilai", "bawah", "atas", "bobot")
    }
    return Butir(**{**data, **angka})


def _polos(nilai: Any) -> Any:
    if isinstance(nilai, Mapping):
        return {kunci: _polos(isi) for kunci, isi in nilai.items()}
    if isinstance(nilai, list | tuple):
        return [_polos(satu) for satu in nilai]
    if isinstance(nilai, Decimal):
        return str(nilai)
    return nilai.isoformat() if isinstance(nilai, dt.date) else nilai
