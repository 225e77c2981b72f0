"""Asking for a report, stopping one, and asking again."""

from django.db import IntegrityError, transaction
from django.utils import timezone

from agencies.models import Practitioner
from evaluation.models import Report
from evaluation.periods import span_of
from evaluation.tasks import enqueue_on_commit
from evaluation.wanting import Wanted
from information_sharing import access, audit
from information_sharing.audit import EvaluationEvent, Event
from information_sharing.exceptions import AccessDenied, NotPossibleNow

WHOLE = "A report is about a quarter, or about four of them."
OTHERWISE = (
    "A report of this period is being made for you, set against another period. Wait "
    "until it is ready, or stop it."
)


@transaction.atomic
def request_report(*, wanted: Wanted, by: Practitioner) -> Report:
    """Ask for a report; asking again meanwhile gives the same one (R15)."""
    access.check_can_report(by, wanted.whose.centre)
    _check_period(wanted)
    report = _new_or_running(wanted, by)
    audit.record(
        Event.REPORT_REQUESTED, by=by, target=report.pk, details=_details(report)
    )
    return report


def _check_period(wanted: Wanted) -> None:
    if span_of(wanted.starts_on, wanted.ends_on) is None:
        raise NotPossibleNow(WHOLE)
    if (days := wanted.against) and span_of(days.starts_on, days.ends_on) is None:
        raise NotPossibleNow(WHOLE)


def _details(report: Report) -> dict:
    return {
        "kind": report.kind,
        "scope": report.scope,
        "centre": str(report.centre_id or ""),
        "agency": str(report.agency_id or ""),
        "area": report.area,
        "from": report.starts_on.isoformat(),
        "to": report.ends_on.isoformat(),
    }


def _new_or_running(wanted: Wanted, by: Practitioner) -> Report:
    try:
        with transaction.atomic():
            report = Report.objects.create(
                **wanted.keys, **wanted.compared, requested_by=by
            )
    except IntegrityError:
        return _running(wanted, by)
    enqueue_on_commit(report.pk)
    return report


def _running(wanted: Wanted, by: Practitioner) -> Report:
    report = Report.objects.unfinished().get(**wanted.keys, requested_by=by)
    if Wanted.of(report).compared != wanted.compared:
        raise NotPossibleNow(OTHERWISE)
    return report


@transaction.atomic
def cancel_report(*, report: Report, by: Practitioner) -> Report:
    """Stop a report that is not made yet: the worker that has it writes no more."""
    check_is_hers(report=report, by=by)
    unfinished = Report.objects.unfinished().filter(pk=report.pk)
    stopped = {"cancelled_at": timezone.now(), "cancelled_by": by}
    if not unfinished.update(status=Report.Status.CANCELLED, **stopped):
        raise NotPossibleNow("This report is not being made any more.")
    audit.record(EvaluationEvent.REPORT_CANCELLED, by=by, target=report.pk)
    report.refresh_from_db()
    return report


@transaction.atomic
def try_again(*, report: Report, by: Practitioner) -> Report:
    """Ask again for a report that was stopped or could not be made."""
    check_is_hers(report=report, by=by)
    if report.is_unfinished or report.is_done:
        raise NotPossibleNow("There is nothing to try again.")
    again = _new_or_running(Wanted.of(report), by)
    audit.record(
        EvaluationEvent.REPORT_TRIED_AGAIN,
        by=by,
        target=again.pk,
        details=_details(again),
    )
    return again


def check_is_hers(*, report: Report, by: Practitioner) -> None:
    """Raise AccessDenied unless she asked for it, and these figures are still hers."""
    access.check_can_report(by, report.centre)
    if report.requested_by_id != by.pk:
        raise AccessDenied(f"{report.requested_by} asked for this report.")


def check_can_download(*, report: Report, by: Practitioner) -> None:
    """Raise AccessDenied unless the document was made for her, and she still may."""
    access.check_can_report(by, report.centre)
    if report.made_for_id != by.pk:
        raise AccessDenied(
            f"This document was made for {report.requested_by}. Ask for your own: "
            "the figures are the same."
        )
