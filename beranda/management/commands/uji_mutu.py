"""`manage.py uji_mutu`: precision and recall of the quality rules on synthetic series with labelled faults."""

from argparse import ArgumentParser
from decimal import Decimal
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from beranda.bench.mutu import HasilMutu, jumlahkan, nilai_aturan
from sakip.angka import tulis


class Command(BaseCommand):
    help = "Cetak presisi dan daya temu aturan mutu data pada deret buatan yang kesalahannya diketahui."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--deret", type=int, default=2_000, help="banyaknya deret, separuhnya berisi kesalahan")
        parser.add_argument("--benih", type=int, default=7, help="benih acak; benih sama, angka sama")

    def handle(self, *, deret: int, benih: int, **pilihan: Any) -> None:
        if deret < 2:
            raise CommandError("Deret paling sedikit 2.")
        hasil = nilai_aturan(deret=deret, benih=benih)
        self.stdout.write(f"{'Aturan':<18} {'kena':>6} {'luput':>6} {'salah':>6} {'presisi':>8} {'temu':>8}")
        for satu in (*hasil, jumlahkan(hasil)):
            self.stdout.write(_baris(satu))


def _baris(satu: HasilMutu) -> str:
    return (
        f"{satu.kode:<18} {satu.benar:>6} {satu.luput:>6} {satu.salah:>6} "
        f"{_persen(satu.presisi):>8} {_persen(satu.temu):>8}"
    )


def _persen(bagian: Decimal | None) -> str:
    return "–" if bagian is None else f"{tulis(bagian * 100, 1)}%"
