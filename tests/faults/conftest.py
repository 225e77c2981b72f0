"""A family that two teams may see, its pages, and what can be taken away."""

from contextlib import contextmanager

import pytest
from django.core.cache import cache
from django.test import Client
from django.urls import reverse
from psycopg2.sql import SQL, Identifier

from config.local_postgres import APP, OWNER
from tests.factories.agencies import TeamFactory
from tests.factories.cases import AssessmentFactory, ContributionFactory
from tests.people import household, member_of, share, team_member

CHILD = "Maya"
"""The child's name: on every page of the case for those who may see it."""

OF_THE_CASE = [
    "cases:detail",
    "cases:plan",
    "cases:summary-pdf",
    "cases:api-detail",
    "information_sharing:sharing",
    "information_sharing:why",
    "information_sharing:who",
    "information_sharing:record-consent",
]
OF_EVERYBODY = ["home", "cases:list", "cases:api-list"]
PAGES = OF_THE_CASE + OF_EVERYBODY
WRITES = ["information_sharing:record-consent", "cases:add-goal"]


@pytest.fixture
def family(db):
    """A family with something written about its child."""
    family = household()
    assessment = AssessmentFactory(person=family.child)
    ContributionFactory(assessment=assessment)
    return family


@pytest.fixture
def readers(family):
    """Somebody of the recording team, and somebody with whom health is shared."""
    therapist = member_of(TeamFactory())
    share(family, therapist.memberships.get().team)
    return [team_member(family.case), therapist]


def address(page, case):
    """Return where a page is."""
    return reverse(page, args=[case.pk] if page in OF_THE_CASE + WRITES else [])


def browser(person):
    """Return a browser with this person signed in; errors come as pages."""
    client = Client(raise_request_exception=False)
    client.force_login(person)
    return client


def tells(response):
    """Whether an answer says something of the family: text, or a whole document."""
    return response.status_code == 200 and (
        CHILD.encode() in response.content
        or response["Content-Type"] == "application/pdf"
    )


@pytest.fixture
def without(postgres, database_name):
    """Take a right away from the application, or from the owner of the views."""

    @contextmanager
    def taking(right, table, *, role=APP):
        names = Identifier(table), Identifier(role)
        revoke = SQL(f"REVOKE {right} ON {{}} FROM {{}}").format(*names)
        give = SQL(f"GRANT {right} ON {{}} TO {{}}").format(*names)
        postgres.execute(revoke, name=database_name)
        try:
            yield
        finally:
            postgres.execute(give, name=database_name)

    return taking


@pytest.fixture
def no_valkey(settings, tmp_path):
    """The cache and the broker are where nobody listens."""
    nowhere = f"unix://{tmp_path}/nobody.sock?db=0"
    cache.clear()
    settings.CACHES = {
        "default": {**settings.CACHES["default"], "LOCATION": nowhere},
    }
    return nowhere


@pytest.fixture
def owner():
    """Whose rights the views read their tables by."""
    return OWNER
