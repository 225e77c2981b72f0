"""Chromium from the machine, and people with browsers of their own."""

import os

import pytest
from playwright.sync_api import sync_playwright

from tests.browser.hands import Hands

os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")


@pytest.fixture(scope="session")
def chromium():
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path="/usr/bin/chromium", args=["--no-sandbox"]
        )
        yield browser
        browser.close()


@pytest.fixture
def person(chromium, site):
    """Return somebody signed in, in a browser of her own."""
    contexts = []

    def sign_in(username, *, keyboard=False, scripts=True):
        context = chromium.new_context(java_script_enabled=scripts)
        context.set_default_timeout(15_000)
        contexts.append(context)
        return Hands(context, site, keyboard=keyboard).sign_in(username)

    yield sign_in
    for context in contexts:
        context.close()
