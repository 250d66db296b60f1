"""Jobs of planning."""

from typing import Any

from django.utils import timezone

from layanan.pekerjaan import Kerja, daftarkan, jadwalkan
from organisasi.models import Tahun
from organisasi.rules.periode import tanggal_acuan
from renstra.actions.periksa import hitung_daerah


def _hitung(tahun: int) -> dict[str, Any]:
    hasil = hitung_daerah(tahun, tanggal_acuan(tahun, timezone.localdate()))
    return {"tahun": tahun, "rencana": hasil.rencana, "milidetik": hasil.lama}


@daftarkan("renstra.periksa_daerah")
def periksa_daerah(kerja: Kerja) -> dict[str, Any]:
    """Check all plans of one year (argumen: tahun) against the rules and each other."""
    with kerja.kunci():
        return _hitung(kerja.argumen["tahun"])


@jadwalkan("renstra.periksa_harian", judul="Memeriksa semua rencana tahun yang belum ditutup", jam="03:00")
def periksa_harian(kerja: Kerja) -> dict[str, Any]:
    """Once a night the open years, so that the page of the regency is never older than a day."""
    tahun = list(Tahun.objects.filter(terkunci=False).order_by("tahun").values_list("pk", flat=True))
    hasil = []
    for ke, satu in enumerate(tahun, start=1):
        with kerja.kunci():
            hasil.append(_hitung(satu))
        kerja.kemajuan(ke, len(tahun), f"Rencana tahun {satu}")
    return {"tahun": hasil}
