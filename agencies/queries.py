"""Reads about who works where."""

from django.db.models import QuerySet

from agencies.models import Practitioner, RoleName, Team, TeamMembership


def teams_worked_in(*, viewer: Practitioner) -> QuerySet[Team]:
    """Return the teams where this person works with families today."""
    live = TeamMembership.objects.in_force().filter(
        practitioner=viewer, role=RoleName.PRACTITIONER
    )
    return Team.objects.filter(pk__in=live.values("team")).select_related("centre")
