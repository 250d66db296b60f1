"""Notices are read, and once a day gathered into one e-mail per person."""

import datetime as dt
import logging

from django.conf import settings
from django.core.mail import EmailMessage
from django.db.models import Exists, OuterRef, Q
from django.template.loader import render_to_string
from django.utils import timezone

from layanan.models import Giliran, Pemberitahuan, RingkasanHarian
from layanan.queries.giliran import giliran_untuk
from organisasi.models import Pengguna

logger = logging.getLogger(__name__)

# Turns whose deadline is so near that the digest reminds of them.
HARI_INGAT = 3


def tandai_dibaca(user: Pengguna, *, pk: int | None = None) -> int:
    """Mark one notice of the user, or all, as read; returns how many were unread."""
    milik = Pemberitahuan.objects.filter(penerima=user, dibaca=None)
    return (milik.filter(pk=pk) if pk else milik).update(dibaca=timezone.now())


def calon_penerima(tanggal: dt.date) -> list[Pengguna]:
    """Active people with an address who may have something to read and got no digest yet on that day."""
    sudah = RingkasanHarian.objects.filter(penerima=OuterRef("pk"), tanggal=tanggal)
    kabar = Pemberitahuan.objects.filter(penerima=OuterRef("pk"), dikirim=None, dibaca=None)
    ada_tenggat = Giliran.objects.filter(selesai=None, batas__lte=tanggal + dt.timedelta(days=HARI_INGAT)).exists()
    syarat = Q() if ada_tenggat else Q(Exists(kabar))
    return list(Pengguna.objects.filter(syarat, is_active=True).exclude(email="").exclude(Exists(sudah)))


def kirim_ringkasan(user: Pengguna, *, tanggal: dt.date) -> bool:
    """Send the digest of one person, at most once a day; True where one went out.

    The day is claimed before sending: a crash may lose one digest, never send two. A refused delivery frees the claim and raises.
    """
    kabar = list(Pemberitahuan.objects.filter(penerima=user, dikirim=None, dibaca=None).order_by("dibuat"))
    tenggat = list(giliran_untuk(user).filter(batas__lte=tanggal + dt.timedelta(days=HARI_INGAT)))
    if not kabar and not tenggat:
        return False
    klaim, baru = RingkasanHarian.objects.get_or_create(penerima=user, tanggal=tanggal)
    if not baru:
        return False
    konteks = {"user": user, "kabar": kabar, "tenggat": tenggat, "tanggal": tanggal, "alamat": settings.ALAMAT_SITUS}
    isi = render_to_string("layanan/ringkasan.txt", konteks)
    try:
        EmailMessage(subject=f"SAKIP: {_jumlah(kabar, tenggat)}", body=isi, to=[user.email]).send()
    except Exception:
        klaim.delete()
        raise
    RingkasanHarian.objects.filter(pk=klaim.pk).update(dikirim=timezone.now())
    Pemberitahuan.objects.filter(pk__in=[satu.pk for satu in kabar]).update(dikirim=timezone.now())
    return True


def _jumlah(kabar: list[Pemberitahuan], tenggat: list[Giliran]) -> str:
    bagian = [f"{len(tenggat)} tugas mendekati tenggat"] if tenggat else []
    bagian += [f"{len(kabar)} pemberitahuan baru"] if kabar else []
    return ", ".join(bagian)
