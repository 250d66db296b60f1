"""A pretended signing gateway on this machine: knows one NIK and one passphrase, keeps what it was sent for the test to look at."""

import base64
import json
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

NIK, FRASA = "3500000000000001", "frasa rahasia contoh"


class GerbangPalsu(ThreadingHTTPServer):
    """The server; `ulah` makes it misbehave: lambat, galat, rusak, tolak_akun."""

    ulah = ""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Penjawab)
        self.permintaan: list[dict[str, Any]] = []
        self.otorisasi = ""

    @property
    def alamat(self) -> str:
        return f"http://127.0.0.1:{self.server_port}"


class Penjawab(BaseHTTPRequestHandler):
    server: GerbangPalsu

    def do_POST(self) -> None:
        isi = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        self.server.permintaan.append(isi)
        self.server.otorisasi = self.headers.get("Authorization", "")
        if self.server.ulah == "lambat":
            time.sleep(3)
        kode, jawaban = self.putuskan(isi)
        self.send_response(kode)
        self.end_headers()
        self.wfile.write(jawaban)

    def putuskan(self, isi: dict[str, Any]) -> tuple[int, bytes]:
        if self.server.ulah == "galat":
            return 500, b"<html>Internal error</html>"
        if self.server.ulah == "tolak_akun":
            return 401, b""
        if self.server.ulah == "rusak":
            return 200, b"bukan json"
        if isi["nik"] != NIK or isi["passphrase"] != FRASA:
            return 400, json.dumps({"status_code": 2031, "error": "Passphrase anda salah"}).encode()
        pdf = base64.b64decode(isi["file"][0]) + b"\n% ditandatangani gerbang palsu\n"
        return 200, json.dumps({"time": 12, "file": [base64.b64encode(pdf).decode()]}).encode()

    def log_message(self, *args: Any) -> None:
        """Quiet."""


@contextmanager
def gerbang() -> Iterator[GerbangPalsu]:
    """The server, running in a thread."""
    peladen = GerbangPalsu()
    utas = threading.Thread(target=peladen.serve_forever, daemon=True)
    utas.start()
    try:
        yield peladen
    finally:
        peladen.shutdown()
        peladen.server_close()
        utas.join(timeout=60)
