"""Which services are not named, name by name: what is hidden, and what beside it is not."""

import pytest

from agencies.models import Agency, RoleName
from information_sharing import access
from information_sharing.access import SCHOOL, SENSITIVE_SERVICE
from tests.factories.agencies import (
    AgencyFactory,
    TeamFactory,
    TeamMembershipFactory,
)
from tests.factories.cases import InvolvementFactory
from tests.factories.information_sharing_office import ShieldingFactory
from tests.people import household, lead_professional, member_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def family():
    return household()


@pytest.fixture
def lead(family):
    return lead_professional(family)


@pytest.fixture
def haven():
    return TeamFactory(name="Haven", is_sensitive=True, telephone="01632 960999")


def nursery():
    return TeamFactory(name="Little Otters", agency__kind=Agency.Kind.EARLY_YEARS)


def services(family, lead):
    return access.services_for(lead, family.case)


def test_nothing_is_hidden_where_nothing_is_sensitive(family, lead):
    TeamFactory(name="Housing advice")

    assert not services(family, lead).unnamed_teams().exists()
    assert services(family, lead).unnamed_people() == frozenset()


def test_the_service_and_its_people_are_hidden_and_no_others(family, lead, haven):
    counsellor, adviser = member_of(haven), member_of(TeamFactory())
    told = services(family, lead)

    assert list(told.unnamed_teams()) == [haven]
    assert told.unnamed_people() == {counsellor.pk}
    assert told.name(counsellor) == SENSITIVE_SERVICE
    assert told.name(adviser) == str(adviser)
    assert told.name("Somebody of the family") == "Somebody of the family"


def test_who_works_in_the_service_reads_its_name(family, haven):
    counsellor = member_of(haven)

    told = services(family, counsellor)

    assert told.name(haven) == "Haven"
    assert haven not in told.unnamed_teams()


def test_no_part_of_a_longer_name_is_left_in_a_page(family, lead, haven):
    TeamFactory(name="Haven house", is_sensitive=True)

    said = services(family, lead).said("Ask Haven house.")

    assert said == f"Ask {SENSITIVE_SERVICE}."


def test_its_number_is_not_told_and_a_service_without_one_changes_nothing(
    family, lead, haven
):
    TeamFactory(name="Quiet room", is_sensitive=True, telephone="")

    said = services(family, lead).said("Ring 01632 960999, or 01632 960111.")

    assert said == "Ring number not told, or 01632 960111."


@pytest.mark.parametrize("also_open", [True, False])
def test_an_agency_is_hidden_only_when_all_its_teams_are(family, lead, also_open):
    agency = AgencyFactory(name="Safe harbours")
    TeamFactory(name="Aa", agency=agency, is_sensitive=True)
    TeamFactory(name="Bb", agency=agency, is_sensitive=not also_open)
    told = services(family, lead)

    expected = "Safe harbours" if also_open else SENSITIVE_SERVICE
    assert told.name(agency) == expected
    assert told.said("Safe harbours") == expected


def test_an_agency_without_teams_is_named(family, lead, haven):
    agency = AgencyFactory(name="New beginnings")

    assert services(family, lead).name(agency) == "New beginnings"


def test_a_nursery_is_named_where_only_a_service_is_sensitive(family, lead, haven):
    told = services(family, lead)

    assert told.name(nursery()) == "Little Otters"


def test_a_nursery_is_not_named_where_the_address_is_protected(family, lead):
    otters, advice = nursery(), TeamFactory(name="Housing advice")
    teacher = member_of(otters)
    ShieldingFactory(case=family.case)
    told = services(family, lead)

    assert told.name(otters) == SCHOOL
    assert told.name(teacher) == SCHOOL
    assert told.name(advice) == "Housing advice"
    assert list(told.unnamed_teams()) == [otters]


@pytest.mark.parametrize("colleagues_may_know", [True, False])
def test_a_paper_for_somebody_names_the_services_about_her_alone(
    family, haven, colleagues_may_know
):
    InvolvementFactory(
        case=family.case,
        person=family.mother,
        team=haven,
        is_sensitive=not colleagues_may_know,
    )

    assert access.services_kept_from(family.mother, family.case) == set()
    assert access.services_kept_from(family.father, family.case) == {haven.pk}


def test_a_service_that_is_sensitive_here_alone_is_kept_too(family):
    team = TeamFactory(name="Housing advice")
    InvolvementFactory(case=family.case, team=team, is_sensitive=True)

    assert access.services_kept_from(family.father, family.case) == {team.pk}


def test_nurseries_are_not_counted_among_what_is_hidden_for_another_reason(
    family, lead, haven
):
    nursery()

    assert list(services(family, lead).unnamed_teams()) == [haven]


def test_a_number_is_told_where_the_name_is(family, lead, haven):
    advice = TeamFactory(name="Housing advice", telephone="01632 960111")
    told = services(family, lead)

    assert told.telephone(advice) == "01632 960111"
    assert told.telephone(haven) == ""


def test_an_officer_who_works_in_another_role_too_reads_the_name(family, haven):
    officer = TeamMembershipFactory(role=RoleName.INFORMATION_OFFICER).practitioner
    TeamMembershipFactory(practitioner=officer)

    assert access.services_for(officer, family.case).name(haven) == "Haven"


def test_what_was_marked_for_another_family_is_named_on_this_ones_papers(family):
    team = TeamFactory(name="Housing advice")
    InvolvementFactory(team=team, is_sensitive=True)
    InvolvementFactory(case=family.case, team=team, is_sensitive=False)

    assert access.services_kept_from(family.father, family.case) == set()
