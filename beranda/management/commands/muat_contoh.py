"""`manage.py muat_contoh`: the fictitious Kabupaten Contoh, for `make run`, pictures and tests."""

import datetime as dt
import time
from argparse import ArgumentParser
from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError

from beranda.contoh.muat import muat


class Command(BaseCommand):
    help = "Muat data contoh (Kabupaten Contoh) ke basis data yang kosong."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--hari-ini", type=dt.date.fromisoformat, help="akhir cerita (TTTT-BB-HH); bawaan: hari ini"
        )

    def handle(self, *, hari_ini: dt.date | None, verbosity: int, **pilihan: Any) -> None:
        mulai = time.monotonic()

        def lapor(teks: str) -> None:
            if verbosity > 1:
                self.stdout.write(f"{time.monotonic() - mulai:6.1f}  {teks}")

        try:
            baru = muat(hari_ini=hari_ini, lapor=lapor)
        except ValidationError as galat:
            raise CommandError(" ".join(galat.messages)) from galat
        if verbosity:
            lama = f"{time.monotonic() - mulai:.1f}".replace(".", ",")
            self.stdout.write(
                f"Data contoh dimuat dalam {lama} detik." if baru else "Data contoh sudah ada; tidak ada yang berubah."
            )
