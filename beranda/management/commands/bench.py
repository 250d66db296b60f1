"""`manage.py bench`: time, queries and size of the main pages on the configured database (called by `make bench`)."""

import json
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.exceptions import ObjectDoesNotExist
from django.core.management.base import BaseCommand, CommandError
from django.db import connection

from beranda.bench.jalan import jalankan
from beranda.bench.ukur import Hasil

KEPALA = f"{'Halaman':<26} {'p50 ms':>8} {'p95 ms':>8} {'× acuan':>8} {'kueri':>6} {'HTML kB':>8}"


class Command(BaseCommand):
    help = "Ukur waktu, banyaknya kueri, dan besar jawaban halaman utama."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--ulang", type=int, default=40, help="banyaknya pengulangan tiap halaman")
        parser.add_argument("--pemanasan", type=int, default=5, help="permintaan yang tidak diukur")
        parser.add_argument("--json", type=Path, help="tulis hasil juga ke berkas JSON ini")

    def handle(self, *, ulang: int, pemanasan: int, json: Path | None, **pilihan: Any) -> None:
        if ulang < 1 or pemanasan < 1:
            raise CommandError("Pengulangan dan pemanasan paling sedikit 1.")
        try:
            hasil = jalankan(ulang=ulang, pemanasan=pemanasan)
        except ObjectDoesNotExist as galat:
            raise CommandError(str(galat)) from galat
        self.stdout.write(KEPALA)
        for satu in hasil:
            self.stdout.write(_baris(satu))
        if json:
            _tulis(json, hasil, ulang)


def _baris(satu: Hasil) -> str:
    angka = (f"{satu.p50:8.1f}", f"{satu.p95:8.1f}", f"{satu.kali:8.1f}")
    return f"{satu.nama:<26} {' '.join(angka).replace('.', ',')} {satu.kueri:>6} {satu.byte / 1000:>8.1f}".replace(
        ".", ","
    )


def _tulis(berkas: Path, hasil: list[Hasil], ulang: int) -> None:
    isi = {"basis_data": connection.settings_dict["NAME"], "ulang": ulang, "halaman": [satu.data() for satu in hasil]}
    berkas.write_text(json.dumps(isi, indent=2, ensure_ascii=False), encoding="utf-8")
