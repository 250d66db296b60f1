"""The grid of a unit and year: indicators by months, with locks, versions and achievement."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.db.models import BigIntegerField, IntegerField
from django.utils import timezone

from datakinerja.models import Nilai
from datakinerja.queries import KunciBulan, Ukuran, kunci_bulan, ukuran_unit
from datakinerja.rules import BULAN_SINGKAT, Agregasi, KeadaanNilai, Kunci, agregasi
from datakinerja.rules.alur import SifatAngka
from organisasi.models import Pengguna, Unit
from pengukuran.queries.capaian import Ukur, ukur_kini
from pengukuran.queries.proyeksi import definisi_dari
from pengukuran.queries.tahun import InfoTahun, info_tahun
from pengukuran.rules.hitung import Isi
from pengukuran.rules.isian import Isian as Masukan
from pengukuran.rules.isian import tulis_isian
from perjanjian.queries import TargetObjek, target_bulanan
from renstra.rules import Frekuensi, Target
from sakip.angka import tulis
from sakip.siap import Isian, KueriSiap

# A recorded value with its version and whether it is provisional.
type SelTercatat = tuple[Isi, int, str]


@dataclass(frozen=True, slots=True)
class KolomBulan:
    """A month: whether it is locked and why, the state of its document, whether it is over.

    khusus: locks by object id where an opening names single indicators.
    """

    bulan: int
    nama: str
    kunci: Kunci
    status: str
    lembar_id: int | None
    lewat: bool
    khusus: Mapping[int, Kunci] = field(default_factory=dict)

    def untuk(self, objek_id: int) -> Kunci:
        """The lock of one object."""
        return self.khusus.get(objek_id, self.kunci)


@dataclass(frozen=True, slots=True)
class Sel:
    """A cell: its period, the month it ends in, its version (0: none yet).

    teks: the value as typed ("45 / 50").  tampil: as the cell shows it (a ratio as its result).
    """

    periode_id: int
    bulan: int
    teks: str = ""
    tampil: str = ""
    versi: int = 0
    keadaan: KeadaanNilai = KeadaanNilai.KOSONG
    sementara: bool = False


@dataclass(frozen=True, slots=True)
class BarisPetak:
    """An indicator: the year's target, its achievement to date, and a cell per month, None where nothing is due."""

    ukuran: Ukuran
    target: Target
    kini: Ukur
    sel: tuple[Sel | None, ...]


@dataclass(frozen=True, slots=True)
class Petak:
    """The grid. boleh_isi: the user may write where nothing is locked."""

    unit_id: int
    tahun: int
    info: InfoTahun | None
    kolom: tuple[KolomBulan, ...]
    baris: tuple[BarisPetak, ...]
    boleh_isi: bool


def lembar_petak(unit: Unit, tahun: int, user: Pengguna) -> Petak:
    """The grid as the user sees it. At most seven queries for any number of indicators."""
    info = info_tahun(tahun)
    if info is None:
        return Petak(unit.pk, tahun, None, (), (), boleh_isi=False)
    kunci = kunci_bulan(unit.pk, tahun, ditutup=info.terkunci, sekarang=timezone.now())
    ukuran = ukuran_unit(unit.pk, tahun)
    ids = [satu.objek_id for satu in ukuran]
    target, sel = target_bulanan(ids, tahun), _sel(ids, info)
    deret = {frekuensi: [(satu.id, satu.bulan) for satu in info.deret(frekuensi)] for frekuensi in Frekuensi}
    return Petak(
        unit_id=unit.pk,
        tahun=tahun,
        info=info,
        kolom=kolom_bulan(kunci, info),
        baris=tuple(
            _baris(satu, target.get(satu.objek_id), sel.get(satu.objek_id, {}), info, deret[satu.frekuensi])
            for satu in ukuran
        ),
        boleh_isi=user.has_perm("datakinerja.isi", unit),
    )


def kolom_bulan(kunci: Mapping[int, KunciBulan], info: InfoTahun) -> tuple[KolomBulan, ...]:
    """The twelve months."""
    return tuple(_kolom(bulan, kunci[bulan], info) for bulan in range(1, 13))


def bulan_terbuka(kolom: Iterable[KolomBulan]) -> KolomBulan | None:
    """The month to be filled now: the last that is over and still open, else the first open; None where all are shut."""
    terbuka = [satu for satu in kolom if not satu.kunci.terkunci and satu.status in {"draf", "dikembalikan"}]
    lewat = [satu for satu in terbuka if satu.lewat]
    return lewat[-1] if lewat else (terbuka[0] if terbuka else None)


def _kolom(bulan: int, kunci: KunciBulan, info: InfoTahun) -> KolomBulan:
    selesai = next(satu.selesai for satu in info.periode if satu.jenis == "bulan" and satu.nomor == bulan)
    return KolomBulan(
        bulan=bulan,
        nama=BULAN_SINGKAT[bulan - 1],
        kunci=kunci.kunci,
        status=kunci.status,
        lembar_id=kunci.lembar_id,
        lewat=selesai < timezone.localdate(),
        khusus=kunci.khusus,
    )


def _sel(objek: list[int], info: InfoTahun) -> dict[int, dict[int, SelTercatat]]:
    """The newest version of each value by object and period. One query."""
    hasil: dict[int, dict[int, SelTercatat]] = {satu: {} for satu in objek}
    for (objek_id, periode_id), tercatat in sel_tercatat(_BARIS_SEL(objek=objek, tahun=info.tahun)):
        hasil[objek_id][periode_id] = tercatat
    return hasil


def sel_tercatat(baris: Iterable[tuple[Any, ...]]) -> Iterator[tuple[tuple[int, int], SelTercatat]]:
    """Rows of `kueri_sel` by object and period."""
    for objek_id, periode_id, versi, sifat, pk, keadaan, *isi in baris:
        yield (objek_id, periode_id), (Isi(pk, _KEADAAN[keadaan], *isi), versi, sifat)


def kueri_sel(**syarat: Isian) -> KueriSiap:
    """The newest version of each value of the objects given as `objek`, with the columns that a cell shows."""
    return KueriSiap(
        lambda: (
            Nilai.objects.filter(objek__salah=Isian("objek", BigIntegerField()), **syarat)
            .order_by("objek_id", "periode_id", "-versi")
            .distinct("objek_id", "periode_id")
            .values_list(
                "objek_id", "periode_id", "versi", "sifat", "pk", "keadaan", "nilai", "pembilang", "penyebut", "teks"
            )
        )
    )


_KEADAAN = {satu.value: satu for satu in KeadaanNilai}
_BARIS_SEL = kueri_sel(periode__tahun=Isian("tahun", IntegerField()))


def _baris(
    ukuran: Ukuran,
    target: TargetObjek | None,
    isi: Mapping[int, SelTercatat],
    info: InfoTahun,
    deret: list[tuple[int, int]],
) -> BarisPetak:
    sel: list[Sel | None] = [None] * 12
    for periode_id, bulan in deret:
        sel[bulan - 1] = satu_sel(periode_id, bulan, isi.get(periode_id), ukuran)
    kini = ukur_kini(ukuran, {periode: satu[0] for periode, satu in isi.items()}, target, info)
    return BarisPetak(ukuran, target.target if target else Target(), kini, tuple(sel))


def satu_sel(periode_id: int, bulan: int, tercatat: SelTercatat | None, ukuran: Ukuran) -> Sel:
    """A cell with what is recorded for it."""
    if tercatat is None:
        return Sel(periode_id, bulan)
    isi, versi, sifat = tercatat
    isian = Masukan(isi.keadaan, isi.nilai, isi.pembilang, isi.penyebut, isi.teks)
    teks = tulis_isian(isian)
    return Sel(
        periode_id,
        bulan,
        teks,
        tampil_isian(isian, ukuran) if isi.pembilang or isi.penyebut else teks,
        versi,
        isi.keadaan,
        sifat == SifatAngka.SEMENTARA,
    )


def tampil_isian(isian: Masukan, ukuran: Ukuran) -> str:
    """What the cell shows: a ratio as its result, everything else as typed."""
    if not isian.pembilang and not isian.penyebut:
        return tulis_isian(isian)
    hasil = agregasi([(isian.pembilang, isian.penyebut)], Agregasi.RASIO, pengali=definisi_dari(ukuran).pengali)
    return tulis(hasil, ukuran.presisi)


def tampil_nilai(nilai: Nilai, ukuran: Ukuran) -> str:
    """What the cell of a stored version shows."""
    return tampil_isian(
        Masukan(KeadaanNilai(nilai.keadaan), nilai.nilai, nilai.pembilang, nilai.penyebut, nilai.teks), ukuran
    )
