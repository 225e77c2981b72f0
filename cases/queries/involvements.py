"""Who is involved: services by name, or as a sensitive service (R13)."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import QuerySet
from django.http import Http404

from agencies.models import Practitioner, Team
from cases.models import Case, Involvement, Person
from information_sharing import access


@dataclass(frozen=True)
class Involved:
    """One service and since when, as this viewer may know it."""

    pk: UUID
    name: str
    telephone: str
    since: date | None
    until: date | None
    is_sensitive: bool


def involved(*, viewer: Practitioner, case: Case) -> list[Involved]:
    """Return the services around the family; of an unnamed one no dates either."""
    services = access.services_for(viewer, case)
    rows = access.facts_of(viewer, Involvement, case).select_related("team__agency")
    lines = [_line(row, services) for row in rows]
    return sorted(lines, key=lambda line: (line.until is not None, line.is_sensitive))


def _line(row: Involvement, services: access.Services) -> Involved:
    hidden = services.hides(row.team)
    name = services.name(row.team)
    return Involved(
        pk=row.pk,
        name=name[:1].upper() + name[1:],
        telephone=services.telephone(row.team),
        since=None if hidden else row.starts_on,
        until=None if hidden else row.ends_on,
        is_sensitive=row.is_sensitive and not hidden,
    )


def teams_to_involve(*, viewer: Practitioner, case: Case) -> QuerySet[Team]:
    """Return the teams that may be recorded: every one but the recording team."""
    access.check_can_coordinate(viewer, case)
    teams = Team.objects.filter(agency__left_at__isnull=True)
    return teams.exclude(pk=case.recording_team_id).select_related("agency")


def people_to_help(*, viewer: Practitioner, case: Case) -> QuerySet[Person]:
    """Return the people of the family whom a service may be there for."""
    people: QuerySet[Person] = access.facts_of(viewer, Person, case)
    return people


def involvement_for(*, viewer: Practitioner, case: Case, pk: UUID) -> Involvement:
    """Return a running involvement whose service she may name, or raise Http404."""
    access.check_can_coordinate(viewer, case)
    rows = access.facts_of(viewer, Involvement, case).filter(ends_on__isnull=True)
    found = rows.select_related("team__agency", "case").filter(pk=pk).first()
    if found is None or access.services_for(viewer, case).hides(found.team):
        raise Http404("No such page.")
    return found
