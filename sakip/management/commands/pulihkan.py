from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import OperationalError

from sakip.cadangan import CadanganGagal, pulihkan


class Command(BaseCommand):
    help = "Pulihkan cadangan ke basis data kosong pada DATABASE_URL, lalu bandingkan jumlah barisnya."
    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("asal", type=Path, help="berkas tar dari cadangkan")

    def handle(self, *args: Any, asal: Path, **options: Any) -> None:
        try:
            keterangan = pulihkan(asal)
        except (CadanganGagal, OSError, OperationalError) as galat:
            raise CommandError(str(galat)) from galat
        baris = sum(keterangan["baris"].values())
        self.stdout.write(f"Pulih dari cadangan {keterangan['dibuat']}: {baris} baris, sama dengan cadangannya.")
