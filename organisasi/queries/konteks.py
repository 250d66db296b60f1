"""What may be chosen as the context of the pages: years and units."""

import datetime as dt
from dataclasses import dataclass

from django.db.backends.postgresql.psycopg_any import DateRange
from django.db.models import BigIntegerField, DateField

from organisasi.izin import SELURUH
from organisasi.models import JenisUnit, Pengguna, Tahun, Unit, VersiUnit
from sakip.siap import Isian, KueriSiap

# Parts of an OPD that have plans, agreements or values of their own.
JENIS_BAGIAN = (JenisUnit.BAGIAN, JenisUnit.RSUD, JenisUnit.KELURAHAN, JenisUnit.UPTD, JenisUnit.PUSKESMAS)


@dataclass(frozen=True)
class PilihanUnit:
    """A unit as offered: `anak` tells that it belongs to the OPD above it, `milik` that the user has a role in it."""

    id: int
    nama: str
    singkatan: str
    anak: bool
    milik: bool


_UNIT = KueriSiap(
    lambda: (
        Unit.objects.filter(pk=Isian("unit", BigIntegerField()))
        .dengan_nama(Isian("tanggal", DateField()))
        .values_list("id", "kunci", "dibentuk_oleh_id", "nama")
    )
)


def unit_bernama(unit: int, tanggal: dt.date) -> Unit | None:
    """A unit that knows its `nama` on a date, as `Unit.objects.dengan_nama` gives it. One query."""
    for *isi, nama in _UNIT(unit=unit, tanggal=tanggal):
        satu = Unit.from_db("default", ("id", "kunci", "dibentuk_oleh_id"), isi)
        satu.nama = nama  # type: ignore[attr-defined]
        return satu
    return None


def unit_pilihan(user: Pengguna, tahun: int) -> list[PilihanUnit]:
    """Units that existed in the year within the reach of the user's roles: each OPD, its parts below it, in order of codes."""
    lingkup = user.lingkup("organisasi.lihat")
    masa = DateRange(dt.date(tahun, 1, 1), dt.date(tahun + 1, 1, 1))
    versi = VersiUnit.objects.filter(berlaku__overlap=masa).order_by("berlaku")
    if lingkup != SELURUH:
        versi = versi.filter(unit__in=lingkup)
    terakhir = {v.unit_id: v for v in versi.only("unit_id", "nama", "singkatan", "kode", "jenis", "opd_id")}
    milik = {tugas.unit_id for tugas in user.peran}
    opd = {u: v for u, v in terakhir.items() if v.opd_id == u}
    bagian = [v for u, v in terakhir.items() if u not in opd and (v.jenis in JENIS_BAGIAN or u in milik) and v.opd_id]

    def urutan(v: VersiUnit) -> tuple[str, str, bool, str, str]:
        induk = opd.get(v.opd_id, v)
        return (induk.kode, induk.nama, v is not induk, v.kode, v.nama)

    return [
        PilihanUnit(v.unit_id, v.nama, v.singkatan, v.unit_id != v.opd_id, v.unit_id in milik)
        for v in sorted([*opd.values(), *bagian], key=urutan)
    ]


def tahun_pilihan() -> list[int]:
    """Years of performance, the latest first."""
    return list(Tahun.objects.order_by("-tahun").values_list("tahun", flat=True))
