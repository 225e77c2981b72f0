"""The trail of one case: who, when, what; by person, team, kind and period."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, OuterRef, Q, QuerySet

from agencies.models import Practitioner, Team, TeamMembership
from cases.models import Case
from information_sharing import access
from information_sharing.models import AccessEvent
from information_sharing.trail_words import EVENTS_OF, Line, in_words


@dataclass(frozen=True)
class Wanted:
    """Which lines of the trail the reader wants; empty is all."""

    person: Practitioner | None = None
    team: Team | None = None
    kind: str = ""
    since: date | None = None
    until: date | None = None


class Trail:
    """The lines of one case; a service that is not named stays so here (R13)."""

    def __init__(
        self, events: QuerySet[AccessEvent], *, viewer: Practitioner, case: Case
    ) -> None:
        self.events = events
        self.services = access.services_for(viewer, case)

    def narrowed(self, wanted: Wanted) -> QuerySet[AccessEvent]:
        """Return those events that the reader wants."""
        conditions = Q()
        if wanted.person:
            conditions &= Q(by=wanted.person)
        if wanted.team:
            conditions &= Q(Exists(_were_in(wanted.team)))
            conditions &= ~Q(by__in=self.services.unnamed_people())
        if wanted.kind:
            conditions &= Q(event__in=EVENTS_OF[wanted.kind])
        if wanted.since:
            conditions &= Q(at__date__gte=wanted.since)
        if wanted.until:
            conditions &= Q(at__date__lte=wanted.until)
        return self.events.filter(conditions)

    def people(self) -> QuerySet[Practitioner]:
        """Return everybody who stands in the trail and may be named."""
        by = self.events.order_by().values("by")
        found = Practitioner.objects.filter(pk__in=by)
        return found.exclude(pk__in=self.services.unnamed_people())

    def teams(self) -> QuerySet[Team]:
        """Return the teams of everybody in the trail that may be named."""
        theirs = TeamMembership.objects.filter(practitioner__in=self.people())
        found = Team.objects.filter(pk__in=theirs.values("team"))
        return found.exclude(pk__in=self.services.unnamed_teams())

    def lines(self, events: Iterable[AccessEvent]) -> list[Line]:
        """Return events in words."""
        return [in_words(event, who=self._instead_of(event.by)) for event in events]

    def _instead_of(self, somebody: Practitioner | None) -> str:
        name = self.services.name(somebody)
        return name[:1].upper() + name[1:] if self.services.hides(somebody) else ""


def _were_in(team: Team) -> QuerySet[TeamMembership]:
    return TeamMembership.objects.filter(
        Q(ended_at__isnull=True) | Q(ended_at__gt=OuterRef("at")),
        Q(ends_on__isnull=True) | Q(ends_on__gte=OuterRef("at__date")),
        team=team,
        practitioner=OuterRef("by"),
        starts_on__lte=OuterRef("at__date"),
    )
