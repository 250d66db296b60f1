"""A running site with the demo data, shared by all checks of a group."""

from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from django.core.management import call_command
from playwright.sync_api import Browser, BrowserContext
from pytest_django.live_server_helper import LiveServer
from pytest_django.plugin import DjangoDbBlocker

from organisasi.models import Pengguna
from organisasi.rules.izin import Peran
from tests import basis_data
from tests.peramban import konteks_baru, masuk


@dataclass
class Situs:
    """The site under check; one browser profile per role, width and theme."""

    peramban: Browser
    alamat: str

    def __post_init__(self) -> None:
        self._profil: dict[tuple[Peran | None, int, str], BrowserContext] = {}

    def profil(self, peran: Peran | None, lebar: int, tema: str) -> BrowserContext:
        """A signed-in profile, made when first asked for."""
        kunci = (peran, lebar, tema)
        if kunci not in self._profil:
            self._profil[kunci] = konteks_baru(self.peramban, self.alamat, lebar=lebar, tema=tema)
            if peran:
                masuk(self._profil[kunci], akun(peran), self.alamat)
        return self._profil[kunci]

    def tutup(self) -> None:
        for satu in self._profil.values():
            satu.close()


def akun(peran: Peran) -> Pengguna:
    """The demo's first user in a role."""
    return Pengguna.objects.filter(penugasan__peran=peran, is_active=True).order_by("pk")[0]


@pytest.fixture(scope="module")
def situs(peramban: Browser, django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Situs]:
    """Load the demo, serve it, and leave an empty database behind."""
    with django_db_blocker.unblock():
        call_command("muat_contoh", verbosity=0)
        peladen = LiveServer("localhost")
        situs = Situs(peramban, peladen.url)
        yield situs
        situs.tutup()
        peladen.stop()
        basis_data.Salinan().buat()
