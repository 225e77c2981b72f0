"""A meeting ends with something to do, and with a next date, or says why not (P30)."""

from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils import timezone

from agencies.models import Practitioner
from cases import states
from cases.meeting_locks import hold_meeting
from cases.models import Action, Meeting
from information_sharing import access, audit
from information_sharing.commands.notices import tell
from information_sharing.exceptions import NotPossibleNow


@dataclass(frozen=True)
class Ending:
    """When it goes on, or why not; and why there is nothing to do, if so."""

    next_on: date | None = None
    no_next_because: str = ""
    no_action_because: str = ""


@transaction.atomic
def close_meeting(*, meeting: Meeting, ending: Ending, by: Practitioner) -> Meeting:
    """Close a meeting; everybody of a service is told that the minutes are there."""
    meeting = hold_meeting(meeting)
    access.check_can_take_notes(by, meeting)
    states.MEETING.check(meeting.status, Meeting.Status.CLOSED)
    _check_what_is_to_do(meeting, ending)
    _check_what_comes_next(meeting, ending)
    for name, value in vars(ending).items():
        setattr(meeting, name, value)
    meeting.status = Meeting.Status.CLOSED
    meeting.closed_at, meeting.closed_by = timezone.now(), by
    meeting.save()
    _tell(meeting, by)
    event = audit.Event.MEETING_CLOSED
    audit.record(event, by=by, case=meeting.case, target=meeting.pk)
    return meeting


def _check_what_is_to_do(meeting: Meeting, ending: Ending) -> None:
    agreed = Action.objects.filter(agreed_at_item__meeting=meeting)
    if not agreed.exists() and not ending.no_action_because.strip():
        raise NotPossibleNow(
            "No action was agreed. Write one under an item, or say why none is needed."
        )


def _check_what_comes_next(meeting: Meeting, ending: Ending) -> None:
    if bool(ending.next_on) == bool(ending.no_next_because.strip()):
        raise NotPossibleNow(
            "Give the day of the next meeting, or the reason why there is none: one of "
            "them."
        )
    if ending.next_on and ending.next_on <= meeting.held_on:
        raise NotPossibleNow("The next meeting must be after this one.")


def _tell(meeting: Meeting, by: Practitioner) -> None:
    asked = meeting.invitees.asked().filter(practitioner__isnull=False)
    for invitee in asked.select_related("practitioner"):
        tell(
            people=[invitee.practitioner] if invitee.practitioner else [],
            kind="MINUTES_READY",
            case=meeting.case,
            target=invitee.pk,
            by=by,
        )
