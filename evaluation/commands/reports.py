"""Asking for a report."""

from datetime import date

from django.db import IntegrityError, transaction

from agencies.models import Centre, Practitioner
from evaluation.models import Report
from evaluation.tasks import enqueue_on_commit
from information_sharing import access, audit
from information_sharing.audit import Event
from information_sharing.exceptions import AccessDenied


@transaction.atomic
def request_report(
    *, centre: Centre, starts_on: date, ends_on: date, by: Practitioner
) -> Report:
    """Ask for the outcomes of a centre; asking again meanwhile gives the same one."""
    access.check_can_report(by, centre)
    wanted = {"centre": centre, "starts_on": starts_on, "ends_on": ends_on}
    report = _new_or_running(wanted, by)
    audit.record(
        Event.REPORT_REQUESTED,
        by=by,
        target=report.pk,
        details={
            "centre": str(centre.pk),
            "from": starts_on.isoformat(),
            "to": ends_on.isoformat(),
        },
    )
    return report


def _new_or_running(wanted: dict, by: Practitioner) -> Report:
    try:
        with transaction.atomic():
            report = Report.objects.create(**wanted, requested_by=by)
    except IntegrityError:
        return Report.objects.unfinished().get(**wanted, requested_by=by)
    enqueue_on_commit(report.pk)
    return report


def check_can_download(*, report: Report, by: Practitioner) -> None:
    """Raise AccessDenied unless the document was made for her, and she still may."""
    access.check_can_report(by, report.centre)
    if report.made_for_id != by.pk:
        raise AccessDenied(
            f"This document was made for {report.requested_by}. Ask for your own: "
            "the figures are the same."
        )
