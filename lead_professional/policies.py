"""When a team's people may lead a family's plan: only where the family agreed (R6).

The team that opened the case works with what it records: its own people may lead
without a consent that names it, and being lead opens nothing more to them.
"""

from datetime import date

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.timezone import localdate

from agencies.models import Team
from cases.models import Case
from config.working_days import working_days_after
from information_sharing.exceptions import NotPossibleNow
from information_sharing.models import Consent, ConsentExclusion, ConsentTeam
from lead_professional.models import Handover, Nomination

ANSWER_WITHIN = 3
"""Working days in which a request to lead is answered (practice.md 3.1, DESIGN)."""
FAMILY_TOLD_WITHIN = 2
"""Working days in which the family hears who leads now (ours; set as for consents)."""


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


def teams_that_may_lead(case: Case) -> dict[Team, Consent | None]:
    """Return each team whose people may lead, with the consent it needs, if one."""
    agreed: dict[Team, Consent | None] = dict(consents_by_team(case))
    return agreed | {case.recording_team: None}


def answer_due_on(nomination: Nomination) -> date:
    """Return the day by which a request to lead is answered."""
    return working_days_after(localdate(nomination.nominated_at), ANSWER_WITHIN)


def told_due_on(handover: Handover) -> date:
    """Return the day by which the family has heard who leads now."""
    done = localdate(handover.done_at or handover.written_at)
    return working_days_after(done, FAMILY_TOLD_WITHIN)


def check_family_agreed(case: Case, team: Team) -> Consent | None:
    """Return the consent under which this team may lead, or raise NotPossibleNow."""
    if team.pk == case.recording_team_id:
        return None
    consent = consents_by_team(case).get(team)
    if consent is None:
        raise NotPossibleNow(f"The family has not agreed to {team} for planning.")
    return consent
