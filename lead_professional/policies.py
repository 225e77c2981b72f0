"""When a team's people may lead a family's plan: only where the family agreed (R6)."""

from django.db.models import Exists, OuterRef, Q, QuerySet

from agencies.models import Team
from cases.models import Case
from information_sharing.exceptions import NotPossibleNow
from information_sharing.models import Consent, ConsentExclusion, ConsentTeam


def consents_by_team(case: Case) -> dict[Team, Consent]:
    """Return each team that the family agreed to for planning, with its consent.

    An exclusion beats every inclusion; of several consents the newest counts.
    """
    standing = Consent.objects.in_force().filter(case=case)
    named = ConsentTeam.objects.filter(
        ~Exists(_told_not(case)),
        consent__in=standing.filter(purposes__contains=[Consent.Purpose.PLAN]),
        withdrawn_at__isnull=True,
    )
    rows = named.select_related("team__agency", "consent")
    return {row.team: row.consent for row in rows.order_by("consent__recorded_at")}


def _told_not(case: Case) -> QuerySet[ConsentExclusion]:
    """Return what leaves out the team of a line, of a consent that stands or is later.

    The same as the queries of consents: taking a no back opens nothing it had shut.
    """
    team = Q(team=OuterRef("team")) | Q(agency=OuterRef("team__agency"))
    later = Q(consent__recorded_at__gt=OuterRef("consent__recorded_at"))
    counts = Q(consent__in=Consent.objects.in_force()) | later
    return ConsentExclusion.objects.filter(team, counts, consent__case=case)


def check_family_agreed(case: Case, team: Team) -> Consent:
    """Return the consent under which this team may lead, or raise NotPossibleNow."""
    consent = consents_by_team(case).get(team)
    if consent is None:
        raise NotPossibleNow(f"The family has not agreed to {team} for planning.")
    return consent
