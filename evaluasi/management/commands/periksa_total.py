"""Compare running totals and fixed grades with the answers they come from."""

from argparse import ArgumentParser
from itertools import chain
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from evaluasi.actions import tulis_total
from evaluasi.models import Evaluasi
from evaluasi.queries import lembar_kerja, periksa_hasil, periksa_total


class Command(BaseCommand):
    """Fails on a difference; with --perbaiki running totals are rewritten (fixed grades never are)."""

    help = "Periksa total berjalan dan hasil evaluasi terhadap jawabannya."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Whether to repair."""
        parser.add_argument("--perbaiki", action="store_true", help="tulis ulang total berjalan yang berbeda")

    def handle(self, *args: Any, **options: Any) -> None:
        """List the differences and exit with 1 where there is one left."""
        if options["perbaiki"]:
            for beda in list(periksa_total()):
                tulis_total(lembar_kerja(Evaluasi.objects.select_related("instrumen").get(pk=beda.evaluasi_id)))
        kalimat = [beda.kalimat for beda in chain(periksa_total(), periksa_hasil())]
        if kalimat:
            raise CommandError("\n".join(kalimat))
        self.stdout.write("Total berjalan dan hasil evaluasi sesuai dengan jawabannya.")
