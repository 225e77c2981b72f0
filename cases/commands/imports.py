"""Files that somebody brings in: kept to be looked at, started, stopped, undone."""

import hashlib
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.utils import timezone

from agencies.models import Practitioner, Team
from cases.commands.judging import CREATE, KNOWN, READY, WRONG, judge_rows
from cases.imports.reading import Sheet
from cases.models import Import, ImportRow
from cases.queries.imports import progress_of
from cases.tasks import work_on_commit
from information_sharing import access, audit
from information_sharing.exceptions import NotPossibleNow


@dataclass(frozen=True)
class Brought:
    """A file as it was brought, and what was read in it."""

    name: str
    content: bytes
    sheet: Sheet
    creates_activities: bool = False


@transaction.atomic
def bring_in(*, team: Team, kind: str, brought: Brought, by: Practitioner) -> Import:
    """Keep the rows of a file, each checked, to be looked at; nothing is taken in."""
    access.check_can_keep(by, team)
    batch = Import.objects.create(
        team=team,
        kind=kind,
        file_name=_plain(brought.name),
        sha256=hashlib.sha256(brought.content).hexdigest(),
        unused=[_plain(title) for title in brought.sheet.unused],
        uploaded_by=by,
    )
    rows, creates = brought.sheet.rows, brought.creates_activities
    judged = judge_rows(team=team, kind=kind, rows=rows, creates=creates, by=by)
    asked = {CREATE: "yes"} if creates and kind == Import.Kind.ATTENDANCE else {}
    ImportRow.objects.bulk_create(
        (
            ImportRow(
                batch=batch,
                line=line,
                words=words | asked,
                status=status,
                problems=problems,
            )
            for (line, words), (status, problems) in zip(rows, judged, strict=True)
        ),
        batch_size=2000,
    )
    _log(audit.Event.IMPORT_UPLOADED, batch, by, rows=len(rows), kind=kind)
    return batch


def _plain(name: str) -> str:
    """Return a file's name as it can be kept and shown."""
    return "".join(sign for sign in name if sign.isprintable())[:100] or "file.csv"


@transaction.atomic
def request_import(*, batch: Import, by: Practitioner) -> Import:
    """Let the ready rows be taken in, or go on where it was stopped."""
    held = _held(batch, by)
    if held.undone_at or held.status not in {
        Import.Status.LOOKED_AT,
        Import.Status.STOPPED,
    }:
        raise NotPossibleNow("This file is being taken in, or has been.")
    if not held.rows.filter(status=READY).exists():
        raise NotPossibleNow("No row of this file is ready.")
    held.requested_at, held.requested_by = timezone.now(), by
    _send(held, Import.Status.WAITING, ["requested_at", "requested_by"])
    _log(audit.Event.IMPORT_REQUESTED, held, by, attempt=held.attempt)
    return held


@transaction.atomic
def stop_import(*, batch: Import, by: Practitioner) -> Import:
    """Stop a file that is being taken in, between two batches of rows."""
    held = _held(batch, by)
    if held.status not in {Import.Status.WAITING, Import.Status.RUNNING}:
        raise NotPossibleNow("This file is not being taken in.")
    held.status, held.attempt = Import.Status.STOPPED, held.attempt + 1
    held.save(update_fields=["status", "attempt"])
    done = held.rows.filter(status=ImportRow.Status.DONE).count()
    _log(audit.Event.IMPORT_STOPPED, held, by, rows=done)
    return held


@transaction.atomic
def request_undo(*, batch: Import, by: Practitioner) -> Import:
    """Let what a file brought in be taken out again, as far as nobody used it."""
    held = _held(batch, by)
    if held.status not in {Import.Status.DONE, Import.Status.STOPPED}:
        raise NotPossibleNow("Only a file that was taken in can be undone.")
    if not held.rows.filter(status=ImportRow.Status.DONE).exists():
        raise NotPossibleNow("Nothing of this file is left that could be undone.")
    held.undone_at, held.undone_by = timezone.now(), by
    _send(held, Import.Status.UNDOING, ["undone_at", "undone_by"])
    _log(audit.Event.IMPORT_UNDO_ASKED, held, by, attempt=held.attempt)
    return held


@transaction.atomic
def throw_away(*, batch: Import, by: Practitioner) -> None:
    """Throw away the rows that are not in, and the file if no other row is left.

    The wrong file, for example, or one that was stopped or undone half way.
    """
    held = _held(batch, by)
    if not progress_of(held, viewer=by).can_throw_away:
        raise NotPossibleNow("Only what was not taken in can be thrown away.")
    held.rows.filter(status__in=[READY, WRONG, KNOWN]).delete()
    done = held.rows.filter(status=ImportRow.Status.DONE).count()
    _log(audit.Event.IMPORT_STOPPED, held, by, rows=done)
    if not held.rows.exists():
        held.delete()


def _held(batch: Import, by: Practitioner) -> Import:
    rows = Import.objects.select_related("team").select_for_update(of=("self",))
    held = rows.filter(pk=batch.pk).first()
    if held is None:
        raise NotPossibleNow("This file was thrown away meanwhile.")
    access.check_can_keep(by, held.team)
    return held


def _send(batch: Import, status: str, fields: list[str]) -> None:
    batch.status, batch.attempt = status, batch.attempt + 1
    batch.job_seen = timezone.now()
    batch.save(update_fields=["status", "attempt", "job_seen", *fields])
    work_on_commit(batch.pk, batch.attempt)


def _log(event: audit.Event, batch: Import, by: Practitioner, **more: Any) -> None:
    audit.record(event, by=by, target=batch.pk, details=more)
