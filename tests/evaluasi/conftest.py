"""A published instrument, a full team and a worksheet."""

from collections.abc import Callable

import pytest

from evaluasi import actions
from evaluasi.models import Evaluasi, Instrumen
from evaluasi.rules import URUTAN_JENJANG, Jenjang
from organisasi.models import Pengguna, Tahun, Unit
from organisasi.rules.izin import Peran
from tests import pabrik

SUB = ("1a", "1b", "1c", "2a", "2b", "2c", "3a", "3b", "3c", "4a", "4b", "4c")
JUMLAH_KRITERIA = {
    "1a": 6, "1b": 11, "1c": 8, "2a": 3, "2b": 7, "2c": 10, "3a": 6, "3b": 9, "3c": 7, "4a": 3, "4b": 5, "4c": 5,
}  # fmt: skip


def semua_ya(sub: str) -> dict[str, str]:
    """All criteria of a sub-component met."""
    return {f"{sub}.{nomor}": "Y" for nomor in range(1, JUMLAH_KRITERIA[sub] + 1)}


@pytest.fixture
def instrumen(db: None) -> Instrumen:
    return actions.muat_instrumen()


@pytest.fixture
def tim(kabupaten: Unit) -> dict[Jenjang, Pengguna]:
    """One person of the inspectorate per tier."""
    return {
        jenjang: pabrik.buat_pengguna(Peran.INSPEKTORAT, kabupaten, username=jenjang.lower(), nama=jenjang.label)
        for jenjang in URUTAN_JENJANG
    }


@pytest.fixture
def lembar(
    dinkes: Unit, tahun2026: Tahun, instrumen: Instrumen, tim: dict[Jenjang, Pengguna], inspektur: Pengguna
) -> Evaluasi:
    """A fresh worksheet of the health office on 2026, at the first tier."""
    susunan = {jenjang: [orang] for jenjang, orang in tim.items()}
    return actions.buat_evaluasi(
        units=[dinkes], tahun=tahun2026, ronde=2027, instrumen=instrumen, tim=susunan, by=inspektur
    )[0]


@pytest.fixture
def jawab_semua() -> Callable[..., None]:
    """`jawab_semua(lembar, by, "BB")`: one answer to every sub-component."""

    def jawab(lembar: Evaluasi, by: Pengguna, jawaban: str, **lain: str) -> None:
        for sub in SUB:
            actions.jawab(lembar, sub=sub, jawaban=jawaban, kriteria=semua_ya(sub), by=by, **lain)

    return jawab
