"""Jobs of planning."""

from typing import Any

from django.utils import timezone

from layanan.pekerjaan import HasilBerkas, Kerja, daftarkan, jadwalkan
from organisasi.models import Tahun
from organisasi.rules.periode import tanggal_acuan
from renstra.actions.periksa import hitung_daerah
from renstra.models import PohonKinerja
from renstra.naskah import pdf_pohon
from renstra.queries.pohon_kinerja import acuan, isi_pohon
from sakip.unduh import nama_berkas


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


@daftarkan("renstra.pohon_pdf")
def pohon_pdf(kerja: Kerja) -> HasilBerkas:
    """The PDF of a large tree (argumen: pohon, judul, keterangan): a sheet per branch takes seconds each."""
    pohon = PohonKinerja.objects.get(pk=kerja.argumen["pohon"])
    judul = kerja.argumen["judul"]
    isi = pdf_pohon(
        isi_pohon(pohon, acuan(pohon, timezone.localdate())), judul=judul, keterangan=kerja.argumen["keterangan"]
    )
    return HasilBerkas(nama_berkas(judul, akhiran="pdf"), isi)
