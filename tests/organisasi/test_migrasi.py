"""The schema is there, complete, with its extension and triggers."""

import pytest
from django.core.management import call_command
from django.db import connection


@pytest.mark.django_db
def test_migrations_match_the_models() -> None:
    call_command("makemigrations", "organisasi", check=True, dry_run=True, verbosity=0)


@pytest.mark.django_db
def test_exclusion_constraints_and_history_triggers_exist() -> None:
    with connection.cursor() as kursor:
        kursor.execute("SELECT 1 FROM pg_extension WHERE extname = 'btree_gist'")
        assert kursor.fetchone()
        kursor.execute(
            "SELECT count(*) FROM pg_trigger WHERE tgrelid = 'organisasi_versiunit'::regclass AND NOT tgisinternal"
        )
        assert kursor.fetchone()[0] == 3
