"""Jobs of performance data."""

import datetime as dt
from typing import Any

from django.utils import timezone

from datakinerja.actions import siapkan_lembar
from layanan.pekerjaan import Kerja, jadwalkan


@jadwalkan("datakinerja.siapkan_lembar", judul="Menyiapkan lembar data bulan yang baru berakhir", jam="01:00")
def siapkan_lembar_harian(kerja: Kerja) -> dict[str, Any]:
    """Every unit gets its turn, with the deadline, for the month that is over: the inbox and the daily digest tell of it."""
    kemarin = timezone.localdate().replace(day=1) - dt.timedelta(1)
    with kerja.kunci():
        return {"lembar": siapkan_lembar(tahun=kemarin.year, bulan=kemarin.month)}
