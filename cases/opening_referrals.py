"""How a referral comes to be: its number, its promised day, its first step."""

import secrets
from typing import Any

from django.db.models import QuerySet
from django.utils import timezone

from agencies.models import Agency, Centre, Team, TeamMembership
from cases.models import Promise, Referral, ReferralMove
from cases.references import LETTERS
from cases.referring import NOT_TOLD, promised
from information_sharing.exceptions import NotPossibleNow


def receiving_teams() -> QuerySet[Team]:
    """Return the teams that take referrals: each has promised how soon, and is staffed."""
    staffed = TeamMembership.objects.in_force().values("team")
    ready = Promise.objects.filter(team__in=staffed).values("team")
    teams = Team.objects.filter(pk__in=ready, is_sensitive=False)
    return teams.select_related("centre", "promise")


def centres_receiving() -> QuerySet[Centre]:
    """Return the centres with a team that takes referrals."""
    return Centre.objects.filter(pk__in=receiving_teams().values("centre"))


def team_of_centre(centre: Centre) -> Team | None:
    """Return the team of a centre that takes what comes by the public form.

    Where several do, a children's centre's own comes first.
    """
    teams = receiving_teams().filter(centre=centre).select_related("agency", "promise")
    own = Agency.Kind.CHILDRENS_CENTRE
    ranked = sorted(teams, key=lambda team: (team.agency.kind != own, str(team)))
    return ranked[0] if ranked else None


def open_referral(team: Team, fields: dict[str, Any]) -> Referral:
    """Make a referral with its number and its first step; part of a command."""
    referral = Referral.objects.create(
        number=new_number(),
        team=team,
        centre=team.centre,
        contact_by=promised(team, timezone.localdate()),
        **fields,
    )
    ReferralMove.objects.create(
        referral=referral, after=referral.status, made_by=referral.received_by
    )
    return referral


def check_family_knows(family_knows: bool, why_not: str) -> None:
    """Raise NotPossibleNow where the family neither knows nor is there a reason."""
    if not (family_knows or why_not.strip()):
        raise NotPossibleNow(NOT_TOLD)


def new_number() -> str:
    """Return a number that can be read aloud, and that no referral has."""
    while True:
        signs = "".join(secrets.choice(LETTERS) for _ in range(6))
        number = f"R-{signs[:3]}-{signs[3:]}"
        if not Referral.objects.filter(number=number).exists():
            return number
