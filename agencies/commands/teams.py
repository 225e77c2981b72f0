"""The only writer of team membership and of its auth group."""

from datetime import date

from django.contrib.auth import SESSION_KEY
from django.contrib.auth.models import Group
from django.contrib.sessions.models import Session
from django.db import transaction
from django.utils import timezone

from agencies.models import (
    Agency,
    Centre,
    Practitioner,
    RoleName,
    Team,
    TeamMembership,
)


@transaction.atomic
def create_team(
    *, name: str, agency: Agency, centre: Centre, by: Practitioner | None
) -> Team:
    """Create a team with its auth group; return the team. `by` is who asked."""
    group = Group.objects.create(name=f"Team: {name}")
    return Team.objects.create(name=name, agency=agency, centre=centre, group=group)


@transaction.atomic
def join_team(
    *,
    practitioner: Practitioner,
    team: Team,
    by: Practitioner | None,
    role: str = RoleName.PRACTITIONER,
    starts_on: date | None = None,
) -> TeamMembership:
    """Give a practitioner a place in a team from a day on; return it."""
    practitioner.groups.add(team.group)
    return TeamMembership.objects.create(
        practitioner=practitioner,
        team=team,
        role=role,
        starts_on=starts_on or timezone.localdate(),
    )


@transaction.atomic
def leave_team(*, membership: TeamMembership, by: Practitioner) -> TeamMembership:
    """End a place in a team now; what it opened is shut from the next request (R2)."""
    membership.ended_at = timezone.now()
    membership.ended_by = by
    membership.save(update_fields=["ended_at", "ended_by"])
    membership.practitioner.groups.remove(membership.team.group)
    return membership


@transaction.atomic
def end_agency(*, agency: Agency, by: Practitioner) -> Agency:
    """Let an agency leave: what its people held is shut from the next request (R2)."""
    agency.left_at, agency.left_by = timezone.now(), by
    agency.save(update_fields=["left_at", "left_by"])
    return agency


@transaction.atomic
def close_account(
    *, practitioner: Practitioner, by: Practitioner | None
) -> Practitioner:
    """Switch an account off and end its sessions; nothing of it is deleted."""
    practitioner.is_active = False
    practitioner.save(update_fields=["is_active"])
    for session in Session.objects.filter(expire_date__gt=timezone.now()):
        if session.get_decoded().get(SESSION_KEY) == str(practitioner.pk):
            session.delete()
    return practitioner
