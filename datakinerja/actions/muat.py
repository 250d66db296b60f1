"""Many first values at once, for migration from another system and for demo data."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from itertools import batched

from django.db import transaction

from datakinerja.models import Nilai
from datakinerja.rules import KeadaanNilai
from organisasi.models import Pengguna

SEKALI = 5_000


@dataclass(frozen=True, slots=True)
class BarisMuat:
    """A value to be loaded, in the sense of `IsiNilai`."""

    objek_id: int
    periode_id: int
    nilai: Decimal | None = None
    pembilang: Decimal | None = None
    penyebut: Decimal | None = None
    teks: str = ""
    keadaan: KeadaanNilai = KeadaanNilai.TERISI
    catatan: str = ""
    sumber: str = ""


@transaction.atomic
def muat_nilai(baris: Iterable[BarisMuat], by: Pengguna | None) -> int:
    """Write first versions in bulk; values that exist stay as they are. Gives the number of rows offered.

    Asks neither permission nor locks: for commands of the administrator. Achievement is not computed here: call
    `pengukuran.actions.hitung_ulang` afterwards.
    """
    jumlah = 0
    for bagian in batched(baris, SEKALI):
        Nilai.objects.bulk_create(
            [
                Nilai(
                    objek_id=satu.objek_id,
                    periode_id=satu.periode_id,
                    versi=1,
                    keadaan=satu.keadaan,
                    nilai=satu.nilai,
                    pembilang=satu.pembilang,
                    penyebut=satu.penyebut,
                    teks=satu.teks,
                    catatan=satu.catatan,
                    sumber=satu.sumber,
                    oleh=by,
                )
                for satu in bagian
            ],
            ignore_conflicts=True,
        )
        jumlah += len(bagian)
    return jumlah
