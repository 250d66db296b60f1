"""`manage.py akun_contoh`: the demo accounts, one for each role, as a table."""

from typing import Any

from django.core.management.base import BaseCommand

from beranda.contoh.akun import akun


class Command(BaseCommand):
    help = "Cetak daftar akun contoh beserta sandinya."

    def handle(self, **pilihan: Any) -> None:
        baris = akun()
        if not baris:
            self.stdout.write("Basis data ini tidak berisi data contoh.")
            return
        lebar = max(len(satu.peran) for satu in baris)
        self.stdout.write(f"{'Peran':<{lebar}}  {'Nama pengguna':<16}  Sandi")
        for satu in baris:
            self.stdout.write(f"{satu.peran:<{lebar}}  {satu.username:<16}  {satu.sandi}")
