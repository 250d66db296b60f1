"""What is done to somebody's account leaves a line in its trail, and its owner is told, by e-mail too where there is one."""

import logging
from smtplib import SMTPException

from django.core.mail import EmailMessage
from django.db import transaction

from layanan.actions.alur import tinggalkan_jejak
from layanan.actions.giliran import beri_tahu
from organisasi.models import Pengguna

log = logging.getLogger(__name__)

SARAN = "Bila Anda tidak memintanya, segera hubungi administrator kabupaten: orang lain mungkin memakai akun Anda."


def kabarkan_akun(pengguna: Pengguna, *, kalimat: str, by: Pengguna) -> None:
    """Trail, notice and e-mail about a change of an account; `kalimat` in the past tense ("Kata sandi diatur ulang").

    `organisasi` calls it by its name in settings.KABAR_AKUN, within the transaction of the change; the e-mail goes out
    when that is stored, and one that cannot be delivered only leaves a line in the log.
    """
    tinggalkan_jejak(pengguna, tindakan="akun", kalimat=kalimat, by=by)
    isi = f"{kalimat} oleh {by}. {SARAN}"
    beri_tahu([pengguna], judul=kalimat, isi=isi)
    if pengguna.email:
        surat = EmailMessage(subject=f"SAKIP: {kalimat.lower()}", body=isi, to=[pengguna.email])
        transaction.on_commit(lambda: _kirim(surat))


def _kirim(surat: EmailMessage) -> None:
    try:
        surat.send()
    except (SMTPException, OSError) as galat:
        log.warning("Surat tentang akun tidak terkirim: %s", galat)
