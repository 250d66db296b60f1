"""The order of the house, read from the code itself."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.apps import apps
from django.db.models import ForeignKey, ManyToManyField, Model

AKAR = Path(__file__).resolve().parent.parent.parent
URUTAN = (
    "sakip",
    "organisasi",
    "layanan",
    "renstra",
    "perjanjian",
    "datakinerja",
    "pengukuran",
    "pelaporan",
    "evaluasi",
    "beranda",
)
NAMA_TERLARANG = {"utils.py", "helpers.py", "common.py", "constants.py", "managers.py", "signals.py"}
KUNCI = ("requirements/base.txt", "requirements/dev.txt", "requirements/node.txt", "package-lock.json")


def _berkas_python(*, dengan_uji: bool = True) -> list[Path]:
    folder = [*URUTAN, "alat", *(["tests"] if dengan_uji else [])]
    return [AKAR / "manage.py", *(berkas for nama in folder for berkas in sorted((AKAR / nama).rglob("*.py")))]


def _model_kita() -> list[type[Model]]:
    return [model for model in apps.get_models(include_auto_created=True) if model._meta.app_label in URUTAN]


@pytest.mark.parametrize("model", _model_kita(), ids=lambda model: model._meta.label)
def test_kunci_asing_menunjuk_ke_bawah(model: type[Model]) -> None:
    sendiri = URUTAN.index(model._meta.app_label)
    for ruas in model._meta.get_fields():
        if not isinstance(ruas, ForeignKey | ManyToManyField) or ruas.related_model is None:
            continue
        tujuan = ruas.related_model._meta.app_label
        if tujuan in URUTAN:
            assert URUTAN.index(tujuan) <= sendiri, f"{model._meta.label}.{ruas.name} menunjuk ke atas: {tujuan}"


def test_semua_aplikasi_terdaftar_dalam_urutan() -> None:
    milik_kita = {satu.label for satu in apps.get_app_configs() if Path(satu.path).parent == AKAR}
    assert milik_kita == set(URUTAN)


def _impor_di_dalam(pohon: ast.AST) -> Iterator[int]:
    """Line numbers of imports inside functions."""
    for simpul in ast.walk(pohon):
        if isinstance(simpul, ast.FunctionDef | ast.AsyncFunctionDef):
            yield from (dalam.lineno for dalam in ast.walk(simpul) if isinstance(dalam, ast.Import | ast.ImportFrom))


def test_tidak_ada_impor_di_dalam_fungsi() -> None:
    temuan = [
        f"{berkas.relative_to(AKAR)}:{baris}"
        for berkas in _berkas_python()
        for baris in _impor_di_dalam(ast.parse(berkas.read_text()))
    ]
    assert temuan == []


def test_tidak_ada_berkas_rupa_rupa() -> None:
    assert [str(berkas.relative_to(AKAR)) for berkas in _berkas_python() if berkas.name in NAMA_TERLARANG] == []


def test_tidak_ada_save_yang_ditimpa() -> None:
    temuan = [model._meta.label for model in _model_kita() if "save" in vars(model)]
    assert temuan == []


def test_tidak_ada_yang_ditunda() -> None:
    pola = re.compile(r"\b(?:TO[D]O|FIX[M]E|X[X]X)\b|raise NotImplemented[E]rror")
    kode = [*_berkas_python(), *(AKAR / "templates").rglob("*.html"), *(AKAR / "static" / "js").rglob("*.js")]
    kode += (AKAR / "static" / "css").rglob("*.css")
    temuan = [str(berkas.relative_to(AKAR)) for berkas in kode if pola.search(berkas.read_text())]
    assert temuan == []


@pytest.mark.parametrize("nama", KUNCI)
def test_kunci_tanpa_alamat_unduhan(nama: str) -> None:
    isi = (AKAR / nama).read_text()
    assert "://" not in isi
    assert "--hash=sha256:" in isi or '"integrity": "sha512-' in isi


def test_setiap_kebutuhan_punya_alasan() -> None:
    """Each line of requirements/*.in stands under a comment that says why it is there."""
    for berkas in (AKAR / "requirements").glob("*.in"):
        sebelum = ""
        for baris in berkas.read_text().splitlines():
            if not baris.startswith(("#", "-r")):
                assert sebelum.startswith("# "), f"{berkas.name}: {baris} tanpa alasan"
            sebelum = baris


def test_anggaran_ukuran_berkas() -> None:
    """At most 4 % of source files over 400 lines, the median at most 75 (migrations excepted)."""
    sumber = [berkas for berkas in _berkas_python(dengan_uji=False) if "migrations" not in berkas.parts]
    sumber += [*(AKAR / "templates").rglob("*.html"), *(AKAR / "static" / "js").rglob("*.js")]
    baris = sorted(len(berkas.read_text().splitlines()) for berkas in sumber)
    assert sum(jumlah > 400 for jumlah in baris) <= 0.04 * len(baris)
    assert baris[len(baris) // 2] <= 75


def test_pengaturan_dalam_satu_berkas_pendek() -> None:
    assert len((AKAR / "sakip" / "settings.py").read_text().splitlines()) <= 250
