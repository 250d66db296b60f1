"""One measurement: the same request many times, after a warm-up."""

import statistics
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from typing import Any

from django.db import connection
from django.http import HttpResponseBase


@dataclass(frozen=True, slots=True)
class Hasil:
    """Times in milliseconds, queries and bytes of one answer; `kali`: median as a multiple of the bare page's."""

    nama: str
    jalur: str
    status: int
    p50: float
    p95: float
    kueri: int
    byte: int
    kali: float = 0.0

    def data(self) -> dict[str, Any]:
        """As JSON has it."""
        return asdict(self)


class Penghitung:
    """Counts statements that reach the database."""

    def __init__(self) -> None:
        self.jumlah = 0

    def __call__(self, jalankan: Callable[..., Any], sql: str, params: Any, banyak: bool, konteks: Any) -> Any:
        self.jumlah += 1
        return jalankan(sql, params, banyak, konteks)


@contextmanager
def hitung_kueri() -> Iterator[Penghitung]:
    """Count the statements of this block."""
    penghitung = Penghitung()
    with connection.execute_wrapper(penghitung):
        yield penghitung


def ukur(nama: str, jalur: str, minta: Callable[[], HttpResponseBase], *, ulang: int, pemanasan: int) -> Hasil:
    """Ask `ulang` times after `pemanasan` unmeasured ones. `minta` gives the answer, read to its end."""
    for _ in range(pemanasan):
        minta()
    with hitung_kueri() as penghitung:
        jawaban = minta()
    waktu = []
    for _ in range(ulang):
        mulai = time.perf_counter()
        minta()
        waktu.append((time.perf_counter() - mulai) * 1000)
    return Hasil(
        nama, jalur, jawaban.status_code, statistics.median(waktu), p95(waktu), penghitung.jumlah, _panjang(jawaban)
    )


def p95(waktu: list[float]) -> float:
    """The time that 95 of 100 requests do not exceed (nearest rank)."""
    urut = sorted(waktu)
    return urut[max(0, -(-len(urut) * 95 // 100) - 1)]


def _panjang(jawaban: HttpResponseBase) -> int:
    return len(getattr(jawaban, "content", b""))


def bandingkan(semua: list[Hasil], dasar: str) -> list[Hasil]:
    """The results with their multiples of the bare page named `dasar`."""
    acuan = next(satu.p50 for satu in semua if satu.nama == dasar)
    return [Hasil(**{**asdict(satu), "kali": satu.p50 / acuan if acuan else 0.0}) for satu in semua]
