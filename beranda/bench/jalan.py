"""Measuring all pages with signed-in clients."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext

from django.db import transaction
from django.http import HttpResponseBase
from django.test import Client
from django.utils import timezone

from beranda.bench.halaman import DASAR, Halaman, Sasaran, cari_sasaran, daftar_halaman
from beranda.bench.ukur import Hasil, bandingkan, ukur
from organisasi.models import ProfilDaerah


def jalankan(*, ulang: int, pemanasan: int, lapor: Callable[[str], None] = lambda teks: None) -> list[Hasil]:
    """Measure every page on this database. What is saved meanwhile stays only in a demo or load database.

    Raises ObjectDoesNotExist where there is nothing to look at.
    """
    sasaran = cari_sasaran(timezone.localdate())
    klien = _masuk(sasaran)
    hasil = []
    for satu in daftar_halaman(sasaran):
        lapor(satu.nama)
        hasil.append(
            ukur(satu.nama, satu.jalur, _peminta(klien[satu.peran.value], satu), ulang=ulang, pemanasan=pemanasan)
        )
    return bandingkan(hasil, DASAR)


def _masuk(sasaran: Sasaran) -> dict[str, Client]:
    """A client with a session of its own for each role."""
    hasil = {}
    for peran, pengguna in sasaran.akun.items():
        klien = Client(raise_request_exception=True)
        klien.force_login(pengguna, backend="organisasi.backend.IzinBackend")
        hasil[peran.value] = klien
    return hasil


def _peminta(klien: Client, satu: Halaman) -> Callable[[], HttpResponseBase]:
    lingkungan = _lingkungan(satu)

    def minta() -> HttpResponseBase:
        with lingkungan():
            if satu.kiriman is None:
                jawaban = klien.get(satu.jalur, headers=satu.kepala)
            else:
                jawaban = klien.post(satu.jalur, satu.kiriman(), headers=satu.kepala)
        if jawaban.status_code >= 400:
            raise RuntimeError(f"{satu.nama}: {satu.jalur} menjawab {jawaban.status_code}: {jawaban.content[:300]!r}")
        return jawaban

    return minta


def _lingkungan(satu: Halaman) -> Callable[[], AbstractContextManager[None]]:
    """Nothing for readers and for example databases; else a transaction that is taken back."""
    contoh = ProfilDaerah.objects.filter(contoh=True).exists()
    return nullcontext if satu.kiriman is None or contoh else _kembali


@contextmanager
def _kembali() -> Iterator[None]:
    with transaction.atomic():
        yield
        transaction.set_rollback(True)
