from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import OperationalError
from django.utils import timezone

from sakip.cadangan import CadanganGagal, cadangkan


class Command(BaseCommand):
    help = "Cadangkan basis data dan berkas ke satu berkas tar (lihat docs/pemasangan.md)."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("tujuan", type=Path, help="nama berkas tar yang belum ada")

    def handle(self, *args: Any, tujuan: Path, **options: Any) -> None:
        try:
            keterangan = cadangkan(tujuan.resolve(), sekarang=timezone.localtime())
        except (CadanganGagal, OSError, OperationalError) as galat:
            raise CommandError(str(galat)) from galat
        baris = sum(keterangan["baris"].values())
        berkas = "di luar cadangan (S3)" if keterangan["berkas"] is None else keterangan["berkas"]
        self.stdout.write(f"{tujuan}: {len(keterangan['baris'])} tabel, {baris} baris, berkas: {berkas}.")
