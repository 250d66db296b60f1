"""Where the pages of organisasi are in the demo data."""

from django.urls import reverse

from organisasi.models import Pegawai, Penugasan, Peristiwa, Silsilah, Unit
from organisasi.rules.izin import Peran
from tests import pabrik


def unit_bersilsilah() -> str:
    """A unit with a family tree."""
    satu = Silsilah.objects.order_by("pk")[0]
    return reverse("organisasi:unit", args=[2026, satu.tujuan_id])


def peristiwa() -> str:
    """A change of organisation."""
    return reverse("organisasi:sotk_rinci", args=[Peristiwa.objects.order_by("pk")[0].pk])


def jabatan(nama: str, unit: Unit) -> str:
    """A page about the head position of a unit."""
    return reverse(f"organisasi:{nama}", args=[pabrik.jabatan_kepala(unit).pk])


def pegawai(unit: Unit) -> str:
    """A person of a unit."""
    return reverse("organisasi:pegawai_rinci", args=[Pegawai.objects.filter(unit=unit).order_by("pk")[0].pk])


def pengguna() -> str:
    """An account of somebody who prepares documents."""
    tugas = Penugasan.objects.filter(peran=Peran.PENYUSUN).order_by("pk")[0]
    return reverse("organisasi:pengguna_rinci", args=[tugas.pengguna_id])
