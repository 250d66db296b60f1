"""The clock of the demo: actions run as on the day on which they are told to have happened."""

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager

from django.utils import timezone


@contextmanager
def pada(waktu: dt.datetime) -> Iterator[None]:
    """Let all that asks Django for the time get `waktu` (aware) meanwhile: dates of trails, roles in force, deadlines.

    For commands with one thread only. The history kept by the database itself still shows when the demo was loaded.
    """
    asli = timezone.now
    timezone.now = lambda: waktu
    try:
        yield
    finally:
        timezone.now = asli


def saat(tanggal: dt.date, jam: int = 9, menit: int = 0) -> dt.datetime:
    """A moment of a day in the regency's own time."""
    return timezone.make_aware(dt.datetime.combine(tanggal, dt.time(jam, menit)))
