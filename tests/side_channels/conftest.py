"""A therapist among families: one that she may see, many that she may not."""

import logging

import pytest

from tests.factories.agencies import TeamFactory
from tests.people import household, member_of, share


@pytest.fixture(autouse=True)
def quiet():
    """Refusals are meant here."""
    logging.disable(logging.CRITICAL)
    yield
    logging.disable(logging.NOTSET)


@pytest.fixture
def hidden(db):
    """A family that nobody shared with the therapist."""
    return household()


@pytest.fixture
def therapist(client, hidden):
    """Somebody signed in, with a family of her own."""
    team = TeamFactory()
    person = member_of(team)
    share(household(), team)
    client.force_login(person)
    return person
