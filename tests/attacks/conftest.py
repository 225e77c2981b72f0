"""A family with two children, and a therapist whom two decisions show different parts."""

import pytest

from tests.factories.agencies import TeamFactory
from tests.factories.cases import PersonFactory
from tests.people import household, member_of, team_member


@pytest.fixture
def family():
    """A child, her mother, and a father who lives elsewhere."""
    return household()


@pytest.fixture
def brother(family):
    """A second child of the same case."""
    return PersonFactory(case=family.case)


@pytest.fixture
def therapy():
    """The team that something is shared with."""
    return TeamFactory(name="Speech and language therapy")


@pytest.fixture
def therapist(therapy):
    """Someone of that team."""
    return member_of(therapy)


@pytest.fixture
def worker(family):
    """Someone of the team that opened the case."""
    return team_member(family.case)
