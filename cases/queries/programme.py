"""What is on at a centre: the days of its activities, as its programme says them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db.models import Count, Q, QuerySet
from django.http import Http404
from django.utils import timezone

from agencies.models import Centre, Closure, Practitioner
from cases.models import ActivitySlot, Case
from information_sharing import access

WEEK = 7
FEED_WEEKS = 8
"""How many weeks ahead a calendar file reads."""


@dataclass(frozen=True)
class Happening:
    """One activity on one day."""

    slot: ActivitySlot
    on: date

    @property
    def begins_at(self) -> datetime:
        """Return the moment when it begins, in our own time zone."""
        return timezone.make_aware(datetime.combine(self.on, self.slot.begins))

    @property
    def minutes(self) -> int:
        """Return how long it lasts."""
        begins = datetime.combine(self.on, self.slot.begins)
        ends = datetime.combine(self.on, self.slot.ends)
        return int((ends - begins).total_seconds() // 60)


@dataclass(frozen=True)
class Day:
    """A day of the programme; `closed` says why nothing is on, if the centre is shut."""

    on: date
    closed: str
    happenings: tuple[Happening, ...]


def monday_of(day: date) -> date:
    """Return the Monday of the week of this day."""
    return day - timedelta(days=day.weekday())


def programme(
    *, viewer: Practitioner, centre: Centre, monday: date, public: bool
) -> list[Day]:
    """Return a week of what is on at a centre, from Monday; two queries.

    Whoever has not signed in sees what its team made public, and nothing else. What a
    sensitive service runs stands nowhere but with its own team: it says where (R13).
    """
    days = [monday + timedelta(days=n) for n in range(WEEK)]
    shut = closed_days(viewer=viewer, centre=centre, days=days)
    slots = list(_slots(viewer, centre, public).filter(starts_on__lte=days[-1]))
    return [Day(on, shut.get(on, ""), _on(slots, on, shut)) for on in days]


def coming(*, viewer: Practitioner, centre: Centre, weeks: int = FEED_WEEKS):
    """Return what is on in public in the weeks to come, in order."""
    first = monday_of(timezone.localdate())
    found: list[Happening] = []
    for week in range(weeks):
        monday = first + timedelta(weeks=week)
        for day in programme(viewer=viewer, centre=centre, monday=monday, public=True):
            found += day.happenings
    return found


def closed_days(
    *, viewer: Practitioner, centre: Centre, days: list[date]
) -> dict[date, str]:
    """Return why the centre is closed, for those of these days on which it is."""
    rows = Closure.objects.filter(centre=centre, on__in=days)
    return dict(rows.values_list("on", "words"))


def _slots(viewer, centre: Centre, public: bool) -> QuerySet[ActivitySlot]:
    running = Q(ended_at__isnull=True, activity__ended_at__isnull=True)
    rows = ActivitySlot.objects.filter(running, activity__team__centre=centre)
    rows = rows.select_related("activity__team", "activity__room")
    if public:
        return rows.filter(activity__is_public=True, activity__team__is_sensitive=False)
    mine = access.memberships(viewer).values("team")
    return rows.filter(
        Q(activity__team__is_sensitive=False) | Q(activity__team__in=mine)
    )


def _on(slots: Iterable[ActivitySlot], on: date, shut) -> tuple[Happening, ...]:
    if on in shut:
        return ()
    there = [Happening(slot, on) for slot in slots if is_on(slot, on)]
    return tuple(sorted(there, key=lambda one: (one.slot.begins, str(one.slot))))


def is_on(slot: ActivitySlot, on: date) -> bool:
    """Return whether a slot falls on this day: its weekday, its weeks, its term."""
    begun = slot.starts_on <= on and (slot.ends_on is None or on <= slot.ends_on)
    weeks = (monday_of(on) - monday_of(slot.starts_on)).days // WEEK
    return begun and on.weekday() == slot.weekday and weeks % slot.every_weeks == 0


def slots_of(*, viewer: Practitioner, activity) -> QuerySet[ActivitySlot]:
    """Return when an activity of her team is on."""
    rows = ActivitySlot.objects.filter(activity=activity, ended_at__isnull=True)
    return access.of_her_teams(viewer, rows, team="activity__team")


def slot_for(*, viewer: Practitioner, pk: UUID) -> ActivitySlot:
    """Return a slot of an activity of her team, or raise Http404."""
    rows = ActivitySlot.objects.select_related("activity__team")
    found = access.of_her_teams(viewer, rows, team="activity__team").filter(pk=pk)
    slot = found.first()
    if slot is None:
        raise Http404("No such page.")
    return slot


def families_with(*, viewer: Practitioner, teams: list[UUID]) -> dict[UUID, int]:
    """Return how many open cases each team works with, for a count that is suppressed.

    It counts, and names nobody; whoever shows it hides small numbers first (R19).
    """
    today = timezone.localdate()
    standing = Q(involvements__ends_on__isnull=True) | Q(
        involvements__ends_on__gt=today
    )
    rows = Case.objects.filter(standing, closed_at__isnull=True)
    rows = rows.filter(involvements__team__in=teams, involvements__is_sensitive=False)
    by_team = rows.values("involvements__team").order_by()
    counted = by_team.annotate(families=Count("pk", distinct=True))
    return dict(counted.values_list("involvements__team", "families"))
