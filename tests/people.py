"""The people of every access test: on the team, an outsider, shared with, leading."""

from dataclasses import dataclass

from agencies.models import Practitioner, RoleName
from cases.models import Case, Person
from information_sharing.models import Consent, Grant
from tests.factories.agencies import TeamFactory, TeamMembershipFactory
from tests.factories.cases import CaseFactory, PersonFactory
from tests.factories.information_sharing import (
    ConsentFactory,
    ConsentTeamFactory,
    GrantFactory,
    SharingDecisionFactory,
)
from tests.factories.lead_professional import AppointmentFactory, NominationFactory


@dataclass(frozen=True)
class Household:
    """A case with a child, her mother, and a father who lives elsewhere."""

    case: Case
    child: Person
    mother: Person
    father: Person


def household(**case) -> Household:
    """Return a new family and its case."""
    case = CaseFactory(**case)
    return Household(
        case=case,
        child=PersonFactory(case=case),
        mother=PersonFactory(case=case, mother=True),
        father=PersonFactory(case=case, father_elsewhere=True),
    )


def member_of(team, **practitioner) -> Practitioner:
    """Return a new practitioner who works in this team."""
    extra = {f"practitioner__{key}": value for key, value in practitioner.items()}
    return TeamMembershipFactory(team=team, **extra).practitioner


def team_member(case: Case) -> Practitioner:
    """Return someone of the team that opened the case."""
    return member_of(case.recording_team)


def outsider() -> Practitioner:
    """Return a practitioner of some other team."""
    return member_of(TeamFactory())


def centre_manager(centre) -> Practitioner:
    """Return someone who manages this centre."""
    team = TeamFactory(centre=centre)
    return TeamMembershipFactory(team=team, role=RoleName.MANAGER).practitioner


def consent_for(family: Household, *teams, people=None, **fields) -> Consent:
    """Return the mother's consent for these teams, for herself and the child."""
    consent = ConsentFactory(
        case=family.case,
        given_by=family.mother,
        people=people or [family.child, family.mother],
        **fields,
    )
    for team in teams:
        ConsentTeamFactory(consent=consent, team=team)
    return consent


def share(family: Household, team, **fields) -> Grant:
    """Share HEALTH and DEVELOPMENT of child and mother with the team, by consent."""
    consent = fields.pop("consent", None) or consent_for(family, team)
    decision = SharingDecisionFactory(
        case=family.case,
        team=team,
        consent=consent,
        people=fields.pop("people", [family.child, family.mother]),
        **fields,
    )
    return GrantFactory(decision=decision)


def lead_professional(family: Household, **consent) -> Practitioner:
    """Return the lead professional of the family's case, within a consent."""
    team = TeamFactory()
    nominee = member_of(team)
    nomination = NominationFactory(
        case=family.case,
        nominee=nominee,
        team=team,
        consent=consent_for(family, team, **consent),
        accepted=True,
    )
    return AppointmentFactory(nomination=nomination).practitioner
