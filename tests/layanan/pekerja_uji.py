"""A real worker process for tests, with kinds of jobs of its own: `python -m tests.layanan.pekerja_uji`.

The first attempt of `uji.lama` hangs until it is killed; the next one writes its notice and finishes.
"""

import os
import time

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.pengaturan")
django.setup()

from django.core.management import call_command  # noqa: E402  (Django must be ready first)

from layanan.models import Pemberitahuan  # noqa: E402
from layanan.pekerjaan import Kerja, daftarkan  # noqa: E402

MULAI = time.monotonic_ns()


@daftarkan("uji.lama", sewa_detik=2)
def lama(kerja: Kerja) -> dict[str, int]:
    """Hangs on its first attempt, works on the second."""
    kerja.kemajuan(1, 3, "Langkah pertama")
    if kerja.percobaan == 1:
        time.sleep(120)
    with kerja.kunci():
        Pemberitahuan.objects.create(penerima_id=kerja.argumen["penerima"], judul="Dikerjakan")
    kerja.kemajuan(3, 3, "Langkah terakhir")
    return {"percobaan": kerja.percobaan}


@daftarkan("uji.sebentar")
def sebentar(kerja: Kerja) -> dict[str, bool]:
    """Takes two seconds, whoever asks to stop meanwhile."""
    kerja.kemajuan(1, 2, "Mulai")
    time.sleep(2)
    return {"selesai": True}


@daftarkan("uji.nomor")
def nomor(kerja: Kerja) -> dict[str, int]:
    """Tells in which process it ran, and since when that program runs."""
    return {"proses": os.getpid(), "mulai": MULAI}


if __name__ == "__main__":
    call_command("pekerja", jeda=0.3, selang=0.1, daur=int(os.environ.get("UJI_DAUR", "0")))
