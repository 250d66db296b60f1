"""Scheduled work of layanan."""

import datetime as dt
import logging
from typing import Any

from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from layanan.actions.pemberitahuan import calon_penerima, kirim_ringkasan
from layanan.pekerjaan import Kerja, jadwalkan
from organisasi.actions import terapkan_perpindahan

logger = logging.getLogger(__name__)

SIMPAN_PESAN = dt.timedelta(days=14)


@jadwalkan("layanan.ringkasan_harian", judul="Ringkasan harian lewat surat elektronik", jam="06:00")
def ringkasan_harian(kerja: Kerja) -> dict[str, Any]:
    """One e-mail a day to each person who has notices or near deadlines; one bad address does not stop the others."""
    tanggal = timezone.localdate()
    penerima = calon_penerima(tanggal)
    terkirim = gagal = 0
    for ke, user in enumerate(penerima, start=1):
        kerja.kemajuan(ke, len(penerima), f"Mengirim {ke} dari {len(penerima)}")
        try:
            terkirim += kirim_ringkasan(user, tanggal=tanggal)
        except OSError:
            gagal += 1
            logger.exception("Ringkasan untuk pengguna %s tidak terkirim.", user.pk)
    return {"terkirim": terkirim, "gagal": gagal}


@jadwalkan("layanan.bersihkan_antrean", judul="Membersihkan pesan antrean lama", jam="02:30")
def bersihkan_antrean(kerja: Kerja) -> dict[str, Any]:
    """Forget queue messages older than two weeks, those of killed workers included; the jobs themselves stay."""
    dihapus, _ = DBTaskResult.objects.filter(enqueued_at__lt=timezone.now() - SIMPAN_PESAN).delete()
    return {"dihapus": dihapus}


@jadwalkan(
    "layanan.perpindahan_pegawai", judul="Memindahkan pegawai pada hari berlakunya perubahan organisasi", jam="00:15"
)
def perpindahan_pegawai(kerja: Kerja) -> dict[str, Any]:
    """People of changes of organisation that were recorded ahead move on the day they come into force."""
    with kerja.kunci():
        return {"perubahan": terapkan_perpindahan(tanggal=timezone.localdate())}
