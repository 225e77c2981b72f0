"""Making a report: claimed by one worker at a time, step by step, safe to repeat.

Each step is saved at once, so that the page shows it. A worker that was silent for
too long may find that another has taken over: then it writes nothing more.
"""

import hashlib
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from config.exceptions import PdfNotPossible
from evaluation.documents import report_pdf
from evaluation.indicators_report import compute_indicators
from evaluation.models import Kind, Report
from evaluation.models.report import PATIENCE
from evaluation.outcomes_report import compute_for
from evaluation.wanting import Wanted
from information_sharing import access
from information_sharing.commands.notices import tell
from information_sharing.exceptions import AccessDenied

ATTEMPTS = 3
GIVEN_UP = (
    "It could not be made, although it was tried several times. Ask for it again, "
    "or tell the person who looks after Team Around."
)


class TakenOver(Exception):
    """Another worker makes this report now."""


def build(report_id: UUID) -> None:
    """Make the report unless it is made, or is being made, already."""
    report = _claim(report_id)
    if report is None:
        return
    try:
        _make(report)
    except (AccessDenied, PdfNotPossible) as error:
        _save(report, status=Report.Status.FAILED, failure=str(error)[:200])
    except TakenOver:
        return


@transaction.atomic
def _claim(report_id: UUID) -> Report | None:
    report = Report.objects.select_for_update(of=["self"]).get(pk=report_id)
    now = timezone.now()
    in_other_hands = report.status == Report.Status.RUNNING and (
        report.job_seen > now - PATIENCE
    )
    if in_other_hands or not report.is_unfinished:
        return None
    report.status = Report.Status.RUNNING
    report.attempt += 1
    report.job_seen = report.job_started = now
    report.save(update_fields=["status", "attempt", "job_seen", "job_started"])
    return report


def _make(report: Report) -> None:
    _step(report, 10, "Checking that these figures are yours")
    access.check_can_report(report.requested_by, report.centre)
    _step(report, 30, "Counting")
    snapshot = compute(Wanted.of(report))
    report.snapshot = snapshot | {"made_for": str(report.requested_by)}
    report.document_time = timezone.now().replace(microsecond=0)
    _step(report, 60, "Writing the document")
    document = report_pdf(report)
    _save(
        report,
        status=Report.Status.DONE,
        progress=100,
        step="Ready",
        snapshot=report.snapshot,
        document=document,
        document_sha256=hashlib.sha256(document).hexdigest(),
        document_time=report.document_time,
        made_for=report.requested_by,
        job_finished=timezone.now(),
    )
    if report.edition_id:
        _tell(report)


def compute(wanted: Wanted) -> dict:
    """Return the snapshot of what is wanted, set against another period if asked."""
    if wanted.kind == Kind.INDICATORS:
        return compute_indicators(wanted.whose, wanted.period, wanted.against)
    snapshot = compute_for(wanted.whose, wanted.period, wanted.framework)
    if wanted.against:
        before = compute_for(wanted.whose, wanted.against, wanted.framework)
        snapshot["against"] = before
    return snapshot


def _tell(report: Report) -> None:
    with transaction.atomic():
        reader = [report.requested_by]
        tell(people=reader, kind="REPORT_READY", target=report.pk, by=None)


def _step(report: Report, progress: int, words: str) -> None:
    _save(report, progress=progress, step=words)


def _save(report: Report, **fields) -> None:
    """Save in its own transaction, but only while this worker holds the report."""
    held = Report.objects.filter(
        pk=report.pk, attempt=report.attempt, status=Report.Status.RUNNING
    )
    if not held.update(job_seen=timezone.now(), **fields):
        raise TakenOver


def left_behind() -> list[UUID]:
    """Return the reports to take up again; those tried too often are given up."""
    silent = Report.objects.given_up()
    silent.filter(attempt__gte=ATTEMPTS).update(
        status=Report.Status.FAILED, failure=GIVEN_UP, job_seen=timezone.now()
    )
    return list(silent.filter(attempt__lt=ATTEMPTS).values_list("pk", flat=True))
