"""Reports that are made again after each month or quarter, for one reader (R15)."""

from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils import timezone

from agencies.models import Practitioner
from evaluation.models import Edition, Framework, Report
from evaluation.periods import MONTH, QUARTER, Span, last_whole
from evaluation.scope import Whose
from evaluation.tasks import enqueue_on_commit
from information_sharing import access, audit
from information_sharing.audit import EvaluationEvent as Event
from information_sharing.exceptions import AccessDenied, NotPossibleNow

MONTHS = {Edition.Every.MONTH: MONTH, Edition.Every.QUARTER: QUARTER}


@transaction.atomic
def want_edition(
    *,
    whose: Whose,
    kind: str,
    framework: Framework | None,
    every: str,
    by: Practitioner,
) -> Edition:
    """Have a report made for oneself after each month or quarter from now on."""
    access.check_can_report(by, whose.centre)
    wanted = {**whose.keys, "kind": kind, "framework": framework, "every": every}
    if Edition.objects.filter(**wanted, wanted_by=by, ended_at__isnull=True).exists():
        raise NotPossibleNow("This report is made for you regularly already.")
    edition = Edition.objects.create(
        **wanted,
        wanted_by=by,
        made_until=last_whole(MONTHS[Edition.Every(every)]).ends_on,
    )
    details = {"every": every, "kind": kind, "scope": edition.scope}
    audit.record(Event.EDITION_WANTED, by=by, target=edition.pk, details=details)
    return edition


@transaction.atomic
def end_edition(*, edition: Edition, by: Practitioner) -> Edition:
    """End it: no further report is made; those that were made stay."""
    if edition.wanted_by_id != by.pk:
        raise AccessDenied(f"{edition.wanted_by} asked for these reports.")
    standing = Edition.objects.filter(pk=edition.pk, ended_at__isnull=True)
    if not standing.update(ended_at=timezone.now(), ended_by=by):
        raise NotPossibleNow("This was ended already.")
    audit.record(Event.EDITION_ENDED, by=by, target=edition.pk)
    edition.refresh_from_db()
    return edition


def make_due_editions(*, by: Practitioner | None = None) -> int:
    """Ask for the report of each edition whose month or quarter is over; return how many.

    Each is made once, however often this runs: whoever holds the row makes it.
    """
    standing = Edition.objects.filter(ended_at__isnull=True)
    return sum(_make_next(pk) for pk in standing.values_list("pk", flat=True))


@transaction.atomic
def _make_next(pk: UUID) -> bool:
    held = Edition.objects.select_for_update(of=["self"], skip_locked=True)
    edition = held.filter(pk=pk, ended_at__isnull=True).first()
    if edition is None:
        return False
    span = last_whole(MONTHS[Edition.Every(edition.every)])
    made = edition.made_until and edition.made_until >= span.ends_on
    if made or not access.can_report(edition.wanted_by, edition.centre):
        return False
    return _make(edition, span)


def _make(edition: Edition, span: Span) -> bool:
    try:
        with transaction.atomic():
            report = _report_of(edition, span)
    except IntegrityError:
        return False
    edition.made_until = span.ends_on
    edition.save(update_fields=["made_until"])
    audit.record(Event.EDITION_MADE, by=None, target=report.pk)
    enqueue_on_commit(report.pk)
    return True


def _report_of(edition: Edition, span: Span) -> Report:
    before = span.before
    return Report.objects.create(
        **Whose.of(edition).keys,
        kind=edition.kind,
        framework=edition.framework,
        edition=edition,
        starts_on=span.starts_on,
        ends_on=span.ends_on,
        against_starts_on=before.starts_on,
        against_ends_on=before.ends_on,
        requested_by=edition.wanted_by,
    )
