"""`manage.py mulai_daerah`: the first rows of a new installation."""

import datetime as dt
from argparse import ArgumentParser
from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from organisasi.actions import mulai_daerah


class Command(BaseCommand):
    help = "Buat kabupaten, tahun berjalan, dan administrator pertama pada basis data yang kosong."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("nama", help='nama daerah, misalnya "Kabupaten Contoh"')
        parser.add_argument("--ibu-kota", required=True, help="ditulis sebelum tanggal pada naskah")
        parser.add_argument("--kepala", default="Bupati", help="nama jabatan kepala daerah")
        parser.add_argument("--sejak", type=dt.date.fromisoformat, required=True, help="TTTT-BB-HH, awal masa RPJMD")
        parser.add_argument("--admin", default="admin", help="nama pengguna administrator pertama")

    def handle(self, *, nama: str, ibu_kota: str, kepala: str, sejak: dt.date, admin: str, **pilihan: Any) -> None:
        hari_ini = timezone.localdate()
        isian = {"nama": nama, "ibu_kota": ibu_kota, "kepala": kepala, "sejak": sejak, "username": admin}
        try:
            pengguna, sandi = mulai_daerah(**isian, hari_ini=hari_ini)
        except ValidationError as galat:
            raise CommandError(" ".join(galat.messages)) from galat
        self.stdout.write(
            f"{nama} siap. Masuk sebagai {pengguna.username} dengan sandi {sandi}; sandi ini diganti saat masuk."
        )
