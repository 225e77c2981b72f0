"""Who may be found: consent that stands, another recorded basis, never a sealed case."""

import datetime

import pytest
from django.utils import timezone

from agencies.models import TeamMembership
from cases.models import Person
from information_sharing.models import Consent, ConsentTeam, Listing, Shielding
from information_sharing.queries import index
from tests.factories.agencies import TeamFactory, TeamMembershipFactory
from tests.factories.cases import AddressFactory, CaseFactory, PersonFactory
from tests.factories.information_sharing import ConsentExclusionFactory
from tests.factories.information_sharing_life import ListingFactory, NarrowingFactory
from tests.factories.information_sharing_office import ShieldingFactory
from tests.information_sharing.listed import listed_household, wanted
from tests.people import consent_for, household, outsider

pytestmark = pytest.mark.django_db
BY_POSTCODE = {"born_on": None, "postcode": "RV1 1AA"}


@pytest.fixture
def searcher():
    return outsider()


def finds(searcher, **changes) -> list:
    keys = index.search(viewer=searcher, wanted=wanted(**changes))
    return [person for person, _case in keys]


def test_a_family_that_agreed_is_found(searcher):
    family = listed_household()

    assert finds(searcher) == [family.child.pk]


def test_a_family_that_was_not_asked_is_not(searcher):
    consent_for(household(), TeamFactory())

    assert finds(searcher) == []


def test_a_person_whom_the_consent_does_not_cover_is_not_found(searcher):
    family = listed_household()
    father = {"given_name": "Daniel", "family_name": "Okoro"}

    assert finds(searcher, **father, born_on=family.father.born_on) == []


@pytest.mark.parametrize(
    "over",
    [
        {"withdrawn_at": timezone.now()},
        {"superseded_at": timezone.now()},
        {"expires_on": timezone.localdate() - datetime.timedelta(days=1)},
        {"given_on": timezone.localdate() + datetime.timedelta(days=1)},
        {"may_be_found": False},
    ],
)
def test_consent_that_does_not_stand_lists_nobody(searcher, over):
    family = listed_household()
    by = family.case.opened_by
    over |= {f"{k[:-3]}_by": by for k in over if k.endswith("_at")}
    Consent.objects.update(**over)

    assert finds(searcher) == []


def test_narrowed_for_the_child_lists_the_mother_only(searcher):
    family = listed_household()
    NarrowingFactory(
        consent=family.case.consents.get(), person=family.child, category=""
    )

    assert finds(searcher) == []
    leah = {"given_name": "Leah", "born_on": family.mother.born_on}
    assert finds(searcher, **leah) == [family.mother.pk]


def test_withdrawn_for_its_last_team_lists_nobody(searcher):
    family = listed_household()
    ConsentTeam.objects.update(
        withdrawn_at=timezone.now(), withdrawn_by=family.case.opened_by
    )

    assert finds(searcher) == []


def test_a_duty_lists_the_children_and_not_the_adults(searcher):
    family = household()
    ListingFactory(case=family.case)

    assert finds(searcher) == [family.child.pk]
    leah = {"given_name": "Leah", "born_on": family.mother.born_on}
    assert finds(searcher, **leah) == []


def test_an_ended_listing_lists_nobody(searcher):
    listing = ListingFactory(case=household().case)
    Listing.objects.update(ended_at=timezone.now(), ended_by=listing.listed_by)

    assert finds(searcher) == []


@pytest.mark.parametrize("basis", ["consent", "duty"])
def test_no_case_of_a_family_with_a_sealed_case_is_found(searcher, basis):
    family = listed_household() if basis == "consent" else household()
    if basis == "duty":
        ListingFactory(case=family.case)
    other = CaseFactory(family=family.case.family)
    shield = ShieldingFactory(case=other, sealed=True)

    assert finds(searcher) == []

    Shielding.objects.filter(pk=shield.pk).update(
        lift_asked_at=timezone.now(),
        lift_asked_by=shield.set_by,
        lifted_at=timezone.now(),
        lifted_by=searcher,
    )
    assert finds(searcher) == [family.child.pk]


def test_a_protected_address_does_not_lead_to_anybody(searcher):
    family = listed_household()
    assert finds(searcher, **BY_POSTCODE) == [family.child.pk]

    ShieldingFactory(case=family.case)

    assert finds(searcher, **BY_POSTCODE) == []
    assert finds(searcher) == [family.child.pk]


def test_the_same_home_in_another_case_is_protected_too(searcher):
    family = listed_household()
    cousin = PersonFactory(given_name="Noor", family_name="Shah")
    AddressFactory(person=cousin)
    ShieldingFactory(case=cousin.case)

    assert finds(searcher, **BY_POSTCODE) == []
    assert finds(searcher) == [family.child.pk]


@pytest.mark.parametrize("state", [{"status": "CLOSED"}, {"merged": True}])
def test_a_closed_or_merged_case_is_not_found(searcher, state):
    family = listed_household()
    case = family.case
    if state.get("merged"):
        case.merged_into = CaseFactory()
    else:
        case.status, case.closed_at = "CLOSED", timezone.now()
        case.closed_by = case.opened_by
    case.save()

    assert finds(searcher) == []


@pytest.mark.parametrize("what", ["team", "agency"])
@pytest.mark.parametrize("basis", ["consent", "duty"])
def test_not_them_hides_the_family_from_them(searcher, what, basis):
    family = listed_household() if basis == "consent" else household()
    if basis == "duty":
        ListingFactory(case=family.case)
    team = searcher.memberships.get().team
    left_out = {"team": team} if what == "team" else {"agency": team.agency}
    other = consent_for(family, people=[family.mother])
    ConsentExclusionFactory(consent=other, **({"team": None} | left_out))

    assert finds(searcher) == []
    assert finds(outsider()) == [family.child.pk]


def test_not_them_by_one_of_her_teams_hides_it_whichever_she_works_for(searcher):
    family = listed_household()
    second = TeamMembershipFactory(practitioner=searcher)
    exclusion = ConsentExclusionFactory(
        consent=consent_for(family, people=[family.mother]), team=second.team
    )

    assert finds(searcher) == []

    TeamMembership.objects.filter(pk=second.pk).update(
        ended_at=timezone.now(), ended_by=searcher
    )
    assert finds(searcher) == [family.child.pk]
    assert exclusion.team == second.team


def test_not_them_withdrawn_still_shuts_an_older_consent(searcher):
    family = listed_household()
    later = consent_for(family, people=[family.mother])
    ConsentExclusionFactory(consent=later, team=searcher.memberships.get().team)
    Consent.objects.filter(pk=later.pk).update(
        withdrawn_at=timezone.now(), withdrawn_by=family.case.opened_by
    )

    assert finds(searcher) == []


def test_an_unborn_child_is_found_by_the_expected_date(searcher):
    family = household()
    unborn = PersonFactory(case=family.case, unborn=True)
    ListingFactory(case=family.case)

    found = finds(searcher, given_name="", born_on=unborn.expected_on)

    assert found == [unborn.pk]
    assert Person.objects.get(pk=unborn.pk).born_on is None
