"""`manage.py muat_beban`: the load set for measuring speed, into an empty database."""

import os
import time
from argparse import ArgumentParser
from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from beranda.beban.muat import muat


class Command(BaseCommand):
    help = "Muat data beban ke basis data yang kosong."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--opd", type=int, default=60, help="banyaknya OPD")
        parser.add_argument("--tahun", type=int, default=10, help="banyaknya tahun, berakhir tahun ini")
        parser.add_argument("--indikator", type=int, default=300, help="banyaknya indikator tiap OPD")
        parser.add_argument(
            "--proses", type=int, default=os.cpu_count() or 1, help="banyaknya proses penghitung capaian"
        )

    def handle(self, *, opd: int, tahun: int, indikator: int, proses: int, verbosity: int, **pilihan: Any) -> None:
        if min(opd, tahun, indikator, proses) < 1:
            raise CommandError("Banyaknya OPD, tahun, indikator, dan proses paling sedikit 1.")
        mulai = time.monotonic()

        def lapor(teks: str) -> None:
            if verbosity:
                self.stdout.write(f"{time.monotonic() - mulai:6.1f}  {teks}")
                self.stdout.flush()

        ukuran = {"opd": opd, "tahun": tahun, "indikator": indikator, "proses": proses}
        try:
            baru = muat(hari_ini=timezone.localdate(), lapor=lapor, **ukuran)
        except ValidationError as galat:
            raise CommandError(" ".join(galat.messages)) from galat
        lapor("Data beban selesai dimuat." if baru else "Data beban sudah ada; tidak ada yang berubah.")
