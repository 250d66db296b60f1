"""Writing the projection of achievement: always as a whole per object and year, under the lock of the object."""

from collections.abc import Collection, Iterable
from itertools import batched

from django.db import transaction

from pengukuran.models import Capaian
from pengukuran.queries.proyeksi import BarisProyeksi, proyeksi
from renstra.models import ObjekUkur

SEKALI = 500
_ISI = ("nilai", "target", "realisasi", "capaian", "sebab", "dasar")


def hitung_ulang(objek: Iterable[int], tahun: int) -> int:
    """Compute the projection of objects in a year anew and write it; gives the number of rows.

    In chunks, each a transaction of its own that holds the objects, so that a value saved meanwhile is never lost.
    """
    return sum(_hitung_bagian(bagian, tahun) for bagian in batched(sorted(set(objek)), SEKALI))


@transaction.atomic
def _hitung_bagian(objek: Collection[int], tahun: int) -> int:
    list(ObjekUkur.objects.select_for_update(of=("self",)).filter(pk__in=objek).order_by("pk").values_list("pk"))
    return tulis_proyeksi(objek, tahun, list(proyeksi(objek, tahun)))


def tulis_proyeksi(objek: Collection[int], tahun: int, baris: Collection[BarisProyeksi]) -> int:
    """Replace the rows of locked objects in a year. Two statements."""
    periode = {satu.periode_id for satu in baris}
    Capaian.objects.filter(objek__in=list(objek), periode__tahun=tahun).exclude(periode__in=periode).delete()
    return tambah_proyeksi(baris)


def tambah_proyeksi(baris: Collection[BarisProyeksi]) -> int:
    """Write rows of locked objects beside those of other periods. One statement."""
    Capaian.objects.bulk_create(
        [
            Capaian(
                objek_id=satu.objek_id,
                periode_id=satu.periode_id,
                nilai_id=satu.nilai_id,
                target=satu.target,
                realisasi=satu.realisasi,
                capaian=satu.capaian,
                sebab=satu.sebab,
                dasar=satu.dasar,
            )
            for satu in baris
        ],
        batch_size=5_000,
        update_conflicts=True,
        unique_fields=["objek", "periode"],
        update_fields=_ISI,
    )
    return len(baris)
