"""Meetings of bodies: their agenda, who came, what was decided, and the end (P19)."""

from datetime import date, time
from typing import Any

from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from agencies.models import Body, BodyAttendance, BodyItem, BodyMeeting, Practitioner
from agencies.queries.body_meetings import attendance_of, quorum_of
from agencies.stands_bodies import MeetingStands, meeting_stands
from agencies.states_bodies import BODY_MEETING
from cases.locks import check_as_read
from information_sharing import access, audit
from information_sharing.audit import AgencyEvent
from information_sharing.commands.notices import tell
from information_sharing.exceptions import NotPossibleNow

NO_ACTION = (
    "Nothing is to be done or taken back. Say why in the words for the minutes, or add "
    "an action."
)


@transaction.atomic
def plan_body_meeting(
    *, body: Body, held_on: date, begins: time | None, place: str, by: Practitioner
) -> BodyMeeting:
    """Set the day of a meeting; the members are told."""
    access.check_can_keep_meetings(by, body)
    if body.ended_at:
        raise NotPossibleNow("This body has ended.")
    _check_free(body, held_on, None)
    meeting = BodyMeeting.objects.create(
        body=body, held_on=held_on, begins=begins, place=place, planned_by=by
    )
    _tell(meeting, "BODY_MEETING_SET", by)
    return _noted(meeting, by)


@transaction.atomic
def move_body_meeting(
    *,
    meeting: BodyMeeting,
    held_on: date,
    begins: time | None,
    place: str,
    by: Practitioner,
) -> BodyMeeting:
    """Set another day, time or place; the members are told."""
    check_open(meeting=meeting, by=by)
    _check_free(meeting.body, held_on, meeting)
    meeting.held_on, meeting.begins, meeting.place = held_on, begins, place
    meeting.save(update_fields=["held_on", "begins", "place"])
    _tell(meeting, "BODY_MEETING_SET", by)
    return _noted(meeting, by)


@transaction.atomic
def call_off_body_meeting(*, meeting: BodyMeeting, by: Practitioner) -> BodyMeeting:
    """Call a meeting off; the members are told."""
    check_open(meeting=meeting, by=by, then=MeetingStands.CALLED_OFF)
    meeting.cancelled_at, meeting.cancelled_by = timezone.now(), by
    meeting.save(update_fields=["cancelled_at", "cancelled_by"])
    _tell(meeting, "BODY_MEETING_OFF", by)
    return _noted(meeting, by)


@transaction.atomic
def put_body_item(
    *, meeting: BodyMeeting, said: dict[str, Any], by: Practitioner
) -> BodyItem:
    """Put something on the agenda: to decide, to discuss or to inform; return it."""
    check_open(meeting=meeting, by=by)
    highest = meeting.items.aggregate(Max("number"))["number__max"] or 0
    item = BodyItem.objects.create(
        meeting=meeting, number=highest + 1, put_by=by, **_item(said)
    )
    _noted(meeting, by)
    return item


@transaction.atomic
def change_body_item(
    *, item: BodyItem, said: dict[str, Any], by: Practitioner
) -> BodyItem:
    """Say otherwise what is on the agenda."""
    check_open(meeting=item.meeting, by=by)
    fields = _item(said)
    check_as_read(item, BodyItem.objects.get(pk=item.pk), fields)
    for name, value in fields.items():
        setattr(item, name, value)
    item.save(update_fields=[*fields])
    _noted(item.meeting, by)
    return item


def _item(said: dict[str, Any]) -> dict[str, Any]:
    return {name: said[name] for name in ("kind", "title", "words", "escalation")}


@transaction.atomic
def move_body_item(*, item: BodyItem, up: bool, by: Practitioner) -> BodyItem:
    """Move something one place up or down the agenda."""
    check_open(meeting=item.meeting, by=by)
    items = list(item.meeting.items.select_for_update())
    here = next(n for n, each in enumerate(items) if each.pk == item.pk)
    there = here - 1 if up else here + 1
    if not 0 <= there < len(items):
        raise NotPossibleNow("It stands at the end of the agenda already.")
    items[here], items[there] = items[there], items[here]
    for number, each in enumerate(items, 1):
        each.number = number
    BodyItem.objects.bulk_update(items, ["number"])
    _noted(item.meeting, by)
    return items[there]


@transaction.atomic
def decide_body_item(
    *, item: BodyItem, decision: str, reason: str, by: Practitioner
) -> BodyItem:
    """Write down what was decided, and why: there is no decision without a reason.

    `item` is as its writer saw it: what somebody decided since is not written over.
    """
    check_open(meeting=item.meeting, by=by)
    if not (decision and reason):
        raise NotPossibleNow("A decision is written with its reason.")
    now = BodyItem.objects.get(pk=item.pk)
    check_as_read(item, now, ("decision", "reason"))
    item.decision, item.reason = decision, reason
    item.decided_at, item.decided_by = timezone.now(), by
    item.save(update_fields=["decision", "reason", "decided_at", "decided_by"])
    _noted(item.meeting, by)
    return item


@transaction.atomic
def note_body_attendance(
    *, meeting: BodyMeeting, said: dict[Any, tuple[str, str]], by: Practitioner
) -> BodyMeeting:
    """Note for each seat whether its holder came; `said` is how, and which deputy."""
    check_open(meeting=meeting, by=by)
    seats = {member.pk for member in meeting.body.members.filter(left_at=None)}
    if set(said) != seats:
        raise NotPossibleNow("The members have changed meanwhile. Look again.")
    for pk, (how, deputy) in said.items():
        BodyAttendance.objects.update_or_create(
            meeting=meeting,
            member_id=pk,
            defaults={"how": how, "deputy_name": deputy, "noted_by": by},
        )
    return _noted(meeting, by)


@transaction.atomic
def close_body_meeting(
    *, meeting: BodyMeeting, words: str, by: Practitioner
) -> BodyMeeting:
    """Fix the minutes, and send all members to them the same day.

    Whether there was a quorum is said then, and stays said, whatever becomes of the body.
    What nobody has to act on says why (notes-001, P30).
    """
    check_open(meeting=meeting, by=by, then=MeetingStands.CLOSED)
    if meeting.held_on > timezone.localdate():
        raise NotPossibleNow("The meeting is still to come.")
    if not meeting.attendances.exists():
        raise NotPossibleNow("Note who came before the minutes are fixed.")
    if not (words or meeting.actions.exists() or meeting.taken_back.exists()):
        raise NotPossibleNow(NO_ACTION)
    seats = attendance_of(viewer=by, meeting=meeting)
    meeting.quorum_words = quorum_of(meeting, seats).words
    meeting.words, meeting.closed_at, meeting.closed_by = words, timezone.now(), by
    fields = ["words", "quorum_words", "closed_at", "closed_by"]
    meeting.save(update_fields=fields)
    _tell(meeting, "BODY_MINUTES_READY", by)
    return _noted(meeting, by)


def check_open(
    *, meeting: BodyMeeting, by: Practitioner, then: str = MeetingStands.PLANNED
) -> None:
    """Raise unless she keeps this meeting, and its minutes are not fixed yet."""
    access.check_can_keep_meetings(by, meeting.body)
    locked = BodyMeeting.objects.select_for_update().get(pk=meeting.pk)
    BODY_MEETING.check(meeting_stands(locked), then)


def _check_free(body: Body, held_on: date, meeting: BodyMeeting | None) -> None:
    same = body.meetings.filter(held_on=held_on, cancelled_at=None)
    if meeting:
        same = same.exclude(pk=meeting.pk)
    if same.exists():
        raise NotPossibleNow("It meets on that day already.")


def _tell(meeting: BodyMeeting, kind: str, by: Practitioner) -> None:
    people = access.members_with_accounts(meeting.body)
    tell(people=people, kind=kind, by=by, target=meeting.pk)


def _noted(meeting: BodyMeeting, by: Practitioner) -> BodyMeeting:
    audit.record(AgencyEvent.BODY_CHANGED, by=by, target=meeting.pk)
    return meeting
