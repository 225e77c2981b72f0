"""Files that somebody brings in: kept to be looked at, started, stopped, undone."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.utils import timezone

from agencies.models import Practitioner, Team
from cases.imports import attendance
from cases.imports.kinds import KINDS
from cases.imports.reading import Sheet
from cases.models import Activity, Import, ImportRow
from cases.queries.birth_doubles import doubles_in
from cases.queries.imports import progress_of, run_by
from cases.tasks import work_on_commit
from information_sharing import access, audit
from information_sharing.exceptions import NotPossibleNow

READY, WRONG, KNOWN = (
    ImportRow.Status.READY,
    ImportRow.Status.WRONG,
    ImportRow.Status.KNOWN,
)
TWICE = "This line is in the file twice."
NO_ACTIVITY = "Your team has no activity of this name."
CREATE = "create_activity"
"""Beside a row's words: the person ticked that a missing activity is created."""
Judged = tuple[str, list[str]]


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
        uploaded_by=by,
    )
    rows = brought.sheet.rows
    judged = _judge(team, kind, [words for _, words in rows], brought, by)
    ImportRow.objects.bulk_create(
        (
            ImportRow(
                batch=batch, line=line, words=words, status=status, problems=problems
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


def _judge(
    team: Team, kind: str, rows: list[dict], brought: Brought, by: Practitioner
) -> list[Judged]:
    today = timezone.localdate()
    checked = [KINDS[kind].check(words, today) for words in rows]
    good = [fields for fields, problems in checked if not problems]
    if kind == Import.Kind.BIRTHS:
        return list(_judge_births(checked, good, team, by))
    if brought.creates_activities:
        for words in rows:
            words[CREATE] = "yes"
    known = None if brought.creates_activities else run_by(team, viewer=by)
    return list(_judge_attendance(checked, known))


def _judge_births(
    checked: Iterable[tuple[dict, list]], good: list, team: Team, by: Practitioner
) -> Iterable[Judged]:
    doubles = doubles_in(team, good, viewer=by)
    for fields, problems in checked:
        if problems:
            yield WRONG, problems
        elif why := doubles.why(fields):
            yield KNOWN, [why]
        else:
            doubles.add(fields, fields["postcode"])
            yield READY, []


def _judge_attendance(
    checked: Iterable[tuple[dict[str, Any], list[str]]],
    known: dict[str, Activity] | None,
) -> Iterable[Judged]:
    seen: set[tuple[object, ...]] = set()
    for fields, problems in checked:
        if not problems and known is not None:
            there = fields["activity"].casefold() in known
            problems = [] if there else [NO_ACTIVITY]
        if problems:
            yield WRONG, problems
        elif attendance.same(fields) in seen:
            yield KNOWN, [TWICE]
        else:
            seen.add(attendance.same(fields))
            yield READY, []


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
