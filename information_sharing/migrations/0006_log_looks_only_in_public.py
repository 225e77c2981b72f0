"""The log's functions look for temporary tables last: none can pose as the real chain.

PostgreSQL otherwise searches pg_temp first, and the application may make such tables.
"""

from django.db import migrations

FUNCTIONS = (
    "information_sharing_chain_event()",
    "information_sharing_event_hash(information_sharing_accessevent)",
)


def search(path):
    """Return the statements that give the functions this search path."""
    return [f"ALTER FUNCTION {name} SET search_path = {path}" for name in FUNCTIONS]


class Migration(migrations.Migration):
    dependencies = [("information_sharing", "0005_in_force_models")]
    operations = [
        migrations.RunSQL(
            search("pg_catalog, public, pg_temp"), search("pg_catalog, public")
        )
    ]
