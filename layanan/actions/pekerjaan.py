"""Jobs from queue to result: queued once, leased, watched, finished by the worker that holds the lease and no other."""

import contextlib
import datetime as dt
import logging
import os
import socket
import threading
from collections.abc import Iterator
from typing import Any

import pghistory
from django.core.exceptions import ValidationError
from django.db import close_old_connections, connection, models, transaction
from django.tasks import task
from django.utils import timezone

from layanan.actions.berkas import simpan_bytes
from layanan.models import Jadwal, Pekerjaan
from layanan.pekerjaan import DAFTAR, JADWAL, GagalKerja, Hasil, HasilBerkas, Kerja, SewaHilang
from layanan.rules.jadwal import jatuh_tempo, tunda
from organisasi.models import Pengguna, Unit

logger = logging.getLogger(__name__)

# A queued job whose message got lost on the way is sent again after this long.
KIRIM_ULANG = dt.timedelta(minutes=5)


@transaction.atomic
def antre(
    jenis: str,
    *,
    kunci: str,
    judul: str,
    argumen: dict[str, Any] | None = None,
    by: Pengguna | None,
    unit: Unit | None = None,
    objek: models.Model | None = None,
) -> Pekerjaan:
    """Queue a job; while one with the same key is open, that one is given back.

    kunci: what the job is about ("lkjip:12").  argumen: JSON.  Raises LookupError for a kind that no app registered.
    """
    if jenis not in DAFTAR:
        raise LookupError(f"Jenis pekerjaan {jenis} tidak terdaftar.")
    with connection.cursor() as kursor:
        # Two at once: the second waits here and then finds the first one's row.
        kursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [f"pekerjaan:{kunci}"])
    terbuka = Pekerjaan.objects.filter(kunci=kunci, status__in=[Pekerjaan.Status.ANTRE, Pekerjaan.Status.JALAN]).first()
    if terbuka:
        return terbuka
    pekerjaan = Pekerjaan(
        kunci=kunci,
        jenis=jenis,
        judul=judul,
        argumen=argumen or {},
        percobaan_maks=DAFTAR[jenis].percobaan,
        dibuat_oleh=by,
        unit=unit,
        detak=timezone.now(),
    )
    if objek is not None:
        pekerjaan.objek = objek
    pekerjaan.save()
    _kirim(pekerjaan)
    return pekerjaan


@task()
def jalankan_pekerjaan(pekerjaan_id: int) -> None:
    """The message that the queue carries: run this job, if it still waits."""
    kerjakan_id(pekerjaan_id, dengan_detak=True)


def ulangi(pekerjaan: Pekerjaan, *, by: Pengguna) -> Pekerjaan:
    """Queue a failed job anew with the same arguments. Raises ValidationError where it did not fail."""
    if not pekerjaan.gagal:
        raise ValidationError("Hanya pekerjaan yang gagal yang dapat diulang.")
    return antre(
        pekerjaan.jenis,
        kunci=pekerjaan.kunci,
        judul=pekerjaan.judul,
        argumen=pekerjaan.argumen,
        by=by,
        unit=pekerjaan.unit,
        objek=pekerjaan.objek,
    )


def _kirim(pekerjaan: Pekerjaan) -> None:
    jalankan_pekerjaan.using(run_after=pekerjaan.tidak_sebelum).enqueue(pekerjaan.pk)


def identitas() -> str:
    """Name of this worker process."""
    return f"{socket.gethostname()[:60]}:{os.getpid()}:{threading.get_native_id()}"


@transaction.atomic
def ambil(pekerjaan_id: int, *, pekerja: str) -> Kerja | None:
    """Lease a waiting job; None where another worker has it, it is finished, or its time has not come."""
    kini = timezone.now()
    baris = (
        Pekerjaan.objects.select_for_update(skip_locked=True, of=("self",))
        .filter(pk=pekerjaan_id, status=Pekerjaan.Status.ANTRE)
        .exclude(tidak_sebelum__gt=kini)
        .first()
    )
    if baris is None:
        return None
    sewa = DAFTAR[baris.jenis].sewa if baris.jenis in DAFTAR else dt.timedelta(seconds=60)
    baris.status, baris.percobaan, baris.pekerja = Pekerjaan.Status.JALAN, baris.percobaan + 1, pekerja[:100]
    baris.detak, baris.sewa_sampai, baris.mulai = kini, kini + sewa, baris.mulai or kini
    baris.kemajuan = baris.jumlah = 0
    baris.pesan = ""
    baris.save()
    return Kerja(pekerjaan=baris, sewa=sewa)


def kerjakan(pekerjaan: Pekerjaan) -> Pekerjaan:
    """Run a waiting job here and now (tests, commands); returns the fresh row."""
    kerjakan_id(pekerjaan.pk, dengan_detak=False)
    return Pekerjaan.objects.get(pk=pekerjaan.pk)


def kerjakan_id(pekerjaan_id: int, *, dengan_detak: bool) -> None:
    """Lease, run, and write the outcome; a lost lease leaves no trace, any other failure is retried or told."""
    kerja = ambil(pekerjaan_id, pekerja=identitas())
    if kerja is None:
        return
    try:
        with _detak(kerja) if dengan_detak else contextlib.nullcontext(), _atas_permintaan(kerja):
            jenis = DAFTAR.get(kerja.pekerjaan.jenis)
            if jenis is None:
                raise GagalKerja("Jenis pekerjaan ini tidak dikenal lagi oleh aplikasi.")
            selesaikan(kerja, jenis.fungsi(kerja))
    except SewaHilang:
        logger.warning("Sewa pekerjaan %s habis; hasilnya tidak disimpan.", pekerjaan_id)
    except Exception as galat:
        terduga = isinstance(galat, GagalKerja | ValidationError)
        logger.log(
            logging.INFO if terduga else logging.ERROR,
            "Pekerjaan %s gagal pada percobaan %s.",
            pekerjaan_id,
            kerja.percobaan,
            exc_info=not terduga,
        )
        gagalkan(kerja, galat)


def _atas_permintaan(kerja: Kerja) -> contextlib.AbstractContextManager[object]:
    """What the job changes is recorded in the history as done for whoever asked for it."""
    return pghistory.context(
        user=kerja.pekerjaan.dibuat_oleh_id, pekerjaan=kerja.pekerjaan.pk, jenis=kerja.pekerjaan.jenis
    )


@contextlib.contextmanager
def _detak(kerja: Kerja) -> Iterator[None]:
    """A thread that renews the lease three times per term while the job runs."""
    selesai = threading.Event()

    def berdetak() -> None:
        try:
            while not selesai.wait(kerja.sewa.total_seconds() / 3):
                close_old_connections()
                if not kerja.perpanjang():
                    return
        finally:
            connection.close()

    utas = threading.Thread(target=berdetak, name=f"detak-{kerja.pekerjaan.pk}", daemon=True)
    utas.start()
    try:
        yield
    finally:
        selesai.set()
        utas.join(timeout=10)


def selesaikan(kerja: Kerja, hasil: Hasil) -> None:
    """Write the result, if the lease still holds. Raises SewaHilang."""
    nilai: dict[str, Any] = {"hasil": hasil, "berkas": None, "nama_berkas": ""}
    if isinstance(hasil, HasilBerkas):
        berkas = simpan_bytes(hasil.isi, nama=hasil.nama, jenis=hasil.jenis, by=kerja.oleh)
        nilai = {"hasil": dict(hasil.data), "berkas": berkas, "nama_berkas": hasil.nama[:200]}
    with kerja.kunci():
        kini = timezone.now()
        kerja.milik_terkunci().update(
            status=Pekerjaan.Status.SELESAI, selesai=kini, detak=kini, sewa_sampai=None, pesan="Selesai", **nilai
        )


def _sebab(galat: BaseException, nomor: int) -> tuple[str, bool]:
    """The sentence for the user, and whether another attempt could help."""
    if isinstance(galat, ValidationError):
        return " ".join(galat.messages)[:300], False
    if isinstance(galat, GagalKerja):
        return str(galat)[:300], False
    return f"Terjadi kesalahan pada pekerjaan ini. Hubungi administrator dan sebutkan pekerjaan nomor {nomor}.", True


def gagalkan(kerja: Kerja, galat: BaseException) -> None:
    """After a failure: queue the next attempt with growing pauses, or close the job with a sentence."""
    sebab, ulangi = _sebab(galat, kerja.pekerjaan.pk)
    with contextlib.suppress(SewaHilang), transaction.atomic():
        baris = kerja.milikku().select_for_update(of=("self",)).first()
        if baris is None:
            raise SewaHilang
        if ulangi and baris.percobaan < baris.percobaan_maks:
            _ulangi(baris, tunda(baris.percobaan), "Percobaan ini gagal dan akan diulang sebentar lagi.")
        else:
            _tutup(baris, sebab)


def _ulangi(baris: Pekerjaan, jeda: dt.timedelta, pesan: str) -> None:
    kini = timezone.now()
    baris.status, baris.sewa_sampai, baris.pekerja, baris.pesan = Pekerjaan.Status.ANTRE, None, "", pesan
    baris.tidak_sebelum, baris.detak = (kini + jeda if jeda else None), kini
    baris.save()
    _kirim(baris)


def _tutup(baris: Pekerjaan, sebab: str) -> None:
    baris.status, baris.sewa_sampai, baris.pesan, baris.selesai = Pekerjaan.Status.GAGAL, None, sebab, timezone.now()
    baris.save()


@transaction.atomic
def sapu() -> int:
    """Bring back jobs whose worker fell silent and messages that got lost; returns how many were touched."""
    kini = timezone.now()
    terkunci = Pekerjaan.objects.select_for_update(skip_locked=True, of=("self",))
    mati = list(terkunci.filter(status=Pekerjaan.Status.JALAN, sewa_sampai__lt=kini))
    for baris in mati:
        if baris.percobaan < baris.percobaan_maks:
            _ulangi(baris, dt.timedelta(), "Pekerja terhenti di tengah jalan; pekerjaan diulang.")
        else:
            _tutup(baris, "Pekerja berulang kali terhenti saat mengerjakan ini. Hubungi administrator.")
    tersesat = list(
        terkunci.filter(status=Pekerjaan.Status.ANTRE, detak__lt=kini - KIRIM_ULANG).exclude(tidak_sebelum__gt=kini)
    )
    for baris in tersesat:
        _ulangi(baris, dt.timedelta(), baris.pesan)
    return len(mati) + len(tersesat)


def antre_terjadwal() -> list[Pekerjaan]:
    """Queue what the timetable says is due now; what was missed while nothing ran is not made up for."""
    hasil = []
    for terjadwal in JADWAL.values():
        Jadwal.objects.get_or_create(nama=terjadwal.nama)
        with transaction.atomic():
            baris = Jadwal.objects.select_for_update(skip_locked=True).filter(nama=terjadwal.nama).first()
            kini = timezone.localtime()
            if baris and jatuh_tempo(terjadwal.waktu, terakhir=baris.terakhir, kini=kini):
                baris.terakhir = kini
                baris.save(update_fields=["terakhir"])
                hasil.append(antre(terjadwal.nama, kunci=f"jadwal:{terjadwal.nama}", judul=terjadwal.judul, by=None))
    return hasil
