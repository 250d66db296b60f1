"""The worker: runs queued jobs, and beside them the scheduler, the sweeper and the sign of life."""

import logging
import os
import sys
import threading
from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.db import close_old_connections, connection
from django.utils import timezone
from django_tasks_db.management.commands.db_worker import Worker

from layanan.actions.pekerjaan import antre_terjadwal, identitas, sapu
from layanan.models import Pekerja

logger = logging.getLogger(__name__)


class Penjaga(threading.Thread):
    """Every few seconds: sign of life, jobs of silent workers brought back, due jobs queued. A failure is logged and passes."""

    def __init__(self, nama: str, jeda: float) -> None:
        super().__init__(name="penjaga", daemon=True)
        self.nama, self.jeda, self.berhenti, self.mulai = nama, jeda, threading.Event(), timezone.now()

    def run(self) -> None:
        while not self.berhenti.is_set():
            try:
                close_old_connections()
                self.putaran()
            except Exception:
                logger.exception("Penjaga pekerja gagal; dicoba lagi.")
                connection.close()
            self.berhenti.wait(self.jeda)
        connection.close()

    def putaran(self) -> None:
        """One round."""
        Pekerja.objects.update_or_create(nama=self.nama, defaults={"mulai": self.mulai, "detak": timezone.now()})
        sapu()
        antre_terjadwal()


class Command(BaseCommand):
    help = "Menjalankan pekerjaan latar dan jadwal; berhenti dengan tertib pada SIGTERM."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--jeda", type=float, default=5.0, help="detik antara dua putaran penjaga")
        parser.add_argument("--selang", type=float, default=0.5, help="detik antara dua pemeriksaan antrean")
        parser.add_argument(
            "--daur", type=int, default=200, help="mulai proses baru setelah sekian pekerjaan (0: tidak pernah)"
        )

    def handle(self, *args: Any, **opsi: Any) -> None:
        nama = identitas()
        penjaga = Penjaga(nama, opsi["jeda"])
        pekerja = Worker(
            queue_names=["*"],
            interval=opsi["selang"],
            batch=False,
            backend_name="default",
            startup_delay=False,
            max_tasks=opsi["daur"] or None,
            worker_id=nama[:64],
            excluded_queue_names=[],
        )
        pekerja.configure_signals()
        penjaga.start()
        try:
            pekerja.run()
        finally:
            penjaga.berhenti.set()
            penjaga.join(timeout=10)
            Pekerja.objects.filter(nama=nama).delete()
        if pekerja.running:  # memory of big documents goes back to the system only with the process
            os.execv(sys.executable, [sys.executable, *sys.argv])  # noqa: S606
