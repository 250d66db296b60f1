"""Compare the stored achievement with one computed from the values."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from organisasi.models import Tahun
from pengukuran.queries.periksa import beda_proyeksi


class Command(BaseCommand):
    """`manage.py periksa_proyeksi [--tahun 2026] [--unit 12]`: lists differences, exit status 1 where there are any."""

    help = "Menghitung ulang capaian dari nilai dan membandingkannya dengan yang tersimpan."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--tahun", type=int, help="hanya tahun ini")
        parser.add_argument("--unit", type=int, help="hanya unit ini (id)")

    def handle(self, *args: Any, **pilihan: Any) -> None:
        daftar = (
            [pilihan["tahun"]]
            if pilihan["tahun"]
            else list(Tahun.objects.order_by("tahun").values_list("pk", flat=True))
        )
        jumlah = baris = 0
        for tahun in daftar:
            hasil = beda_proyeksi(tahun, unit=pilihan["unit"])
            baris += hasil.diperiksa
            for satu in hasil.beda:
                jumlah += 1
                self.stdout.write(str(satu))
        if jumlah:
            raise CommandError(f"{jumlah} dari {baris} baris capaian berbeda.", returncode=1)
        self.stdout.write(f"{baris} baris capaian diperiksa, tidak ada yang berbeda.")
