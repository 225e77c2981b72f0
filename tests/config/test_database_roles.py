"""The application's role is plain, owns nothing, and may only add to the log."""

import psycopg2
import pytest
from django.apps import apps
from django.core.management import CommandError, call_command
from django.db import ProgrammingError, connection, transaction
from django.db.backends.postgresql.psycopg_any import is_psycopg3
from pghistory.models import Event

from config.local_postgres import APP, EXTENSIONS

pytestmark = pytest.mark.django_db


def one(query, *values):
    """The first row of a query."""
    with connection.cursor() as cursor:
        cursor.execute(query, values)
        return cursor.fetchone()


def history_tables():
    """Every table of change history."""
    return sorted(m._meta.db_table for m in apps.get_models() if issubclass(m, Event))


def test_psycopg_3_has_not_slipped_in():
    assert not is_psycopg3
    assert connection.Database is psycopg2


def test_tests_connect_as_the_application():
    assert one("SELECT current_user, session_user") == (APP, APP)


def test_application_role_is_plain():
    query = "SELECT rolsuper, rolbypassrls, rolcreatedb, rolcreaterole FROM pg_roles"

    assert one(f"{query} WHERE rolname = current_user") == (False,) * 4


def test_application_owns_no_table():
    assert one("SELECT count(*) FROM pg_tables WHERE tableowner = current_user") == (0,)


def test_application_creates_no_table():
    with (
        pytest.raises(ProgrammingError, match="permission denied"),
        transaction.atomic(),
    ):
        one("CREATE TABLE loophole (id int)")


@pytest.mark.parametrize(
    "verb", ["UPDATE {} SET id = id", "DELETE FROM {}", "TRUNCATE {}"]
)
def test_audit_and_history_rows_may_only_be_added(verb):
    ledger = "lead_professional_ledgerentry"
    for table in ["information_sharing_accessevent", ledger, *history_tables()]:
        column = verb.replace("id = id", f"{key(table)} = {key(table)}")
        with (
            pytest.raises(ProgrammingError, match="permission denied"),
            transaction.atomic(),
            connection.cursor() as cursor,
        ):
            cursor.execute(column.format(table))


def key(table):
    """The name of a table's primary key."""
    models = {model._meta.db_table: model for model in apps.get_models()}
    return models[table]._meta.pk.column


def test_application_cannot_touch_the_list_of_migrations():
    with (
        pytest.raises(ProgrammingError, match="permission denied"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute("DELETE FROM django_migrations")


def test_extensions_are_there():
    with connection.cursor() as cursor:
        cursor.execute("SELECT extname FROM pg_extension")
        assert set(EXTENSIONS) <= {name for (name,) in cursor.fetchall()}


def test_securing_refuses_the_role_that_is_connected():
    with pytest.raises(CommandError, match="neither owner nor superuser"):
        call_command("secure_database")


def test_securing_refuses_a_role_that_does_not_exist(settings):
    settings.DATABASE_APP_ROLE = "nobody_of_that_name"

    with pytest.raises(CommandError, match="does not exist"):
        call_command("secure_database")
