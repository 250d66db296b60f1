"""Where the pages of agreements are in a loaded demo."""

from collections.abc import Callable

from django.urls import reverse
from django.utils import timezone

from organisasi.models import Unit
from perjanjian.models import Perjanjian


def unit(satu: Unit) -> str:
    """Page of a unit in the running year."""
    return reverse("perjanjian:unit", args=[timezone.localdate().year, satu.pk])


def setahun(nama: str) -> str:
    """A page of the regency in the running year."""
    return reverse(f"perjanjian:{nama}", args=[timezone.localdate().year])


def anggaran(satu: Unit, nama: str = "anggaran") -> str:
    """A page of the budget of a unit in the running year."""
    return reverse(f"renstra:{nama}", args=[timezone.localdate().year, satu.pk])


def milik(satu: Unit) -> str:
    """The newest agreement of a unit."""
    return Perjanjian.objects.filter(unit=satu).order_by("-tahun", "-versi", "pk")[0].get_absolute_url()


def halaman(nama: str, **saring: object) -> Callable[[], str]:
    """Address of a page of the first agreement that the lookups find."""
    return lambda: reverse(
        f"perjanjian:{nama}", args=[Perjanjian.objects.filter(**saring).order_by("-tahun", "pk")[0].pk]
    )
