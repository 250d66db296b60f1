"""Store and publish an instrument that comes with the application."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from evaluasi.actions import muat_instrumen


class Command(BaseCommand):
    """Idempotent: an instrument that is there already stays as it is."""

    help = "Muat instrumen evaluasi bawaan (88-2021 atau 12-2015) dan terbitkan."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """The code of the bundled instrument."""
        parser.add_argument("kode", nargs="?", default="88-2021")

    def handle(self, *args: Any, **options: Any) -> None:
        """Load it and say which edition it is."""
        try:
            instrumen = muat_instrumen(options["kode"])
        except KeyError as galat:
            raise CommandError(str(galat.args[0])) from galat
        self.stdout.write(f"{instrumen} siap dipakai.")
