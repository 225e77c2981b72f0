"""A clock that can be set, for the database too.

The views ask `statement_timestamp()`, which nobody can set. In a schema of its own stand
the same views and functions, made from the database's own text of them, that read a
setting instead; a transaction that looks there first lives at that moment. Whatever else
the views say is what they say everywhere.
"""

from contextlib import contextmanager

import time_machine
from django.db import connection

SCHEMA = "clock"
ASKS = "statement_timestamp()"
READS = "current_setting('team_around.now')::timestamptz"
VIEWS = """
    SELECT c.relname, pg_get_viewdef(c.oid) FROM pg_class c
    WHERE c.relkind = 'v' AND c.relnamespace = 'public'::regnamespace
      AND c.relname LIKE 'information_sharing_%' ORDER BY c.oid
"""
FUNCTIONS = """
    SELECT p.proname, pg_get_functiondef(p.oid) FROM pg_proc p
    WHERE p.pronamespace = 'public'::regnamespace AND p.prokind = 'f'
      AND p.proname LIKE 'information_sharing_%' AND p.prosrc LIKE '%information_sharing_%'
      AND p.prorettype <> 'trigger'::regtype ORDER BY p.oid
"""


def make_clock(postgres, name) -> None:
    """Make the schema in this database, as the superuser."""
    owner = postgres.connect(name)
    with owner.cursor() as cursor:
        cursor.execute(VIEWS)
        views = cursor.fetchall()
        cursor.execute(FUNCTIONS)
        functions = cursor.fetchall()
        assert sum(text.count(ASKS) for _, text in views) >= 4
        cursor.execute(f"CREATE SCHEMA {SCHEMA}")
        cursor.execute(f"SET search_path = {SCHEMA}, public")
        for view, text in views:
            cursor.execute(
                f"CREATE VIEW {SCHEMA}.{view} AS {text}".replace(ASKS, READS)
            )
        for _, text in functions:
            cursor.execute(there(text))
        cursor.execute(f"GRANT USAGE ON SCHEMA {SCHEMA} TO PUBLIC")
        cursor.execute(f"GRANT SELECT ON ALL TABLES IN SCHEMA {SCHEMA} TO PUBLIC")
    owner.close()


def there(function: str) -> str:
    """Return a function's text with the schema's own names first, at its own moment."""
    for old, new in (
        ("FUNCTION public.", f"FUNCTION {SCHEMA}."),
        ("search_path TO 'pg_catalog', 'public'", f"search_path TO 'pg_catalog', '{SCHEMA}', 'public'"),
        (ASKS, READS),
    ):  # fmt: skip
        function = function.replace(old, new)
    return function


@contextmanager
def at(moment):
    """Live at this moment: Python, and the rest of this transaction in the database."""
    with connection.cursor() as cursor:
        cursor.execute(f"SET LOCAL search_path = {SCHEMA}, public")
        cursor.execute("SET LOCAL jit = off")
        cursor.execute(
            "SELECT set_config('team_around.now', %s, true)", [moment.isoformat()]
        )
    with time_machine.travel(moment, tick=False):
        yield moment
