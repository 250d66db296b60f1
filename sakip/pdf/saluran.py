"""The line to the rendering process: one per web process, started when needed, replaced when it ended, killed when it takes too long."""

import atexit
import contextlib
import json
import os
import shutil
import struct
import subprocess
import sys
import tempfile
import threading
from pathlib import Path
from typing import IO, Any, cast

PEKERJA = Path(__file__).with_name("pekerja.py")
# LD_LIBRARY_PATH: some Pythons find their own library only by it.
LINGKUNGAN = (
    "PATH", "LD_LIBRARY_PATH", "HOME", "LANG", "LC_ALL", "XDG_CACHE_HOME", "FONTCONFIG_PATH", "FONTCONFIG_FILE",
)  # fmt: skip
WAKTU_TETAP = {"SOURCE_DATE_EPOCH": "1"}  # subsets of fonts carry a time stamp otherwise


class SaluranHabis(Exception):
    """The time is over: waiting for a turn, or rendering."""


class SaluranPutus(Exception):
    """The process ended without an answer."""


class PencetakMenolak(Exception):
    """The renderer answered with a reason."""


class Saluran:
    """Safe for threads (one document at a time) and for forks (a child never uses its parent's process)."""

    def __init__(self) -> None:
        self._proses: subprocess.Popen[bytes] | None = None
        self.lupakan()

    def lupakan(self) -> None:
        """Start afresh without touching the process; for the child of a fork, whose parent goes on using it."""
        self._giliran = threading.Lock()
        self._proses = None
        self._folder = ""

    def kirim(self, pesan: dict[str, Any], batas: float) -> bytes:
        """The PDF for a request. Raises SaluranHabis after `batas` seconds, SaluranPutus, PencetakMenolak."""
        if not self._giliran.acquire(timeout=batas):
            raise SaluranHabis
        try:
            isi = json.dumps(pesan).encode()
            try:
                return self._tanya(isi, batas)
            except SaluranPutus:
                return self._tanya(isi, batas)  # it may have retired between two requests
        finally:
            self._giliran.release()

    def tutup(self) -> None:
        """End the process; the next request starts another."""
        proses, self._proses = self._proses, None
        folder, self._folder = self._folder, ""
        if proses is None:
            return
        proses.kill()
        proses.wait()
        for aliran in (proses.stdin, proses.stdout):
            if aliran:
                with contextlib.suppress(BrokenPipeError):  # what was still on its way to a dead process
                    aliran.close()
        shutil.rmtree(folder, ignore_errors=True)

    def _tanya(self, isi: bytes, batas: float) -> bytes:
        proses = self._siap()
        habis = threading.Event()
        pembatas = threading.Timer(batas, lambda: (habis.set(), proses.kill()))
        pembatas.daemon = True
        pembatas.start()
        try:
            jawaban = _tukar(proses, isi)
        except OSError:
            jawaban = None
        finally:
            pembatas.cancel()
        if jawaban is None:
            self.tutup()
            raise SaluranHabis if habis.is_set() else SaluranPutus
        if jawaban[:1] != b"\0":
            raise PencetakMenolak(jawaban[1:].decode(errors="replace"))
        return jawaban[1:]

    def _siap(self) -> subprocess.Popen[bytes]:
        if self._proses is None or self._proses.poll() is not None:
            self.tutup()
            # The renderer leaves its fonts behind when it is killed, so it gets a folder that goes with it.
            self._folder = tempfile.mkdtemp(prefix="sakip-cetak-")
            self._proses = subprocess.Popen(
                [sys.executable, "-I", str(PEKERJA)],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                env={nama: os.environ[nama] for nama in LINGKUNGAN if nama in os.environ}
                | WAKTU_TETAP
                | {"TMPDIR": self._folder},
            )
        return self._proses


def _tukar(proses: subprocess.Popen[bytes], isi: bytes) -> bytes | None:
    masuk, keluar = cast(IO[bytes], proses.stdin), cast(IO[bytes], proses.stdout)
    masuk.write(struct.pack(">I", len(isi)) + isi)
    masuk.flush()
    kepala = keluar.read(4)
    if len(kepala) < 4:
        return None
    panjang = struct.unpack(">I", kepala)[0]
    jawaban = keluar.read(panjang)
    return jawaban if len(jawaban) == panjang else None


SALURAN = Saluran()
atexit.register(SALURAN.tutup)
os.register_at_fork(after_in_child=SALURAN.lupakan)
