"""A family becomes known to the team that opens its case, and to nobody else."""

import pytest

from cases import commands
from cases.models import Address, Case, Person
from information_sharing import access
from information_sharing.exceptions import AccessDenied
from information_sharing.models import AccessEvent
from tests.factories.agencies import TeamFactory
from tests.people import centre_manager, member_of, outsider

pytestmark = pytest.mark.django_db

CHILD = {
    "kind": Person.Kind.CHILD,
    "given_name": "Maya",
    "family_name": "Ward",
    "born_on": None,
    "expected_on": None,
}
FATHER = {
    "kind": Person.Kind.PARENT_CARER,
    "given_name": "Daniel",
    "family_name": "Okoro",
    "relationship": "Father",
    "lives_elsewhere": True,
}
HOME = {"lines": "1 Mill Lane", "postcode": "RV1 1AA", "telephone": ""}


@pytest.fixture
def team():
    return TeamFactory()


@pytest.fixture
def practitioner(team):
    return member_of(team)


def register(team, by):
    return commands.register_family(team=team, people=[CHILD, FATHER], home=HOME, by=by)


def test_the_team_sees_its_new_case_and_an_outsider_does_not(team, practitioner):
    case = register(team, practitioner)

    assert access.can_view_case(practitioner, case)
    assert access.can_view_case(member_of(team), case)
    assert not access.can_view_case(outsider(), case)


def test_the_address_is_not_kept_for_somebody_who_lives_elsewhere(team, practitioner):
    case = register(team, practitioner)

    assert {a.person.given_name for a in Address.objects.filter(case=case)} == {"Maya"}


def test_registering_is_one_event(team, practitioner):
    case = register(team, practitioner)

    assert [e.event for e in AccessEvent.objects.filter(case=case)] == [
        "FAMILY_REGISTERED"
    ]


def test_register_refused_for_a_team_one_does_not_work_in(practitioner):
    with pytest.raises(AccessDenied, match="You do not work in"):
        register(TeamFactory(), practitioner)

    assert not Case.objects.exists()


def test_register_refused_for_a_manager(team):
    manager = centre_manager(team.centre)

    with pytest.raises(AccessDenied, match="Your role"):
        register(manager.memberships.get().team, manager)


def test_references_can_be_read_aloud(team, practitioner):
    reference = register(team, practitioner).reference

    assert len(reference) == len("TA-2K7-4M")
    assert not set(reference[3:]) & set("01IOLU")
