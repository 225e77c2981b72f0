"""A centre with a manager and enough children to show figures."""

import pytest

from agencies.models import RoleName
from evaluation.counting import BETTER, NO_CHANGE, NOT_YET_KNOWN, WORSE
from tests.evaluation.town import add_children
from tests.factories.agencies import TeamFactory, TeamMembershipFactory
from tests.people import centre_manager, household, team_member


@pytest.fixture
def team(db):
    """A team of the centre, with children on record."""
    team = TeamFactory(centre__name="Riverside children's centre")
    add_children(team, {BETTER: 12, NO_CHANGE: 7, WORSE: 2, NOT_YET_KNOWN: 5})
    add_children(team, {BETTER: 6, WORSE: 6}, aims=["BH1", "SS2"])
    return team


@pytest.fixture
def manager(team):
    """The manager of that centre."""
    return centre_manager(team.centre)


@pytest.fixture
def other_manager(db):
    """A manager of some other centre."""
    return centre_manager(TeamFactory().centre)


@pytest.fixture
def colleague(team, manager):
    """A second manager of the same centre."""
    of_centre = manager.memberships.get().team
    return TeamMembershipFactory(team=of_centre, role=RoleName.MANAGER).practitioner


@pytest.fixture
def as_manager(client, manager):
    """A browser in which the manager has signed in."""
    client.force_login(manager)
    return client


@pytest.fixture
def family(db):
    """A child, her mother, and a father who lives elsewhere."""
    return household()


@pytest.fixture
def worker(family):
    """Somebody of the team that opened this family's case."""
    return team_member(family.case)


@pytest.fixture
def therapy(db):
    """The team that something of the family is shared with."""
    return TeamFactory(name="Speech and language therapy")


@pytest.fixture
def commissioner(db):
    """Somebody who reads for the authority, at no centre in particular."""
    role = RoleName.COMMISSIONER
    return TeamMembershipFactory(team=TeamFactory(), role=role).practitioner
