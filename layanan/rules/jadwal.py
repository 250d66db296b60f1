"""When a scheduled job is due. What was missed while nothing ran stays missed."""

import datetime as dt
from dataclasses import dataclass

TENGGANG = dt.timedelta(hours=1)


@dataclass(frozen=True)
class Waktu:
    """A timetable: each day at `jam` (local time of the regency), or each `setiap`; exactly one of them."""

    jam: dt.time | None = None
    setiap: dt.timedelta | None = None

    def __post_init__(self) -> None:
        if (self.jam is None) == (self.setiap is None):
            raise ValueError("Jadwal perlu jam atau selang waktu, salah satu.")


def jatuh_tempo(waktu: Waktu, *, terakhir: dt.datetime | None, kini: dt.datetime) -> bool:
    """Whether to run now. `kini` in local time; `terakhir` the last run, None for never.

    A daily job runs once within an hour after its time, else not before the next day; an interval runs once however
    many turns were missed.
    """
    if waktu.setiap is not None:
        return terakhir is None or kini - terakhir >= waktu.setiap
    saat = dt.datetime.combine(kini.date(), waktu.jam, tzinfo=kini.tzinfo)  # type: ignore[arg-type]
    if saat > kini:
        saat -= dt.timedelta(days=1)
    return kini - saat <= TENGGANG and (terakhir is None or terakhir < saat)


def tunda(percobaan: int) -> dt.timedelta:
    """How long to wait after the n-th failed attempt (from 1): 10 s, 40 s, 160 s … at most an hour."""
    return min(dt.timedelta(seconds=10 * 4 ** (percobaan - 1)), dt.timedelta(hours=1))
