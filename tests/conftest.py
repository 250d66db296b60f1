"""Fixtures of the whole suite: database and browser. Fixtures of an app live in its own conftest."""

import os
from collections.abc import Iterator

import pytest
from django.test import TransactionTestCase
from pytest_django.plugin import DjangoDbBlocker

from sakip import pg_tertanam
from tests import basis_data
from tests.dunia import (
    admin_opd,
    administrator,
    bagian_organisasi,
    bappeda,
    bupati,
    dinkes,
    evaluator,
    hari_2026,
    inspektur,
    kabupaten,
    kepala,
    klien,
    operator,
    orang_asing,
    tahun2026,
)
from tests.peramban import halaman, masuk_sebagai, peramban

__all__ = [
    "admin_opd",
    "administrator",
    "bagian_organisasi",
    "bappeda",
    "bupati",
    "dinkes",
    "evaluator",
    "halaman",
    "hari_2026",
    "inspektur",
    "kabupaten",
    "kepala",
    "klien",
    "masuk_sebagai",
    "operator",
    "orang_asing",
    "peramban",
    "tahun2026",
]


def pytest_unconfigure(config: pytest.Config) -> None:
    """Workers that were interrupted could not stop the test server; the process that started them can."""
    peladen = pg_tertanam.Peladen("uji")
    if not hasattr(config, "workerinput") and os.environ.get("DATABASE_URL") == peladen.alamat():
        peladen.berhenti_bila_sepi()


@pytest.fixture(scope="session")
def peladen_basis_data() -> Iterator[None]:
    """The test server: borrowed for the session, stopped by its last user; nothing where DATABASE_URL names another."""
    peladen = pg_tertanam.Peladen("uji")
    if os.environ["DATABASE_URL"] != peladen.alamat():
        yield
        return
    pinjaman = peladen.pinjam()
    yield
    pinjaman.lepas()


@pytest.fixture(scope="session")
def django_db_setup(peladen_basis_data: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """A migrated database of this process's own (see tests/basis_data.py)."""
    with django_db_blocker.unblock(), pytest.MonkeyPatch.context() as tambal:
        salinan = basis_data.Salinan()
        salinan.buat()
        # Django would empty every table after a transactional test, and lose what migrations have put there.
        tambal.setattr(TransactionTestCase, "_fixture_teardown", lambda self: salinan.buat())
        yield
        salinan.buang()


@pytest.fixture(scope="module")
def contoh(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """The demo data, for all tests of a module; the database is unlocked for them and empty again afterwards."""
    with django_db_blocker.unblock():
        salinan = basis_data.Salinan()
        salinan.buat(contoh=True)
        yield
        salinan.buat()
