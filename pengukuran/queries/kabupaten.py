"""Achievement of all units at once, from the projection alone."""

from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from typing import Any

from django.db.models import Avg, BigIntegerField, Case, Count, DecimalField, F, Q, Value, When
from django.db.models.functions import Greatest, Least

from layanan.models import Pekerjaan
from pengukuran.models import Capaian
from pengukuran.queries.tahun import InfoTahun, info_tahun
from pengukuran.rules import Lampu, kategori, lampu
from renstra.rules import Polaritas
from sakip.siap import Isian, KueriSiap

JENIS_SEGARKAN = "pengukuran.segarkan"
_ANGKA = DecimalField(max_digits=30, decimal_places=10)


@dataclass(frozen=True, slots=True)
class RingkasCapaian:
    """Simple mean of the achievements of a unit's indicators for the year to date. jumlah: indicators with any value."""

    unit_id: int
    rerata: Decimal | None
    terhitung: int
    jumlah: int
    per_kategori: dict[str, int]
    kategori: str | None
    lampu: Lampu

    @property
    def tak_terhitung(self) -> int:
        """Indicators with values whose achievement cannot be computed."""
        return self.jumlah - self.terhitung


def ringkasan_kabupaten(
    tahun: int, info: InfoTahun | None = None, *, unit: int | None = None, per_kategori: bool = True
) -> dict[int, RingkasCapaian]:
    """Means of all units by id (or of one), from the year's rows of the projection. One query (and one for the year, if not given).

    per_kategori: count the indicators in each category too, which takes longer than all else; False leaves that empty.
    After targets changed the rows lag until the refresh that was queued with the change has run: see `sedang_disegarkan`.
    """
    info = info or info_tahun(tahun)
    if info is None:
        return {}
    kueri = _kueri_rerata(info, unit is not None, per_kategori)
    return {satu[0]: _ringkas(satu, info) for satu in kueri(periode=info.setahun.id, unit=unit)}


@lru_cache(maxsize=50)
def _kueri_rerata(info: InfoTahun, satu_unit: bool, per_kategori: bool) -> KueriSiap:
    """Unit, mean, number computed, number of indicators, then the number in each category, by the settings of a year."""
    syarat = _syarat(info, "tampil") if per_kategori else []
    hitungan = {f"k{nomor}": Count("pk", filter=satu) for nomor, satu in enumerate(syarat)}
    saring = {"objek__unit": Isian("unit", BigIntegerField())} if satu_unit else {}
    return KueriSiap(
        lambda: (
            Capaian.objects.filter(periode=Isian("periode", BigIntegerField()), **saring)
            .annotate(tampil=tampil_sql(info))
            .values("objek__unit")
            .annotate(rerata=Avg("tampil"), terhitung=Count("capaian"), jumlah=Count("pk"), **hitungan)
            .order_by()
            .values_list("objek__unit", "rerata", "terhitung", "jumlah", *hitungan)
        )
    )


def tampil_sql(info: InfoTahun) -> Case:
    """The shown form in SQL: floor 0 except for higher-is-better, then the cap of the year."""
    nilai = Case(
        When(dasar__endswith=f"|{Polaritas.NAIK}", then=F("capaian")),
        When(capaian=None, then=Value(None)),
        default=Greatest(F("capaian"), Value(Decimal(0)), output_field=_ANGKA),
        output_field=_ANGKA,
    )
    if info.batas is None:
        return nilai
    batas = Least(nilai, Value(info.batas, output_field=_ANGKA), output_field=_ANGKA)
    return Case(When(capaian=None, then=Value(None)), default=batas, output_field=_ANGKA)


def _syarat(info: InfoTahun, kolom: str) -> list[Q]:
    """A condition per row of the category table."""
    hasil: list[Q] = []
    atas: Decimal | None = None
    for baris in info.tabel:
        syarat = Q(**{f"{kolom}__isnull": False})
        if baris.bawah is not None:
            syarat &= Q(**{f"{kolom}__gte": baris.bawah})
        if atas is not None:
            syarat &= Q(**{f"{kolom}__lt": atas})
        atas = baris.bawah
        hasil.append(syarat)
    return hasil


def _ringkas(satu: tuple[Any, ...], info: InfoTahun) -> RingkasCapaian:
    unit, rerata, terhitung, jumlah, *hitungan = satu
    return RingkasCapaian(
        unit_id=unit,
        rerata=rerata,
        terhitung=terhitung,
        jumlah=jumlah,
        per_kategori={baris.nama: n for baris, n in zip(info.tabel, hitungan, strict=bool(hitungan))},
        kategori=kategori(rerata, info.tabel),
        lampu=lampu(rerata, info.tabel),
    )


def sedang_disegarkan(tahun: int) -> int:
    """How many refreshes of the year's projection are still under way. One query."""
    mencakup = Q(argumen__tahun=tahun) | Q(argumen__tahun_awal__lte=tahun, argumen__tahun_akhir__gte=tahun)
    terbuka = [Pekerjaan.Status.ANTRE, Pekerjaan.Status.JALAN]
    return Pekerjaan.objects.filter(mencakup, jenis=JENIS_SEGARKAN, status__in=terbuka).count()
