"""Years with their periods, deadlines and categories."""

from collections.abc import Iterable
from typing import Any, Protocol

from django.db import transaction

from organisasi.models import KategoriCapaian, Pengguna, Periode, Tahun, Tenggat
from organisasi.rules.periode import KATEGORI_BAWAAN, geser_tahun, periode_setahun, tenggat_bawaan

SETELAN = ("batas_capaian", "nihil_seratus", "entri_kumulatif", "ambang_analisis")


@transaction.atomic
def buat_tahun(*, tahun: int, by: Pengguna | None, **setelan: Any) -> Tahun:
    """Open a year of performance: settings, 19 periods, deadlines and categories.

    Settings and categories come from the latest earlier year, deadlines too, shifted; without one from the defaults.
    `setelan` overrules single settings of `Tahun`. An existing year is returned as it is.
    """
    ada = Tahun.objects.filter(pk=tahun).first()
    if ada:
        return ada
    contoh = Tahun.objects.filter(pk__lt=tahun).first()
    nilai = {nama: getattr(contoh, nama) for nama in SETELAN} if contoh else {}
    baru = Tahun.objects.create(tahun=tahun, **{**nilai, **setelan})
    Periode.objects.bulk_create(
        Periode(tahun=baru, jenis=satu.jenis, nomor=satu.nomor, mulai=satu.mulai, selesai=satu.selesai)
        for satu in periode_setahun(tahun)
    )
    Tenggat.objects.bulk_create(_tenggat(baru, contoh))
    KategoriCapaian.objects.bulk_create(_kategori(baru, contoh))
    return baru


def _tenggat(baru: Tahun, contoh: Tahun | None) -> list[Tenggat]:
    if contoh is None:
        return [
            Tenggat(tahun=baru, kegiatan=satu.kegiatan, tanggal=satu.tanggal, hari=satu.hari)
            for satu in tenggat_bawaan(baru.tahun)
        ]
    selisih = baru.tahun - contoh.tahun
    return [
        Tenggat(
            tahun=baru,
            kegiatan=lama.kegiatan,
            tanggal=geser_tahun(lama.tanggal, selisih) if lama.tanggal else None,
            hari=lama.hari,
            tenggang_hari=lama.tenggang_hari,
        )
        for lama in contoh.tenggat.all()
    ]


def _kategori(baru: Tahun, contoh: Tahun | None) -> list[KategoriCapaian]:
    if contoh is None:
        sumber = list(KATEGORI_BAWAAN)
    else:
        sumber = [(lama.nama, lama.batas_bawah, lama.tanda) for lama in contoh.kategori.all()]
    return [KategoriCapaian(tahun=baru, nama=nama, batas_bawah=batas, tanda=tanda) for nama, batas, tanda in sumber]


class DapatDisimpan(Protocol):
    """Validated forms and formsets."""

    def save(self) -> Any: ...


@transaction.atomic
def simpan_setelan(bagian: Iterable[DapatDisimpan]) -> None:
    """Store the validated parts of a year's settings together or not at all; the history notes who did it."""
    for satu in bagian:
        satu.save()
