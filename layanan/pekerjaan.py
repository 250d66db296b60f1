"""Kinds of jobs, and what a running job may do.

Each app registers its kinds in its `tasks.py`:

    @daftarkan("pelaporan.susun_pdf")
    def susun_pdf(kerja: Kerja) -> HasilBerkas: ...
"""

import contextlib
import datetime as dt
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from layanan.models import Pekerjaan
from layanan.rules.jadwal import Waktu
from organisasi.models import Pengguna

JEDA_KEMAJUAN = 0.5  # seconds between two writes of progress


class SewaHilang(Exception):
    """This worker was too slow: the job was given to another one, and nothing may be written any more."""


class GagalKerja(Exception):
    """The job cannot succeed however often it is tried; str() is the sentence for the user."""


@dataclass(frozen=True)
class HasilBerkas:
    """A result that is a file: its name with ending, its bytes, its media type, and data beside it (JSON)."""

    nama: str
    isi: bytes
    jenis: str = "application/pdf"
    data: Mapping[str, Any] = field(default_factory=dict)


type Hasil = HasilBerkas | dict[str, Any] | None
type Fungsi = Callable[["Kerja"], Hasil]


@dataclass(frozen=True)
class JenisKerja:
    """A kind of job: what runs it, how often it is tried, how long a silent worker keeps it."""

    nama: str
    fungsi: Fungsi
    percobaan: int
    sewa: dt.timedelta


@dataclass(frozen=True)
class Terjadwal:
    """A job that the scheduler queues by itself."""

    nama: str
    judul: str
    waktu: Waktu


DAFTAR: dict[str, JenisKerja] = {}
JADWAL: dict[str, Terjadwal] = {}


def daftarkan(nama: str, *, percobaan: int = 3, sewa_detik: int = 60) -> Callable[[Fungsi], Fungsi]:
    """Register a function as a kind of job. Raises ValueError where the name is taken by another function."""

    def pasang(fungsi: Fungsi) -> Fungsi:
        lama = DAFTAR.get(nama)
        if lama and lama.fungsi.__qualname__ != fungsi.__qualname__:
            raise ValueError(f"Jenis pekerjaan {nama} sudah terdaftar.")
        DAFTAR[nama] = JenisKerja(nama, fungsi, percobaan, dt.timedelta(seconds=sewa_detik))
        return fungsi

    return pasang


def jadwalkan(nama: str, *, judul: str, jam: str = "", setiap_menit: int = 0) -> Callable[[Fungsi], Fungsi]:
    """Register a function as a job that runs each day at `jam` ("06:00", local) or every so many minutes."""
    waktu = Waktu(
        jam=dt.time.fromisoformat(jam) if jam else None,
        setiap=dt.timedelta(minutes=setiap_menit) if setiap_menit else None,
    )

    def pasang(fungsi: Fungsi) -> Fungsi:
        JADWAL[nama] = Terjadwal(nama, judul, waktu)
        return daftarkan(nama)(fungsi)

    return pasang


@dataclass
class Kerja:
    """A job in the hands of one worker, for one attempt."""

    pekerjaan: Pekerjaan
    sewa: dt.timedelta
    hilang: threading.Event = field(default_factory=threading.Event)
    _terakhir: float = field(default=0.0, repr=False)

    @property
    def argumen(self) -> dict[str, Any]:
        return self.pekerjaan.argumen

    @property
    def oleh(self) -> Pengguna | None:
        """Who asked for the job; None for the scheduler."""
        return self.pekerjaan.dibuat_oleh

    @property
    def percobaan(self) -> int:
        return self.pekerjaan.percobaan

    def milikku(self) -> QuerySet[Pekerjaan]:
        """The row, as long as this attempt still holds the lease; empty afterwards."""
        return Pekerjaan.objects.filter(
            pk=self.pekerjaan.pk,
            status=Pekerjaan.Status.JALAN,
            percobaan=self.pekerjaan.percobaan,
            pekerja=self.pekerjaan.pekerja,
            sewa_sampai__gt=timezone.now(),
        )

    def perpanjang(self) -> bool:
        """Sign of life: the lease runs anew from now. False where it is lost."""
        kini = timezone.now()
        if self.milikku().update(detak=kini, sewa_sampai=kini + self.sewa):
            return True
        self.hilang.set()
        return False

    def kemajuan(self, ke: int, dari: int, pesan: str = "") -> None:
        """Say how far the job is: step `ke` of `dari`. Cheap to call often. Raises SewaHilang."""
        if self.hilang.is_set():
            raise SewaHilang
        if ke < dari and time.monotonic() - self._terakhir < JEDA_KEMAJUAN:
            return
        self._terakhir = time.monotonic()
        if not self.milikku().update(kemajuan=ke, jumlah=dari, pesan=pesan[:300]):
            self.hilang.set()
            raise SewaHilang

    @contextlib.contextmanager
    def kunci(self) -> Iterator[None]:
        """A transaction that only the worker whose lease still holds can enter; what it writes is written once.

        Raises SewaHilang.
        """
        with transaction.atomic():
            if self.milikku().select_for_update(of=("self",)).first() is None:
                self.hilang.set()
                raise SewaHilang
            yield
            self.milik_terkunci().update(detak=timezone.now(), sewa_sampai=timezone.now() + self.sewa)

    def milik_terkunci(self) -> QuerySet[Pekerjaan]:
        """The row inside `kunci`: held by lock, so the lease may have run out meanwhile."""
        return Pekerjaan.objects.filter(
            pk=self.pekerjaan.pk, status=Pekerjaan.Status.JALAN, percobaan=self.pekerjaan.percobaan
        )
