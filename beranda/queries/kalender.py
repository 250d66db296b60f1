"""What is due when: the deadlines of the year as data."""

import datetime as dt
from dataclasses import dataclass

from organisasi.models import Tenggat
from organisasi.models.waktu import KegiatanTenggat


@dataclass(frozen=True, slots=True)
class Acara:
    """A deadline: its date, what is due, for which year of performance, how many days from today (negative: past)."""

    tanggal: dt.date
    judul: str
    tahun: int
    sisa: int


def kalender(tahun: int, *, hari_ini: dt.date, jumlah: int = 6) -> list[Acara]:
    """The next deadlines from today on, of the year and the one before. One query."""
    acara: list[Acara] = []
    for satu in Tenggat.objects.filter(tahun__in=[tahun - 1, tahun]):
        for tanggal, judul in _tanggal(satu, hari_ini):
            acara.append(Acara(tanggal, judul, satu.tahun_id, (tanggal - hari_ini).days))
    return sorted((a for a in acara if a.sisa >= 0), key=lambda a: (a.tanggal, a.judul))[:jumlah]


def _tanggal(tenggat: Tenggat, hari_ini: dt.date) -> list[tuple[dt.date, str]]:
    """Dates of a deadline: its own, or the next one of a monthly deadline."""
    label = KegiatanTenggat(tenggat.kegiatan).label
    if tenggat.tanggal:
        return [(tenggat.tanggal, label)]
    if not tenggat.hari:
        return []
    for geser in (0, 1):
        bulan = hari_ini.month + geser
        tanggal = dt.date(hari_ini.year + (bulan > 12), (bulan - 1) % 12 + 1, tenggat.hari)
        nilai_bulan = tanggal.replace(day=1) - dt.timedelta(days=1)
        if tanggal >= hari_ini and nilai_bulan.year == tenggat.tahun_id:
            return [(tanggal, "Nilai bulan lalu terisi dan diajukan")]
    return []
