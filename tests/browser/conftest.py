"""Chromium from the machine, and people with browsers of their own."""

import pytest

from tests.browser.hands import Hands


@pytest.fixture(scope="session")
def chromium(browser):
    """The one Chromium of the run: a second Playwright cannot start beside it."""
    return browser


@pytest.fixture
def person(chromium, site):
    """Return somebody signed in, in a browser of her own."""
    contexts = []

    def sign_in(username, *, keyboard=False, scripts=True, size=None):
        more = {"viewport": size, "has_touch": True} if size else {}
        context = chromium.new_context(java_script_enabled=scripts, **more)
        context.set_default_timeout(60_000)
        contexts.append(context)
        return Hands(context, site, keyboard=keyboard).sign_in(username)

    yield sign_in
    for context in contexts:
        context.close()
