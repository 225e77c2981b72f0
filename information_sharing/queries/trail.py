"""The trail of one case: who, when, what; by person, team, kind and period."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, OuterRef, Q, QuerySet

from agencies.models import Practitioner, Team, TeamMembership
from information_sharing import access
from information_sharing.models import AccessEvent
from information_sharing.trail_words import EVENTS_OF, Line, in_words

SENSITIVE_SERVICE = "Somebody of a sensitive service"


@dataclass(frozen=True)
class Wanted:
    """Which lines of the trail the reader wants; empty is all."""

    person: Practitioner | None = None
    team: Team | None = None
    kind: str = ""
    since: date | None = None
    until: date | None = None


def narrowed(
    events: QuerySet[AccessEvent], wanted: Wanted, *, viewer: Practitioner
) -> QuerySet[AccessEvent]:
    """Return those events of a trail that the reader wants."""
    conditions = Q()
    if wanted.person:
        conditions &= Q(by=wanted.person)
    if wanted.team:
        there = _were_in(wanted.team)
        conditions &= Q(Exists(there)) & ~Q(by__in=_unnamed(viewer))
    if wanted.kind:
        conditions &= Q(event__in=EVENTS_OF[wanted.kind])
    if wanted.since:
        conditions &= Q(at__date__gte=wanted.since)
    if wanted.until:
        conditions &= Q(at__date__lte=wanted.until)
    return events.filter(conditions)


def lines(events, *, viewer: Practitioner) -> list[Line]:
    """Return events in words; nobody of a sensitive service is named (R13)."""
    unnamed = _unnamed(viewer)
    return [
        in_words(event, who=SENSITIVE_SERVICE if event.by_id in unnamed else "")
        for event in events
    ]


def people_in(
    events: QuerySet[AccessEvent], *, viewer: Practitioner
) -> QuerySet[Practitioner]:
    """Return everybody who stands in a trail and may be named."""
    found = Practitioner.objects.filter(pk__in=events.order_by().values("by"))
    return found.exclude(pk__in=_unnamed(viewer))


def teams_in(events: QuerySet[AccessEvent], *, viewer: Practitioner) -> QuerySet[Team]:
    """Return the teams of everybody in a trail, without those that are not named."""
    people = people_in(events, viewer=viewer)
    theirs = TeamMembership.objects.filter(practitioner__in=people).values("team")
    return Team.objects.filter(pk__in=theirs).exclude(
        pk__in=_sensitive_elsewhere(viewer).values("pk")
    )


def _were_in(team: Team) -> QuerySet[TeamMembership]:
    return TeamMembership.objects.filter(
        Q(ended_at__isnull=True) | Q(ended_at__gt=OuterRef("at")),
        Q(ends_on__isnull=True) | Q(ends_on__gte=OuterRef("at__date")),
        team=team,
        practitioner=OuterRef("by"),
        starts_on__lte=OuterRef("at__date"),
    )


def _sensitive_elsewhere(viewer: Practitioner) -> QuerySet[Team]:
    hers = access.memberships(viewer).order_by().values("team")
    return Team.objects.filter(is_sensitive=True).exclude(pk__in=hers)


def _unnamed(viewer: Practitioner) -> frozenset:
    theirs = TeamMembership.objects.filter(team__in=_sensitive_elsewhere(viewer))
    return frozenset(theirs.values_list("practitioner", flat=True))
