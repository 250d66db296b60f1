"""Where the pages of data and measurement lie in the demo data."""

from collections.abc import Callable

from django.urls import reverse

from datakinerja.models import LembarData, Nilai, Pembukaan
from organisasi.models import Tahun, Unit


def tahun() -> int:
    """The newest year of the demo."""
    return Tahun.objects.latest("tahun").pk


def unit(nama: str, opd: Callable[[], Unit]) -> Callable[[], str]:
    """A page of an OPD in the newest year."""
    return lambda: reverse(nama, args=[tahun(), opd().pk])


def objek(nama: str, opd: Callable[[], Unit], *, periode: bool = False) -> Callable[[], str]:
    """A page of an object of an OPD that has values in the newest year."""

    def alamat() -> str:
        milik = opd()
        nilai = Nilai.objects.filter(objek__unit=milik, periode__tahun=tahun()).order_by("pk").first()
        assert nilai is not None
        return reverse(nama, args=[tahun(), milik.pk, nilai.objek_id, *([nilai.periode_id] if periode else [])])

    return alamat


def lembar(opd: Callable[[], Unit]) -> Callable[[], str]:
    """The newest verification document of an OPD."""
    return lambda: LembarData.objects.filter(unit=opd()).latest("pk").get_absolute_url()


def pembukaan() -> str:
    """A request for an opening that waits."""
    return Pembukaan.objects.filter(status="diajukan").latest("pk").get_absolute_url()
