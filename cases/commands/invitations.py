"""Answering an invitation, what helps somebody to come, and reports sent ahead."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.db import transaction
from django.utils import timezone

from agencies.models import Practitioner
from cases.meeting_locks import hold_invitee, hold_meeting_to_come
from cases.models import Invitee, Meeting, Person, Said
from config.working_days import is_working_day
from information_sharing import access, audit
from information_sharing.categories import Category
from information_sharing.commands.notices import tell
from information_sharing.exceptions import AccessDenied, NotPossibleNow

Answer = Invitee.Answer


@dataclass(frozen=True)
class Needs:
    """What is arranged for one guest, and the report asked of her, if any."""

    support_needs: str = ""
    report_due_on: date | None = None
    is_chair: bool = False


@dataclass(frozen=True)
class Report:
    """What somebody who cannot come sends, of one kind, about one person or all."""

    words: str
    category: str
    person: Person | None = None


@transaction.atomic
def answer_invitation(*, invitee: Invitee, answer: str, by: Practitioner) -> Invitee:
    """Write her own answer, whether she comes.

    Who cannot come is asked for a short report by the working day before.
    """
    _check_may_answer(invitee, by)
    meeting = hold_meeting_to_come(invitee.meeting)
    held = hold_invitee(invitee)
    if answer not in {Answer.COMING, Answer.APOLOGIES}:
        raise NotPossibleNow("Say whether they come or cannot come.")
    held.answer, held.answered_at, held.answered_by = answer, timezone.now(), by
    if answer == Answer.APOLOGIES and not held.report_due_on:
        held.report_due_on = _day_before(meeting.held_on)
    held.save(update_fields=["answer", "answered_at", "answered_by", "report_due_on"])
    _log(audit.Event.MEETING_ANSWERED, held, by, answer=answer)
    return held


def _answered_for(held: Invitee, answer: str, by: Practitioner) -> None:
    """Keep what the family told us; no answer yet is an answer too."""
    known = answer in {Answer.COMING, Answer.APOLOGIES}
    held.answer = answer if known else Answer.WAITING
    held.answered_at = timezone.now() if known else None
    held.answered_by = by if known else None


def _check_may_answer(invitee: Invitee, by: Practitioner) -> None:
    if invitee.practitioner_id != by.pk:
        raise AccessDenied("Only the person who was asked can answer.")


def _day_before(held_on: date) -> date:
    day = held_on - timedelta(days=1)
    while not is_working_day(day):
        day -= timedelta(days=1)
    return max(day, timezone.localdate())


@transaction.atomic
def arrange(
    *, invitee: Invitee, needs: Needs, answer: str = "", by: Practitioner
) -> Invitee:
    """Write what helps somebody to take part, and what the family answered."""
    access.check_can_coordinate(by, invitee.case)
    access.check_can_write(by, invitee.case, Category.PLAN)
    meeting = hold_meeting_to_come(invitee.meeting)
    held = hold_invitee(invitee)
    if needs.report_due_on and needs.report_due_on > meeting.held_on:
        raise NotPossibleNow("Ask for the report by the day of the meeting.")
    if needs.is_chair:
        meeting.invitees.asked().exclude(pk=held.pk).update(is_chair=False)
    for name, value in vars(needs).items():
        setattr(held, name, value)
    if held.practitioner is None and answer != held.answer:
        _answered_for(held, answer, by)
    held.save()
    _log(audit.Event.MEETING_INVITED, held, by)
    return held


@transaction.atomic
def send_report(*, invitee: Invitee, report: Report, by: Practitioner) -> Said:
    """Keep what somebody sends ahead; it is read by whoever may see its kind."""
    if invitee.practitioner_id != by.pk:
        raise AccessDenied("Only the person who was asked can send her report.")
    access.check_can_write(by, invitee.case, report.category, report.person)
    _check_of_the_family(invitee, report.person, by)
    hold_meeting_to_come(invitee.meeting)
    hold_invitee(invitee)
    said = Said.objects.create(
        case=invitee.case,
        invitee=invitee,
        is_report=True,
        written_by=by,
        **vars(report),
    )
    _log(audit.Event.MEETING_REPORTED, invitee, by, category=str(report.category))
    return said


@transaction.atomic
def take_off(*, invitee: Invitee, by: Practitioner) -> Invitee:
    """Take somebody off the list who was asked by mistake; that she was stays on record.

    Not once the meeting is under way: then it is written who is there.
    """
    access.check_can_coordinate(by, invitee.case)
    access.check_can_write(by, invitee.case, Category.PLAN)
    meeting = hold_meeting_to_come(invitee.meeting)
    if meeting.status != Meeting.Status.PLANNED:
        raise NotPossibleNow("This meeting is under way: say there who is there.")
    held = hold_invitee(invitee)
    _check_somebody_stays(meeting, held)
    now = timezone.now()
    held.taken_off_at, held.taken_off_by, held.is_chair = now, by, False
    held.save(update_fields=["taken_off_at", "taken_off_by", "is_chair"])
    gaps = held.clearings.filter(ended_at__isnull=True)
    gaps.update(ended_at=now, ended_by=by)
    people = [held.practitioner] if held.practitioner else []
    tell(people=people, kind="MEETING_NOT_ASKED", target=held.pk, case=held.case, by=by)
    _log(audit.Event.MEETING_TAKEN_OFF, held, by)
    return held


def _check_somebody_stays(meeting: Meeting, leaving: Invitee) -> None:
    """A meeting keeps somebody of the family and somebody of a service (R18)."""
    others = meeting.invitees.asked().exclude(pk=leaving.pk)
    if leaving.person_id and not others.filter(person__isnull=False).exists():
        raise NotPossibleNow(
            "Ask somebody else of the family first: it is their meeting."
        )
    if leaving.team_id and not others.filter(practitioner__isnull=False).exists():
        raise NotPossibleNow("Ask another practitioner first.")


def _check_of_the_family(
    invitee: Invitee, person: Person | None, by: Practitioner
) -> None:
    wrong = person and person.case_id != invitee.case_id
    if wrong or (person and not access.can_see_person(by, person)):
        raise AccessDenied("This person is not shared with you.")


def _log(
    event: audit.Event, invitee: Invitee, by: Practitioner, **details: str
) -> None:
    audit.record(event, by=by, case=invitee.case, target=invitee.pk, details=details)
