"""Give the application's database role what it needs and no more (design 3)."""

from contextlib import nullcontext

from django.apps import apps
from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.db import connection, transaction
from pghistory.models import Event
from psycopg2.sql import SQL, Identifier

from config.light_states import is_empty, light_states

LOGS = {"information_sharing_accessevent", "lead_professional_ledgerentry"}
READ_ONLY = ("django_migrations", "information_sharing_chainhead")


class Command(BaseCommand):
    """Run as the owner after every migration; running it again changes nothing."""

    help = "Grant the application's role its rights; audit rows may only be added."

    def add_arguments(self, parser):
        parser.add_argument("--migrate", action="store_true", help="Migrate first.")

    def handle(self, *args, **options):
        role = settings.DATABASE_APP_ROLE
        refuse_unsafe(role)
        if options["migrate"]:
            migrate()
        with transaction.atomic(), connection.cursor() as cursor:
            for statement in statements(role):
                cursor.execute(statement)
        if options["verbosity"] > 1:
            self.stdout.write(f"{role} may only add to {', '.join(append_only())}")


def migrate():
    """Bring the database to the latest migration; an empty one by the short way."""
    with light_states() if is_empty() else nullcontext():
        call_command("migrate", interactive=False, verbosity=0)


def refuse_unsafe(role):
    """The application's role must exist, and must not be the one that owns the tables."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT rolsuper OR rolbypassrls OR rolname = current_user"
            " FROM pg_roles WHERE rolname = %s",
            [role],
        )
        row = cursor.fetchone()
    if row is None:
        raise CommandError(f"The role {role} does not exist in this database server")
    if row[0]:
        raise CommandError(f"The role {role} must be neither owner nor superuser")


def append_only():
    """The tables whose rows are never changed: the audit log, all history, the ledger."""
    tables = {m._meta.db_table for m in apps.get_models() if issubclass(m, Event)}
    return sorted(tables | LOGS & existing())


def existing():
    """The tables that the database has."""
    return set(connection.introspection.table_names())


def statements(role):
    """What the role may do, from the widest to the narrowest."""
    name = Identifier(role)
    yield SQL("GRANT USAGE ON SCHEMA public TO {}").format(name)
    yield SQL("REVOKE ALL ON ALL TABLES IN SCHEMA public FROM {}").format(name)
    yield SQL(
        "GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO {}"
    ).format(name)
    yield SQL("GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO {}").format(
        name
    )
    for table in [*append_only(), *READ_ONLY]:
        yield SQL("REVOKE UPDATE, DELETE, TRUNCATE ON {} FROM {}").format(
            Identifier(table), name
        )
    for table in READ_ONLY:
        yield SQL("REVOKE INSERT ON {} FROM {}").format(Identifier(table), name)
