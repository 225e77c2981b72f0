"""Fixtures of the private database; registered late, so that they replace pytest-django's."""

import re

import pytest
from django.db import connection
from psycopg2.sql import SQL, Identifier

from config.local_postgres import DATABASE, OWNER
from tests.plugins import database

TABLE = re.compile(r'"(\w+)"')
WRITTEN_BY_MIGRATIONS = {
    "agencies_glossaryterm",
    "cases_assessmenttemplate",
    "cases_levelofneed",
    "cases_question",
    "cases_timescale",
}
OF_A_LATER_VERSION = (
    "template_id IN (SELECT id FROM cases_assessmenttemplate WHERE version > 1)"
)
LATER_VERSIONS = (
    f"DELETE FROM cases_question WHERE {OF_A_LATER_VERSION}",  # noqa: S608
    "DELETE FROM cases_assessmenttemplate WHERE version > 1",
    "UPDATE cases_assessmenttemplate SET status = 'IN_USE'",
)


@pytest.fixture(scope="session")
def django_db_setup(django_test_environment, django_db_blocker):
    """A copy of the migrated template, owned by the owner and used by the application."""
    database.wait_for_template()
    copy = SQL("CREATE DATABASE {} TEMPLATE {} OWNER {}")
    names = (Identifier(name) for name in (database.NAME, DATABASE, OWNER))
    database.POSTGRES.execute(copy.format(*names))
    # On the class: a browser test sees another connection object than this one.
    type(connection.ops).execute_sql_flush = staticmethod(flush_as_superuser)


def flush_as_superuser(statements):
    """Empty the tables after a transactional test, which the application may not do.

    Deleting from a hundred tables that are mostly empty takes milliseconds where
    truncating them takes two seconds; what migrations wrote stays.
    """
    tables = sorted(set(TABLE.findall(" ".join(statements))) - WRITTEN_BY_MIGRATIONS)
    database.POSTGRES.execute(
        "SET lock_timeout = '20s'",
        "SET session_replication_role = replica",
        *(SQL("DELETE FROM {}").format(Identifier(table)) for table in tables),
        *LATER_VERSIONS,
        name=database.NAME,
    )


@pytest.fixture(scope="session")
def postgres():
    """The run's own server, for tests that must act as the owner or the superuser."""
    return database.POSTGRES


@pytest.fixture(scope="session")
def database_name():
    """This worker's database."""
    return database.NAME
