"""Who may hand a family over to another area: each part of the rule, from both sides."""

import pytest

from information_sharing import access
from information_sharing.exceptions import AccessDenied
from tests.factories.agencies import TeamFactory
from tests.factories.information_sharing_office import (
    ShieldingFactory,
    ShieldReaderFactory,
)
from tests.people import consent_for, lead_professional, member_of, share, team_member

pytestmark = pytest.mark.django_db


def test_who_coordinates_and_sees_the_plan_hands_over(family):
    ShieldingFactory()

    for by in (
        team_member(family.case),
        lead_professional(family, categories=["PLAN"]),
    ):
        access.check_can_hand_over(by, family.case)
        assert access.can_hand_over(by, family.case)


def test_a_lead_to_whom_the_plan_is_not_shared_does_not(family):
    with pytest.raises(AccessDenied, match="the plan is not shared"):
        access.check_can_hand_over(lead_professional(family), family.case)


def test_who_sees_the_plan_and_does_not_coordinate_does_not(family):
    team = TeamFactory()
    share(family, team, consent=consent_for(family, team, categories=["PLAN"]))

    with pytest.raises(AccessDenied, match="Only the team that opened the case"):
        access.check_can_hand_over(member_of(team), family.case)


def test_where_addresses_are_protected_only_a_named_reader_does(family):
    worker, reader = team_member(family.case), team_member(family.case)
    shield = ShieldingFactory(case=family.case)
    ShieldReaderFactory(shielding=shield, practitioner=reader)

    access.check_can_hand_over(reader, family.case)
    with pytest.raises(AccessDenied, match="protected"):
        access.check_can_hand_over(worker, family.case)
