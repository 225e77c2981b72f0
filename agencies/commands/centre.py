"""How a centre runs: what it says of itself, its hours, rooms, closed days, who is there."""

from dataclasses import dataclass
from datetime import date, time
from typing import NamedTuple

from django.db import transaction
from django.utils import timezone

from agencies.models import Centre, Closure, OnSite, Practitioner, Room, Team
from cases.locks import AT_ONCE
from information_sharing import access, audit
from information_sharing.exceptions import NotPossibleNow

CHANGED = audit.AgencyEvent.CENTRE_CHANGED


@dataclass(frozen=True)
class CentreWords:
    """What a centre says of itself, and where it is (degrees; both or neither)."""

    about: str
    address: str
    postcode: str
    telephone: str
    email: str
    latitude: float | None = None
    longitude: float | None = None


class Hours(NamedTuple):
    """From when to when it is open on a day of the week, Monday is 0."""

    weekday: int
    opens: time
    closes: time


@transaction.atomic
def describe_centre(*, centre: Centre, words: CentreWords, by: Practitioner) -> Centre:
    """Change what a centre says of itself."""
    access.check_can_keep_centre(by, centre)
    row = Centre.objects.select_for_update(no_key=True).get(pk=centre.pk)
    if row.changed_at != centre.changed_at:
        raise NotPossibleNow(AT_ONCE)
    for name, value in vars(words).items():
        setattr(centre, name, value)
    centre.changed_at, centre.changed_by = timezone.now(), by
    centre.save(update_fields=[*vars(words), "changed_at", "changed_by"])
    audit.record(CHANGED, by=by, target=centre.pk)
    return centre


@transaction.atomic
def set_hours(*, centre: Centre, hours: list[Hours], by: Practitioner) -> Centre:
    """Say anew on which days of the week a centre is open, and from when to when."""
    access.check_can_keep_centre(by, centre)
    Centre.objects.select_for_update(no_key=True).get(pk=centre.pk)
    centre.openings.all().delete()
    for each in hours:
        centre.openings.create(**each._asdict(), set_by=by)
    audit.record(CHANGED, by=by, target=centre.pk, details={"what": "hours"})
    return centre


@transaction.atomic
def close_on(*, centre: Centre, on: date, words: str, by: Practitioner) -> Closure:
    """Say that a centre stays closed on a day, and why."""
    access.check_can_keep_centre(by, centre)
    if on < timezone.localdate():
        raise NotPossibleNow("Choose today or a day to come.")
    said = {"words": words, "set_by": by}
    row, _ = Closure.objects.update_or_create(centre=centre, on=on, defaults=said)
    audit.record(CHANGED, by=by, target=row.pk, details={"what": "closed day"})
    return row


@transaction.atomic
def open_after_all(*, closure: Closure, by: Practitioner) -> Centre:
    """Say that a centre is open on a day after all."""
    centre: Centre = closure.centre
    access.check_can_keep_centre(by, centre)
    audit.record(CHANGED, by=by, target=closure.pk, details={"what": "opened again"})
    closure.delete()
    return centre


@transaction.atomic
def add_room(
    *, centre: Centre, name: str, holds: int | None, words: str, by: Practitioner
) -> Room:
    """Add a room that activities and people can be in."""
    access.check_can_keep_centre(by, centre)
    Centre.objects.select_for_update(no_key=True).get(pk=centre.pk)
    if centre.rooms.filter(name__iexact=name, ended_at__isnull=True).exists():
        raise NotPossibleNow("There is a room of this name already.")
    room: Room = centre.rooms.create(name=name, holds=holds, words=words, set_up_by=by)
    audit.record(CHANGED, by=by, target=room.pk, details={"what": "room"})
    return room


@transaction.atomic
def end_room(*, room: Room, by: Practitioner) -> Room:
    """Take a room off the list; what was on in it stays written."""
    access.check_can_keep_centre(by, room.centre)
    if room.ended_at:
        raise NotPossibleNow("This room is off the list already.")
    room.ended_at, room.ended_by = timezone.now(), by
    room.save(update_fields=["ended_at", "ended_by"])
    audit.record(CHANGED, by=by, target=room.pk, details={"what": "room ended"})
    return room


@dataclass(frozen=True)
class Presence:
    """On which day, from when to when, and in which room somebody is there."""

    on: date
    arrives: time
    leaves: time
    room: Room | None = None


@transaction.atomic
def say_on_site(
    *, team: Team, centre: Centre, presence: Presence, by: Practitioner
) -> OnSite:
    """Say that one is at a centre on a day; an earlier word for the day ends."""
    access.check_can_be_on_site(by, team)
    if presence.on < timezone.localdate():
        raise NotPossibleNow("Choose today or a day to come.")
    Practitioner.objects.select_for_update(no_key=True).get(pk=by.pk)
    said = by.days_on_site.filter(centre=centre, on=presence.on, ended_at=None)
    said.update(ended_at=timezone.now(), ended_by=by)
    day: OnSite = by.days_on_site.create(
        team=team, centre=centre, said_by=by, **vars(presence)
    )
    audit.record(audit.AgencyEvent.ON_SITE_SAID, by=by, target=day.pk)
    return day


@transaction.atomic
def take_off_site(*, day: OnSite, by: Practitioner) -> OnSite:
    """Say that somebody is not there on that day after all."""
    access.check_can_take_off_site(by, day)
    if day.ended_at:
        raise NotPossibleNow("This is off the list already.")
    day.ended_at, day.ended_by = timezone.now(), by
    day.save(update_fields=["ended_at", "ended_by"])
    audit.record(audit.AgencyEvent.ON_SITE_SAID, by=by, target=day.pk)
    return day
