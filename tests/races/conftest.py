"""A family shared with a therapist, committed, so that every connection sees it."""

import pytest
from django.test import Client

from information_sharing import commands
from tests.factories.agencies import TeamFactory
from tests.people import consent_for, household, member_of, share, team_member


@pytest.fixture
def family(transactional_db):
    """A child, her mother, and a father who lives elsewhere."""
    return household()


@pytest.fixture
def worker(family):
    """Someone of the team that opened the case."""
    return team_member(family.case)


@pytest.fixture
def therapy(family):
    """The team that health and development are shared with."""
    return TeamFactory(name="Speech and language therapy")


@pytest.fixture
def therapist(therapy):
    """Someone of that team."""
    return member_of(therapy)


@pytest.fixture
def consent(family, therapy):
    """What the sharing rests on."""
    consent = consent_for(family, therapy)
    share(family, therapy, consent=consent)
    return consent


@pytest.fixture
def withdraw(consent, worker):
    """Take the consent back, wherever this is called."""
    return lambda: commands.withdraw_consent(
        consent=consent, reason="She said so.", by=worker
    )


@pytest.fixture
def signed_in():
    """A browser with this person signed in."""

    def sign_in(person):
        client = Client()
        client.force_login(person)
        return client

    return sign_in
