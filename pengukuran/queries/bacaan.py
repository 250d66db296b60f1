"""The yearly series of an indicator in one of three readings: as then, as organised now, restated."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from django.db.models import Q
from django.utils import timezone

from datakinerja.models import Nilai
from datakinerja.queries import Ukuran
from datakinerja.rules import KeadaanNilai, agregasi
from organisasi.izin import SELURUH
from organisasi.models import Pengguna, VersiUnit
from organisasi.queries import untai_silsilah
from organisasi.rules.periode import tanggal_acuan
from organisasi.rules.silsilah import Bacaan, Peta, Untai, pemetaan, rumpun
from pengukuran.models import Capaian
from pengukuran.queries.proyeksi import definisi_dari
from pengukuran.rules.bacaan import Besaran, baca_ulang, jumlah, kalimat, peta_bacaan
from renstra.models import ObjekUkur
from renstra.rules import Agregasi

LAMA_DERET = 5


@dataclass(frozen=True, slots=True)
class BagianBacaan:
    """A share that a figure shown is made of: of which unit, of which year, to which unit."""

    tahun: int
    asal: str
    tujuan: str
    persen: Decimal


@dataclass(frozen=True, slots=True)
class BarisBacaan:
    """A unit of the reading with its figure of each year; None where there is none."""

    unit_id: int
    nama: str
    nilai: tuple[Decimal | None, ...]


@dataclass(frozen=True, slots=True)
class DeretBacaan:
    """The series. `jumlah` is of all units together, empty where it may not be added up or some units are not shown."""

    bacaan: Bacaan
    tahun: tuple[int, ...]
    baris: tuple[BarisBacaan, ...]
    jumlah: tuple[Decimal | None, ...]
    bagian: tuple[BagianBacaan, ...]
    kalimat: str
    tersembunyi: int


@dataclass(frozen=True, slots=True)
class _Riwayat:
    """Names of the units over time, the strands between them, and the day of comparison."""

    nama: dict[int, list[tuple[dt.date, dt.date, str]]]
    untai: list[Untai]
    kini: dt.date

    def pada(self, unit: int, tahun: int) -> dt.date:
        """The day as of which the figure of a unit and year is read: the year's last, or the unit's own last."""
        akhir = max((selesai for _, selesai, _ in self.nama.get(unit, ())), default=dt.date.max)
        return min(dt.date(tahun, 12, 31), akhir - dt.timedelta(days=1))

    def ada(self, unit: int, tahun: int) -> bool:
        """Whether the unit existed on some day of the year."""
        awal, akhir = dt.date(tahun, 1, 1), dt.date(tahun, 12, 31)
        return any(mulai <= akhir and selesai > awal for mulai, selesai, _ in self.nama.get(unit, ()))

    def sebutan(self, unit: int, hari: dt.date) -> str:
        """The name on a day, else the last one before, else the first."""
        daftar = self.nama.get(unit, [])
        return next((nama for mulai, _, nama in reversed(daftar) if mulai <= hari), daftar[0][2] if daftar else "")

    def peta(self, unit: Iterable[int], tahun: int) -> Peta:
        """Where the work that the units did in a year is now: old id -> {id now: share}."""
        return {
            satu: pemetaan([satu], [u for u in self.untai if u.tanggal > self.pada(satu, tahun)])[satu] for satu in unit
        }


def deret_bacaan(objek: ObjekUkur, ukuran: Ukuran, tahun: int, bacaan: Bacaan, user: Pengguna) -> DeretBacaan:
    """Five years of an indicator up to `tahun`, of the unit and of all that share its lineage.  Five queries.

    The indicator of another unit counts as the same where it is the same identity, or has the same wording and unit
    of measure.  Rows of units outside the user's reach are left out, except for predecessors.
    """
    kini = tanggal_acuan(tahun, timezone.localdate())
    untai = untai_silsilah(sampai=kini)
    pasangan = [(satu.asal, satu.tujuan) for satu in untai]
    milik_unit = objek.jabatan_id is None and objek.pegawai_id is None
    unit = rumpun(objek.unit_id, pasangan) if milik_unit else frozenset({objek.unit_id})
    riwayat = _Riwayat(_nama(unit), untai if milik_unit else [], kini)
    deret = tuple(range(tahun - LAMA_DERET + 1, tahun + 1))
    besaran = _besaran(_objek_sama(objek, ukuran, unit), ukuran, deret, riwayat)
    return _susun(bacaan, deret, besaran, riwayat, ukuran, _terlihat(user, unit, objek.unit_id, riwayat))


def _terlihat(user: Pengguna, unit: frozenset[int], pusat: int, riwayat: _Riwayat) -> frozenset[int]:
    """Units whose figures the user may see: those in reach, and ended ones whose work the unit carries on."""
    lingkup = user.lingkup("pengukuran.lihat")
    if lingkup == SELURUH:
        return unit
    pendahulu = {
        satu
        for satu in unit
        if not riwayat.ada(satu, riwayat.kini.year + 1) and pusat in riwayat.peta([satu], dt.MINYEAR)[satu]
    }
    return frozenset({pusat} | pendahulu | {satu for satu in unit if satu in lingkup})


def _nama(unit: frozenset[int]) -> dict[int, list[tuple[dt.date, dt.date, str]]]:
    hasil: dict[int, list[tuple[dt.date, dt.date, str]]] = {}
    for satu, nama, berlaku in (
        VersiUnit.objects.filter(unit__in=unit).order_by("berlaku").values_list("unit", "nama", "berlaku")
    ):
        hasil.setdefault(satu, []).append((berlaku.lower or dt.date.min, berlaku.upper or dt.date.max, nama))
    return hasil


def _objek_sama(objek: ObjekUkur, ukuran: Ukuran, unit: frozenset[int]) -> dict[int, int]:
    """Objects that measure the same: object -> unit."""
    if len(unit) == 1:
        return {objek.pk: objek.unit_id}
    sama = Q(indikator=objek.indikator_id) | Q(
        indikator__versi__uraian__iexact=ukuran.uraian, indikator__versi__satuan__nama=ukuran.satuan
    )
    lain = ObjekUkur.objects.filter(
        sama, unit__in=unit - {objek.unit_id}, jabatan=None, pegawai=None
    ).order_by("pk")  # fmt: skip
    return {objek.pk: objek.unit_id} | dict(lain.values_list("pk", "unit"))


def _besaran(
    objek: dict[int, int], ukuran: Ukuran, deret: tuple[int, ...], riwayat: _Riwayat
) -> dict[int, dict[int, Besaran]]:
    """Figures by year and unit; of several objects of one unit the first that is filled in counts."""
    baris = Capaian.objects.filter(objek__in=objek, periode__jenis="tahun", periode__tahun__in=deret)
    pecahan = _pecahan(objek, ukuran, deret) if ukuran.agregasi is Agregasi.RASIO else {}
    hasil: dict[int, dict[int, Besaran]] = {satu: {} for satu in deret}
    for objek_id, tahun, nilai in baris.order_by("objek").values_list("objek", "periode__tahun", "realisasi"):
        unit = objek[objek_id]
        lama = hasil[tahun].get(unit)
        if (nilai is not None or riwayat.ada(unit, tahun)) and (lama is None or lama.nilai is None):
            hasil[tahun][unit] = Besaran(nilai, *pecahan.get((objek_id, tahun), (None, None)))
    return hasil


def _pecahan(
    objek: Iterable[int], ukuran: Ukuran, deret: tuple[int, ...]
) -> dict[tuple[int, int], tuple[Decimal | None, Decimal | None]]:
    """Numerator and denominator of whole years by object and year.  One query."""
    terbaru = (
        Nilai.objects.filter(objek__in=list(objek), periode__tahun__in=deret)
        .order_by("objek_id", "periode_id", "-versi")
        .distinct("objek_id", "periode_id")
        .values_list("objek_id", "periode__tahun", "periode__selesai", "keadaan", "pembilang", "penyebut")
    )
    isi: dict[tuple[int, int], list[tuple[Decimal | None, Decimal | None]]] = {}
    for objek_id, tahun, _, keadaan, *bagian in sorted(terbaru, key=lambda satu: satu[:3]):
        if keadaan == KeadaanNilai.TERISI:
            isi.setdefault((objek_id, tahun), []).append((bagian[0], bagian[1]))
    return {
        kunci: (_setahun([a for a, _ in daftar], ukuran), _setahun([b for _, b in daftar], ukuran))
        for kunci, daftar in isi.items()
    }


def _setahun(nilai: list[Decimal | None], ukuran: Ukuran) -> Decimal | None:
    return agregasi(nilai, Agregasi.JUMLAH, ukuran.cara_entri)


def _susun(
    bacaan: Bacaan,
    deret: tuple[int, ...],
    besaran: dict[int, dict[int, Besaran]],
    riwayat: _Riwayat,
    ukuran: Ukuran,
    terlihat: frozenset[int],
) -> DeretBacaan:
    cara, pengali = ukuran.agregasi, definisi_dari(ukuran).pengali
    isi: dict[tuple[int, str], dict[int, Decimal | None]] = {}
    bagian: list[BagianBacaan] = []
    for tahun in deret:
        peta = peta_bacaan(bacaan, riwayat.peta(besaran[tahun], tahun))
        for unit, nilai in baca_ulang(besaran[tahun], peta, cara=cara, pengali=pengali).items():
            hari = dt.date(tahun, 12, 31) if bacaan is Bacaan.TANGGAL else riwayat.kini
            isi.setdefault((unit, riwayat.sebutan(unit, hari)), {})[tahun] = nilai
        bagian += _bagian(tahun, peta, riwayat, terlihat)
    semua = {unit for unit, _ in isi}
    return DeretBacaan(
        bacaan,
        deret,
        tuple(
            BarisBacaan(unit, nama, tuple(nilai.get(satu) for satu in deret))
            for (unit, nama), nilai in isi.items()
            if unit in terlihat
        ),
        tuple(jumlah(besaran[satu], cara=cara, pengali=pengali) for satu in deret) if semua <= terlihat else (),
        tuple(bagian),
        kalimat(bacaan, cara),
        len(semua - terlihat),
    )


def _bagian(tahun: int, peta: Peta, riwayat: _Riwayat, terlihat: frozenset[int]) -> list[BagianBacaan]:
    return [
        BagianBacaan(
            tahun, riwayat.sebutan(lama, riwayat.pada(lama, tahun)), riwayat.sebutan(baru, riwayat.kini), b * 100
        )
        for lama, tujuan in peta.items()
        for baru, b in tujuan.items()
        if lama != baru and baru in terlihat
    ]
