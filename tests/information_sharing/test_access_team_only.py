"""A team's own lists: for those who work with families in it, today, and nobody else."""

import pytest

from agencies.models import RoleName
from cases.models import Birth
from information_sharing import access
from information_sharing.exceptions import AccessDenied
from tests.factories.agencies import TeamFactory, TeamMembershipFactory
from tests.factories.cases_centre import BirthFactory
from tests.people import member_of

pytestmark = pytest.mark.django_db


def test_who_works_with_families_in_the_team_keeps_its_lists():
    birth = BirthFactory()
    hers = member_of(birth.team)

    access.check_can_keep(hers, birth.team)

    assert list(access.of_her_teams(hers, Birth.objects.all())) == [birth]


def test_another_team_of_the_same_agency_sees_none_of_it():
    birth = BirthFactory()
    other = member_of(TeamFactory(agency=birth.team.agency, centre=birth.team.centre))

    with pytest.raises(AccessDenied):
        access.check_can_keep(other, birth.team)
    assert not access.of_her_teams(other, Birth.objects.all()).exists()


@pytest.mark.parametrize(
    "place",
    [
        {"role": RoleName.MANAGER},
        {"role": RoleName.INFORMATION_OFFICER},
        {"role": RoleName.AUDITOR},
        {"ended": True},
    ],
)
def test_another_role_or_a_place_that_has_ended_opens_no_list(place):
    birth = BirthFactory()
    someone = TeamMembershipFactory(team=birth.team, **place).practitioner

    assert not access.can_keep(someone, birth.team)
    assert not access.of_her_teams(someone, Birth.objects.all()).exists()
