"""What a team says of its activities, and when they are on."""

from dataclasses import dataclass
from datetime import date, time
from math import gcd

from django.db import transaction
from django.utils import timezone

from agencies.models import Practitioner, Room
from cases.models import Activity, ActivitySlot
from cases.queries.programme import WEEK, monday_of
from information_sharing import access, audit
from information_sharing.exceptions import NotPossibleNow

KEPT_APART = "Where your service is must not be public. Your own team sees this on the programme."


@dataclass(frozen=True)
class ActivityWords:
    """What families may read of an activity, in which room it is, and whether they may."""

    summary: str
    for_whom: str
    booking: str
    room: Room | None
    is_public: bool


@dataclass(frozen=True)
class When:
    """On which day of every so many weeks, from when to when, from a day to a day."""

    weekday: int
    begins: time
    ends: time
    every_weeks: int
    starts_on: date
    ends_on: date | None
    term_time_only: bool = False


@transaction.atomic
def describe_activity(
    *, activity: Activity, words: ActivityWords, by: Practitioner
) -> Activity:
    """Say what an activity is for, and whether everybody may read it."""
    access.check_can_keep(by, activity.team)
    _check_runs(activity)
    if words.is_public and activity.team.is_sensitive:
        raise NotPossibleNow(KEPT_APART)
    for name, value in vars(words).items():
        setattr(activity, name, value)
    activity.save(update_fields=[*vars(words)])
    audit.record(audit.AgencyEvent.PROGRAMME_CHANGED, by=by, target=activity.pk)
    return activity


@transaction.atomic
def add_slot(*, activity: Activity, when: When, by: Practitioner) -> ActivitySlot:
    """Put an activity on the programme; another one in its room at that hour is said."""
    access.check_can_keep(by, activity.team)
    activity = Activity.objects.select_for_update(no_key=True).get(pk=activity.pk)
    _check_runs(activity)
    if activity.room_id:
        Room.objects.select_for_update(no_key=True).get(pk=activity.room_id)
    if taken := _taken(activity, when):
        name = (
            "another activity" if taken.activity.team.is_sensitive else taken.activity
        )
        raise NotPossibleNow(f"The room is taken at that hour: {name}.")
    slot: ActivitySlot = activity.slots.create(set_by=by, **vars(when))
    audit.record(audit.AgencyEvent.PROGRAMME_CHANGED, by=by, target=slot.pk)
    return slot


@transaction.atomic
def end_slot(*, slot: ActivitySlot, by: Practitioner) -> ActivitySlot:
    """Take a time off the programme; the sheets of its days stay."""
    access.check_can_keep(by, slot.activity.team)
    if slot.ended_at:
        raise NotPossibleNow("This time is off the programme already.")
    slot.ended_at, slot.ended_by = timezone.now(), by
    slot.save(update_fields=["ended_at", "ended_by"])
    audit.record(audit.AgencyEvent.PROGRAMME_CHANGED, by=by, target=slot.pk)
    return slot


def _check_runs(activity: Activity) -> None:
    if activity.ended_at:
        raise NotPossibleNow("This activity has ended.")


def _taken(activity: Activity, when: When) -> ActivitySlot | None:
    """Return what is on in the same room at an hour that meets these, in some week."""
    if activity.room_id is None:
        return None
    rows = ActivitySlot.objects.filter(
        activity__room=activity.room_id,
        activity__ended_at__isnull=True,
        ended_at__isnull=True,
        weekday=when.weekday,
        begins__lt=when.ends,
        ends__gt=when.begins,
    ).exclude(ends_on__lt=when.starts_on)
    if when.ends_on:
        rows = rows.exclude(starts_on__gt=when.ends_on)
    rows = rows.select_related("activity__team")
    return next((row for row in rows if _same_week(row, when)), None)


def _same_week(row: ActivitySlot, when: When) -> bool:
    """Every second week beside every second week need not meet: the step decides."""
    apart = (monday_of(row.starts_on) - monday_of(when.starts_on)).days // WEEK
    return apart % gcd(row.every_weeks, when.every_weeks) == 0
