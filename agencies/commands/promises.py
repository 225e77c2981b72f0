"""The only writer of the promise ledger (notes-000-003 C7): nothing is ever deleted."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db import transaction
from django.utils import timezone

from agencies.models import (
    Agency,
    Agreement,
    Body,
    BodyMeeting,
    Commitment,
    CommitmentReport,
    Practitioner,
    Team,
)
from information_sharing import access, audit
from information_sharing.exceptions import NotPossibleNow

Event = audit.AgencyEvent


@dataclass(frozen=True)
class Promise:
    """By whom, until when, and by what the record can tell whether it was kept."""

    promised_by: str = ""
    made_on: date | None = None
    due_on: date | None = None
    measure: str = Commitment.Measure.WORDS
    amount: Decimal | None = None
    team: Team | None = None
    body: Body | None = None


@dataclass(frozen=True)
class OwnReport:
    """What an agency says of its own promise, of which days."""

    starts_on: date
    ends_on: date
    amount: Decimal | None = None
    words: str = ""


@transaction.atomic
def record_commitment(
    *,
    agency: Agency,
    words: str,
    by: Practitioner,
    agreement: Agreement | None = None,
    meeting: BodyMeeting | None = None,
    promise: Promise | None = None,
) -> Commitment:
    """Write down what an agency promised, in a draft agreement or at a body's meeting.

    What is said at a meeting is written down by whoever keeps it: its chair, too.
    """
    promise = promise or Promise()
    row = Commitment(agency=agency, agreement=agreement, meeting=meeting, words=words)
    if meeting:
        access.check_can_keep_meetings(by, meeting.body)
    else:
        access.check_can_judge(by, row)
    _check_still_a_draft(agreement)
    _check_measure(agency, promise)
    row.promised_by = promise.promised_by or _who(agency, meeting)
    row.made_on = promise.made_on or _when(meeting)
    for name in ("due_on", "measure", "amount", "team", "body"):
        setattr(row, name, getattr(promise, name))
    row.recorded_by = by
    row.save()
    _log(row, by, "recorded")
    return row


def _who(agency: Agency, meeting: BodyMeeting | None) -> str:
    where = meeting.body.name if meeting else ""
    return f"{agency}, at {where}"[:120] if where else str(agency)[:120]


def _when(meeting: BodyMeeting | None) -> date:
    return meeting.held_on if meeting else timezone.localdate()


def _check_still_a_draft(agreement: Agreement | None) -> None:
    if agreement is None:
        return
    held = Agreement.objects.select_for_update().get(pk=agreement.pk)
    if held.status not in {Agreement.Status.DRAFT, Agreement.Status.CONSULTATION}:
        raise NotPossibleNow("The text is frozen. Take the agreement back first.")


def _check_measure(agency: Agency, promise: Promise) -> None:
    if promise.measure == Commitment.Measure.WORDS:
        return
    if promise.amount is None:
        raise NotPossibleNow("Say how much was promised.")
    if promise.measure == Commitment.Measure.FIRST_CONTACT and (
        promise.team is None or promise.team.agency_id != agency.pk
    ):
        raise NotPossibleNow(f"Choose which team of {agency} calls so soon.")
    if promise.measure == Commitment.Measure.ATTENDANCE and promise.body is None:
        raise NotPossibleNow("Choose the board or group to whose meetings they come.")


@transaction.atomic
def judge_commitment(
    *, commitment: Commitment, kept: str, why: str, by: Practitioner
) -> Commitment:
    """Say whether a promise was kept, with a reason that everybody can read."""
    row = _hold(commitment)
    access.check_can_judge(by, row)
    if not why.strip():
        raise NotPossibleNow("Write why you see it so.")
    row.kept, row.why = kept, why
    row.judged_at, row.judged_by = timezone.now(), by
    row.save()
    _log(row, by, "judged", kept=str(kept))
    return row


@transaction.atomic
def report_commitment(
    *, commitment: Commitment, report: OwnReport, by: Practitioner
) -> CommitmentReport:
    """Set the agency's own number or words beside what was agreed and recorded."""
    row = _hold(commitment)
    access.check_can_answer_for(by, row.agency)
    if report.amount is None and not report.words.strip():
        raise NotPossibleNow("Write a number, or some words.")
    if report.ends_on < report.starts_on:
        raise NotPossibleNow("The last day must be after the first.")
    made = CommitmentReport.objects.create(
        commitment=row,
        amount=report.amount,
        words=report.words,
        starts_on=report.starts_on,
        ends_on=report.ends_on,
        said_by=by,
    )
    _log(row, by, "reported")
    return made


@transaction.atomic
def release_commitment(
    *, commitment: Commitment, why: str, by: Practitioner
) -> Commitment:
    """Let an agency off a promise, with a reason; the promise stays in the ledger."""
    row = _hold(commitment)
    access.check_can_judge(by, row)
    if not why.strip():
        raise NotPossibleNow("Write why the promise is released.")
    row.released_at, row.released_by, row.why_released = timezone.now(), by, why
    row.save()
    _log(row, by, "released")
    return row


def _hold(commitment: Commitment) -> Commitment:
    """Hold a promise that stands: one who is released, and one not agreed, does not."""
    row = Commitment.objects.select_for_update().get(pk=commitment.pk)
    if row.released_at:
        raise NotPossibleNow("This promise was released meanwhile.")
    if row.agreement and row.agreement.status in Agreement.UNSIGNED:
        raise NotPossibleNow("This is not agreed yet: it counts once it is in force.")
    return row


def _log(row: Commitment, by: Practitioner, what: str, **more: str) -> None:
    audit.record(
        Event.COMMITMENT_CHANGED,
        by=by,
        target=row.pk,
        details={"what": what, "agency": str(row.agency_id), **more},
    )
