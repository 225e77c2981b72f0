"""Who takes part in a life that the machine draws: few people, every role."""

import datetime
from dataclasses import dataclass
from types import SimpleNamespace

from agencies.models import Practitioner, RoleName
from tests.factories.agencies import AgencyFactory, TeamFactory, TeamMembershipFactory
from tests.factories.cases import AddressFactory, CaseFactory
from tests.people import household, member_of

FIFTEEN = datetime.date(2011, 8, 14)
"""Born on this day the child is 15 when a life begins, and 16 in some of them."""


@dataclass(frozen=True)
class Town:
    """One family with two cases, those who work with it, and the office."""

    family: SimpleNamespace
    cases: list
    teams: list
    people: list
    officers: list

    def sees(self) -> list[Practitioner]:
        """Return everybody who might ever see something."""
        return [*self.people, *self.officers]


def make_town() -> Town:
    """Two recorders, two therapists, a teacher, an adviser of the school's agency."""
    recording = TeamFactory()
    school = AgencyFactory()
    teams = [recording, TeamFactory(), *(TeamFactory(agency=school) for _ in range(2))]
    people = [member_of(recording), member_of(recording), member_of(teams[1])]
    people += [member_of(team) for team in teams[1:]]
    family = household(recording_team=recording, opened_by=people[0])
    family.child.born_on = FIFTEEN
    family.child.save(update_fields=["born_on"])
    other = CaseFactory(
        family=family.case.family, recording_team=teams[3], opened_by=people[5]
    )
    AddressFactory(person=family.child)
    office = TeamFactory()
    roles = [RoleName.INFORMATION_OFFICER, RoleName.SAFEGUARDING_LEAD]
    officers = [TeamMembershipFactory(team=office, role=role) for role in roles]
    return Town(
        family=family,
        cases=[family.case, other],
        teams=teams,
        people=people,
        officers=[membership.practitioner for membership in officers],
    )
