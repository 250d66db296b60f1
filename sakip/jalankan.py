"""`make run`: database, migrations, demo, static files, web server and worker on this machine, until Ctrl-C.

Environment: PORT (default 8000), DATABASE_URL (then no private PostgreSQL is started). Everything listens on 127.0.0.1 only.
"""

import contextlib
import hashlib
import json
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable
from pathlib import Path
from typing import NoReturn

import django
from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command
from django.db import connection, connections
from django.db.migrations.executor import MigrationExecutor

from sakip import pg_tertanam

AKAR = pg_tertanam.AKAR
MENUNGGU_DETIK = 60
BERHENTI_DETIK = 15
SEGERA_DETIK = 3  # a process that dies sooner would only die again
TAK_DIPAKAI = ["rest_framework"]  # pages of the API browser, which we do not offer


class Gagal(RuntimeError):
    """The site cannot be started; the text says why and what to do."""


def _periksa_port(port: int) -> None:
    with socket.socket() as soket:
        soket.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            soket.bind(("127.0.0.1", port))
        except OSError as galat:
            raise Gagal(f"Port {port} sedang dipakai. Coba port lain: PORT={port + 1} make run") from galat


def _langkah(teks: str, kerja: Callable[[], object]) -> None:
    """Say what is being done, do it, and say how long it took."""
    print(f"  {teks} …", end="", flush=True)
    mulai = time.monotonic()
    kerja()
    print(f" {time.monotonic() - mulai:.1f} detik", flush=True)


def _kelola(*argumen: str, tanpa_gc: bool = False) -> None:
    """Run a big management command in a process of its own, whose memory goes back when it ends.

    tanpa_gc: without the garbage collector, which makes the first migration a third faster (it renders models anew
    at each step, and the collector walks them all).
    """
    jalan = "from django.core.management import execute_from_command_line as jalan; import sys; jalan(sys.argv)"
    kode = f"import gc; gc.disable(); {jalan}" if tanpa_gc else jalan
    hasil = subprocess.run([sys.executable, "-c", kode, *argumen, "-v0"], cwd=AKAR, check=False)
    if hasil.returncode:
        raise Gagal(f"Perintah {argumen[0]} gagal; sebabnya tertulis di atas.")


def _migrasikan() -> None:
    pelaksana = MigrationExecutor(connection)
    if pelaksana.migration_plan(pelaksana.loader.graph.leaf_nodes()):
        _kelola("migrate", "--no-input", tanpa_gc=True)
    call_command("createcachetable", verbosity=0)


def _sidik_statis() -> str:
    sidik = hashlib.sha256(django.__version__.encode())
    for pencari in get_finders():
        for nama, gudang in pencari.list([]):
            keadaan = Path(gudang.path(nama)).stat()
            sidik.update(f"{nama} {keadaan.st_size} {keadaan.st_mtime_ns}\n".encode())
    return sidik.hexdigest()


def _kumpulkan_statis() -> None:
    """Gather and compress static files where one of them has changed."""
    stempel = Path(settings.STATIC_ROOT) / ".stempel"
    sidik = _sidik_statis()
    if not stempel.exists() or stempel.read_text() != sidik:
        call_command("collectstatic", verbosity=0, interactive=False, clear=True, ignore_patterns=TAK_DIPAKAI)
        stempel.write_text(sidik)


def _perintah(port: int) -> dict[str, list[str]]:
    """Command line of each process of the site."""
    kelola = [sys.executable, str(AKAR / "manage.py")]
    server = [sys.executable, "-m", "gunicorn", "sakip.wsgi", "--bind", f"127.0.0.1:{port}", "--preload"]
    server += ["--workers", "2", "--worker-class", "gthread", "--threads", "4", "--log-level", "warning"]
    server += ["--no-control-socket"]
    return {"server web": server, "pekerja": [*kelola, "pekerja"]}


class Situs:
    """The processes of the site, each in a group of its own so that Ctrl-C reaches them in order."""

    def __init__(self, port: int) -> None:
        self.perintah = _perintah(port)
        self.proses: dict[str, subprocess.Popen[bytes]] = {}
        self.sejak: dict[str, float] = {}
        self.siap = False
        self.diulang: set[str] = set()

    def mulai(self, nama: str) -> None:
        """Start one process."""
        self.sejak[nama] = time.monotonic()
        self.proses[nama] = subprocess.Popen(
            self.perintah[nama], cwd=AKAR, stdin=subprocess.DEVNULL, start_new_session=True
        )

    def periksa(self) -> None:
        """A dead worker is started again; a dead web server ends the run.

        So does a worker that dies at once before the site is ready, or again at once after it was started again.
        """
        for nama, proses in list(self.proses.items()):
            if proses.poll() is None:
                continue
            segera = time.monotonic() - self.sejak[nama] < SEGERA_DETIK
            if nama == "server web" or (segera and (not self.siap or nama in self.diulang)):
                raise Gagal(f"Proses {nama} berhenti dengan kode {proses.returncode}; sebabnya tertulis di atas.")
            print(f"Proses {nama} berhenti dengan kode {proses.returncode}; dimulai lagi.", flush=True)
            self.diulang.add(nama)
            self.mulai(nama)

    def berhenti(self) -> None:
        """Ask all to end, wait, and end by force what does not."""
        print("\nMenghentikan …", flush=True)
        for proses in self.proses.values():
            if proses.poll() is None:
                proses.terminate()
        batas = time.monotonic() + BERHENTI_DETIK
        for nama, proses in self.proses.items():
            try:
                proses.wait(max(0.1, batas - time.monotonic()))
            except subprocess.TimeoutExpired:
                print(f"Proses {nama} tidak mau berhenti; dihentikan paksa.", flush=True)
                os.killpg(proses.pid, signal.SIGKILL)
                proses.wait()


def _keadaan(port: int) -> dict[str, str] | None:
    """What /sehat/ says; None while nobody answers."""
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/sehat/", timeout=5) as jawaban:
            return dict(json.load(jawaban))
    except urllib.error.HTTPError as galat:
        return dict(json.loads(galat.read())) if galat.code == 503 else {"keadaan": f"HTTP {galat.code}"}
    except OSError:
        return None


def _tunggu(situs: Situs, port: int) -> None:
    """Wait until the site and its worker answer."""
    batas = time.monotonic() + MENUNGGU_DETIK
    keadaan = None
    while time.monotonic() < batas:
        situs.periksa()
        keadaan = _keadaan(port)
        if keadaan and keadaan["keadaan"] == "sehat":
            return
        time.sleep(0.1)
    raise Gagal(f"Situs belum sehat setelah {MENUNGGU_DETIK} detik: {keadaan or 'tidak menjawab'}.")


def _siapkan_lingkungan() -> pg_tertanam.Pinjaman | None:
    """Set the environment for this process and its children; borrow the private server where none is named."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "sakip.settings")
    os.environ.setdefault("SAKIP_MODE", "contoh")
    if os.environ.get("DATABASE_URL"):
        return None
    peladen = pg_tertanam.Peladen("pakai")
    pinjaman = peladen.pinjam()
    os.environ["DATABASE_URL"] = peladen.alamat()
    return pinjaman


def _siapkan_data() -> None:
    _langkah("Skema basis data", _migrasikan)
    if settings.MODE == "contoh" and not get_user_model().objects.exists():
        _langkah("Data contoh", lambda: _kelola("muat_contoh"))
    _langkah("Berkas statis", _kumpulkan_statis)


def _sambut(port: int, mulai: float) -> None:
    print(f"\nSAKIP siap dalam {time.monotonic() - mulai:.1f} detik: http://127.0.0.1:{port}/\n")
    if settings.MODE == "contoh":
        call_command("akun_contoh")
    print("\nCtrl-C menghentikan semuanya; data tetap tersimpan.", flush=True)
    connections.close_all()


def _jalan(port: int, penutup: contextlib.ExitStack) -> NoReturn:
    """Start everything, each with its end put on `penutup`, and watch it."""
    mulai = time.monotonic()
    _periksa_port(port)
    if pinjaman := _siapkan_lingkungan():
        penutup.callback(pinjaman.lepas)
    django.setup()
    penutup.callback(connections.close_all)
    _siapkan_data()
    situs = Situs(port)
    penutup.callback(situs.berhenti)
    for nama in situs.perintah:
        situs.mulai(nama)
    _tunggu(situs, port)
    situs.siap = True
    _sambut(port, mulai)
    while True:
        time.sleep(1)
        situs.periksa()


def main() -> int:
    """Run the site until a signal; returns the exit status."""
    for isyarat in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(isyarat, signal.default_int_handler)
    try:
        with contextlib.ExitStack() as penutup:
            _jalan(int(os.environ.get("PORT", "8000")), penutup)
    except KeyboardInterrupt:
        return 0
    except (Gagal, pg_tertanam.GagalMulai) as galat:
        print(f"\n{galat}", file=sys.stderr)
        return 1


if __name__ == "__main__":
    sys.exit(main())
