"""The year's plans: the RKPD of the regency and Renja of some OPDs, in each state."""

import datetime as dt
from typing import Final

from beranda.contoh.dunia import DAERAH, Dunia
from renstra import actions
from renstra.models import VersiRencana
from renstra.queries import rencana_tahun
from renstra.rules.rencana import JenisRencana

RENJA: Final = (("dinkes", 3), ("disdik", 2), ("dinsos", 1), ("dishub", 0))  # how far each has come

# What the health office asks of others; accepted, refused or open (None), and the note of the answer.
SILANG: Final[dict[str, tuple[str, bool | None, str]]] = {
    "disdik": (
        "Pemeriksaan kesehatan siswa baru di setiap sekolah pada triwulan III.",
        True,
        "Masuk kalender sekolah.",
    ),
    "dinsos": ("Data keluarga penerima bantuan yang memiliki balita, setiap triwulan.", None, ""),
    "dishub": (
        "Angkutan antar-jemput pasien rujukan dari kecamatan.",
        False,
        "Armada tahun ini sudah terikat; diusulkan tahun depan.",
    ),
}


def muat_rencana_tahunan(dunia: Dunia) -> None:
    """An RKPD in force, and Renja of next to each other states: ratified, verified, submitted, draft."""
    dasar = f"Peraturan Bupati Contoh Nomor 19 Tahun {dunia.tahun - 1}"
    rkpd = _buat(dunia, DAERAH, JenisRencana.RKPD, "bappeda")
    if rkpd:
        _majukan(dunia, rkpd, 3, "bappeda", dasar)
    for kunci, langkah in RENJA:
        renja = _buat(dunia, kunci, JenisRencana.RENJA, f"penyusun.{kunci}") if kunci in dunia.unit else None
        if renja:
            _majukan(dunia, renja, langkah, f"penyusun.{kunci}", dasar)


def muat_silang(dunia: Dunia) -> None:
    """Crosscutting requests of one OPD: accepted, refused with a reason, and waiting for an answer."""
    versi = rencana_tahun(dunia.unit["dinkes"], dunia.tahun)
    if versi is None:
        return
    sasaran = list(versi.simpul.filter(jenis="SASARAN").select_related("versi__dokumen"))
    kepada = [kunci for kunci in SILANG if kunci in dunia.unit]
    for nomor, kunci in enumerate(kepada):
        with dunia.pada(dt.date(dunia.tahun, 2, 3) + dt.timedelta(nomor), 9):
            satu = actions.minta_silang(
                sasaran[nomor % len(sasaran)],
                unit=dunia.unit[kunci],
                uraian=SILANG[kunci][0],
                by=dunia.akun("penyusun.dinkes"),
            )
        terima, catatan = SILANG[kunci][1:]
        if terima is not None:
            with dunia.pada(dt.date(dunia.tahun, 2, 12) + dt.timedelta(nomor), 9):
                actions.jawab_silang(satu, terima=terima, by=dunia.akun(f"penyusun.{kunci}"), catatan=catatan)


def _buat(dunia: Dunia, kunci: str, jenis: JenisRencana, akun: str) -> VersiRencana | None:
    asal = rencana_tahun(dunia.unit[kunci], dunia.tahun)
    if asal is None or asal.status != "ditetapkan":
        return None
    with dunia.pada(dt.date(dunia.tahun - 1, 6, 8)):
        return actions.buat_turunan(asal, jenis=jenis, tahun=dunia.tahun, by=dunia.akun(akun))


def _majukan(dunia: Dunia, versi: VersiRencana, langkah: int, akun: str, dasar: str) -> None:
    if langkah > 0:
        with dunia.pada(dt.date(dunia.tahun - 1, 6, 22), 10):
            actions.ajukan(versi, by=dunia.akun(akun))
    if langkah > 1:
        with dunia.pada(dt.date(dunia.tahun - 1, 7, 1), 14):
            actions.verifikasi(versi, by=dunia.akun("bappeda"))
    if langkah > 2:
        with dunia.pada(dt.date(dunia.tahun - 1, 7, 13), 9):
            actions.tetapkan(
                versi, tanggal=dt.date(dunia.tahun - 1, 7, 13), dasar_hukum=dasar, by=dunia.akun("bappeda")
            )
