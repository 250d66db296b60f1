"""Compare every stored file with its hash."""

import hashlib
from typing import Any

from django.core.files.storage import default_storage
from django.core.management.base import BaseCommand, CommandError

from layanan.models import Berkas


def keadaan(berkas: Berkas) -> str:
    """ "" where the stored bytes are as recorded, else what is wrong."""
    if not default_storage.exists(berkas.lokasi):
        return "hilang"
    hitung, ukuran = hashlib.sha256(), 0
    with berkas.isi() as aliran:
        while potong := aliran.read(1 << 20):
            hitung.update(potong)
            ukuran += len(potong)
    if hitung.hexdigest() != berkas.sha256:
        return f"isi berubah ({ukuran} byte, tercatat {berkas.ukuran})"
    return ""


class Command(BaseCommand):
    help = "Memeriksa bahwa isi setiap berkas tersimpan sama dengan sidik SHA-256-nya; gagal bila ada yang hilang atau berubah."

    def handle(self, *args: Any, **opsi: Any) -> None:
        jumlah = rusak = 0
        for berkas in Berkas.objects.order_by("pk").iterator(chunk_size=500):
            jumlah += 1
            if salah := keadaan(berkas):
                rusak += 1
                self.stderr.write(f"{berkas.sha256}  {berkas.nama}: {salah}")
        if rusak:
            raise CommandError(f"{rusak} dari {jumlah} berkas hilang atau berubah. Pulihkan dari cadangan.")
        self.stdout.write(f"{jumlah} berkas utuh.")
