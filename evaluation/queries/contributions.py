"""Which agencies have a part in a family's help, and what each gave."""

from dataclasses import dataclass
from uuid import UUID

from django.db.models import QuerySet

from agencies.models import Agency, Practitioner, Team
from cases.models import Case, Involvement
from cases.queries.header import lead_of
from evaluation.models import AgencyContribution
from information_sharing import access


@dataclass(frozen=True)
class GivenLine:
    """What one agency gave to one outcome of one child; unnamed, and then wordless."""

    person: str
    outcome: str
    agency: str
    words: str
    noted_by: str
    pk: UUID | None = None


def agencies_with_a_part(*, viewer: Practitioner, case: Case) -> list[Agency]:
    """Return the agencies around a family that this viewer may name, by name."""
    services = access.services_for(viewer, case)
    teams = {team for team in _teams(viewer, case) if not services.hides(team)}
    agencies = {team.agency for team in teams}
    return sorted((a for a in agencies if not services.hides(a)), key=str)


def _teams(viewer: Practitioner, case: Case) -> list[Team]:
    rows = access.facts_of(viewer, Involvement, case).select_related("team__agency")
    lead = lead_of(case)
    own = Team.objects.select_related("agency").get(pk=case.recording_team_id)
    return [own, *(row.team for row in rows), *([lead.team] if lead else [])]


def contributions_of(
    *, viewer: Practitioner, case: Case
) -> QuerySet[AgencyContribution]:
    """Return what was noted and not taken out again."""
    rows = access.facts_of(viewer, AgencyContribution, case)
    return rows.filter(taken_out_at__isnull=True)


def given_to(*, viewer: Practitioner, case: Case) -> list[GivenLine]:
    """Return what each agency gave; of one that is not named, only that it gave."""
    services = access.services_for(viewer, case)
    rows = contributions_of(viewer=viewer, case=case).select_related(
        "person", "agency", "noted_by"
    )
    return [
        GivenLine(
            person=str(row.person or "The whole family"),
            outcome=row.get_outcome_display(),
            agency=_capital(services.name(row.agency)),
            words="" if services.hides(row.agency) else row.words,
            noted_by=services.name(row.noted_by),
            pk=None if services.hides(row.agency) else row.pk,
        )
        for row in rows
    ]


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
