"""Achievement of a unit: each indicator to date and for the year, against the targets in force now."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from itertools import groupby
from typing import Any

from django.db.models import BigIntegerField, IntegerField

from datakinerja.models import Nilai
from datakinerja.queries import Ukuran, ukuran_objek, ukuran_unit
from organisasi.models import Unit
from pengukuran.models import Capaian
from pengukuran.queries.proyeksi import (
    acuan_periode,
    acuan_setahun,
    definisi_dari,
    hitung,
    isi_nilai,
    proyeksi_objek,
)
from pengukuran.queries.tahun import InfoTahun, info_beberapa_tahun, info_tahun
from pengukuran.rules import LAMPU_KOSONG, TABEL_86_2017, Lampu, kategori, lampu, rerata_capaian, tampil
from pengukuran.rules.hitung import TAK_BERLAKU, Acuan, Isi, Realisasi, realisasi_akhir
from perjanjian.queries import TargetObjek, target_bulanan
from renstra.rules import Agregasi, Polaritas, Target
from sakip import angka
from sakip.siap import Isian, KueriSiap

# What a stored row gives: period, realised value, why it has none, definition, and the value that it ends with.
_KOLOM = ("objek_id", "periode__jenis", "periode__nomor", "realisasi", "sebab", "dasar", "nilai_id")
_BARIS_CAPAIAN = KueriSiap(
    lambda: (
        Capaian.objects.filter(
            objek__salah=Isian("objek", BigIntegerField()), periode__tahun=Isian("tahun", IntegerField())
        )
        .order_by("objek_id", "periode__jenis", "-periode__selesai")
        .distinct("objek_id", "periode__jenis")
        .values_list(*_KOLOM)
    )
)
_BARIS_TEKS = KueriSiap(
    lambda: (
        Nilai.objects.filter(id__salah=Isian("nilai", BigIntegerField()))
        .exclude(teks="")
        .order_by()
        .values_list("pk", "teks")
    )
)


@dataclass(frozen=True, slots=True)
class Ukur:
    """Achievement at one point. capaian: as shown, in per cent (floor 0, cap of the year); mentah: without either.

    teks: the realisation as people write it.  sebab: why there is no achievement, "" where there is.
    """

    periode: str
    target: Decimal | None
    target_atas: Decimal | None
    realisasi: Decimal | None
    teks: str
    capaian: Decimal | None
    mentah: Decimal | None
    sebab: str
    kategori: str | None
    lampu: Lampu


@dataclass(frozen=True, slots=True)
class BarisCapaian:
    """An indicator with its definition, its target of the year, and its achievement to date and for the year."""

    objek_id: int
    indikator_id: int
    indikator_versi_id: int
    kode: str
    uraian: str
    satuan: str
    jenis: str
    polaritas: Polaritas
    agregasi: Agregasi
    frekuensi: str
    cara_entri: str
    presisi: int
    simpul_jenis: str
    simpul_kode: str
    simpul_uraian: str
    target: Target
    sumber: str
    kini: Ukur
    setahun: Ukur


@dataclass(frozen=True, slots=True)
class Rerata:
    """Roll-up with its rule in words."""

    nilai: Decimal | None
    terhitung: int
    jumlah: int
    kalimat: str
    kategori: str | None
    lampu: Lampu


@dataclass(frozen=True, slots=True)
class Kelompok:
    """Indicators of one node of the plan. rerata: of the achievements to date."""

    jenis: str
    kode: str
    uraian: str
    baris: tuple[BarisCapaian, ...]
    rerata: Rerata
    rerata_setahun: Rerata


@dataclass(frozen=True)
class CapaianUnit:
    """All that a unit measures in a year. rerata: to date; rerata_setahun: for the year, both over all indicators."""

    unit_id: int
    tahun: int
    batas: Decimal | None
    kelompok: tuple[Kelompok, ...]
    rerata: Rerata
    rerata_setahun: Rerata

    @cached_property
    def baris(self) -> tuple[BarisCapaian, ...]:
        """All rows in plan order."""
        return tuple(baris for kelompok in self.kelompok for baris in kelompok.baris)


def capaian_unit(unit: Unit | int, tahun: int) -> CapaianUnit:
    """Achievement of a unit, right against the targets and definitions of now. At most six queries, seven where a
    definition changed since the projection was written. A year that is not set up has no indicators."""
    unit_id = unit if isinstance(unit, int) else unit.pk
    info = info_tahun(tahun)
    ukuran = ukuran_unit(unit_id, tahun) if info else []
    baris = susun_baris(ukuran, info) if info else []
    return susun_capaian(unit_id, tahun, info, baris)


def susun_capaian(unit_id: int, tahun: int, info: InfoTahun | None, baris: list[BarisCapaian]) -> CapaianUnit:
    """Rows in plan order as groups with their roll-ups."""
    kelompok = tuple(
        Kelompok(*kunci, anggota, _rerata([s.kini for s in anggota], info), _rerata([s.setahun for s in anggota], info))
        for kunci, isi in groupby(baris, key=_simpul)
        if (anggota := tuple(isi))
    )
    return CapaianUnit(
        unit_id,
        tahun,
        info.batas if info else None,
        kelompok,
        _rerata([satu.kini for satu in baris], info),
        _rerata([satu.setahun for satu in baris], info),
    )


def _simpul(satu: BarisCapaian | Ukuran) -> tuple[str, str, str]:
    """What an indicator is grouped by."""
    return (satu.simpul_jenis, satu.simpul_kode, satu.simpul_uraian)


def kelompok_objek(unit: Unit, tahun: int, objek_id: int) -> Kelompok | None:
    """The group that an object of the unit belongs to, None where it does not count in the year. Queries as of the unit,
    for the rows of the group alone."""
    info = info_tahun(tahun)
    ukuran = ukuran_unit(unit.pk, tahun) if info else []
    satu = next((satu for satu in ukuran if satu.objek_id == objek_id), None)
    if info is None or satu is None:
        return None
    semua = (list(isi) for _, isi in groupby(ukuran, key=_simpul))
    milik = next(isi for isi in semua if satu in isi)
    return susun_capaian(unit.pk, tahun, info, susun_baris(milik, info)).kelompok[0]


def susun_baris(ukuran: list[Ukuran], info: InfoTahun) -> list[BarisCapaian]:
    """Rows of objects of one year, from the stored realisations and the targets of now. At most four queries."""
    target = target_bulanan([satu.objek_id for satu in ukuran], info.tahun)
    tersimpan = _tersimpan(ukuran, info)
    return [_baris(satu, target.get(satu.objek_id), tersimpan.get(satu.objek_id, {}), info) for satu in ukuran]


def _tersimpan(ukuran: list[Ukuran], info: InfoTahun) -> dict[int, dict[str, tuple[Any, ...]]]:
    """Per object: the last stored row of each kind of period; rows of an outdated definition are computed afresh."""
    dasar = {satu.objek_id: definisi_dari(satu).dasar for satu in ukuran}
    baris = _BARIS_CAPAIAN(objek=dasar, tahun=info.tahun)
    teks = dict(_BARIS_TEKS(nilai={nilai for *_, nilai in baris if nilai}))
    hasil: dict[int, dict[str, tuple[Any, ...]]] = {}
    usang: set[int] = set()
    for objek_id, jenis, nomor, realisasi, sebab, milik, nilai in baris:
        hasil.setdefault(objek_id, {})[jenis] = (nomor, realisasi, sebab, teks.get(nilai, ""), milik)
        if milik != dasar[objek_id]:
            usang.add(objek_id)
    return hasil | _hitung_langsung([satu for satu in ukuran if satu.objek_id in usang], info)


def _hitung_langsung(ukuran: list[Ukuran], info: InfoTahun) -> dict[int, dict[str, tuple[Any, ...]]]:
    """What `_tersimpan` would read once the projection of these objects is refreshed."""
    if not ukuran:
        return {}
    isi = isi_nilai([satu.objek_id for satu in ukuran], info.tahun)
    periode = {satu.id: satu for satu in info.periode}
    hasil: dict[int, dict[str, tuple[Any, ...]]] = {}
    for satu in ukuran:
        milik = isi.get(satu.objek_id, {})
        teks = {nilai.id: nilai.teks for nilai in milik.values()}
        baru = hasil.setdefault(satu.objek_id, {})
        for baris in proyeksi_objek(satu, milik, None, info):
            p = periode[baris.periode_id]
            sebab = baris.sebab if baris.sebab == TAK_BERLAKU else ""
            baru[p.jenis] = (p.nomor, baris.realisasi, sebab, teks.get(baris.nilai_id, ""), baris.dasar)
    return hasil


def _baris(
    satu: Ukuran, target: TargetObjek | None, simpanan: dict[str, tuple[Any, ...]], info: InfoTahun
) -> BarisCapaian:
    deret = info.deret(satu.frekuensi)
    milik = simpanan.get(deret[0].jenis) if deret else None
    if milik is None:
        kini = _ukur(satu, "", acuan_setahun(satu, target), None, info)
    elif deret[0].jenis == "tahun":
        kini = _ukur(satu, deret[0].nama, acuan_setahun(satu, target), milik, info)
    else:
        nama = f"s.d. {deret[milik[0] - 1].nama}"
        kini = _ukur(satu, nama, acuan_periode(satu, target, info, milik[0] - 1), milik, info)
    setahun = _ukur(satu, info.setahun.nama, acuan_setahun(satu, target), simpanan.get("tahun"), info)
    return rangkai(satu, target, kini, setahun)


def rangkai(satu: Ukuran, target: TargetObjek | None, kini: Ukur, setahun: Ukur) -> BarisCapaian:
    """A row from its parts."""
    return BarisCapaian(
        satu.objek_id, satu.indikator_id, satu.versi_id, satu.kode, satu.uraian, satu.simbol or satu.satuan, satu.jenis,
        satu.polaritas, satu.agregasi, satu.frekuensi, satu.cara_entri, satu.presisi, satu.simpul_jenis, satu.simpul_kode,
        satu.simpul_uraian, target.target if target else Target(), target.sumber if target else "", kini, setahun,
    )  # fmt: skip


def _ukur(satu: Ukuran, nama: str, acuan: Acuan, simpanan: tuple[Any, ...] | None, info: InfoTahun) -> Ukur:
    if simpanan is None:
        return susun_ukur(satu, nama, acuan, Realisasi(), info)
    _, nilai, sebab, teks, _ = simpanan
    return susun_ukur(satu, nama, acuan, Realisasi(nilai, teks or "", None, sebab == TAK_BERLAKU), info)


def susun_ukur(satu: Ukuran, nama: str, acuan: Acuan, realisasi: Realisasi, info: InfoTahun) -> Ukur:
    """A realisation beside its target, with category and light by the year's table."""
    hasil = hitung(definisi_dari(satu), acuan, realisasi, info)
    nilai = tampil(hasil.mentah, polaritas=satu.polaritas, batas=info.batas)
    bertulisan = realisasi.teks and (realisasi.nilai is None or satu.agregasi is Agregasi.TERAKHIR)
    return Ukur(
        periode=nama,
        target=acuan.nilai,
        target_atas=acuan.atas,
        realisasi=realisasi.nilai,
        teks=realisasi.teks if bertulisan else angka.tulis(realisasi.nilai, satu.presisi),
        capaian=nilai,
        mentah=hasil.mentah,
        sebab=hasil.sebab,
        kategori=kategori(nilai, info.tabel),
        lampu=lampu(nilai, info.tabel),
    )


def ukur_kini(satu: Ukuran, isi: Mapping[int, Isi], target: TargetObjek | None, info: InfoTahun) -> Ukur:
    """Achievement to date, straight from the recorded values of one object."""
    deret = info.deret(satu.frekuensi)
    akhir = max((nomor for nomor, p in enumerate(deret) if p.id in isi), default=-1)
    if akhir < 0:
        return susun_ukur(satu, "", acuan_setahun(satu, target), Realisasi(), info)
    realisasi = realisasi_akhir(definisi_dari(satu), [isi.get(p.id) for p in deret[: akhir + 1]])
    if deret[0].jenis == "tahun":
        return susun_ukur(satu, info.setahun.nama, acuan_setahun(satu, target), realisasi, info)
    nama = f"s.d. {deret[akhir].nama}"
    return susun_ukur(satu, nama, acuan_periode(satu, target, info, akhir), realisasi, info)


def ukur_dari_isi(
    satu: Ukuran, isi: Mapping[int, Isi], target: TargetObjek | None, info: InfoTahun
) -> tuple[Ukur, Ukur]:
    """Achievement to date and for the year, straight from the recorded values of one object."""
    deret = info.deret(satu.frekuensi)
    akhir = max((nomor for nomor, p in enumerate(deret) if p.id in isi), default=-1)
    realisasi = Realisasi()
    if akhir >= 0:
        realisasi = realisasi_akhir(definisi_dari(satu), [isi.get(p.id) for p in deret[: akhir + 1]])
    setahun = susun_ukur(satu, info.setahun.nama, acuan_setahun(satu, target), realisasi, info)
    return ukur_kini(satu, isi, target, info), setahun


def _rerata(ukur: Iterable[Ukur], info: InfoTahun | None) -> Rerata:
    gulungan = rerata_capaian(satu.capaian for satu in ukur)
    tabel = info.tabel if info else TABEL_86_2017
    return Rerata(
        gulungan.nilai,
        gulungan.terhitung,
        gulungan.jumlah,
        gulungan.kalimat,
        kategori(gulungan.nilai, tabel),
        lampu(gulungan.nilai, tabel) if info else LAMPU_KOSONG,
    )


def deret_indikator(objek: Collection[int], tahun: Iterable[int]) -> dict[int, dict[int, Ukur]]:
    """Achievement of whole years by object and year, for comparisons over several years; absent where a year is not
    set up or the object did not count in it. Five queries per year."""
    hasil: dict[int, dict[int, Ukur]] = {satu: {} for satu in objek}
    info = info_beberapa_tahun(list(tahun))
    for nomor in sorted(info):
        for baris in susun_baris(ukuran_objek(list(objek), nomor), info[nomor]):
            hasil[baris.objek_id][nomor] = baris.setahun
    return hasil
