"""Jobs: queued once, leased, fenced, retried, scheduled, and finished once even where a worker is killed."""

import datetime as dt
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test import Client
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from layanan import actions, queries
from layanan.actions.pekerjaan import ambil, antre_terjadwal, gagalkan, kerjakan_id, sapu, selesaikan
from layanan.models import Jadwal, Pekerja, Pekerjaan, Pemberitahuan
from layanan.pekerjaan import DAFTAR, JADWAL, GagalKerja, HasilBerkas, Kerja, SewaHilang, daftarkan
from layanan.rules.jadwal import Waktu, jatuh_tempo, tunda
from organisasi.models import Pengguna, Unit
from tests import pabrik
from tests.layanan.conftest import PDF_KECIL, hitung_kueri

AKAR = Path(__file__).resolve().parent.parent.parent


@pytest.fixture
def jenis() -> Iterator[Callable[[Callable[[Kerja], Any]], str]]:
    """Registers a function as the kind "uji.satu" for this test."""

    def pasang(fungsi: Callable[[Kerja], Any]) -> str:
        DAFTAR.pop("uji.satu", None)
        daftarkan("uji.satu", percobaan=2, sewa_detik=30)(fungsi)
        return "uji.satu"

    yield pasang
    DAFTAR.pop("uji.satu", None)


def antre(nama: str, by: Pengguna | None, **lain: Any) -> Pekerjaan:
    return actions.antre(nama, **({"kunci": "uji:1", "judul": "Menyusun contoh", "by": by} | lain))


def test_result_and_progress(jenis: Callable[..., str], operator: Pengguna) -> None:
    def fungsi(kerja: Kerja) -> dict[str, Any]:
        kerja.kemajuan(1, 4, "Seperempat")
        tengah = Pekerjaan.objects.get(pk=kerja.pekerjaan.pk)
        assert (tengah.persen, tengah.keterangan, tengah.status) == (25, "Seperempat", "jalan")
        assert kerja.oleh == operator
        return {"jumlah": kerja.argumen["n"] * 2}

    selesai = actions.kerjakan(antre(jenis(fungsi), operator, argumen={"n": 4}))
    assert (selesai.status, selesai.hasil, selesai.persen, selesai.percobaan) == ("selesai", {"jumlah": 8}, 100, 1)
    assert selesai.selesai is not None


def test_file_as_result(
    jenis: Callable[..., str], operator: Pengguna, orang_asing: Pengguna, klien: Callable[[Pengguna], Client]
) -> None:
    selesai = actions.kerjakan(
        antre(jenis(lambda kerja: HasilBerkas("laporan.pdf", PDF_KECIL, data={"halaman": 1})), operator)
    )
    assert selesai.hasil == {"halaman": 1}
    respons = klien(operator).get(f"/pekerjaan/{selesai.pk}/hasil/")
    assert b"".join(respons.streaming_content) == PDF_KECIL
    assert "laporan.pdf" in respons["Content-Disposition"]
    assert klien(orang_asing).get(f"/pekerjaan/{selesai.pk}/hasil/").status_code == 404


def test_same_key_is_one_job_while_open(jenis: Callable[..., str], operator: Pengguna, naskah: Any) -> None:
    nama = jenis(lambda kerja: None)
    pertama = antre(nama, operator, objek=naskah)
    assert antre(nama, operator) == pertama
    assert DBTaskResult.objects.count() == 1
    assert queries.pekerjaan_objek(naskah, nama) == pertama
    actions.kerjakan(pertama)
    assert antre(nama, operator) != pertama


def test_unknown_kind_and_double_registration(operator: Pengguna) -> None:
    with pytest.raises(LookupError, match=r"tidak\.ada"):
        antre("tidak.ada", operator)
    with pytest.raises(ValueError, match="sudah terdaftar"):
        daftarkan("layanan.ringkasan_harian")(lambda kerja: None)


@pytest.mark.django_db(transaction=True)
def test_two_requests_at_once_queue_one_job(jenis: Callable[..., str], operator: Pengguna) -> None:
    nama, mulai, hasil = jenis(lambda kerja: None), threading.Barrier(2), []

    def minta() -> None:
        mulai.wait(timeout=60)
        hasil.append(antre(nama, operator).pk)
        connection.close()

    utas = [threading.Thread(target=minta) for _ in range(2)]
    for satu in utas:
        satu.start()
    for satu in utas:
        satu.join(timeout=60)
    assert len(hasil) == 2
    assert len(set(hasil)) == 1


def test_failure_is_retried_with_pauses_then_told(jenis: Callable[..., str], operator: Pengguna) -> None:
    def fungsi(kerja: Kerja) -> None:
        raise RuntimeError("rahasia dalaman")

    pekerjaan = actions.kerjakan(antre(jenis(fungsi), operator))
    assert (pekerjaan.status, pekerjaan.percobaan) == ("antre", 1)
    assert pekerjaan.tidak_sebelum is not None
    assert (
        DBTaskResult.objects.filter(
            run_after__gt=timezone.now(), run_after__lt=timezone.now() + dt.timedelta(hours=2)
        ).count()
        == 1
    )
    assert actions.kerjakan(pekerjaan).percobaan == 1  # its time has not come
    Pekerjaan.objects.update(tidak_sebelum=None)
    pekerjaan = actions.kerjakan(pekerjaan)
    assert (pekerjaan.status, pekerjaan.gagal) == ("gagal", True)
    assert "rahasia" not in pekerjaan.pesan
    assert str(pekerjaan.pk) in pekerjaan.pesan


@pytest.mark.parametrize(
    "galat", [GagalKerja("Rencana belum ditetapkan."), ValidationError("Rencana belum ditetapkan.")]
)
def test_what_cannot_succeed_is_not_retried(jenis: Callable[..., str], operator: Pengguna, galat: Exception) -> None:
    def fungsi(kerja: Kerja) -> None:
        raise galat

    pekerjaan = actions.kerjakan(antre(jenis(fungsi), operator))
    assert (pekerjaan.status, pekerjaan.pesan, pekerjaan.percobaan) == ("gagal", "Rencana belum ditetapkan.", 1)


def test_late_worker_writes_nothing(jenis: Callable[..., str], operator: Pengguna) -> None:
    pekerjaan = antre(jenis(lambda kerja: {"dari": "kedua"}), operator)
    lambat = ambil(pekerjaan.pk, pekerja="lambat")
    assert lambat is not None
    Pekerjaan.objects.update(sewa_sampai=timezone.now() - dt.timedelta(seconds=1))
    for tulis in (
        lambda: lambat.kemajuan(1, 2),
        lambda: selesaikan(lambat, {"dari": "pertama"}),
    ):  # even before the sweeper came
        with pytest.raises(SewaHilang):
            tulis()
    assert not lambat.perpanjang()
    assert sapu() == 1
    selesai = actions.kerjakan(pekerjaan)
    assert (selesai.hasil, selesai.percobaan) == ({"dari": "kedua"}, 2)
    with pytest.raises(SewaHilang):
        selesaikan(lambat, {"dari": "pertama"})
    gagalkan(lambat, RuntimeError("x"))
    with pytest.raises(SewaHilang), lambat.kunci():
        pytest.fail("entered")
    assert Pekerjaan.objects.get().hasil == {"dari": "kedua"}


def test_message_taken_twice_runs_once(jenis: Callable[..., str], operator: Pengguna) -> None:
    hitung: list[int] = []
    pekerjaan = antre(jenis(lambda kerja: hitung.append(1)), operator)
    for _ in range(3):
        kerjakan_id(pekerjaan.pk, dengan_detak=False)
    assert hitung == [1]


def test_sweeper_gives_up_after_the_last_attempt_and_resends_lost_messages(
    jenis: Callable[..., str], operator: Pengguna
) -> None:
    pekerjaan = antre(jenis(lambda kerja: None), operator)
    for _ in range(2):
        ambil(pekerjaan.pk, pekerja="x")
        Pekerjaan.objects.update(sewa_sampai=timezone.now() - dt.timedelta(seconds=1))
        sapu()
    pekerjaan.refresh_from_db()
    assert (pekerjaan.status, pekerjaan.percobaan) == ("gagal", 2)

    hilang = antre("uji.satu", operator)
    DBTaskResult.objects.all().delete()
    assert sapu() == 0
    Pekerjaan.objects.filter(pk=hilang.pk).update(detak=timezone.now() - dt.timedelta(minutes=6))
    assert sapu() == 1
    assert DBTaskResult.objects.count() == 1


def test_kind_that_vanished_fails_with_a_sentence(jenis: Callable[..., str], operator: Pengguna) -> None:
    pekerjaan = antre(jenis(lambda kerja: None), operator)
    DAFTAR.pop("uji.satu")
    assert "tidak dikenal lagi" in actions.kerjakan(pekerjaan).pesan


WIB = dt.timezone(dt.timedelta(hours=7))


def saat(jam: int, menit: int = 0, hari: int = 5) -> dt.datetime:
    return dt.datetime(2026, 1, hari, jam, menit, tzinfo=WIB)


@pytest.mark.parametrize(
    ("terakhir", "kini", "jadi"),
    [
        (None, saat(6, 1), True),
        (None, saat(5, 59), False),
        (saat(6, 1), saat(6, 30), False),
        (saat(6, 1, 4), saat(6, 0), True),
        (saat(6, 1, 1), saat(6, 59), True),
        (saat(6, 1, 1), saat(7, 1), False),  # the hour has passed: no catching up
        (saat(6, 1, 1), saat(23), False),
    ],
)
def test_daily_timetable(terakhir: dt.datetime | None, kini: dt.datetime, jadi: bool) -> None:
    assert jatuh_tempo(Waktu(jam=dt.time(6)), terakhir=terakhir, kini=kini) is jadi


def test_interval_timetable_and_pauses() -> None:
    tiap = Waktu(setiap=dt.timedelta(minutes=10))
    assert jatuh_tempo(tiap, terakhir=None, kini=saat(6))
    assert not jatuh_tempo(tiap, terakhir=saat(5, 55), kini=saat(6))
    assert jatuh_tempo(tiap, terakhir=saat(1), kini=saat(6))
    assert [tunda(n).total_seconds() for n in (1, 2, 3, 9)] == [10, 40, 160, 3600]
    with pytest.raises(ValueError, match="salah satu"):
        Waktu()


def test_scheduler_queues_once_per_slot(jenis: Callable[..., str], db: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(timezone, "localtime", lambda *args: dt.datetime(2026, 1, 5, 6, 10, tzinfo=WIB))
    assert {satu.jenis for satu in antre_terjadwal()} == {"layanan.ringkasan_harian"}
    assert antre_terjadwal() == []
    assert set(Jadwal.objects.values_list("nama", flat=True)) == set(JADWAL)


def test_pages(
    jenis: Callable[..., str],
    operator: Pengguna,
    kepala: Pengguna,
    administrator: Pengguna,
    klien: Callable[[Pengguna], Client],
    dinkes: Unit,
) -> None:
    pekerjaan = antre(jenis(lambda kerja: None), operator, unit=dinkes)
    for siapa in (operator, administrator):
        assert pekerjaan.judul in klien(siapa).get("/pekerjaan/").content.decode()
        assert klien(siapa).get(pekerjaan.get_absolute_url()).status_code == 200
    potongan = klien(operator).get(f"/pekerjaan/{pekerjaan.pk}/kemajuan/")
    assert "hx-get" in potongan.content.decode()
    assert "no-store" in potongan["Cache-Control"]
    assert klien(kepala).get(pekerjaan.get_absolute_url()).status_code == 404
    assert pekerjaan.judul not in klien(kepala).get("/pekerjaan/").content.decode()
    actions.kerjakan(pekerjaan)
    assert "hx-get" not in klien(operator).get(f"/pekerjaan/{pekerjaan.pk}/kemajuan/").content.decode()
    assert klien(operator).get(f"/pekerjaan/{pekerjaan.pk}/hasil/").status_code == 404


class PekerjaNyata:
    """A worker process on the test database."""

    def __init__(self, tempat: Path, **lingkungan_lain: str) -> None:
        nama = connection.settings_dict["NAME"]
        lingkungan = os.environ | {
            "DATABASE_URL": urlsplit(os.environ["DATABASE_URL"])._replace(path=f"/{nama}").geturl(),
            "SAKIP_LOG": "INFO",
        }
        lingkungan |= {"PYTHONPATH": str(AKAR)} | lingkungan_lain
        self.catatan = (tempat / f"pekerja-{time.monotonic_ns()}.log").open("w+")
        perintah = [sys.executable, "-m", "tests.layanan.pekerja_uji"]
        self.proses = subprocess.Popen(perintah, cwd=AKAR, env=lingkungan, stdout=self.catatan, stderr=self.catatan)

    def tunggu(self, syarat: Callable[[], bool], detik: float = 120) -> None:
        batas = time.monotonic() + detik
        while not syarat():
            if time.monotonic() > batas or (self.proses.poll() is not None):
                self.catatan.seek(0)
                pytest.fail(f"Pekerja tidak sampai: {Pekerjaan.objects.values()}\n{self.catatan.read()[-3000:]}")
            time.sleep(0.1)

    def bunuh(self) -> None:
        self.proses.send_signal(signal.SIGKILL)
        self.proses.wait(timeout=60)
        self.catatan.close()


@pytest.fixture
def jalankan_pekerja(tmp_path: Path) -> Iterator[Callable[..., PekerjaNyata]]:
    hidup: list[PekerjaNyata] = []

    def mulai(**lingkungan: str) -> PekerjaNyata:
        hidup.append(PekerjaNyata(tmp_path, **lingkungan))
        return hidup[-1]

    yield mulai
    for satu in hidup:
        if satu.proses.poll() is None:
            satu.bunuh()


@pytest.fixture
def jenis_nyata() -> Iterator[None]:
    """Kinds that only the worker process runs; this process must know their names to queue them."""
    for nama in ("uji.lama", "uji.sebentar", "uji.nomor"):
        daftarkan(nama)(lambda kerja: None)
    yield
    for nama in ("uji.lama", "uji.sebentar", "uji.nomor"):
        DAFTAR.pop(nama)


@pytest.mark.django_db(transaction=True)
def test_killed_worker_is_replaced_and_the_job_finished_once(
    jenis_nyata: None, jalankan_pekerja: Callable[..., PekerjaNyata]
) -> None:
    orang = pabrik.buat_pengguna()
    pekerjaan = antre("uji.lama", orang, argumen={"penerima": orang.pk})

    def kini() -> Pekerjaan:
        return Pekerjaan.objects.get(pk=pekerjaan.pk)

    pertama = jalankan_pekerja()
    pertama.tunggu(lambda: kini().kemajuan == 1)
    sewa = kini().sewa_sampai
    pertama.tunggu(lambda: kini().sewa_sampai > sewa)  # the heartbeat renews the lease while the job hangs
    assert Pekerja.objects.filter(detak__gte=timezone.now() - dt.timedelta(minutes=1)).exists()
    pertama.bunuh()
    assert kini().status == "jalan"

    kedua = jalankan_pekerja()
    kedua.tunggu(lambda: kini().status == "selesai")
    assert (kini().percobaan, kini().hasil) == (2, {"percobaan": 2})
    assert Pemberitahuan.objects.filter(penerima=orang).count() == 1


@pytest.mark.django_db(transaction=True)
def test_sigterm_lets_the_running_job_finish(jenis_nyata: None, jalankan_pekerja: Callable[..., PekerjaNyata]) -> None:
    pekerjaan = antre("uji.sebentar", None)
    pekerja = jalankan_pekerja()
    pekerja.tunggu(lambda: Pekerjaan.objects.get(pk=pekerjaan.pk).kemajuan == 1)
    pekerja.proses.send_signal(signal.SIGTERM)
    assert pekerja.proses.wait(timeout=60) == 0
    assert Pekerjaan.objects.get(pk=pekerjaan.pk).hasil == {"selesai": True}
    assert not Pekerja.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_worker_renews_itself_after_so_many_jobs(
    jenis_nyata: None, jalankan_pekerja: Callable[..., PekerjaNyata]
) -> None:
    pekerja = jalankan_pekerja(UJI_DAUR="1")
    hasil = []
    for nomor in range(2):
        pekerjaan = antre("uji.nomor", None, kunci=f"uji:{nomor}")
        pekerja.tunggu(lambda pk=pekerjaan.pk: Pekerjaan.objects.get(pk=pk).status == "selesai")
        hasil.append(Pekerjaan.objects.get(pk=pekerjaan.pk).hasil)
    assert {satu["proses"] for satu in hasil} == {pekerja.proses.pid}
    assert hasil[0]["mulai"] != hasil[1]["mulai"]


def test_list_costs_the_same_at_two_sizes(
    jenis: Callable[..., str], operator: Pengguna, klien: Callable[[Pengguna], Client]
) -> None:
    nama, peramban, biaya = jenis(lambda kerja: None), klien(operator), []
    for banyak in (2, 18):
        for nomor in range(banyak):
            antre(nama, operator, kunci=f"uji:{banyak}:{nomor}")
        biaya.append(hitung_kueri(lambda: peramban.get("/pekerjaan/")))
    assert peramban.get("/pekerjaan/").content.decode().count("Menyusun contoh") == 20
    assert biaya[0] == biaya[1]
    assert biaya[0] <= 12


def test_failed_job_is_tried_again_by_its_owner_only(
    jenis: Callable[..., str], operator: Pengguna, administrator: Pengguna, klien: Callable[[Pengguna], Client]
) -> None:
    def fungsi(kerja: Kerja) -> None:
        raise GagalKerja("Rencana belum ditetapkan.")

    gagal = actions.kerjakan(antre(jenis(fungsi), operator, argumen={"n": 1}))
    alamat = f"/pekerjaan/{gagal.pk}/ulangi/"
    assert klien(operator).get(alamat).status_code == 405
    assert klien(administrator).post(alamat).status_code == 404
    baru = Pekerjaan.objects.get(pk=int(klien(operator).post(alamat)["Location"].split("/")[2]))
    assert (baru.status, baru.argumen) == ("antre", {"n": 1})
    assert baru != gagal
    with pytest.raises(ValidationError, match="gagal"):
        actions.ulangi(baru, by=operator)


def test_history_names_who_asked_for_the_job(jenis: Callable[..., str], operator: Pengguna, naskah: Any) -> None:
    def fungsi(kerja: Kerja) -> None:
        type(naskah).objects.filter(pk=naskah.pk).update(alasan="Diubah pekerjaan")

    actions.kerjakan(antre(jenis(fungsi), operator))
    assert queries.riwayat(naskah)[0].oleh == "Operator Contoh"
