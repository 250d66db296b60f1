"""One month of the grid: every indicator of a unit with its value of the month, the one before, target and achievement."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import BigIntegerField
from django.utils import timezone

from datakinerja.queries import KunciBulan, Ukuran, kunci_bulan, ukuran_unit
from datakinerja.rules import Kunci
from organisasi.models import Pengguna, Unit
from pengukuran.models import Capaian
from pengukuran.queries.capaian import Ukur, susun_ukur
from pengukuran.queries.petak import (
    KolomBulan,
    Sel,
    SelTercatat,
    bulan_terbuka,
    kolom_bulan,
    kueri_sel,
    satu_sel,
    sel_tercatat,
)
from pengukuran.queries.proyeksi import acuan_periode, definisi_dari, isi_nilai, proyeksi_objek
from pengukuran.queries.tahun import InfoTahun, PeriodeTahun, info_tahun
from pengukuran.rules.hitung import TAK_BERLAKU, Acuan, Realisasi
from perjanjian.queries import TargetObjek, target_bulanan
from sakip.siap import Isian, KueriSiap

# A stored achievement: realised value, why it has none, text, definition it was computed by.
type Simpanan = tuple[Any, str, str | None, str]


@dataclass(frozen=True, slots=True)
class PeriodeBulan:
    """The periods of a frequency around a month. ini: the one that ends in it; lalu: the last that ended before;
    nomor: place (from 0) of the one that the month lies in."""

    ini: PeriodeTahun | None
    lalu: PeriodeTahun | None
    nomor: int


@dataclass(frozen=True, slots=True)
class BarisBulan:
    """An indicator in a month. sel: None where nothing is due; lalu: the value of the period before, as a cell shows it.

    acuan: target to date; bertahap: whether it is one of the period, not the year's.  ukur: achievement to date, of the
    month's period or, while that has no value, of the one before.
    """

    ukuran: Ukuran
    kunci: Kunci
    sel: Sel | None
    lalu: Sel | None
    nama_lalu: str
    acuan: Acuan
    bertahap: bool
    ukur: Ukur


@dataclass(frozen=True, slots=True)
class PetakBulan:
    """The grid of one month. kolom: all months with their locks; boleh_isi: the user may write where nothing is locked."""

    unit_id: int
    tahun: int
    bulan: int
    kolom: tuple[KolomBulan, ...]
    baris: tuple[BarisBulan, ...]
    boleh_isi: bool

    @property
    def kini(self) -> KolomBulan | None:
        """The month that is shown; None in a year that is not set up."""
        return self.kolom[self.bulan - 1] if self.kolom else None


def lembar_bulan(unit: Unit, tahun: int, user: Pengguna, bulan: int | None = None) -> PetakBulan:
    """One month (1-12) as the user sees it; None: the month to be filled now. At most eight queries, nine where a
    definition changed since the projection was written."""
    info = info_tahun(tahun)
    if info is None:
        return PetakBulan(unit.pk, tahun, bulan or 1, (), (), boleh_isi=False)
    kunci = kunci_bulan(unit.pk, tahun, ditutup=info.terkunci, sekarang=timezone.now())
    kolom = kolom_bulan(kunci, info)
    if bulan is None:
        terbuka = bulan_terbuka(kolom)
        bulan = terbuka.bulan if terbuka else max((satu.bulan for satu in kolom if satu.lewat), default=1)
    return PetakBulan(
        unit.pk,
        tahun,
        bulan,
        kolom,
        _baris(ukuran_unit(unit.pk, tahun), bulan, kunci[bulan], info),
        boleh_isi=user.has_perm("datakinerja.isi", unit),
    )


def periode_bulan(deret: list[PeriodeTahun], bulan: int) -> PeriodeBulan:
    """The periods of one frequency around a month."""
    lalu = [satu for satu in deret if satu.bulan < bulan]
    ini = next((satu for satu in deret if satu.bulan == bulan), None)
    return PeriodeBulan(ini, lalu[-1] if lalu else None, len(lalu))


def _baris(ukuran: list[Ukuran], bulan: int, kunci: KunciBulan, info: InfoTahun) -> tuple[BarisBulan, ...]:
    ids = [satu.objek_id for satu in ukuran]
    sekitar = {satu: periode_bulan(info.deret(satu), bulan) for satu in {u.frekuensi for u in ukuran}}
    periode = {satu.id for dua in sekitar.values() for satu in (dua.ini, dua.lalu) if satu}
    target, nilai = target_bulanan(ids, info.tahun), _nilai(ids, periode)
    capaian = _capaian(ukuran, periode, info)
    return tuple(
        _satu(
            satu, sekitar[satu.frekuensi], kunci.untuk(satu.objek_id), target.get(satu.objek_id), nilai, capaian, info
        )
        for satu in ukuran
    )


def _satu(
    satu: Ukuran,
    periode: PeriodeBulan,
    kunci: Kunci,
    target: TargetObjek | None,
    nilai: dict[tuple[int, int], SelTercatat],
    capaian: dict[tuple[int, int], Simpanan],
    info: InfoTahun,
) -> BarisBulan:
    objek = satu.objek_id

    def sel(milik: PeriodeTahun | None) -> Sel | None:
        return satu_sel(milik.id, milik.bulan, nilai.get((objek, milik.id)), satu) if milik else None

    acuan = acuan_periode(satu, target, info, periode.nomor)
    return BarisBulan(
        ukuran=satu,
        kunci=kunci,
        sel=sel(periode.ini),
        lalu=sel(periode.lalu),
        nama_lalu=periode.lalu.nama if periode.lalu else "",
        acuan=acuan,
        bertahap=bool(target and target.per_periode),
        ukur=_ukur(satu, periode, acuan, target, capaian, info),
    )


def _ukur(
    satu: Ukuran,
    periode: PeriodeBulan,
    acuan: Acuan,
    target: TargetObjek | None,
    capaian: dict[tuple[int, int], Simpanan],
    info: InfoTahun,
) -> Ukur:
    """To date at the month's period, else at the one before, against the target to date of that period."""
    for milik in (periode.ini, periode.lalu):
        if milik and (isi := capaian.get((satu.objek_id, milik.id))):
            if milik is periode.lalu:
                acuan = acuan_periode(satu, target, info, periode.nomor - 1)
            realisasi = Realisasi(isi[0], isi[2] or "", None, isi[1] == TAK_BERLAKU)
            return susun_ukur(satu, f"s.d. {milik.nama}", acuan, realisasi, info)
    return susun_ukur(satu, "", acuan, Realisasi(), info)


def _nilai(objek: list[int], periode: Collection[int]) -> dict[tuple[int, int], SelTercatat]:
    """The newest version of each value by object and period. One query."""
    return dict(sel_tercatat(_BARIS_NILAI(objek=objek, periode=periode)))


def _capaian(ukuran: list[Ukuran], periode: Collection[int], info: InfoTahun) -> dict[tuple[int, int], Simpanan]:
    """Stored achievement by object and period; of an outdated definition computed afresh. One query, else two."""
    dasar = {satu.objek_id: definisi_dari(satu).dasar for satu in ukuran}
    hasil: dict[tuple[int, int], Simpanan] = {}
    usang: set[int] = set()
    for objek_id, periode_id, *isi in _BARIS_CAPAIAN(objek=list(dasar), periode=periode):
        hasil[objek_id, periode_id] = tuple(isi)  # type: ignore[assignment]
        if isi[-1] != dasar[objek_id]:
            usang.add(objek_id)
    if not usang:
        return hasil
    bersih = {kunci: isi for kunci, isi in hasil.items() if kunci[0] not in usang}
    return bersih | _hitung([satu for satu in ukuran if satu.objek_id in usang], periode, info)


def _hitung(ukuran: Iterable[Ukuran], periode: Collection[int], info: InfoTahun) -> dict[tuple[int, int], Simpanan]:
    """What the projection of these objects will hold once it is refreshed."""
    semua = list(ukuran)
    isi = isi_nilai([satu.objek_id for satu in semua], info.tahun)
    hasil: dict[tuple[int, int], Simpanan] = {}
    for satu in semua:
        milik = isi.get(satu.objek_id, {})
        teks = {nilai.id: nilai.teks for nilai in milik.values()}
        for baris in proyeksi_objek(satu, milik, None, info):
            if baris.periode_id in periode:
                sebab = TAK_BERLAKU if baris.sebab == TAK_BERLAKU else ""
                hasil[satu.objek_id, baris.periode_id] = (
                    baris.realisasi, sebab, teks.get(baris.nilai_id, ""), baris.dasar,
                )  # fmt: skip
    return hasil


_BARIS_NILAI = kueri_sel(periode__salah=Isian("periode", BigIntegerField()))
_BARIS_CAPAIAN = KueriSiap(
    lambda: (
        Capaian.objects.filter(
            objek__salah=Isian("objek", BigIntegerField()), periode__salah=Isian("periode", BigIntegerField())
        )
        .order_by()
        .values_list("objek_id", "periode_id", "realisasi", "sebab", "nilai__teks", "dasar")
    )
)
