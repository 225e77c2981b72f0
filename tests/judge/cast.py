"""The fixed cast: teams, people, and families with a fact of every kind."""

from dataclasses import dataclass

from django.contrib.auth.models import Permission

from cases.elements import ELEMENTS
from cases.models import Case, Contribution, Goal
from information_sharing.categories import Category
from information_sharing.models import Grant
from tests.factories.agencies import AgencyFactory, PractitionerFactory, TeamFactory
from tests.factories.cases import (
    AddressFactory,
    AssessmentFactory,
    PlanFactory,
    ReviewFactory,
)
from tests.judge.worlds import AGENCIES, CASES, PRACTITIONERS, TEAMS
from tests.people import household


@dataclass(frozen=True)
class Cast:
    """Who is there in every world; team 0 records, teams 1 and 2 share an agency."""

    clerk: object
    agencies: list
    teams: list
    practitioners: list
    households: list
    permissions: dict

    def people(self, case: int, chosen) -> list:
        """Return the chosen people of a household."""
        home = self.households[case]
        everyone = [home.child, home.mother, home.father]
        return [everyone[position] for position in sorted(chosen)]

    def recording(self, case: int) -> Grant:
        """Return the grant of the team that opened the case."""
        return self.households[case].case.grants.get(kind=Grant.Kind.RECORDING_TEAM)


def make_cast() -> Cast:
    """Families with a fact of every category about each person and about nobody.

    Case 6 is of the family of case 0; case 5's father lives in the home of case 2,
    case 4's mother in that of case 3's father; 6 and 7 have no address worth a match.
    """
    agencies = [AgencyFactory() for _ in range(AGENCIES)]
    homes_of = [agencies[0], agencies[1], agencies[1], agencies[2], agencies[3]]
    teams = [TeamFactory(agency=homes_of[n]) for n in range(TEAMS)]
    clerk = PractitionerFactory()
    homes = [household(recording_team=teams[0], opened_by=clerk) for _ in range(CASES)]
    Case.objects.filter(pk=homes[6].case.pk).update(family=homes[0].case.family)
    for number, home in enumerate(homes):
        write_every_fact(home)
        write_addresses(number, home)
    permissions = Permission.objects.filter(
        content_type__app_label="cases", codename__startswith="see_"
    )
    return Cast(
        clerk=clerk,
        agencies=agencies,
        teams=teams,
        practitioners=[PractitionerFactory() for _ in range(PRACTITIONERS)],
        households=homes,
        permissions={permission.codename: permission for permission in permissions},
    )


ELSEWHERE = {
    1: ("7 Mill Lane", "RV2 2BB"),
    3: ("4 Mill Lane.", "RV1 1AA"),
    5: ("2, Mill-lane", "RV1 1AA"),
}


def write_addresses(number: int, home) -> None:
    """Write where each person lives; two homes differ by their postcode alone."""
    mine = {"lines": f"{number} Mill Lane", "postcode": "RV1 1AA"}
    lines, postcode = ELSEWHERE.get(number, (f"{number} Mill Lane", "RV2 2BB"))
    AddressFactory(person=home.child, **mine)
    AddressFactory(person=home.mother, **mine)
    AddressFactory(person=home.father, lines=lines, postcode=postcode)
    if number in {6, 7}:
        AddressFactory(person=home.mother, lines="With friends", postcode="")


def write_every_fact(home) -> None:
    """Write one contribution per person and category, one goal per category."""
    by = home.case.opened_by
    codes = [element.code for element in ELEMENTS]
    for person in (home.child, home.mother, home.father):
        assessment = AssessmentFactory(person=person)
        Contribution.objects.bulk_create(
            Contribution(
                case=home.case,
                assessment=assessment,
                person=person,
                element=code,
                category=category,
                written_by=by,
            )
            for code, category in zip(codes, Category, strict=False)
        )
    plan = PlanFactory(case=home.case)
    Goal.objects.bulk_create(
        Goal(
            case=home.case,
            plan=plan,
            category=category,
            words="w",
            aims=["H1"],
            written_by=by,
        )
        for category in Category
    )
    ReviewFactory(case=home.case)
