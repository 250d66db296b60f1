"""Fixtures of the whole suite: the database. Fixtures of an app live in its own conftest."""

import os
from collections.abc import Iterator

import pytest
from pytest_django.plugin import DjangoDbBlocker

from sakip import pg_tertanam
from tests import basis_data


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
    with django_db_blocker.unblock():
        nama = basis_data.siapkan()
        yield
        basis_data.bereskan(nama)
