"""The figures of a report as one value: shown live while it is a draft, stored word for word when it is submitted.

Everything that prints is text or Decimal; None prints "belum tersedia".  Source: PermenPANRB 53/2014.
"""

import datetime as dt
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from decimal import Decimal
from typing import Any, Final

VERSI_BENTUK: Final = 1


@dataclass(frozen=True, slots=True)
class Kepala:
    """The letterhead: regency, unit, address, contact, seat of the regency, paper size."""

    daerah: str
    unit: str
    alamat: str = ""
    kontak: str = ""
    ibu_kota: str = ""
    kertas: str = "A4"


@dataclass(frozen=True, slots=True)
class TitikTahun:
    """One earlier year of an indicator. capaian in per cent."""

    tahun: int
    realisasi: str
    capaian: Decimal | None


@dataclass(frozen=True, slots=True)
class BarisIndikator:
    """An indicator of the year: target, realisation, achievement (per cent) with category, earlier years, medium term.

    target_akhir: the plan's last target; kemajuan: achievement of the realisation against it, in per cent.
    """

    indikator: str
    satuan: str
    target: str
    realisasi: str | None
    capaian: Decimal | None
    kategori: str | None
    tanda: str
    sebab: str = ""
    sebelumnya: tuple[TitikTahun, ...] = ()
    target_akhir: str | None = None
    kemajuan: Decimal | None = None
    nasional: str | None = None


@dataclass(frozen=True, slots=True)
class KelompokSasaran:
    """A sasaran (or programme) with its indicators and the simple mean of their achievements, told in words.

    kode: that of the plan; "" in snapshots that were taken before it was kept.
    """

    jenis: str
    uraian: str
    baris: tuple[BarisIndikator, ...]
    rerata: Decimal | None
    kalimat: str
    kode: str = ""


@dataclass(frozen=True, slots=True)
class PerjanjianRingkas:
    """What the report says of the agreement: number, date, who promised, to whom."""

    nomor: str
    tanggal: dt.date | None
    pertama: str
    kedua: str
    butir: tuple[tuple[str, str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class AnggaranProgram:
    """A programme with its money in rupiah; realisasi None: belum tersedia."""

    kode: str
    nama: str
    pagu: Decimal
    realisasi: Decimal | None = None


@dataclass(frozen=True, slots=True)
class IsiLaporan:
    """All figures of a report. `rencana`: name of the plan's version, "" where none was in force."""

    judul: str
    tahun: int
    tahun_akhir: int | None
    kepala: Kepala
    rencana: str
    perjanjian: PerjanjianRingkas | None
    kelompok: tuple[KelompokSasaran, ...]
    anggaran: tuple[AnggaranProgram, ...]
    rerata: Decimal | None
    kalimat: str

    @property
    def sasaran(self) -> tuple[KelompokSasaran, ...]:
        """The groups that are sasaran."""
        return tuple(satu for satu in self.kelompok if satu.jenis == "SASARAN")

    @property
    def jumlah_pagu(self) -> Decimal:
        """Sum of the programmes' money, rupiah."""
        return sum((satu.pagu for satu in self.anggaran), Decimal(0))

    @property
    def tahun_sebelumnya(self) -> tuple[int, ...]:
        """Earlier years that any indicator knows, in order."""
        return tuple(sorted({titik.tahun for k in self.kelompok for b in k.baris for titik in b.sebelumnya}))


def ke_beku(isi: IsiLaporan) -> dict[str, Any]:
    """The content as plain JSON values; Decimal and dates as text, with the version of the form."""
    return {"bentuk": VERSI_BENTUK, **_polos(asdict(isi))}


def dari_beku(beku: Mapping[str, Any]) -> IsiLaporan:
    """The content as it was frozen. ValueError where it was written in an unknown form."""
    if beku.get("bentuk") != VERSI_BENTUK:
        raise ValueError(f"Bentuk beku laporan tidak dikenal: {beku.get('bentuk')!r}.")
    pk = beku["perjanjian"]
    return IsiLaporan(
        judul=beku["judul"],
        tahun=beku["tahun"],
        tahun_akhir=beku["tahun_akhir"],
        kepala=Kepala(**beku["kepala"]),
        rencana=beku["rencana"],
        perjanjian=None if pk is None else _perjanjian(pk),
        kelompok=tuple(_kelompok(satu) for satu in beku["kelompok"]),
        anggaran=tuple(
            AnggaranProgram(s["kode"], s["nama"], Decimal(s["pagu"]), _angka(s["realisasi"])) for s in beku["anggaran"]
        ),
        rerata=_angka(beku["rerata"]),
        kalimat=beku["kalimat"],
    )


def _perjanjian(isi: Mapping[str, Any]) -> PerjanjianRingkas:
    return PerjanjianRingkas(
        nomor=isi["nomor"],
        tanggal=dt.date.fromisoformat(isi["tanggal"]) if isi["tanggal"] else None,
        pertama=isi["pertama"],
        kedua=isi["kedua"],
        butir=tuple((s[0], s[1], s[2]) for s in isi["butir"]),
    )


def _kelompok(isi: Mapping[str, Any]) -> KelompokSasaran:
    return KelompokSasaran(
        jenis=isi["jenis"],
        uraian=isi["uraian"],
        baris=tuple(_baris(s) for s in isi["baris"]),
        rerata=_angka(isi["rerata"]),
        kalimat=isi["kalimat"],
        kode=isi.get("kode", ""),
    )


def _baris(isi: Mapping[str, Any]) -> BarisIndikator:
    titik = tuple(TitikTahun(s["tahun"], s["realisasi"], _angka(s["capaian"])) for s in isi["sebelumnya"])
    angka = {nama: _angka(isi[nama]) for nama in ("capaian", "kemajuan")}
    return BarisIndikator(**{**isi, **angka, "sebelumnya": titik})


def _angka(teks: str | None) -> Decimal | None:
    return None if teks is None else Decimal(teks)


def _polos(nilai: Any) -> Any:
    if isinstance(nilai, Decimal):
        return str(nilai)
    if isinstance(nilai, dt.date):
        return nilai.isoformat()
    if isinstance(nilai, dict):
        return {kunci: _polos(satu) for kunci, satu in nilai.items()}
    if isinstance(nilai, (list, tuple)):
        return [_polos(satu) for satu in nilai]
    return nilai
