"""How complete and how timely the values of units are, month by month."""

import datetime as dt
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from decimal import Decimal

from django.utils import timezone

from datakinerja.models import JendelaEntri, LembarData, Nilai
from datakinerja.queries.ukuran import Ukuran, ukuran_unit
from datakinerja.rules import JENIS_PERIODE, KeadaanNilai, nomor_pada
from organisasi.models import Periode, Unit

SERATUS = Decimal(100)
type Jatuh = tuple[int, int]


@dataclass(frozen=True, slots=True)
class KelengkapanBulan:
    """One month of a unit: values due and filled, the deadline, the document.

    jatuh_tempo: the month is over, so that missing values count.  tepat_waktu: None while it is open and not submitted.
    """

    nomor: int
    wajib: int
    terisi: int
    jatuh_tempo: bool
    tenggat: dt.date | None
    diajukan: dt.datetime | None
    status: str
    lembar_id: int | None

    @property
    def persen(self) -> Decimal | None:
        """Share filled, None where nothing is due."""
        return Decimal(self.terisi) * SERATUS / self.wajib if self.wajib else None

    @property
    def tepat_waktu(self) -> bool | None:
        """Whether the values were submitted by the deadline; late once it has passed without submission."""
        if self.diajukan is not None:
            return self.tenggat is None or timezone.localdate(self.diajukan) <= self.tenggat
        if not self.wajib or self.tenggat is None or timezone.localdate() <= self.tenggat:
            return None
        return False


@dataclass(frozen=True, slots=True)
class KelengkapanUnit:
    """Twelve months of a unit; the sums are over the months that are over."""

    unit_id: int
    tahun: int
    bulan: tuple[KelengkapanBulan, ...]

    @property
    def wajib(self) -> int:
        return sum(satu.wajib for satu in self.bulan if satu.jatuh_tempo)

    @property
    def terisi(self) -> int:
        return sum(satu.terisi for satu in self.bulan if satu.jatuh_tempo)

    @property
    def tepat_waktu(self) -> int:
        return sum(satu.tepat_waktu is True for satu in self.bulan)

    @property
    def persen(self) -> Decimal | None:
        """Share filled of all that was due so far."""
        return Decimal(self.terisi) * SERATUS / self.wajib if self.wajib else None


def kelengkapan(unit: Unit | int, tahun: int) -> KelengkapanUnit:
    """Completeness of one unit. Five queries."""
    unit_id = unit if isinstance(unit, int) else unit.pk
    return kelengkapan_unit([unit_id], tahun)[unit_id]


def kelengkapan_unit(unit: Collection[int], tahun: int) -> dict[int, KelengkapanUnit]:
    """Completeness of many units by id. Five queries for any number."""
    ids = list(unit)
    ukuran: dict[int, list[Ukuran]] = {satu: [] for satu in ids}
    for satu in ukuran_unit(ids, tahun):
        ukuran[satu.unit_id].append(satu)
    periode = {(p.jenis, p.nomor): p for p in Periode.objects.filter(tahun=tahun)}
    keadaan = _keadaan([u.objek_id for daftar in ukuran.values() for u in daftar], tahun)
    lembar = {
        (satu.unit_id, satu.periode.nomor): satu
        for satu in LembarData.objects.filter(unit__in=ids, periode__tahun=tahun).select_related("periode")
    }
    tenggat = _tenggat(ids, tahun)
    return {
        satu: KelengkapanUnit(
            satu,
            tahun,
            tuple(
                _bulan(nomor, ukuran[satu], periode, keadaan, lembar.get((satu, nomor)), tenggat.get((satu, nomor)))
                for nomor in range(1, 13)
                if ("bulan", nomor) in periode
            ),
        )
        for satu in ids
    }


def kosong_pada(unit_id: int, periode: Periode) -> list[str]:
    """Wordings of the indicators that are due in a month and have no value. Three queries."""
    ukuran = ukuran_unit(unit_id, periode.tahun_id)
    semua = {(p.jenis, p.nomor): p for p in Periode.objects.filter(tahun=periode.tahun_id)}
    keadaan = _keadaan([satu.objek_id for satu in ukuran], periode.tahun_id)
    hasil = []
    for satu in ukuran:
        milik = periode_jatuh(satu, periode.nomor, semua)
        if milik and keadaan.get((satu.objek_id, milik.pk), KeadaanNilai.KOSONG) == KeadaanNilai.KOSONG:
            hasil.append(satu.uraian)
    return hasil


def periode_jatuh(ukuran: Ukuran, bulan: int, periode: Mapping[tuple[str, int], Periode]) -> Periode | None:
    """The period of an indicator that ends in a month; None where none is due then."""
    nomor = nomor_pada(ukuran.frekuensi, bulan)
    return periode.get((JENIS_PERIODE[ukuran.frekuensi], nomor)) if nomor else None


def _keadaan(objek: list[int], tahun: int) -> dict[Jatuh, str]:
    """State of the newest version per (object, period)."""
    baris = (
        Nilai.objects.filter(objek__in=objek, periode__tahun=tahun)
        .order_by("objek_id", "periode_id", "-versi")
        .distinct("objek_id", "periode_id")
        .values_list("objek_id", "periode_id", "keadaan")
    )
    return {(o, p): keadaan for o, p, keadaan in baris}


def _tenggat(unit: list[int], tahun: int) -> dict[tuple[int, int], dt.date]:
    """Last day for submission per (unit, month), grace included. A window of the unit may move it later, never earlier."""
    umum: dict[int, dt.date] = {}
    khusus: dict[tuple[int, int], dt.date] = {}
    for satu in JendelaEntri.objects.filter(periode__tahun=tahun, periode__jenis="bulan").select_related("periode"):
        akhir = satu.tutup + dt.timedelta(days=satu.tenggang_hari)
        if satu.unit_id is None:
            umum[satu.periode.nomor] = akhir
        else:
            khusus[(satu.unit_id, satu.periode.nomor)] = akhir
    dasar = {(u, nomor): akhir for u in unit for nomor, akhir in umum.items()}
    return dasar | {milik: max(akhir, dasar.get(milik, akhir)) for milik, akhir in khusus.items()}


def _bulan(
    nomor: int,
    ukuran: list[Ukuran],
    periode: Mapping[tuple[str, int], Periode],
    keadaan: Mapping[Jatuh, str],
    lembar: LembarData | None,
    tenggat: dt.date | None,
) -> KelengkapanBulan:
    wajib = terisi = 0
    for satu in ukuran:
        milik = periode_jatuh(satu, nomor, periode)
        ada = keadaan.get((satu.objek_id, milik.pk), KeadaanNilai.KOSONG) if milik else KeadaanNilai.TIDAK_BERLAKU
        wajib += ada != KeadaanNilai.TIDAK_BERLAKU
        terisi += ada == KeadaanNilai.TERISI
    return KelengkapanBulan(
        nomor=nomor,
        wajib=wajib,
        terisi=terisi,
        jatuh_tempo=periode[("bulan", nomor)].selesai < timezone.localdate(),
        tenggat=tenggat,
        diajukan=lembar.diajukan_pada if lembar else None,
        status=lembar.status if lembar else LembarData.alur.awal,
        lembar_id=lembar.pk if lembar else None,
    )
