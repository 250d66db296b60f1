"""Rows into tables by COPY: constraints and triggers hold as ever, Django's models are asked for names only."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import count
from typing import Any

from django.db import connection, models


def salin(model: type[models.Model], kolom: Sequence[str], baris: Iterable[Sequence[Any]], **tetap: Any) -> int:
    """Write rows of the named columns (attnames); `tetap`: columns with one value for all.  Gives the number of rows.

    The table is analysed afterwards: triggers and foreign keys of the tables that follow look rows up in it, and would
    read all of it for each of theirs while the planner still takes it for empty.
    """
    nama = [*kolom, *tetap]
    ekor = tuple(tetap.values())
    tabel = connection.ops.quote_name(model._meta.db_table)
    daftar = ", ".join(connection.ops.quote_name(_kolom(model, satu)) for satu in nama)
    jumlah = 0
    with connection.cursor() as kursor, kursor.copy(f"COPY {tabel} ({daftar}) FROM STDIN") as kopi:
        for jumlah, satu in enumerate(baris, 1):  # noqa: B007 (the last number is the answer)
            kopi.write_row((*satu, *ekor))
    with connection.cursor() as kursor:
        kursor.execute(f"ANALYZE {tabel}")
    return jumlah


def _kolom(model: type[models.Model], attname: str) -> str:
    return next(satu.column for satu in model._meta.concrete_fields if satu.attname == attname)


class Nomor:
    """Primary keys given out by hand from 1 on, for tables that are empty; `selesai` brings the sequences up to them."""

    def __init__(self) -> None:
        self._berikut: dict[type[models.Model], count[int]] = defaultdict(lambda: count(1))

    def ambil(self, model: type[models.Model]) -> int:
        """The next key of a table. Asks the database nothing: it is called while a COPY is under way."""
        return next(self._berikut[model])

    def selesai(self) -> None:
        """Set the sequences of all tables that keys were given out for."""
        with connection.cursor() as kursor:
            for model in self._berikut:
                kursor.execute(
                    "SELECT setval(pg_get_serial_sequence(%s, 'id'), %s)", [model._meta.db_table, self.ambil(model)]
                )


def siapkan_pemicu() -> None:
    """Tell the triggers of this transaction that none of them is to be ignored.

    They look for that setting, and where it is missing each call fails inside and is taken back: the database then walks
    all foreign keys that wait for the end of the transaction, row after row.
    """
    with connection.cursor() as kursor:
        kursor.execute("SELECT set_config('pgtrigger.ignore', '{}', true)")
