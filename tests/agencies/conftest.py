"""A team that somebody leaves, and those who see to it."""

import pytest

from agencies.models import RoleName
from tests.factories.agencies import TeamFactory, TeamMembershipFactory


@pytest.fixture
def team():
    return TeamFactory(name="Riverside family support")


@pytest.fixture
def place(team):
    return TeamMembershipFactory(team=team)


@pytest.fixture
def manager(team):
    place = TeamMembershipFactory(team=team, role=RoleName.TEAM_MANAGER)
    return place.practitioner


@pytest.fixture
def administrator(team):
    place = TeamMembershipFactory(
        team__agency=team.agency, role=RoleName.AGENCY_ADMINISTRATOR
    )
    return place.practitioner
