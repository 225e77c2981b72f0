"""Somebody leaves the team and hands on what she holds; somebody else begins (P34, T5)."""

from datetime import timedelta

from django.db.models import Count, Q
from django.utils import timezone

from agencies.commands import inviting, leaving
from agencies.models import RoleName, TeamMembership
from config.demo.people import LOGINS, NEWCOMERS

SOON, NEXT = 19, 9
"""In how many days somebody leaves, and somebody begins."""


def come_and_go(town) -> None:
    """Begin the leaving of whoever leads most in Marge's team; invite somebody."""
    today = timezone.localdate()
    marge = town.people["marge"]
    leaving.begin(
        membership=_leads_most(marge),
        last_day=today + timedelta(days=SOON),
        words="Begins at the hospital in the new year.",
        by=marge,
    )
    abel = town.people["abel"]
    team = abel.memberships.in_force().get().team
    inviting.invite(
        invited=inviting.Invited(
            email="nell.quinn@wexbourne.example",
            first_name="Nell",
            last_name="Quinn",
            profession="Health visitor",
            team=team.agency.teams.order_by("name").first(),
            role=RoleName.PRACTITIONER,
            level=TeamMembership.Level.FRONT_LINE,
            starts_on=today + timedelta(days=NEXT),
        ),
        by=abel,
    )


def _leads_most(manager) -> TeamMembership:
    """Return the place of whoever leads most in this team, who has no log-in to show."""
    team = manager.memberships.in_force().get(role=RoleName.TEAM_MANAGER).team
    leads = Count(
        "practitioner__appointments",
        filter=Q(practitioner__appointments__ended_at__isnull=True),
    )
    others = TeamMembership.objects.in_force().filter(
        team=team, role=RoleName.PRACTITIONER
    )
    shown = {row[0] for row in (*LOGINS, *NEWCOMERS)}
    free = others.exclude(practitioner__username__in=shown)
    return free.annotate(leads=leads).order_by("-leads", "practitioner__username")[0]
