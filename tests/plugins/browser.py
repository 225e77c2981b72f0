"""The machine's own Chromium, for tests marked `browser`."""

import os
import shutil

import pytest

PROGRAMS = ("chromium", "chromium-browser", "google-chrome")
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")  # Playwright runs a loop.


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args):
    """Without Chromium's own sandbox only where it cannot have one: as root."""
    program = next(filter(None, map(shutil.which, PROGRAMS)), None)
    if program is None:
        pytest.fail("Chromium is missing: run bin/setup --tests")
    alone = ["--no-sandbox"] if os.geteuid() == 0 else []
    return {**browser_type_launch_args, "executable_path": program, "args": alone}
