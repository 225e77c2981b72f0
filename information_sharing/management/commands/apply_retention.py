"""manage.py apply_retention: what is due is listed, or destroyed, by the same list."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import dj_database_url
from django.core.management.base import BaseCommand, CommandError
from django.db import connection
from django.utils import timezone

from agencies.models import Practitioner
from information_sharing import access, destruction
from information_sharing.commands.retention import destroy_old_rows, destroy_record
from information_sharing.destruction import DueCase
from information_sharing.retention import in_words
from information_sharing.roles import Permission

NOT_OWNER = (
    "This database role may not delete history, on purpose. Set DATABASE_OWNER_URL to "
    "the owner's address and run the command again."
)
KEPT_MEANWHILE = "something keeps it since a moment"
ADDRESS = ("NAME", "USER", "PASSWORD", "HOST", "PORT", "OPTIONS")


class Command(BaseCommand):
    """Lists what is due; with --destroy it destroys exactly that."""

    help = "List, or destroy, the records whose time is over; legal holds win."

    def add_arguments(self, parser) -> None:
        """Accept --dry-run, or --destroy with the name of who answers for it."""
        either = parser.add_mutually_exclusive_group(required=True)
        either.add_argument("--dry-run", action="store_true")
        either.add_argument("--destroy", action="store_true")
        parser.add_argument("--by", help="User name of the officer who destroys.")

    def handle(self, *args, **options) -> None:
        """List, or destroy."""
        if options["dry_run"]:
            self._go_through(by=None)
            self.stdout.write("Nothing was destroyed: this was a dry run.")
            return
        with as_owner():
            by = officer(options["by"])
            if not destruction.may_destroy():
                raise CommandError(NOT_OWNER)
            self._go_through(by=by)

    def _go_through(self, *, by: Practitioner | None) -> None:
        for each in destruction.due_cases(until=timezone.localdate()):
            counts = None if each.kept_by else _take(each.case, by)
            self.stdout.write(line(each, counts))
        for rule, rows in destruction.old_rows():
            count = destroy_old_rows(rule=rule, by=by) if by else rows.count()
            self.stdout.write(f"{in_words(rule)}: {count} rows")


def _take(case, by: Practitioner | None) -> dict[str, int] | None:
    if by is None:
        return destruction.rows_of(case)
    certificate = destroy_record(case=case, by=by)
    return certificate.counts if certificate else None


def line(each: DueCase, counts: dict[str, int] | None) -> str:
    """Return what is said of one case, the same in both runs."""
    head = f"{each.case.reference}: due {each.due.on}, {each.due.words}"
    if counts is None:
        return f"{head}: kept, {each.kept_by or KEPT_MEANWHILE}"
    rows = ", ".join(f"{table} {count}" for table, count in counts.items())
    return f"{head}: {sum(counts.values())} rows ({rows})"


def officer(username: str | None) -> Practitioner:
    """Return who answers for the destruction, or say why she cannot."""
    found = Practitioner.objects.filter(username=username or "").first()
    if found is None:
        raise CommandError("Say with --by who destroys: her user name.")
    if not access.can_have(found, Permission.KEEP_RECORDS):
        raise CommandError(f"{found} has no role that keeps records.")
    return found


@contextmanager
def as_owner() -> Iterator[None]:
    """Connect as the owner while this lasts, where DATABASE_OWNER_URL names one."""
    url = os.environ.get("DATABASE_OWNER_URL")
    before = connection.settings_dict.copy()
    if not url:
        yield
        return
    wanted: dict[str, Any] = {"OPTIONS": {}, **dj_database_url.parse(url)}
    connection.close()
    connection.settings_dict.update({key: wanted[key] for key in ADDRESS})
    try:
        yield
    finally:
        connection.close()
        connection.settings_dict.update(before)
