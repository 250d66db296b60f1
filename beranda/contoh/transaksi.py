"""What the demo asks of its one transaction, so that thousands of small steps cost the database little."""

import json
import uuid
from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection


def rencana_singkat() -> None:
    """Until the transaction ends: joins run in the order in which they are written.

    For ten joins the planner weighs all orders and needs milliseconds, many times what reading a few rows takes.
    """
    with connection.cursor() as kursor:
        kursor.execute("SET LOCAL join_collapse_limit = 1")


@contextmanager
def tanpa_titik_simpan() -> Iterator[None]:
    """Inside a transaction: actions open no savepoints meanwhile.

    The demo is written whole or not at all, so no step is ever taken back alone; an error breaks the whole transaction.
    """
    asli = connection.features.uses_savepoints
    connection.features.uses_savepoints = False
    try:
        yield
    finally:
        connection.features.uses_savepoints = asli


def sebutkan_perintah(konteks: uuid.UUID, **keterangan: str) -> None:
    """Name the command in the history of all that follows in this transaction.

    pghistory.context says the same again before every statement; said once it holds until the transaction ends, or until
    an action names a context of its own.
    """
    with connection.cursor() as kursor:
        kursor.execute(
            "SELECT set_config('pghistory.context_id', %s, true), set_config('pghistory.context_metadata', %s, true)",
            [str(konteks), json.dumps(keterangan)],
        )
