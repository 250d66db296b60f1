"""The offline bundle installs on a machine without a network."""

import os
import subprocess
import tarfile
from pathlib import Path

from tests.sakip.test_siap import LINGKUNGAN

AKAR = Path(__file__).resolve().parent.parent.parent


def test_bundel_terpasang_tanpa_jaringan(tmp_path: Path, peladen_basis_data: None) -> None:
    dibuat = subprocess.run(
        ["alat/bundel", str(tmp_path)], cwd=AKAR, capture_output=True, text=True, check=False, stdin=subprocess.DEVNULL
    )
    assert dibuat.returncode == 0, dibuat.stderr
    arsip = Path(dibuat.stdout.splitlines()[-1])
    with tarfile.open(arsip) as isi:
        isi.extractall(tmp_path / "server", filter="data")
    (bundel,) = (tmp_path / "server").iterdir()
    assert (bundel / "static" / "vendor" / "bootstrap" / "bootstrap.min.css").exists()

    lingkungan = {nama: nilai for nama, nilai in os.environ.items() if not nama.upper().startswith(("PIP_", "HTTP"))}
    lingkungan |= {"PIP_CONFIG_FILE": os.devnull, "SAKIP_RODA": "roda", **LINGKUNGAN}
    pasang = subprocess.run(["alat/siapkan"], cwd=bundel, env=lingkungan, capture_output=True, text=True, check=False)
    assert pasang.returncode == 0, pasang.stderr
    periksa = subprocess.run(
        [".venv/bin/python", "manage.py", "check"],
        cwd=bundel,
        env=lingkungan,
        capture_output=True,
        text=True,
        check=False,
    )
    assert periksa.returncode == 0, periksa.stderr
