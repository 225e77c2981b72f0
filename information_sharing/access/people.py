"""Who holds a role, or a place in a team, today: whom to tell, and through whom."""

from django.db.models import QuerySet

from agencies.models import Practitioner, Team, TeamMembership
from information_sharing.access.seeing import Viewer, memberships
from information_sharing.roles import Permission, roles_with


def people_with(permission: Permission) -> QuerySet[Practitioner]:
    """Return those whose role carries the permission today, each once."""
    live = TeamMembership.objects.in_force().filter(role__in=roles_with(permission))
    return Practitioner.objects.filter(pk__in=live.values("practitioner"))


def people_of_team(team: Team) -> QuerySet[Practitioner]:
    """Return those who work in a team today."""
    return people_of_teams(Team.objects.filter(pk=team.pk))


def people_of_teams(teams: QuerySet[Team]) -> QuerySet[Practitioner]:
    """Return those who work in any of these teams today, each once."""
    live = TeamMembership.objects.in_force().filter(team__in=teams)
    return Practitioner.objects.filter(pk__in=live.values("practitioner"))


def teams_for_emergency(practitioner: Viewer) -> list[Team]:
    """Return her teams in which her role may open a record in an emergency (R11)."""
    roles = roles_with(Permission.USE_EMERGENCY_ACCESS)
    return [row.team for row in memberships(practitioner).filter(role__in=roles)]


def teams_for_oversight(practitioner: Viewer) -> list[Team]:
    """Return her teams in which her role may ask to read one record."""
    roles = roles_with(Permission.ASK_OVERSIGHT)
    return [row.team for row in memberships(practitioner).filter(role__in=roles)]
