"""Planning a meeting: when, with whom, and what helps them to take part (practice 3.3)."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, time

from django.db import transaction
from django.utils import timezone

from agencies.models import Practitioner
from cases import states
from cases.guests import Guest
from cases.locks import hold_open_case
from cases.meeting_locks import hold_meeting, hold_meeting_to_come
from cases.models import AgendaItem, Case, Invitee, Meeting
from information_sharing import access, audit
from information_sharing.categories import Category
from information_sharing.commands.notices import tell
from information_sharing.exceptions import AccessDenied, NotPossibleNow

Kind = Meeting.Kind
Answer = Invitee.Answer
TO_COME = (Meeting.Status.PLANNED, Meeting.Status.UNDER_WAY)


@dataclass(frozen=True)
class When:
    """The kind, the day and the place; without the family's choice it says why."""

    kind: str
    held_on: date
    begins: time
    minutes: int = 60
    place: str = ""
    online: bool = False
    family_chose_date: bool = True
    why_without_family: str = ""


@transaction.atomic
def plan_meeting(
    *, case: Case, when: When, guests: Iterable[Guest], by: Practitioner
) -> Meeting:
    """Plan a meeting and ask everybody; return it. What is sent holds no content."""
    case = _held(case, by)
    meeting = _planned(case, when, list(guests), by)
    audit.record(audit.Event.MEETING_PLANNED, by=by, case=case, target=meeting.pk)
    return meeting


@transaction.atomic
def invite(*, meeting: Meeting, guests: Iterable[Guest], by: Practitioner) -> None:
    """Ask more people to a meeting that is still to come, or under way."""
    access.check_can_coordinate(by, meeting.case)
    access.check_can_write(by, meeting.case, Category.PLAN)
    meeting = hold_meeting_to_come(meeting)
    _ask(meeting, _new(meeting, list(guests)), by)
    event = audit.Event.MEETING_INVITED
    audit.record(event, by=by, case=meeting.case, target=meeting.pk)


@transaction.atomic
def call_off(*, meeting: Meeting, because: str, by: Practitioner) -> Meeting:
    """Call a meeting off; everybody who was asked is told that it is off."""
    meeting = _called_off(meeting, because, by)
    event = audit.Event.MEETING_CALLED_OFF
    audit.record(event, by=by, case=meeting.case, target=meeting.pk)
    return meeting


@transaction.atomic
def move_meeting(
    *, meeting: Meeting, when: When, because: str, by: Practitioner
) -> Meeting:
    """Call a meeting off and plan another with the same people and agenda; return it.

    Who may hear what is asked anew: no gap that was met before is taken over. Nobody
    is asked for a team that she has left.
    """
    old = _called_off(meeting, because, by, tells=False)
    guests = _again(old)
    new = _planned(old.case, replace(when, kind=old.kind), guests, by)
    for item in old.agenda.filter(removed_at__isnull=True):
        AgendaItem.objects.create(
            case=old.case,
            meeting=new,
            **{name: getattr(item, name) for name in _TAKEN_OVER},
        )
    details = {"moved_to": str(new.pk)}
    event = audit.Event.MEETING_MOVED
    audit.record(event, by=by, case=old.case, target=old.pk, details=details)
    return new


def call_off_all(*, case: Case, reason: str, by: Practitioner) -> int:
    """Call off what is planned in a case that ends; return how many.

    Part of a command that has checked, holds the case, and writes the log. While
    people sit together the case does not end: their minutes could not be closed.
    """
    rows = Meeting.objects.select_for_update(no_key=True, of=["self"])
    meetings = list(rows.filter(case=case, status__in=TO_COME))
    if any(each.status == Meeting.Status.UNDER_WAY for each in meetings):
        raise NotPossibleNow(
            "A meeting of this family is under way. Whoever takes the notes closes it "
            "first; you can choose somebody else to take them."
        )
    for meeting in meetings:
        _cancel(meeting, reason, by)
        _tell_all(meeting, by)
    return len(meetings)


_TAKEN_OVER = ("person", "category", "place", "heading", "aim", "written_by")


def _held(case: Case, by: Practitioner) -> Case:
    access.check_can_coordinate(by, case)
    access.check_can_write(by, case, Category.PLAN)
    return hold_open_case(case)


def _planned(case: Case, when: When, guests: list[Guest], by: Practitioner) -> Meeting:
    _check_when(when)
    _check_guests(when, guests)
    meeting = Meeting.objects.create(case=case, planned_by=by, **vars(when))
    _ask(meeting, guests, by)
    return meeting


def _check_when(when: When) -> None:
    if when.held_on < timezone.localdate():
        raise NotPossibleNow("Choose a day to come.")
    if not when.why_without_family.strip():
        if when.kind == Kind.PROFESSIONALS:
            raise NotPossibleNow("Write why the family is not at this meeting.")
        if not when.family_chose_date:
            raise NotPossibleNow(
                "Write why the day was not found with the family first."
            )


def _check_guests(when: When, guests: list[Guest]) -> None:
    family = [each for each in guests if each.practitioner is None]
    if when.kind == Kind.PROFESSIONALS and family:
        raise NotPossibleNow("A meeting for practitioners only asks nobody else.")
    if when.kind != Kind.PROFESSIONALS and not any(each.person for each in family):
        raise NotPossibleNow("Ask somebody of the family: it is their meeting.")
    if not any(each.practitioner for each in guests):
        raise NotPossibleNow("Ask at least one practitioner.")


def _ask(meeting: Meeting, guests: list[Guest], by: Practitioner) -> None:
    for guest in guests:
        _check_guest(meeting, guest, by)
        mine = guest.practitioner == by
        asked = Invitee.objects.create(
            case=meeting.case,
            meeting=meeting,
            invited_by=by,
            answer=Answer.COMING if mine else Answer.WAITING,
            answered_at=timezone.now() if mine else None,
            answered_by=by if mine else None,
            **vars(guest),
        )
        if guest.practitioner:
            _tell(asked, "MEETING_INVITED", by)


def _check_guest(meeting: Meeting, guest: Guest, by: Practitioner) -> None:
    who, person = guest.practitioner, guest.person
    if person and (
        person.case_id != meeting.case_id or not access.can_see_person(by, person)
    ):
        raise AccessDenied("This person is not shared with you.")
    if who and not _works_there(guest):
        raise NotPossibleNow(f"{who} does not work in {guest.team} any more.")


def _new(meeting: Meeting, guests: list[Guest]) -> list[Guest]:
    """Leave out whom somebody else has asked meanwhile."""
    there = meeting.invitees.asked().values_list("practitioner", "person")
    known = {pk for pair in there for pk in pair if pk}
    return [
        each
        for each in guests
        if getattr(each.practitioner or each.person, "pk", None) not in known
    ]


def _works_there(guest: Guest) -> bool:
    who, team = guest.practitioner, guest.team
    if who is None or team is None:
        return True
    return access.people_of_team(team).filter(pk=who.pk).exists()


def _again(old: Meeting) -> list[Guest]:
    guests = [_guest(each) for each in old.invitees.asked()]
    return [each for each in guests if _works_there(each)]


def _guest(invitee: Invitee) -> Guest:
    return Guest(
        practitioner=invitee.practitioner,
        team=invitee.team,
        person=invitee.person,
        companion=invitee.companion,
        support_needs=invitee.support_needs,
    )


def _called_off(
    meeting: Meeting, because: str, by: Practitioner, *, tells: bool = True
) -> Meeting:
    access.check_can_coordinate(by, meeting.case)
    access.check_can_write(by, meeting.case, Category.PLAN)
    meeting = hold_meeting(meeting)
    states.MEETING.check(meeting.status, Meeting.Status.CANCELLED)
    if not because.strip():
        raise NotPossibleNow("Write why the meeting is called off.")
    _cancel(meeting, because, by)
    if tells:
        _tell_all(meeting, by)
    return meeting


def _cancel(meeting: Meeting, because: str, by: Practitioner) -> None:
    meeting.status = Meeting.Status.CANCELLED
    meeting.cancelled_because = because
    meeting.cancelled_at, meeting.cancelled_by = timezone.now(), by
    meeting.save()


def _tell_all(meeting: Meeting, by: Practitioner) -> None:
    asked = meeting.invitees.asked().filter(practitioner__isnull=False)
    for invitee in asked.select_related("practitioner", "case"):
        _tell(invitee, "MEETING_OFF", by)


def _tell(invitee: Invitee, kind: str, by: Practitioner) -> None:
    people = [invitee.practitioner] if invitee.practitioner else []
    tell(people=people, kind=kind, case=invitee.case, target=invitee.pk, by=by)
