"""Where the pages of layanan lie in the demo; what the demo lacks is made."""

import datetime as dt

from layanan import actions
from layanan.models import DokumenTerbit, Pekerjaan
from organisasi.models import Pengguna, Unit
from organisasi.rules.izin import Peran
from tests.layanan.conftest import PDF_KECIL


def administrator() -> Pengguna:
    return Pengguna.objects.filter(penugasan__peran=Peran.ADMINISTRATOR, is_active=True).order_by("pk")[0]


def _dokumen() -> DokumenTerbit:
    ada = DokumenTerbit.objects.order_by("pk").first()
    if ada:
        return ada
    unit = Unit.objects.order_by("pk")[0]
    return actions.terbitkan(
        unit,
        jenis="uji",
        judul="Naskah uji",
        nomor="1/2026",
        tanggal=dt.date(2026, 1, 5),
        tahun=2026,
        unit=unit,
        isi=PDF_KECIL,
        by=administrator(),
    )


def dokumen() -> str:
    """Page of an issued document."""
    return _dokumen().get_absolute_url()


def verifikasi() -> str:
    """Public page of an issued document."""
    return f"/verifikasi/{_dokumen().kode}/"


def pekerjaan() -> str:
    """Page of a job of the administrator."""
    ada = Pekerjaan.objects.filter(jenis="layanan.bersihkan_antrean").first()
    baru = ada or actions.antre(
        "layanan.bersihkan_antrean", kunci="uji", judul="Membersihkan antrean", by=administrator()
    )
    return baru.get_absolute_url()


def kotak_pemberitahuan() -> str:
    """The notices, with one at least."""
    actions.beri_tahu([administrator()], judul="Rencana dikembalikan", isi="Target kosong.", tautan="/kotak/")
    return "/kotak/pemberitahuan/"
