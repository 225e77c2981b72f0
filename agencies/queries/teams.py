"""Reads about who works where."""

from django.db.models import Q, QuerySet

from agencies.models import (
    Practitioner,
    RoleName,
    Team,
    TeamMembership,
)
from agencies.worn import worn_first


def teams_with_families() -> QuerySet[Team]:
    """Return the teams that may be told of a family.

    A team whose people are all managers or officers is not one; an empty one may be.
    """
    live = TeamMembership.objects.in_force()
    working = live.filter(role=RoleName.PRACTITIONER).values("team")
    return Team.objects.filter(Q(pk__in=working) | ~Q(pk__in=live.values("team")))


def teams_worked_in(*, viewer: Practitioner) -> QuerySet[Team]:
    """Return the teams where this person works with families today."""
    live = TeamMembership.objects.in_force().filter(
        practitioner=viewer, role=RoleName.PRACTITIONER
    )
    teams = Team.objects.filter(pk__in=live.values("team")).select_related("centre")
    return worn_first(viewer, teams)
