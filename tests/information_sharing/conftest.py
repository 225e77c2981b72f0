"""A family, a team to share with, and someone who works with the family."""

import pytest

from tests.factories.agencies import TeamFactory
from tests.information_sharing.walker import Walker
from tests.people import consent_for, household, member_of, team_member


@pytest.fixture
def family():
    """A child, her mother, and a father who lives elsewhere."""
    return household()


@pytest.fixture
def therapy():
    """The team that something is shared with."""
    return TeamFactory(name="Speech and language therapy")


@pytest.fixture
def therapist(therapy):
    """Someone of that team."""
    return member_of(therapy)


@pytest.fixture
def by(family):
    """Someone of the team that opened the case."""
    return team_member(family.case)


@pytest.fixture
def consent(family, therapy):
    """What the mother agreed to, for that team."""
    return consent_for(family, therapy)


@pytest.fixture
def viewer(family, client):
    """Someone of the recording team, signed in."""
    viewer = team_member(family.case)
    client.force_login(viewer)
    return viewer


@pytest.fixture
def walker(client, family, viewer):
    """The same, answering the eight questions."""
    return Walker(client, family)
