import pytest

from tests.factories.agencies import TeamMembershipFactory
from tests.front import urls


@pytest.fixture
def practitioner(transactional_db):
    return TeamMembershipFactory().practitioner


@pytest.fixture
def signed_in(page, live_server, client, practitioner):
    """A browser page of someone who is signed in."""
    client.force_login(practitioner)
    cookie = client.cookies["sessionid"].value
    page.context.add_cookies(
        [{"name": "sessionid", "value": cookie, "url": live_server.url}]
    )
    urls.SAVED.clear()
    yield page
    page.goto("about:blank")
    page.wait_for_timeout(500)  # the last draft arrives before the tables are emptied
