"""What a team holds before there is a family record: sheets, births, files (R2)."""

from typing import TypeVar

from django.db.models import Model, QuerySet

from agencies.models import Practitioner, Team
from information_sharing.access.seeing import Viewer, answers, memberships
from information_sharing.exceptions import AccessDenied
from information_sharing.roles import Permission, roles_with

Row = TypeVar("Row", bound=Model)


def teams_with_families(practitioner: Viewer) -> QuerySet[Team]:
    """Return her teams in which her role registers families today."""
    roles = roles_with(Permission.REGISTER_FAMILY)
    hers = memberships(practitioner).filter(role__in=roles)
    return Team.objects.filter(pk__in=hers.values("team"))


def of_her_teams(
    viewer: Viewer, rows: QuerySet[Row], *, team: str = "team"
) -> QuerySet[Row]:
    """Return the rows that a team of hers holds; `team` is the way to it."""
    return rows.filter(**{f"{team}__in": teams_with_families(viewer)})


def check_can_keep(practitioner: Practitioner, team: Team) -> None:
    """Raise AccessDenied unless she keeps the lists and sheets of this team."""
    if not teams_with_families(practitioner).filter(pk=team.pk).exists():
        raise AccessDenied(f"You do not work with families in {team}.")


def can_keep(practitioner: Practitioner, team: Team) -> bool:
    """Return whether she keeps the lists and sheets of this team."""
    return answers(check_can_keep, practitioner, team)


def check_can_reopen_sheet(practitioner: Practitioner, team: Team) -> None:
    """Raise AccessDenied unless she is a manager of this team."""
    roles = roles_with(Permission.REOPEN_SHEETS)
    if not memberships(practitioner).filter(team=team, role__in=roles).exists():
        raise AccessDenied(f"Only a manager of {team} opens a complete sheet again.")


def can_reopen_sheet(practitioner: Practitioner, team: Team) -> bool:
    """Return whether she is a manager of this team."""
    return answers(check_can_reopen_sheet, practitioner, team)
