"""Rules are pure: no float, no clock, no framework, in any app."""

import ast
from pathlib import Path

import pytest

AKAR = Path(__file__).parents[2]
ATURAN = sorted(
    {
        *AKAR.glob("*/rules.py"),
        *AKAR.glob("*/rules/**/*.py"),
        AKAR / "sakip" / "angka.py",
        AKAR / "sakip" / "tanggal.py",
    }
)
JAM = {"now", "today", "utcnow", "time", "localtime", "time_ns", "monotonic"}


def _pohon(berkas: Path) -> list[ast.AST]:
    return list(ast.walk(ast.parse(berkas.read_text(encoding="utf-8"))))


def _nama(berkas: Path) -> str:
    return str(berkas.relative_to(AKAR))


def test_the_rules_of_the_measuring_apps_are_found():
    apps = {berkas.relative_to(AKAR).parts[0] for berkas in ATURAN}
    assert {"renstra", "datakinerja", "pengukuran", "evaluasi", "organisasi"} <= apps


@pytest.mark.parametrize("berkas", ATURAN, ids=_nama)
def test_rules_hold_no_float(berkas):
    for simpul in _pohon(berkas):
        assert not (isinstance(simpul, ast.Constant) and isinstance(simpul.value, float)), simpul.lineno
        if isinstance(simpul, ast.Call) and isinstance(simpul.func, ast.Name):
            assert simpul.func.id != "float", simpul.lineno


@pytest.mark.parametrize("berkas", ATURAN, ids=_nama)
def test_rules_read_no_clock(berkas):
    for simpul in _pohon(berkas):
        if isinstance(simpul, ast.Call) and isinstance(simpul.func, ast.Attribute):
            assert simpul.func.attr not in JAM, simpul.lineno


@pytest.mark.parametrize("berkas", ATURAN, ids=_nama)
def test_rules_know_no_framework(berkas):
    impor = [
        nama
        for simpul in _pohon(berkas)
        for nama in (
            [satu.name for satu in simpul.names]
            if isinstance(simpul, ast.Import)
            else [simpul.module or ""]
            if isinstance(simpul, ast.ImportFrom)
            else []
        )
    ]
    assert not [nama for nama in impor if nama.split(".")[0] in {"django", "psycopg", "rest_framework"}]
