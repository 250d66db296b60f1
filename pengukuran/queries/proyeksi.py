"""What the projection of achievement must hold: computed from values, targets and definitions, never read from itself."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import BigIntegerField, IntegerField, QuerySet

from datakinerja.models import Nilai
from datakinerja.queries import Ukuran, ukuran_objek
from datakinerja.rules import KeadaanNilai
from pengukuran.models import Capaian
from pengukuran.queries.tahun import InfoTahun, info_tahun
from pengukuran.rules.hitung import (
    Acuan,
    Definisi,
    Hasil,
    Isi,
    Realisasi,
    acuan_sampai,
    acuan_tahunan,
    pengali,
    realisasi_sampai,
    ukur,
)
from perjanjian.queries import TargetObjek, target_bulanan
from renstra.rules import Target
from sakip.angka import bulatkan
from sakip.siap import Isian, KueriSiap

# Larger than any achievement that means something, and within the column.
TERBESAR = Decimal(10) ** 15
KEBESARAN = "Capaian terlalu besar untuk berarti; periksa target dan realisasinya."
KOLOM = ("objek_id", "periode_id", "nilai_id", "target", "realisasi", "capaian", "sebab", "dasar")


@dataclass(frozen=True, slots=True)
class BarisProyeksi:
    """A row of `Capaian` as it must be."""

    objek_id: int
    periode_id: int
    nilai_id: int | None
    target: Decimal | None
    realisasi: Decimal | None
    capaian: Decimal | None
    sebab: str
    dasar: str


def definisi_dari(ukuran: Ukuran) -> Definisi:
    """The rules by which an object is measured."""
    return Definisi(
        ukuran.polaritas,
        ukuran.agregasi,
        ukuran.cara_entri,
        ukuran.frekuensi,
        pengali(ukuran.simbol or ukuran.satuan),
        ukuran.rumus_turun,
        ukuran.target_nol,
        ukuran.skala,
    )


def isi_nilai(objek: Collection[int], tahun: int) -> dict[int, dict[int, Isi]]:
    """The newest recorded value by object and period. One query."""
    baris = (
        Nilai.objects.filter(objek__in=list(objek), periode__tahun=tahun)
        .order_by("objek_id", "periode_id", "-versi")
        .distinct("objek_id", "periode_id")
        .values_list("objek_id", "periode_id", "pk", "keadaan", "nilai", "pembilang", "penyebut", "teks")
    )
    hasil: dict[int, dict[int, Isi]] = {}
    for objek_id, periode_id, pk, keadaan, *isi in baris:
        hasil.setdefault(objek_id, {})[periode_id] = Isi(pk, KeadaanNilai(keadaan), *isi)
    return hasil


@dataclass(frozen=True, slots=True)
class NilaiObjek:
    """Values of one object in a year: the newest version by period; periods that the projection holds rows of."""

    nilai: dict[int, Nilai]
    terproyeksi: frozenset[int]


_KOLOM_NILAI = tuple(satu.attname for satu in Nilai._meta.concrete_fields)


def _susun_nilai_objek() -> QuerySet:
    objek, tahun = Isian("objek", BigIntegerField()), Isian("tahun", IntegerField())
    ada = Capaian.objects.filter(objek=objek, periode__tahun=tahun).order_by().values("periode_id")
    return (
        Nilai.objects.filter(objek=objek, periode__tahun=tahun)
        .order_by("periode_id", "-versi")
        .distinct("periode_id")
        .annotate(terproyeksi=ArraySubquery(ada))
        .values_list(*_KOLOM_NILAI, "terproyeksi")
    )


_NILAI_OBJEK = KueriSiap(_susun_nilai_objek)


def nilai_objek(objek_id: int, tahun: int) -> NilaiObjek:
    """Newest values of an object. One query."""
    baris = _NILAI_OBJEK(objek=objek_id, tahun=tahun)
    nilai = (Nilai.from_db("default", _KOLOM_NILAI, satu[:-1]) for satu in baris)
    return NilaiObjek({satu.periode_id: satu for satu in nilai}, frozenset(baris[0][-1]) if baris else frozenset())


def isi_dari_nilai(nilai: Nilai) -> Isi:
    """A stored version as the rules take it."""
    return Isi(nilai.pk, KeadaanNilai(nilai.keadaan), nilai.nilai, nilai.pembilang, nilai.penyebut, nilai.teks)


def acuan_periode(ukuran: Ukuran, target: TargetObjek | None, info: InfoTahun, sampai: int) -> Acuan:
    """The target to date of the period at index `sampai` (from 0) of the object's frequency."""
    if target is None or not target.per_periode:
        return acuan_setahun(ukuran, target)
    per = [target.per_periode.get(satu.id) for satu in info.deret(ukuran.frekuensi)[: sampai + 1]]
    return acuan_sampai(definisi_dari(ukuran), target.target, per)


def acuan_setahun(ukuran: Ukuran, target: TargetObjek | None) -> Acuan:
    """The target of the year."""
    return acuan_tahunan(target.target if target else Target(), ukuran.polaritas)


def hitung(definisi: Definisi, acuan: Acuan, realisasi: Realisasi, info: InfoTahun) -> Hasil:
    """Achievement by the settings of the year; absurdly large ones are no achievement."""
    hasil = ukur(definisi, acuan, realisasi, nihil_seratus=info.nihil_seratus)
    return Hasil(None, KEBESARAN) if hasil.mentah is not None and abs(hasil.mentah) >= TERBESAR else hasil


def proyeksi_objek(
    ukuran: Ukuran, isi: Mapping[int, Isi], target: TargetObjek | None, info: InfoTahun
) -> list[BarisProyeksi]:
    """Rows of one object: each period of its frequency up to the last with a value, and the year. None without values."""
    deret = info.deret(ukuran.frekuensi)
    akhir = max((nomor for nomor, satu in enumerate(deret) if satu.id in isi), default=-1)
    if akhir < 0:
        return []
    definisi = definisi_dari(ukuran)
    realisasi = realisasi_sampai(definisi, [isi.get(satu.id) for satu in deret[: akhir + 1]])
    baris = [
        _baris(ukuran, satu.id, definisi, acuan_periode(ukuran, target, info, nomor), realisasi[nomor], info)
        for nomor, satu in enumerate(deret[: akhir + 1])
        if satu.jenis != "tahun"
    ]
    return [*baris, _baris(ukuran, info.setahun.id, definisi, acuan_setahun(ukuran, target), realisasi[-1], info)]


def _baris(
    ukuran: Ukuran, periode_id: int, definisi: Definisi, acuan: Acuan, realisasi: Realisasi, info: InfoTahun
) -> BarisProyeksi:
    hasil = hitung(definisi, acuan, realisasi, info)
    return BarisProyeksi(
        objek_id=ukuran.objek_id,
        periode_id=periode_id,
        nilai_id=realisasi.sumber,
        target=acuan.nilai,
        realisasi=_bulat(realisasi.nilai),
        capaian=_bulat(hasil.mentah),
        sebab=hasil.sebab[:120],
        dasar=definisi.dasar,
    )


def _bulat(nilai: Decimal | None) -> Decimal | None:
    """As the column keeps it: ten digits after the comma."""
    return None if nilai is None else bulatkan(nilai, 10)


def proyeksi(objek: Collection[int], tahun: int) -> Iterator[BarisProyeksi]:
    """Rows that the projection of the objects must hold in a year. Six queries; nothing where the year is not set up."""
    info = info_tahun(tahun)
    if info is None or not objek:
        return
    ukuran = ukuran_objek(objek, tahun)
    ids = [satu.objek_id for satu in ukuran]
    target = target_bulanan(ids, tahun)
    isi = isi_nilai(ids, tahun)
    for satu in ukuran:
        if satu.objek_id in isi:
            yield from proyeksi_objek(satu, isi[satu.objek_id], target.get(satu.objek_id), info)


def tersimpan(objek: Collection[int], tahun: int) -> dict[tuple[int, int], tuple[Any, ...]]:
    """Rows as the projection holds them, by object and period, in the order of `KOLOM`. One query."""
    baris = Capaian.objects.filter(objek__in=list(objek), periode__tahun=tahun).values_list(*KOLOM)
    return {(satu[0], satu[1]): satu for satu in baris}
