import os

import pytest

from tests.factories.agencies import TeamMembershipFactory
from tests.front import urls

os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")


@pytest.fixture(scope="session")
def browser_type_launch_args():
    """The machine's own Chromium."""
    return {"executable_path": "/usr/bin/chromium", "args": ["--no-sandbox"]}


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
