"""Taking a file in, some rows at a time: each row once, whoever does it (R15).

Every step is one transaction, which holds the file and asks the rights of whoever
wanted it again. A worker goes on only while its attempt is the file's: after a stop, or
when another took over, it does nothing more.
"""

from datetime import timedelta
from uuid import UUID

from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import timezone

from agencies.models import Practitioner
from cases.commands.taking_in import take_in
from cases.commands.taking_out import take_out
from cases.imports.kinds import KINDS
from cases.models import Import, ImportRow
from cases.tasks import work_on_commit
from information_sharing import access, audit
from information_sharing.exceptions import AccessDenied

Status = ImportRow.Status
ATTEMPTS = 20
ROWS_KEPT = timedelta(days=30)
TO_DO = {Import.Status.RUNNING: Status.READY, Import.Status.UNDOING: Status.DONE}


@transaction.atomic
def work_on(*, key: UUID, attempt: int, by: Practitioner | None = None) -> bool:
    """Take in, or out, the next rows of a file; return whether to go on.

    The log is written last: what it holds until the end of a step is never held by
    somebody who still waits for a sheet or a record.
    Works for whoever wanted it, with her rights as they are now; `by` is nobody else.
    """
    batch = _held(key, attempt)
    if batch is None:
        return False
    wanted_by = _whose(batch)
    begins = batch.status == Import.Status.WAITING
    if begins:
        batch.status = Import.Status.RUNNING
    try:
        access.check_can_keep(wanted_by, batch.team)
    except AccessDenied:
        _stop(batch, wanted_by)
        return False
    rows = list(_next_rows(batch))
    if not rows:
        _finish(batch, wanted_by)
        return False
    work = take_out if batch.status == Import.Status.UNDOING else take_in
    work(batch=batch, rows=rows, by=wanted_by)
    if begins:
        _log(audit.Event.IMPORT_STARTED, batch, wanted_by, attempt=attempt)
    batch.job_seen = timezone.now()
    batch.save(update_fields=["status", "job_seen"])
    return True


def _held(key: UUID, attempt: int) -> Import | None:
    rows = Import.objects.select_related("team").select_for_update(of=("self",))
    return rows.filter(pk=key, attempt=attempt, status__in=Import.UNDER_WAY).first()


def _whose(batch: Import) -> Practitioner:
    undoing = batch.status == Import.Status.UNDOING
    found: Practitioner = batch.undone_by if undoing else batch.requested_by
    return found


def _next_rows(batch: Import) -> QuerySet[ImportRow]:
    """Return the next rows, held."""
    wanted = ImportRow.objects.filter(
        batch=batch, status=TO_DO[Import.Status(batch.status)]
    )
    wanted = wanted.select_for_update(of=("self",)).order_by("line")
    return wanted[: KINDS[batch.kind].at_once]


def _finish(batch: Import, by: Practitioner) -> None:
    undoing = batch.status == Import.Status.UNDOING
    batch.status = Import.Status.UNDONE if undoing else Import.Status.DONE
    batch.save(update_fields=["status"])
    event = audit.Event.IMPORT_UNDONE if undoing else audit.Event.IMPORT_FINISHED
    _log(event, batch, by, **_figures(batch))


def _stop(batch: Import, by: Practitioner) -> None:
    batch.status, batch.attempt = Import.Status.STOPPED, batch.attempt + 1
    batch.save(update_fields=["status", "attempt"])
    _log(audit.Event.IMPORT_STOPPED, batch, by, rights="ended", **_figures(batch))


def _figures(batch: Import) -> dict[str, int]:
    found = list(batch.rows.order_by().values_list("status", flat=True))
    return {status: found.count(status) for status in sorted(set(found))}


def _log(
    event: audit.Event, batch: Import, by: Practitioner, **more: str | int
) -> None:
    audit.record(event, by=by, target=batch.pk, details=more)


@transaction.atomic
def take_over(*, by: Practitioner | None = None) -> int:
    """Send files again of which nothing was heard; return how many were sent.

    What was tried too often is stopped: somebody can let it go on.
    """
    left = Import.objects.left_behind().select_related("team")
    sent = 0
    for batch in left.select_for_update(of=("self",), skip_locked=True):
        if batch.attempt >= ATTEMPTS:
            _stop(batch, _whose(batch))
            continue
        batch.attempt, batch.job_seen = batch.attempt + 1, timezone.now()
        batch.save(update_fields=["attempt", "job_seen"])
        work_on_commit(batch.pk, batch.attempt)
        sent += 1
    return sent


@transaction.atomic
def forget_rows(*, by: Practitioner | None = None) -> int:
    """Remove what was not taken in, with its words, a month after it was brought."""
    day = timezone.now() - ROWS_KEPT
    old = Q(batch__uploaded_at__lt=day) & ~Q(batch__status__in=Import.UNDER_WAY)
    waiting = [Status.READY, Status.WRONG, Status.KNOWN]
    removed, _ = ImportRow.objects.filter(old, status__in=waiting).delete()
    return removed
