"""`make run` as a person meets it: it starts all, survives a dead worker, stops all, and keeps the data."""

import contextlib
import json
import os
import random
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from sakip.pg_tertanam import Peladen

AKAR = Path(__file__).resolve().parent.parent.parent


def _port_bebas() -> int:
    """A free port below those that the system hands out: the launcher binds it only after the migrations, and until then
    no other connection of this machine may have been given it."""
    for port in random.sample(range(20_000, 30_000), 100):
        with socket.socket() as soket, contextlib.suppress(OSError):
            soket.bind(("127.0.0.1", port))
            return port
    raise AssertionError("tidak ada port bebas")


@pytest.fixture
def lingkungan(monkeypatch: pytest.MonkeyPatch) -> Iterator[dict[str, str]]:
    """Environment of a run with a data folder and a port of its own, without the demo."""
    folder = Path(tempfile.mkdtemp(prefix="sakip-jalan-"))
    folder.chmod(0o755)
    port = _port_bebas()
    monkeypatch.setenv("SAKIP_DATA", str(folder))
    nilai = {**os.environ, "PORT": str(port), "SAKIP_MODE": "uji", "DJANGO_SETTINGS_MODULE": "sakip.settings"}
    nilai.pop("DATABASE_URL")
    yield nilai
    shutil.rmtree(folder)


@contextlib.contextmanager
def _berjalan(lingkungan: dict[str, str]) -> Iterator[subprocess.Popen[str]]:
    """The launcher, waited for until it says that the site is ready, ended by Ctrl-C."""
    with subprocess.Popen(
        [sys.executable, "-u", "-m", "sakip.jalankan"],
        cwd=AKAR,
        env=lingkungan,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    ) as proses:
        catatan = []
        assert proses.stdout is not None
        for baris in proses.stdout:
            catatan.append(baris)
            if "Ctrl-C" in baris:
                break
        else:
            pytest.fail("".join(catatan))
        try:
            yield proses
        finally:
            proses.send_signal(signal.SIGINT)
        sisa, _ = proses.communicate(timeout=60)
        assert proses.returncode == 0, sisa


def _sehat(port: str) -> dict[str, str]:
    with urllib.request.urlopen(f"http://127.0.0.1:{port}/sehat/", timeout=10) as jawaban:
        return json.load(jawaban)


def _anak(proses: subprocess.Popen[str]) -> dict[int, str]:
    """Processes started by the launcher, with their command lines."""
    anak = Path(f"/proc/{proses.pid}/task/{proses.pid}/children").read_text().split()
    return {int(pid): Path(f"/proc/{pid}/cmdline").read_text().replace("\0", " ") for pid in anak}


def _pekerja(proses: subprocess.Popen[str], *, selain: int = 0) -> int:
    """Process id of the worker, waited for."""
    batas = time.monotonic() + 60
    while time.monotonic() < batas:
        for pid, perintah in _anak(proses).items():
            if perintah.strip().endswith("pekerja") and pid != selain:
                return pid
        time.sleep(0.2)
    raise AssertionError("pekerja tidak dimulai")


def test_mulai_berhenti_dan_mulai_lagi(lingkungan: dict[str, str]) -> None:
    peladen = Peladen("pakai")
    with _berjalan(lingkungan) as proses:
        assert _sehat(lingkungan["PORT"])["keadaan"] == "sehat"
        with psycopg.connect(peladen.alamat()) as sambungan:
            sambungan.execute("CREATE TABLE catatan AS SELECT 1 AS isi")
        anak = list(_anak(proses))
        pekerja_lama = _pekerja(proses)
        os.kill(pekerja_lama, signal.SIGKILL)
        pekerja = _pekerja(proses, selain=pekerja_lama)
    assert not peladen.hidup()
    assert [pid for pid in [*anak, pekerja] if Path(f"/proc/{pid}").exists()] == []

    with _berjalan(lingkungan), psycopg.connect(peladen.alamat()) as sambungan:
        assert sambungan.execute("SELECT isi FROM catatan").fetchone() == (1,)


def test_port_terpakai_disebut(lingkungan: dict[str, str]) -> None:
    with socket.socket() as soket:
        soket.bind(("127.0.0.1", int(lingkungan["PORT"])))
        soket.listen()
        hasil = subprocess.run(
            [sys.executable, "-m", "sakip.jalankan"],
            cwd=AKAR,
            env=lingkungan,
            capture_output=True,
            text=True,
            check=False,
        )
    assert hasil.returncode == 1
    assert f"Port {lingkungan['PORT']} sedang dipakai" in hasil.stderr
    assert "Traceback" not in hasil.stderr
