"""Who sees to it that somebody leaves well: her team's manager, and her agency (R9, R20)."""

from uuid import UUID

from django.db.models import Q, QuerySet

from agencies.models import Leaving, Team, TeamMembership
from information_sharing.access.accounts import agencies_with
from information_sharing.access.seeing import Viewer, answers, memberships
from information_sharing.exceptions import AccessDenied
from information_sharing.roles import Permission, roles_with

MANAGER = "Only the manager of this team sees to it, and never for herself."


def teams_answered_for(practitioner: Viewer) -> QuerySet[TeamMembership]:
    """Return her places as manager: those in which she answers for the team."""
    roles = roles_with(Permission.ANSWER_FOR_TEAM)
    return memberships(practitioner).filter(role__in=roles)


def places_that_may_end(practitioner: Viewer) -> QuerySet[TeamMembership]:
    """Return the places in her teams, and in agencies whose accounts she keeps.

    Her own is not among them: somebody else sees to that.
    """
    teams = teams_answered_for(practitioner).values("team")
    hers = agencies_with(practitioner, Permission.MANAGE_ACCOUNTS)
    places = TeamMembership.objects.filter(Q(team__in=teams) | Q(team__agency__in=hers))
    return places.exclude(practitioner=practitioner.pk)


def visible_leavings(practitioner: Viewer) -> QuerySet[Leaving]:
    """Return the leavings that she sees to, and her own."""
    places = places_that_may_end(practitioner).values("pk")
    own = Q(membership__practitioner=practitioner.pk)
    return Leaving.objects.filter(Q(membership__in=places) | own)


def check_can_see_leavings(practitioner: Viewer) -> None:
    """Raise AccessDenied unless she answers for a team, or keeps accounts."""
    keeps = agencies_with(practitioner, Permission.MANAGE_ACCOUNTS)
    if not (teams_answered_for(practitioner).exists() or keeps.exists()):
        raise AccessDenied("Only the manager of a team sees who leaves it.")


def can_see_leavings(practitioner: Viewer) -> bool:
    """Return whether she answers for a team, or keeps accounts."""
    return answers(check_can_see_leavings, practitioner)


def check_can_end_well(practitioner: Viewer, membership: TeamMembership) -> None:
    """Raise AccessDenied unless she may begin, finish or call off this leaving."""
    if not places_that_may_end(practitioner).filter(pk=membership.pk).exists():
        raise AccessDenied(MANAGER)


def can_end_well(practitioner: Viewer, membership: TeamMembership) -> bool:
    """Return whether she may begin, finish or call off this leaving."""
    return answers(check_can_end_well, practitioner, membership)


def teams_moved_into(practitioner: Viewer) -> QuerySet[Team]:
    """Return the teams in which she gives a place: her own, and of agencies she keeps.

    A place opens what its team sees: it is never given from beside (R2).
    """
    managed = teams_answered_for(practitioner).values("team")
    hers = agencies_with(practitioner, Permission.MANAGE_ACCOUNTS)
    return Team.objects.filter(Q(pk__in=managed) | Q(agency__in=hers))


def check_can_move_into(practitioner: Viewer, team: Team) -> None:
    """Raise AccessDenied unless she manages the team, or keeps its agency's accounts."""
    if not teams_moved_into(practitioner).filter(pk=team.pk).exists():
        raise AccessDenied(
            "Whoever manages that team, or keeps your agency's accounts, moves them."
        )


def can_move_into(practitioner: Viewer, team: Team) -> bool:
    """Return whether she may move somebody into this team."""
    return answers(check_can_move_into, practitioner, team)


def check_can_pass_on(practitioner: Viewer, leaving: Leaving) -> None:
    """Raise AccessDenied unless she manages the team, or it is her own work.

    Whoever keeps an agency's accounts sees numbers alone (R9).
    """
    place = leaving.membership
    manages = teams_answered_for(practitioner).filter(team=place.team_id).exists()
    if not (manages or place.practitioner_id == practitioner.pk):
        raise AccessDenied(
            "Only the manager of the team, or who leaves, hands this on."
        )


def can_pass_on(practitioner: Viewer, leaving: Leaving) -> bool:
    """Return whether she hands on what somebody who leaves holds."""
    return answers(check_can_pass_on, practitioner, leaving)


def answers_for_leaver(practitioner: Viewer, holder: UUID | None) -> bool:
    """Return whether this person leaves a team that she answers for, and it is begun."""
    open_ones = Leaving.objects.filter(
        membership__practitioner=holder,
        membership__team__in=teams_answered_for(practitioner).values("team"),
        finished_at__isnull=True,
        cancelled_at__isnull=True,
    )
    return holder is not None and open_ones.exists()
