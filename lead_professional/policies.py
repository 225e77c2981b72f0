"""When a team's people may lead a family's plan: only where the family agreed (R6)."""

from django.db.models import QuerySet

from agencies.models import Team
from cases.models import Case
from information_sharing.exceptions import NotPossibleNow
from information_sharing.models import Consent, ConsentExclusion, ConsentTeam


def consents_by_team(case: Case) -> dict[Team, Consent]:
    """Return each team that the family agreed to for planning, with its consent.

    An exclusion beats every inclusion; of several consents the newest counts.
    """
    standing = Consent.objects.in_force().filter(case=case)
    teams, agencies = _told_not(standing)
    named = ConsentTeam.objects.filter(
        consent__in=standing.filter(purposes__contains=[Consent.Purpose.PLAN]),
        withdrawn_at__isnull=True,
    ).exclude(team__in=teams)
    rows = named.exclude(team__agency__in=agencies).select_related(
        "team__agency", "consent"
    )
    return {row.team: row.consent for row in rows.order_by("consent__recorded_at")}


def _told_not(standing: QuerySet[Consent]) -> tuple[set, set]:
    exclusions = ConsentExclusion.objects.filter(consent__in=standing)
    pairs = list(exclusions.values_list("team", "agency"))
    return {team for team, _ in pairs if team}, {
        agency for _, agency in pairs if agency
    }


def check_family_agreed(case: Case, team: Team) -> Consent:
    """Return the consent under which this team may lead, or raise NotPossibleNow."""
    consent = consents_by_team(case).get(team)
    if consent is None:
        raise NotPossibleNow(f"The family has not agreed to {team} for planning.")
    return consent
